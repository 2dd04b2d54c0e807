"""The tension of one goal as a large picture: where I am, where I want to be, and the arc that pulls."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core import wording
from lcjournal.core.i18n import _, decimal, integer
from lcjournal.ui import theme
from lcjournal.ui.widgets.tension import HIGHEST, LOWEST, Tension, describe

_NEAREST = 0.12
"""Levels closer than this have no room for an arc between them."""


class TensionArc(QWidget):
    """A scale of 1 to 5 with the band, the dot, the ring and the arc; ``before`` names the earlier level’s month."""

    def __init__(self, name: str, tension: Tension, before: str = "") -> None:
        super().__init__()
        self._tension, self._before = tension, before
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = describe(name, tension)
        rest = "; ".join(filter(None, (self._pull(), self._earlier())))
        self.setAccessibleName(words)
        self.setAccessibleDescription(rest)
        self.setToolTip("\n".join(filter(None, (words, rest))))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(26), theme.em(8))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(14), theme.em(8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter)
        self._paint_margin(painter)
        self._paint_arc(painter)
        self._paint_before(painter)
        self._paint_ends(painter)
        painter.end()

    def _pull(self) -> str:
        now, desired = self._tension.now, self._tension.desired
        if now is None or desired is None:
            return ""
        if desired <= now:
            return _("no distance left")
        distance = desired - round(now, 1)  # as both stand here, so that they add up
        return _("{distance} to go").format(distance=wording.level(round(distance, 2)))

    def _earlier(self) -> str:
        """Return “Jan 2.4”, or nothing where there is one level only."""
        level = self._tension.previous
        return "" if level is None else _("{month} {level}").format(month=self._before, level=decimal(level))

    def _x(self, level: float) -> float:
        edge = theme.em(2)
        share = (min(max(level, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
        return edge + share * (self.width() - 2 * edge)

    @property
    def _line(self) -> float:
        return self.height() - theme.em(2)

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.colour("border_strong"), 1.5))
        painter.drawLine(QPointF(self._x(LOWEST), self._line), QPointF(self._x(HIGHEST), self._line))
        half = theme.em(0.4)
        for level in range(int(LOWEST), int(HIGHEST) + 1):
            x = self._x(level)
            painter.drawLine(QPointF(x, self._line - half), QPointF(x, self._line + half))
            self._write(painter, integer(level), x, self._line + theme.em(1.3), "text2")

    def _paint_margin(self, painter: QPainter) -> None:
        low, high = self._tension.low, self._tension.high
        if low is not None and high is not None:
            height = theme.em(1)
            box = QRectF(self._x(low), self._line - height / 2, self._x(high) - self._x(low), height)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(theme.colour("band"))
            painter.drawRoundedRect(box, height / 2, height / 2)

    def _paint_arc(self, painter: QPainter) -> None:
        now, desired = self._tension.now, self._tension.desired
        if now is None or desired is None:
            return
        start, end = self._x(now), self._x(desired)
        top = self._line - theme.em(3.4)
        if abs(desired - now) > _NEAREST:
            path = QPainterPath(QPointF(start, self._line))
            path.cubicTo(QPointF(start, top - theme.em(1)), QPointF(end, top - theme.em(1)), QPointF(end, self._line))
            painter.setPen(QPen(theme.colour("desired"), 2.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        self._write(painter, self._pull(), (start + end) / 2, top - theme.em(0.9), "desired", strong=True)

    def _paint_before(self, painter: QPainter) -> None:
        before = self._tension.previous
        if before is None:
            return
        x, tip = self._x(before), self._line - theme.em(0.9)
        half = theme.em(0.36)
        corners = [QPointF(x - half, tip - 1.5 * half), QPointF(x + half, tip - 1.5 * half), QPointF(x, tip)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text2"))
        painter.drawPolygon(QPolygonF(corners))
        for words in (self._earlier(), decimal(before)):
            place = self._clear_of_arc(words, x)
            if place is not None:
                self._write(painter, words, place, tip - theme.em(1.3), "text2")
                break

    def _clear_of_arc(self, words: str, x: float) -> float | None:
        """Return the middle of words for what is at ``x``; None where the arc over it has no room for them."""
        now, desired = self._tension.now, self._tension.desired
        if now is None or desired is None:
            return x
        half = QFontMetricsF(theme.font("meta", tabular=True)).horizontalAdvance(words) / 2 + theme.em(0.4)
        start, end = sorted((self._x(now), self._x(desired)))
        if x <= start:
            return min(x, start - half)
        if x >= end:
            return max(x, end + half)
        return x if start + half < x < end - half else None

    def _paint_ends(self, painter: QPainter) -> None:
        radius = theme.em(0.55)
        if self._tension.desired is not None:
            painter.setPen(QPen(theme.colour("desired"), 2.5))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(QPointF(self._x(self._tension.desired), self._line), radius, radius)
        if self._tension.now is not None:
            painter.setPen(QPen(theme.colour("surface"), 1.5))
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(self._x(self._tension.now), self._line), radius, radius)

    def _write(
        self, painter: QPainter, words: str, middle: float, y: float, role: str, *, strong: bool = False
    ) -> None:
        font = theme.font("label" if strong else "meta", tabular=True)
        width = QFontMetricsF(font).horizontalAdvance(words) + 2
        left = max(0.0, min(middle - width / 2, self.width() - width))
        height = QFontMetricsF(font).height()
        _draw(painter, words, QRectF(left, y - height / 2, width, height), font, theme.colour(role))


def _draw(painter: QPainter, words: str, box: QRectF, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def legend(tension: Tension, desired: str) -> list[tuple[str, str]]:
    """Return what stands over the picture: “now”, with its words, and “desired”, with its own."""
    entries = []
    if tension.now is not None and tension.low is not None and tension.high is not None:
        values = {"now": decimal(tension.now), "low": decimal(tension.low), "high": decimal(tension.high)}
        entries.append(("now", _("now {now}, between {low} and {high}").format(**values)))
    else:
        entries.append(("now", _("no score yet")))
    if desired:
        entries.append(("desired", desired))
    elif tension.desired is not None:
        entries.append(("desired", _("desired {level}").format(level=wording.level(tension.desired))))
    return entries
