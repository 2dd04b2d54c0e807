"""The last scores of a domain as a small line with its margins, on the whole scale from 1 to 5."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core.progress import HIGHEST, LONGEST_JOIN, LOWEST
from lcjournal.ui import theme


@dataclass(frozen=True, slots=True)
class SparkPoint:
    """One score between its margins; that of a pulse is drawn as a ring."""

    day: date
    value: float
    low: float
    high: float
    pulse: bool = False


class Spark(QWidget):
    """Points stand by their days. Two that are far apart are not joined; one alone is a point."""

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[SparkPoint] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[SparkPoint], words: str) -> None:
        """Show scores, oldest first; ``words`` say the same."""
        self._points = points
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(9), theme.space(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(5), theme.space(44))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for first, second in pairwise(self._points):
            if second.day - first.day <= LONGEST_JOIN:
                self._paint_band(painter, first, second)
        for first, second in pairwise(self._points):
            if second.day - first.day <= LONGEST_JOIN:
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawLine(self._at(first, first.value), self._at(second, second.value))
        for point in self._points:
            self._paint_point(painter, point)
        painter.end()

    def _paint_band(self, painter: QPainter, first: SparkPoint, second: SparkPoint) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("band"))
        ends = ((first, first.low), (first, first.high), (second, second.high), (second, second.low))
        painter.drawPolygon(QPolygonF([self._at(point, value) for point, value in ends]))

    def _paint_point(self, painter: QPainter, point: SparkPoint) -> None:
        radius = theme.space(3 if point.pulse else 4)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("surface" if point.pulse else "accent"))
        painter.drawEllipse(self._at(point, point.value), radius, radius)

    def _at(self, point: SparkPoint, value: float) -> QPointF:
        edge = theme.space(6)
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        first, last = self._points[0].day, self._points[-1].day
        share = (point.day - first) / (last - first) if last > first else 0.5
        height = (value - LOWEST) / (HIGHEST - LOWEST)
        return QPointF(room.left() + share * room.width(), room.bottom() - height * room.height())
