"""The one time axis: where its lines stand and what they are called. x is a day's ordinal, midnight to midnight."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import pyqtgraph as pg
from PySide6.QtGui import QFontMetrics
from typing_extensions import override

from lcjournal.core import i18n, progress
from lcjournal.ui import theme
from lcjournal.ui.theme import Theme

_WEEKS = (1, 2)
_MONTHS = (1, 3, 6, 12, 24, 60, 120)
_DAYS_A_MONTH = 30.44


def day_at(x: float) -> date:
    """Return the day in which ``x`` lies."""
    return date.fromordinal(max(1, int(x)))


def ticks(first: float, last: float, pixels: float) -> list[tuple[float, str]]:
    """Return the places of the lines and their names, as many as have room for a name."""
    return list(_ticks(first, last, _room() * (last - first) / max(pixels, 1.0), i18n.language() + i18n.region()))


@lru_cache(maxsize=8)
def _ticks(first: float, last: float, room: float, _words: str) -> tuple[tuple[float, str], ...]:
    """Return lines at least ``room`` days apart; every lane asks for the same ones each time it moves."""
    for count in _WEEKS:
        if count * 7 >= room:
            return tuple((day.toordinal(), i18n.day(day, "d MMM")) for day in _weeks(first, last, count))
    count = next((count for count in _MONTHS if count * _DAYS_A_MONTH >= room), _MONTHS[-1])
    # A week of December at the left edge is no reason to call January by its year.
    one_year = day_at(first + 7).year == day_at(last).year
    return tuple((day.toordinal(), _month_name(day, one_year=one_year)) for day in _months(first, last, count))


def _room() -> float:
    return QFontMetrics(theme.font("meta")).horizontalAdvance("30 sept.") + theme.space(8)


def _weeks(first: float, last: float, count: int) -> Iterator[date]:
    day = progress.week_start(day_at(first), i18n.first_weekday())
    while day.toordinal() <= last:
        if day.toordinal() >= first:
            yield day
        day += timedelta(weeks=count)


def _months(first: float, last: float, count: int) -> Iterator[date]:
    start = day_at(first)
    month = (start.year * 12 + start.month - 1) // count * count
    while (day := date(month // 12, month % 12 + 1, 1)).toordinal() <= last:
        if day.toordinal() >= first:
            yield day
        month += count


def _month_name(day: date, *, one_year: bool) -> str:
    return str(day.year) if day.month == 1 and not one_year else i18n.day(day, "MMM")


class DateAxis(pg.AxisItem):
    """The names of the months under the lowest lane, each at the right of its line."""

    def __init__(self, look: Theme) -> None:
        super().__init__("bottom", pen=pg.mkPen(None), textPen=look.colour("text2"), maxTickLength=0)
        self.enableAutoSIPrefix(enable=False)
        self._names: dict[float, str] = {}
        self.setStyle(tickAlpha=0, hideOverlappingLabels=False, tickTextOffset=theme.space(4))
        self.setTickFont(theme.font("meta"))
        self.setHeight(theme.em(1.7))

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the lines of the visible period."""
        self._names = dict(ticks(minVal, maxVal, size))
        return [(1.0, list(self._names))]

    @override
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the names in the person's language, which pyqtgraph's own date axis cannot."""
        return [self._names[value] for value in values]

    @override
    def generateDrawSpecs(self, p: object) -> object:
        """Move each name from the middle of its line to its right, and leave out the one that would be cut."""
        specs = super().generateDrawSpecs(p)
        if specs is None:
            return None
        axis, lines, texts = specs
        end = self.mapRectFromParent(self.geometry()).right()
        moved = [(box.translated(box.width() / 2 + 1, 0), flags, text) for box, flags, text in texts]
        return axis, lines, [text for text in moved if text[0].right() <= end]
