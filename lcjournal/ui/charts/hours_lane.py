"""Hours a week or a month, stacked in one order, over the outline of the period before; protected time is a line."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.stack_words import protected_name
from lcjournal.core.stacks import Stack, Unit
from lcjournal.ui import theme
from lcjournal.ui.charts.bars import Bars
from lcjournal.ui.charts.items import BlockGroup, Blocks, PixelItem
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.theme import Theme

_STEPS = (30, 60, 120, 240, 300, 600, 1200, 2400, 6000, 12000)
_MOST_LINES = 5
_SIDE = 0.7
"""Days left free on each side of a bar."""


class _Before(PixelItem):
    """The bars of the period before, as outlines behind those of now."""

    def __init__(self, look: Theme, bars: Sequence[Stack]) -> None:
        super().__init__()
        self._look, self._bars = look, [bar for bar in bars if bar.before]
        self.setZValue(-10)

    @override
    def draw(self, painter: QPainter, to_pixels: QTransform, view: QRectF) -> None:
        pen = QPen(self._look.colour("text2"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(self._look.colour("sunken"))
        for bar in self._bars:
            left, right = bar.first.toordinal() + 0.2, bar.last.toordinal() + 0.8
            if right >= view.left() and left <= view.right():
                painter.drawRect(to_pixels.mapRect(QRectF(left, 0, right - left, bar.before)))


class _Protected(PixelItem):
    """The minutes a week that are protected, as dotted lines."""

    def __init__(self, look: Theme, steps: Sequence[tuple[date, date, int]]) -> None:
        super().__init__()
        self._look, self._steps = look, steps
        self.setZValue(10)

    @override
    def draw(self, painter: QPainter, to_pixels: QTransform, view: QRectF) -> None:
        pen = QPen(self._look.colour("text"), theme.space(2))
        pen.setDashPattern([1, 2])
        for first, last, minutes in self._steps:
            line = QLineF(max(first.toordinal(), view.left()), minutes, last.toordinal() + 1, minutes)
            if line.x2() >= view.left() and line.x1() <= view.right():
                painter.setPen(pen)
                painter.drawLine(to_pixels.map(line))
                self._name(painter, to_pixels.map(line.p1()), protected_name(minutes))

    def _name(self, painter: QPainter, start: QPointF, words: str) -> None:
        """Write over the beginning of a line, on a ground of its own: bars may stand there."""
        painter.setFont(theme.font("meta"))
        metrics = painter.fontMetrics()
        box = QRectF(
            start.x() + 2, start.y() - metrics.height() - 3, metrics.horizontalAdvance(words) + 6, metrics.height()
        )
        painter.fillRect(box, self._look.colour("surface"))
        painter.setPen(self._look.colour("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class HoursLane(Lane):
    """A bar for each week or month; the height of the axis follows what is seen."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look, 148)
        self._bars: Sequence[Stack] = ()
        self._protected: Sequence[tuple[date, date, int]] = ()
        self.box.sigXRangeChanged.connect(self._fit_height)

    def draw(self, bars: Bars) -> None:
        """Draw bars, oldest first. What is protected is told by week alone."""
        self.clear_lane()
        self._bars = bars.stacks
        self._protected = bars.practice.protected if bars.choice.unit is Unit.WEEK else ()
        if bars.choice.before:
            self.put(_Before(self.look, bars.stacks))
        self.put(Blocks(_groups(self.look, bars), gap=1, radius=1))
        self.put(_Protected(self.look, self._protected))
        self._fit_height()

    def _fit_height(self) -> None:
        left, right = self.box.viewRange()[0]
        seen = [
            max(bar.total, bar.before)
            for bar in self._bars
            if bar.last.toordinal() >= left and bar.first.toordinal() < right
        ]
        held = [
            minutes for first, last, minutes in self._protected if last.toordinal() > left and first.toordinal() < right
        ]
        most = max([*seen, *held, 1])
        step = next((step for step in _STEPS if most / step <= _MOST_LINES), _STEPS[-1])
        lines = range(0, -(-most // step) * step + 1, step)
        self.set_levels(
            [(line, i18n.duration(line) if line else "0") for line in lines], -0.05 * lines[-1], lines[-1] * 1.05
        )


def _groups(look: Theme, bars: Bars) -> list[BlockGroup]:
    shown = bars.stacks
    left = np.array([bar.first.toordinal() for bar in shown], dtype=float)
    right = np.array([bar.last.toordinal() + 1 for bar in shown], dtype=float)
    floor = np.zeros(len(shown))
    groups = []
    for part in bars.shared.parts:
        minutes = np.array([bar.minutes.get(part, 0) for bar in shown], dtype=float)
        some = minutes > 0
        colour = look.kind(bars.look(part), "fill")
        top = floor + minutes
        groups.append(BlockGroup(colour, left[some] + _SIDE, right[some] - _SIDE, floor[some], top[some]))
        floor = top
    return groups
