"""Dates, times and durations as other programs and people write them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from lcjournal.core.folding import fold
from lcjournal.core.formats.safe import valid_day

LONGEST = 100_000
"""Minutes; more than that (70 days without a break) is no duration but another kind of number."""

_NUMERIC = re.compile(r"^\D{0,5}?(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?$")
_EPOCH = re.compile(r"^\d{10}$")
_NAMED_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?[\s.-]+(?:of\s+)?([a-z]{3,9})\.?[\s,.-]+(\d{4})")
_NAMED_MONTH = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?\s*([ap]m)?", re.IGNORECASE)
_MONTHS = {
    month: number
    for number, months in enumerate(
        ("jan", "feb fev", "mar", "apr avr", "may mai", "jun juin", "jul juil", "aug aou", "sep", "oct", "nov", "dec"),
        start=1,
    )
    for month in months.split()
}
_DURATION = re.compile(
    r"(?:(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?|heures?)\.?)?\s*"
    r"(?:(?P<minutes>\d+(?:[.,]\d+)?)\s*(?:m|mn|min|mins|minutes?)?\.?)?\s*(?:\d+\s*s(?:ec)?)?"
)
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2}))?")
_ISO = re.compile(r"p(?:(?P<days>\d+)d)?(?:t(?:(?P<hours>\d+)h)?(?:(?P<minutes>\d+)m)?(?:\d+(?:\.\d+)?s)?)?")


def plain(text: str) -> str:
    """Return the text folded (see ``core.folding``) with spaces of every kind made one: for comparing words."""
    return " ".join(fold(text).split())


def date_order(texts: Iterable[str]) -> str | None:
    """Return ``ymd``, ``dmy`` or ``mdy`` as decided by a whole column, or None where day and month could be swapped.

    A column without any such date is ``ymd``: there is nothing to decide.
    """
    firsts, seconds, dotted = [], [], False
    for text in texts:
        match = _NUMERIC.match(text.strip())
        if match and len(match[1]) <= 2:
            firsts.append(int(match[1]))
            seconds.append(int(match[3]))
            dotted = dotted or match[2] == "."
    if not firsts:
        return "ymd"
    day_first, month_first = max(firsts) > 12, max(seconds) > 12
    if day_first and not month_first:
        return "dmy"
    if month_first and not day_first:
        return "mdy"
    return "dmy" if dotted else None


def day_of(text: str, order: str) -> date | None:
    """Return the day in ``2026-03-04T10:00``, ``4/3/26``, ``20260304``, ``4 mars 2026``, ``Mar 4, 2026`` or Unix time.

    ``order`` rules only dates that begin with one or two digits. None if it cannot be read.
    """
    value = text.strip()[:80]
    if match := _NUMERIC.match(value):
        return _numeric(match, order)
    if match := _COMPACT.match(value):
        return valid_day(*map(int, match.groups()))
    if _EPOCH.match(value):
        return datetime.fromtimestamp(int(value), UTC).date()
    words = plain(value)
    if match := _NAMED_DAY.search(words):
        return _named(match[3], match[2], match[1])
    if match := _NAMED_MONTH.search(words):
        return _named(match[3], match[1], match[2])
    return None


def _numeric(match: re.Match[str], order: str) -> date | None:
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return valid_day(first, second, third)
    if len(match[4]) not in {2, 4}:
        return None
    year = third if len(match[4]) == 4 else 2000 + third
    return valid_day(year, first, second) if order == "mdy" else valid_day(year, second, first)


def _named(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.get(month[:4]) or _MONTHS.get(month[:3])
    return valid_day(int(year), number, int(day)) if number else None


def time_of(text: str) -> time | None:
    """Return the time of day in a text such as ``2026-03-04 18:30`` or ``09:25:00 PM``, or None."""
    match = _TIME.search(text)
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def minutes_of(text: str, *, hours: bool = False) -> int | None:
    """Return the minutes in ``90``, ``1h30``, ``1,5 h``, ``0:45``, ``PT1H30M``; a bare number is hours if ``hours``.

    0 for nothing done; None if it cannot be read. Seconds are dropped.
    """
    value = plain(text)[:40]
    if re.fullmatch(r"\d+(?:[.,]\d+)?", value):
        total = _number(value) * (60 if hours else 1)
    elif match := _CLOCK.fullmatch(value):
        total = int(match[1]) * 60 + int(match[2])
    elif (match := _ISO.fullmatch(value)) and any(match.groups()):
        total = int(match["days"] or 0) * 1440 + int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)
    elif (match := _DURATION.fullmatch(value)) and any(match.groups()):
        total = _number(match["hours"] or "0") * 60 + _number(match["minutes"] or "0")
    else:
        return None
    return int(total + 0.5) if total <= LONGEST else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
