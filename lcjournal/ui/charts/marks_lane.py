"""The activities: an icon on its day while there is room, longest first, else a dot; bars for those that last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QTransform
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.progress import Mark
from lcjournal.ui import icons, theme
from lcjournal.ui.charts.items import PixelItem
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.theme import Theme

_SHORTEST_BAR = 6
"""Pixels; a shorter bar says nothing that the mark does not."""


@dataclass(frozen=True)
class _Spot:
    """A mark where it was painted, in pixels; what a click finds."""

    box: QRectF
    mark: Mark


class _Marks(PixelItem):
    """Paints the marks and remembers where."""

    def __init__(self, look: Theme, marks: Sequence[Mark], icon_of: Callable[[str], str]) -> None:
        super().__init__()
        self._look, self._icon_of = look, icon_of
        self._marks = sorted(marks, key=lambda mark: mark.minutes, reverse=True)
        self._first = np.array([mark.first.toordinal() for mark in self._marks], dtype=float)
        self._last = np.array([mark.last.toordinal() + 1 for mark in self._marks], dtype=float)
        self._long = np.array([mark.row is not None for mark in self._marks], dtype=bool)
        self._fills = {kind: look.kind(kind, "fill") for kind in {mark.kind for mark in self._marks}}
        self.spots: list[_Spot] = []

    @override
    def draw(self, painter: QPainter, to_pixels: QTransform, view: QRectF) -> None:
        frame = to_pixels.mapRect(view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self.spots = []
        first = (self._first + 0.5) * to_pixels.m11() + to_pixels.dx()
        last = self._last * to_pixels.m11() + to_pixels.dx()
        long = self._long & (last - first >= _SHORTEST_BAR) & (last > frame.left()) & (first < frame.right())
        for index in np.flatnonzero(long):
            self._draw_bar(painter, self._marks[index], first[index], last[index], frame.top())
        inside = np.flatnonzero((first >= frame.left()) & (first <= frame.right()))
        side, dot = theme.space(22), theme.space(4)
        places = np.clip(first[inside], frame.left() + side / 2, frame.right() - side / 2)
        icons_taken, dots_taken = (bytearray(int(frame.width()) + 2 * side) for _row in range(2))
        # Most of thousands find no room: what is asked of each is kept to plain bytes.
        offsets = (first[inside] - frame.left()).astype(int)
        for number, left, x in zip(inside.tolist(), offsets.tolist(), places.tolist(), strict=True):
            if not any(icons_taken[left : left + side + 2]):
                icons_taken[left : left + side + 2] = b"\1" * (side + 2)
                self._draw_icon(painter, self._marks[number], QPointF(x, frame.top() + side / 2), side)
            elif not dots_taken[left]:
                dots_taken[left : left + dot // 2] = b"\1" * (dot // 2)
                self._draw_dot(painter, self._marks[number], QPointF(x, frame.top() + side + dot), dot)

    def _draw_bar(self, painter: QPainter, mark: Mark, left: float, right: float, top: float) -> None:
        top += theme.space(31) + (mark.row or 0) * theme.space(5)
        box = QRectF(left, top, right - left, theme.space(3))
        painter.setBrush(self._fills[mark.kind])
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        self.spots.append(_Spot(box.adjusted(-1, -1, 1, 1), mark))

    def _draw_icon(self, painter: QPainter, mark: Mark, centre: QPointF, side: int) -> None:
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        painter.setBrush(self._look.kind(mark.kind, "tint"))
        painter.drawRoundedRect(box, theme.space(5), theme.space(5))
        glyph = box.adjusted(side / 5, side / 5, -side / 5, -side / 5)
        icons.draw(painter, self._icon_of(mark.kind), glyph, self._look.kind(mark.kind, "ink"))
        self.spots.append(_Spot(box, mark))

    def _draw_dot(self, painter: QPainter, mark: Mark, centre: QPointF, side: int) -> None:
        """Paint an activity whose icon has no room."""
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        painter.setBrush(self._fills[mark.kind])
        painter.drawEllipse(box)
        self.spots.append(_Spot(box.adjusted(-2, -2, 2, 2), mark))


class MarksLane(Lane):
    """Clicking a mark opens its activity; pointing at one says its name."""

    activity_clicked = Signal(str)

    def __init__(self, look: Theme) -> None:
        super().__init__(look, 48)
        self._item: _Marks | None = None
        self.set_levels((), 0, 1)

    def draw(self, marks: Sequence[Mark], icon_of: Callable[[str], str]) -> None:
        """Draw the activities; ``icon_of`` names the icon of a kind."""
        self.clear_lane()
        self._item = _Marks(self.look, marks, icon_of)
        self.put(self._item)

    def mark_at(self, point: QPointF) -> Mark | None:
        """Return the mark under a place of this widget; the one painted last is on top."""
        spots = self._item.spots if self._item else []
        return next((spot.mark for spot in reversed(spots) if spot.box.contains(point)), None)

    @override
    def clicked_at(self, place: QPointF) -> None:
        """Open the activity whose mark was clicked."""
        mark = self.mark_at(QPointF(self.mapFromScene(self.box.mapViewToScene(place))))
        if mark:
            self.activity_clicked.emit(mark.activity_id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the activity under the pointer."""
        super().mouseMoveEvent(event)
        mark = self.mark_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)
        text = f"{mark.title}\n{_days(mark.first, mark.last)} · {i18n.duration(mark.minutes)}" if mark else ""
        QToolTip.showText(event.globalPosition().toPoint(), text, self)


def _days(first: date, last: date) -> str:
    names = dict.fromkeys((i18n.day(first), i18n.day(last)))
    return " – ".join(names)
