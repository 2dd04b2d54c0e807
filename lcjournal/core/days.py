"""The day a line speaks of: “yesterday”, « jeudi dernier », “12/11”, “in 3 days”, « il y a 2 semaines ».

Days are written day before month, in French and in British English alike. A weekday alone is the last one, today
included. A date without a year is the last one too, unless the one to come is near and the last one months ago,
``ahead`` says that the line is about a plan, or the weekday written with it fits only the one to come.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from lcjournal.core.phrases import (
    END,
    START,
    Found,
    any_of,
    lookup,
    not_counted,
    number_pattern,
    unit_pattern,
    whole_number,
    words,
)

FIRST_YEAR, LAST_YEAR = 1900, 2200
_SOON = timedelta(days=60)
_PAST = {"last", "past", "dernier", "derniere", "passe", "passee"}
_FUTURE = {"next", "coming", "prochain", "prochaine", "qui vient"}


class _Base(NamedTuple):
    """Where a line stands: the day it is read on, and whether it is about a plan."""

    today: date
    ahead: bool


_Resolve = Callable[[re.Match[str], _Base], date | None]


def find_day(folded: str, today: date, *, ahead: bool = False) -> tuple[Found, date] | None:
    """Return where ``folded`` (see ``core.folding``) names a day and which, or None.

    Of several days the most exact wording counts, then the first. Days that do not exist are no days.
    """
    base = _Base(today, ahead)
    for pattern, resolve in _patterns():
        for match in pattern.finditer(folded):
            day = resolve(match, base)
            if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
                return Found(*match.span()), day
    return None


@cache
def _patterns() -> list[tuple[re.Pattern[str], _Resolve]]:
    """Return every way of naming a day, the most exact first."""
    table = words()
    safe_names = any_of({**table["weekdays"], **table["weekdays_short"]})
    names = any_of({**table["weekdays"], **table["weekdays_short"], **table["weekdays_risky"]})
    month = rf"(?P<word>{any_of(table['months'])})\b\.?"
    units = "|".join(unit_pattern(unit) for unit in ("day", "week", "month", "fortnight"))
    span = rf"(?P<count>{number_pattern()})\s+(?P<unit>{units})"
    part = r"(?:\s+(?:matin|midi|soir|apres[\s-]+midi|morning|afternoon|evening|night))?"
    weekday, safe = rf"(?P<weekday>{names})\b\.?", rf"(?P<weekday>{safe_names})\b\.?"
    at = r"(?:on\s+the\s+|on\s+|le\s+|the\s+|du\s+)?"
    named = rf"{at}(?:{weekday},?\s+(?:the\s+)?)?"
    number, slashed = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?", r"(?P<day>\d{1,2})(?P<sign>[-/.])(?P<month>\d{1,2})"
    then = r"(?=\s*(?:$|[#@!,;.)]|\d|(?:avec|with|chez|at|a|pour|for|in|en|dans)\b))"
    resolvers: list[tuple[str, _Resolve]] = [
        (rf"{named}(?P<year>\d{{4}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})", _dated),
        (rf"{named}{slashed}(?P=sign)(?P<year>\d{{4}}|\d{{2}})", _dated),
        (rf"{named}{number}(?:\s+of)?(?:\s+|-)(?:the\s+)?{month}(?:,?(?:\s+|-)(?P<year>\d{{4}}))?", _dated),
        (rf"{named}{month}\s+{number}(?:,?\s+(?P<year>\d{{4}}))?{not_counted()}", _dated),
        (rf"{span}\s+(?P<past>ago)", _distant),
        (rf"(?P<past>(?:il\s+)?y\s?a)\s+{span}", _distant),
        (rf"(?:in|dans)\s+{span}", _distant),
        (rf"{span}\s+from\s+now", _distant),
        (rf"{weekday}\s+(?:of\s+)?(?P<which>last|next)\s+week", _in_week),
        (rf"{weekday}\s+(?:de\s+)?la\s+semaine\s+(?P<which>derniere|passee|prochaine)", _in_week),
        (rf"(?:on\s+)?(?P<which>last|past|next|coming|this|ce)\s+{weekday}{part}", _qualified),
        (rf"(?:le\s+)?{weekday}{part}\s+(?P<which>dernier|passe|prochain|qui\s+vient)", _qualified),
        (rf"{at}{weekday},?\s+(?:the\s+)?{number}{not_counted()}", _weekday_and_number),
        (rf"{named}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}){not_counted()}", _dated),
        (rf"(?:d')?(?P<word>{any_of(table['relative_days'])})", _relative),
        (rf"{at}{safe}{part}", _last_weekday),
        (rf"(?:le|(?:on\s+)?the)\s+{number}{not_counted()}{then}", _number_alone),
    ]
    return [(re.compile(f"{START}{pattern}{END}"), resolve) for pattern, resolve in resolvers]


def _dated(match: re.Match[str], base: _Base) -> date | None:
    part = match.groupdict()
    day = int(part["day"])
    month = int(part["month"]) if part.get("month") else lookup(words()["months"], part["word"])
    if part.get("year"):
        year = int(part["year"])
        return make_date(year + 2000 if year < 100 else year, month, day)
    if part.get("month") and _is_a_ratio(match):
        return None
    years = range(base.today.year - 8, base.today.year + 9)
    return _likeliest((make_date(year, month, day) for year in years), match, base)


def _is_a_ratio(match: re.Match[str]) -> bool:
    """Tell “part 1/3” and “24/7” from a day."""
    return _word_before(match) in words()["numbered"]["words"] or match[0].endswith("24/7")


def _weekday_and_number(match: re.Match[str], base: _Base) -> date | None:
    """« jeudi 12 »: the nearest month in which the twelfth is a Thursday, if that is near at all."""
    day, weekday = int(match["day"]), _weekday(match["weekday"])
    near = [found for found in _days_of_months(day, base.today, 2) if found.weekday() == weekday]
    return min(near, key=lambda found: abs(found - base.today), default=None)


def _number_alone(match: re.Match[str], base: _Base) -> date | None:
    return _likeliest(_days_of_months(int(match["day"]), base.today, 2), match, base)


def _days_of_months(day: int, today: date, distance: int) -> list[date]:
    """Return day number ``day`` of the months around today that have one, oldest first."""
    firsts = (add_months(today.replace(day=1), months) for months in range(-distance, distance + 1))
    days = (make_date(first.year, first.month, day) for first in firsts if first)
    return [found for found in days if found]


def _likeliest(candidates: Iterable[date | None], match: re.Match[str], base: _Base) -> date | None:
    """Return the last candidate up to today or, for a plan, the first from today on.

    A date that is soon, while the same one last lay months ago, is a plan too: 24/11 written on 18 November. A weekday
    written with the date decides when only one of the two falls on it.
    """
    days = sorted(day for day in candidates if day)
    past = max((day for day in days if day <= base.today), default=None)
    future = min((day for day in days if day >= base.today), default=None)
    soon = past and future and future - base.today < _SOON <= base.today - past
    likely, other = (future, past) if base.ahead or soon else (past, future)
    name = match.groupdict().get("weekday")
    if name and other and (likely is None or likely.weekday() != _weekday(name)) and other.weekday() == _weekday(name):
        return other
    return likely


def _distant(match: re.Match[str], base: _Base) -> date | None:
    count = whole_number(match["count"]) * (-1 if match.groupdict().get("past") else 1)
    if match["unit"] in words()["units"]["month"]:
        return add_months(base.today, count)
    days = {"day": 1, "week": 7, "fortnight": 14}
    step = next(days[unit] for unit in days if match["unit"] in words()["units"][unit])
    return _shifted(base.today, count * step)


def _in_week(match: re.Match[str], base: _Base) -> date | None:
    monday = base.today - timedelta(days=base.today.weekday())
    return _shifted(monday, _weekday(match["weekday"]) + (-7 if match["which"] in _PAST else 7))


def _qualified(match: re.Match[str], base: _Base) -> date | None:
    """“last” is before today, “next” after it, “this” in the week of today."""
    which = " ".join(match["which"].split())
    distance = (_weekday(match["weekday"]) - base.today.weekday()) % 7
    if which in _FUTURE:
        return _shifted(base.today, distance or 7)
    if which in _PAST:
        return _shifted(base.today, distance - 7)
    return _shifted(base.today, _weekday(match["weekday"]) - base.today.weekday())


def _relative(match: re.Match[str], base: _Base) -> date | None:
    return _shifted(base.today, lookup(words()["relative_days"], match["word"]))


def _last_weekday(match: re.Match[str], base: _Base) -> date | None:
    if _word_before(match) in {"every", "each", "chaque", "les", "black"}:
        return None
    ahead = (_weekday(match["weekday"]) - base.today.weekday()) % 7
    return _shifted(base.today, ahead if base.ahead or not ahead else ahead - 7)


def _weekday(name: str) -> int:
    table = words()
    return lookup({**table["weekdays"], **table["weekdays_short"], **table["weekdays_risky"]}, name)


def _word_before(match: re.Match[str]) -> str:
    """Return the word in front of the phrase."""
    before = match.string[max(0, match.start() - 40) : match.start()].split()
    return before[-1].strip(".,;:()°") if before else ""


def make_date(year: int, month: int, day: int) -> date | None:
    """Return a date, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date | None:
    """Return the same day ``months`` later, or the last of a shorter month; None off the end of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
