"""The days: one small square each, a column a week, darker with more minutes."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.progress import Day, Period
from lcjournal.ui import theme
from lcjournal.ui.charts.items import BlockGroup, Blocks, Floats
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.charts.time_axis import day_at
from lcjournal.ui.theme import Theme


class HeatLane(Lane):
    """Every second weekday is named; the names of the months stand below, for all lanes."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look, 106 + theme.BASE_PX * 1.7, dated=True)
        self._first_weekday = i18n.first_weekday()
        self._minutes: dict[date, int] = {}
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

    def _group(self, level: int, ordinals: Floats) -> BlockGroup:
        # Ordinal 1 is a Monday.
        row = (ordinals - 1 - self._first_weekday) % 7
        left = (ordinals - row).astype(float)
        return BlockGroup(self.look.heat_colour(level), left, left + 7, 6.0 - row, 7.0 - row)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the day under the pointer and its minutes."""
        super().mouseMoveEvent(event)
        place = self.position(event.position())
        column = day_at(place.x())
        row = min(6, max(0, int(7 - place.y())))
        day = date.fromordinal(column.toordinal() - (column.weekday() - self._first_weekday) % 7 + row)
        minutes = self._minutes.get(day, 0)
        text = f"{i18n.day(day, 'EEEE d MMMM y')} · {i18n.duration(minutes)}" if minutes else ""
        QToolTip.showText(event.globalPosition().toPoint(), text, self)
