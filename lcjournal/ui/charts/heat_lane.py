"""The days: one small square each, a column a week, darker with more minutes."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QTransform
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.progress import Day, Period
from lcjournal.ui import theme
from lcjournal.ui.charts.items import BlockGroup, Blocks, Floats, PixelItem
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.charts.time_axis import day_at
from lcjournal.ui.theme import Theme


class _LitDay(PixelItem):
    """A ring around one square."""

    def __init__(self, look: Theme, square: QRectF) -> None:
        super().__init__()
        self._look, self._square = look, square
        self.setZValue(30)

    @override
    def draw(self, painter: QPainter, to_pixels: QTransform, view: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), 2))
        painter.drawRoundedRect(to_pixels.mapRect(self._square).adjusted(1, 1, -1, -1), theme.space(3), theme.space(3))


class HeatLane(Lane):
    """Every second weekday is named; the names of the months stand below, for all lanes."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look, 106 + theme.BASE_PX * 1.7, dated=True)
        self._first_weekday = i18n.first_weekday()
        self._minutes: dict[date, int] = {}
        self._lit: _LitDay | None = None
        rows = [(6.5 - row, i18n.weekday_name((row + self._first_weekday) % 7)) for row in (0, 2, 4)]
        self.set_levels(rows, 0, 7, lines=False)

    def draw(self, days: Sequence[Day], span: Period) -> None:
        """Draw the days that have minutes, and the others of ``span`` as empty."""
        self.clear_lane()
        self._minutes = {day.day: day.minutes for day in days}
        ordinals = np.arange(span.since.toordinal(), span.until.toordinal() + 1)
        levels = np.zeros(len(ordinals), dtype=int)
        inside = [day for day in days if day.day in span]
        levels[[day.day.toordinal() - span.since.toordinal() for day in inside]] = [day.level for day in inside]
        groups = [self._group(level, ordinals[levels == level]) for level in range(5)]
        self.put(Blocks(groups, gap=1.5, radius=theme.space(3)))

    def minutes_of(self, day: date) -> int:
        """Return the minutes of a day that is drawn."""
        return self._minutes.get(day, 0)

    def light_day(self, day: date | None) -> None:
        """Put a ring around the square of a day, or around none."""
        if self._lit is not None:
            self.box.removeItem(self._lit)
        self._lit = None
        if day is not None:
            row = (day.weekday() - self._first_weekday) % 7
            left = float(day.toordinal() - row)
            self._lit = _LitDay(self.look, QRectF(left, 6.0 - row, 7.0, 1.0))
            self.box.addItem(self._lit, ignoreBounds=True)

    def day_of(self, place: QPointF) -> date:
        """Return the day whose square stands at a place in units of the data."""
        column, row = day_at(place.x()), min(6, max(0, int(7 - place.y())))
        return date.fromordinal(column.toordinal() - (column.weekday() - self._first_weekday) % 7 + row)

    @override
    def clicked_at(self, place: QPointF) -> None:
        """Say which square was clicked."""
        self.day_clicked.emit(self.day_of(place))

    def _group(self, level: int, ordinals: Floats) -> BlockGroup:
        # Ordinal 1 is a Monday.
        row = (ordinals - 1 - self._first_weekday) % 7
        left = (ordinals - row).astype(float)
        return BlockGroup(self.look.heat_colour(level), left, left + 7, 6.0 - row, 7.0 - row)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the day under the pointer and its minutes."""
        super().mouseMoveEvent(event)
        day = self.day_of(self.position(event.position()))
        minutes = self._minutes.get(day, 0)
        text = f"{i18n.day(day, 'EEEE d MMMM y')} · {i18n.duration(minutes)}" if minutes else ""
        QToolTip.showText(event.globalPosition().toPoint(), text, self)
