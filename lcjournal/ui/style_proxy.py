"""What a style sheet cannot draw: ticks, radio dots, combo boxes, and room for the focus ring.

Fusion underneath on every system, so that the app is tested once. Colours come from the palette of the option.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QLabel,
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
_FIELD_PADDING = 8

# Qt asks for metrics and hints thousands of times while a window is built: what is looked for is named once.
_RING_METRICS = {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}
_BOX_METRICS = {
    QStyle.PixelMetric.PM_IndicatorWidth,
    QStyle.PixelMetric.PM_IndicatorHeight,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
}
_BOXES = {QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck}
_HINTS = {QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1, QStyle.StyleHint.SH_ComboBox_Popup: 0}

# The parts of one control have the numbers of other parts in another: look them up by control.
_PARTS = {
    QStyle.ComplexControl.CC_ComboBox: (
        QStyle.SubControl.SC_ComboBoxEditField,
        (QStyle.SubControl.SC_ComboBoxArrow,),
    ),
    QStyle.ComplexControl.CC_SpinBox: (
        QStyle.SubControl.SC_SpinBoxEditField,
        (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown),
    ),
}


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
        if metric in _RING_METRICS:
            return _FOCUS_ROOM
        if metric in _BOX_METRICS and widget is not None:
            return max(18, round(widget.fontMetrics().height()))
        if metric == QStyle.PixelMetric.PM_LineEditIconSize and widget is not None:
            return max(16, round(widget.fontMetrics().height()))
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Put the focus ring above its widget and open combo boxes as lists below their field.

        Each tool tip asks once, before it has a text: it is told to show letters alone, for what others wrote could be
        markup that reads files or freezes the window, and Qt has no other way to say so.
        """
        if hint == QStyle.StyleHint.SH_ToolTipLabel_Opacity and isinstance(widget, QLabel):
            widget.setTextFormat(Qt.TextFormat.PlainText)
        answer = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if answer is None else answer

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw ticks and radio dots; no dotted focus rectangle, the ring says it."""
        if element in _BOXES:
            _draw_box(option, painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            _draw_radio(option, painter)
        elif element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    @override
    def sizeFromContents(
        self, type: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Make combo boxes and number fields as tall as the other fields, 36 px beside 14 px text."""
        result = super().sizeFromContents(type, option, size, widget)  # type: ignore[arg-type]  # Qt takes a null widget
        if widget is not None and type in {QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox}:
            text = widget.fontInfo().pixelSize()
            return QSize(result.width() + 2 * _FIELD_PADDING, max(result.height(), 2 * round(text * 18 / 14)))
        return result

    @override
    def subControlRect(
        self,
        cc: QStyle.ComplexControl,
        opt: QStyleOptionComplex,
        sc: QStyle.SubControl,
        w: QWidget | None = None,
    ) -> QRect:
        """Keep the words of a field away from its rounded frame."""
        rect = super().subControlRect(cc, opt, sc, w)  # type: ignore[arg-type]  # Qt takes a null widget
        edit, arrows = _PARTS.get(cc, (None, ()))
        if sc == edit:
            return rect.adjusted(_FIELD_PADDING, 1, -_FIELD_PADDING, -1)
        return rect.translated(-_FIELD_PADDING + 2, 0) if sc in arrows else rect

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the frame and the carets of combo boxes, dates and numbers."""
        carets: list[tuple[QStyle.SubControl, int]] = []
        if control == QStyle.ComplexControl.CC_ComboBox:
            carets = [(QStyle.SubControl.SC_ComboBoxArrow, 1)]
        elif control == QStyle.ComplexControl.CC_SpinBox:
            carets = [(QStyle.SubControl.SC_SpinBoxUp, -1), (QStyle.SubControl.SC_SpinBoxDown, 1)]
        if not carets:
            super().drawComplexControl(control, option, painter, widget)
            return
        _draw_field(option, painter)
        for part, direction in carets:
            place = self.subControlRect(control, option, part, widget)
            if place.isValid():
                _draw_caret(option, painter, place, direction)


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
    painter.setBrush(accent if on else _shade(option, QPalette.ColorRole.Button))
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


def _draw_field(option: QStyleOptionComplex, painter: QPainter) -> None:
    focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    width = 2.0 if focus else 1.0
    frame = QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_shade(option, QPalette.ColorRole.Highlight) if focus else _ink(option), width))
    painter.setBrush(_shade(option, QPalette.ColorRole.Base))
    painter.drawRoundedRect(frame, _FIELD_RADIUS, _FIELD_RADIUS)
    painter.restore()


def _draw_caret(option: QStyleOptionComplex, painter: QPainter, place: QRect, direction: int) -> None:
    centre, reach = QPointF(place.center()), max(3.0, place.height() / 9)
    steps = ((-1, -0.5 * direction), (0, 0.5 * direction), (1, -0.5 * direction))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_shade(option, QPalette.ColorRole.Text), 1.4))
    painter.drawPolyline(QPolygonF([centre + QPointF(x * reach, y * reach) for x, y in steps]))
    painter.restore()
