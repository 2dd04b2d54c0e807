"""What the lanes are painted with: lines, rectangles and words, laid out in pixels at the moment of painting.

pyqtgraph's own items draw in units of the data, where a gap of 1 pixel, a round corner or a label that makes way for
another cannot be said. These also draw twenty years in one go.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from lcjournal.ui.charts.time_axis import ticks

Floats = NDArray[np.float64]
_ROUND_FROM = 6.0
"""Narrower blocks, in pixels, have no gap beside them and no round corners."""


class PixelItem(pg.GraphicsObject):
    """An item that fills the view and is painted in its pixels; subclasses write ``draw``."""

    @override
    def boundingRect(self) -> QRectF:
        """Return the visible part of the data."""
        return QRectF(self.viewRect() or QRectF())

    def viewRangeChanged(self) -> None:  # noqa: N802 -- called by pyqtgraph
        """Follow the view."""
        self.prepareGeometryChange()
        self.update()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Leave the units of the data, and draw."""
        to_pixels = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setClipRect(to_pixels.mapRect(self.boundingRect()))
        self.draw(painter, to_pixels, self.boundingRect())
        painter.restore()

    def draw(self, painter: QPainter, to_pixels: QTransform, view: QRectF) -> None:
        """Paint in pixels what lies in ``view``, which is in units of the data."""
        raise NotImplementedError


class Grid(PixelItem):
    """Hairlines: upright at the ticks of the time axis, level at ``levels``."""

    def __init__(self, colour: QColor, levels: Sequence[float] = ()) -> None:
        super().__init__()
        self._colour, self._levels = colour, levels
        self.setZValue(-20)

    def set_levels(self, levels: Sequence[float]) -> None:
        """Draw other level lines."""
        self._levels = levels
        self.update()

    @override
    def draw(self, painter: QPainter, to_pixels: QTransform, view: QRectF) -> None:
        box = to_pixels.mapRect(view)
        painter.setPen(QPen(self._colour, 1))
        for x, _name in ticks(view.left(), view.right(), box.width()):
            middle = round(to_pixels.map(QPointF(x, 0)).x()) + 0.5
            painter.drawLine(QLineF(middle, box.top(), middle, box.bottom()))
        for level in self._levels:
            middle = round(to_pixels.map(QPointF(0, level)).y()) + 0.5
            painter.drawLine(QLineF(box.left(), middle, box.right(), middle))


@dataclass(frozen=True)
class BlockGroup:
    """Rectangles of one colour in units of the data, an array for each edge, sorted by ``left``."""

    colour: QColor
    left: Floats
    right: Floats
    bottom: Floats
    top: Floats


class Blocks(PixelItem):
    """Rectangles, with a gap of ``gap`` pixels on the right and at the top, and corners of ``radius``."""

    def __init__(self, groups: Sequence[BlockGroup], *, gap: float, radius: float) -> None:
        super().__init__()
        self._groups, self._gap, self._radius = groups, gap, radius

    @override
    def draw(self, painter: QPainter, to_pixels: QTransform, view: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for group in self._groups:
            painter.setBrush(group.colour)
            self._draw_group(painter, to_pixels, view, group)

    def _draw_group(self, painter: QPainter, to_pixels: QTransform, view: QRectF, group: BlockGroup) -> None:
        seen = slice(np.searchsorted(group.right, view.left()), np.searchsorted(group.left, view.right()))
        left = group.left[seen] * to_pixels.m11() + to_pixels.dx()
        width = (group.right[seen] - group.left[seen]) * to_pixels.m11()
        top = group.top[seen] * to_pixels.m22() + to_pixels.dy()
        height = (group.bottom[seen] - group.top[seen]) * to_pixels.m22()
        wide = bool(len(width)) and float(width[0]) >= _ROUND_FROM
        gap_x = self._gap if wide else 0.0
        edges = (left, top + self._gap, width - gap_x, np.maximum(height - self._gap, 1.0))
        boxes = list(map(QRectF, *(edge.tolist() for edge in edges)))  # Qt reads plain numbers much faster
        if not wide:
            painter.drawRects(boxes)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in boxes:
            painter.drawRoundedRect(box, self._radius, self._radius)


@dataclass(frozen=True)
class Words:
    """A few words at a place in units of the data, ``above`` pixels over it, centred or (``aside``) at its right.

    Words that would reach beyond ``end`` are left out.
    """

    x: float
    y: float
    text: str
    colour: QColor
    font: QFont
    above: float
    aside: bool = False
    end: float | None = None


class Labels(PixelItem):
    """Words that never overlap: earlier ones in the list win."""

    def __init__(self, words: Callable[[QRectF], Sequence[Words]]) -> None:
        super().__init__()
        self._words = words
        self.setZValue(20)

    @override
    def draw(self, painter: QPainter, to_pixels: QTransform, view: QRectF) -> None:
        frame = to_pixels.mapRect(view)
        taken: list[QRectF] = []
        for words in self._words(view):
            box = _place(words, to_pixels, frame)
            short = words.end is not None and box.right() > to_pixels.map(QPointF(words.end, 0)).x()
            if not short and not any(box.intersects(other) for other in taken):
                taken.append(box)
                painter.setFont(words.font)
                painter.setPen(words.colour)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.text)


def _place(words: Words, to_pixels: QTransform, frame: QRectF) -> QRectF:
    metrics = QFontMetricsF(words.font)
    width, height = metrics.horizontalAdvance(words.text) + 2, metrics.height()
    point = to_pixels.map(QPointF(words.x, words.y))
    left = point.x() - width / 2 if not words.aside else point.x() + 1
    left = min(max(left, frame.left()), frame.right() - width)
    return QRectF(left, point.y() - words.above - height / 2, width, height)
