"""What a style sheet cannot draw: ticks, radio dots, combo boxes, and room for the focus ring.

Fusion underneath on every system, so that the app is tested once. Colours come from the palette of the option.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)
from typing_extensions import override

_FOCUS_ROOM = 4
_FIELD_RADIUS = 8


def _shade(option: QStyleOption, role: QPalette.ColorRole) -> QColor:
    return option.palette.color(role)


class ProxyStyle(QProxyStyle):
    """Fusion with the app's own check boxes, radio buttons and combo boxes."""

    def __init__(self) -> None:
        super().__init__("fusion")

    @override
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Give room around the focus ring and make boxes as tall as the text."""
        if metric in {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}:
            return _FOCUS_ROOM
        boxes = {
            QStyle.PixelMetric.PM_IndicatorWidth,
            QStyle.PixelMetric.PM_IndicatorHeight,
            QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
            QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
        }
        if metric in boxes and widget is not None:
            return max(18, round(widget.fontMetrics().height()))
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Put the focus ring above its widget and open combo boxes as lists below their field."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_ComboBox_Popup:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw ticks and radio dots; no dotted focus rectangle, the ring says it."""
        if element == QStyle.PrimitiveElement.PE_IndicatorCheckBox:
            _draw_box(option, painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            _draw_radio(option, painter)
        elif element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the frame and the caret of a combo box or a date field."""
        if control == QStyle.ComplexControl.CC_ComboBox and widget is not None:
            arrow = self.subControlRect(control, option, QStyle.SubControl.SC_ComboBoxArrow, widget)
            _draw_combo(option, painter, arrow)
        else:
            super().drawComplexControl(control, option, painter, widget)


def _ink(option: QStyleOption) -> QColor:
    return _shade(option, QPalette.ColorRole.Dark)


def _draw_box(option: QStyleOption, painter: QPainter) -> None:
    on = bool(option.state & QStyle.StateFlag.State_On)
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    accent = _shade(option, QPalette.ColorRole.Highlight) if enabled else _shade(option, QPalette.ColorRole.Mid)
    box = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent if on else _ink(option), 1.25))
    painter.setBrush(accent if on else _shade(option, QPalette.ColorRole.Base))
    painter.drawRoundedRect(box, 4, 4)
    if on:
        side = box.width()
        tick = [box.topLeft() + QPointF(x * side, y * side) for x, y in ((0.24, 0.53), (0.43, 0.71), (0.77, 0.32))]
        painter.setPen(
            QPen(
                _shade(option, QPalette.ColorRole.HighlightedText),
                side / 9,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.drawPolyline(QPolygonF(tick))
    painter.restore()


def _draw_radio(option: QStyleOption, painter: QPainter) -> None:
    on = bool(option.state & QStyle.StateFlag.State_On)
    accent = _shade(option, QPalette.ColorRole.Highlight)
    circle = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent if on else _ink(option), 1.25))
    painter.setBrush(accent if on else _shade(option, QPalette.ColorRole.Base))
    painter.drawEllipse(circle)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_shade(option, QPalette.ColorRole.HighlightedText))
        painter.drawEllipse(circle.center(), circle.width() / 4.5, circle.width() / 4.5)
    painter.restore()


def _draw_combo(option: QStyleOptionComplex, painter: QPainter, arrow: QRect) -> None:
    focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    width = 2.0 if focus else 1.0
    frame = QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_shade(option, QPalette.ColorRole.Highlight) if focus else _ink(option), width))
    painter.setBrush(_shade(option, QPalette.ColorRole.Base))
    painter.drawRoundedRect(frame, _FIELD_RADIUS, _FIELD_RADIUS)
    centre, reach = QPointF(arrow.center()), max(4.0, arrow.height() / 9)
    caret = [centre + QPointF(x * reach, y * reach) for x, y in ((-1, -0.5), (0, 0.5), (1, -0.5))]
    painter.setPen(QPen(_shade(option, QPalette.ColorRole.Text), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(caret))
    painter.restore()
