"""The day a line speaks of: “yesterday”, « jeudi dernier », “12/11”, “in 3 days”, « il y a 2 semaines ».

Days are written day before month, in French and in British English alike; 11/24/2026 can only be read the other way
round. A weekday alone is the last one, today
included. A date without a year is the last one too, unless the one to come is near and the last one months ago,
``ahead`` says that the line is about a plan, or the weekday written with it fits only the one to come.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from lcjournal.core.phrases import (
    END,
    START,
    Found,
    any_of,
    hide,
    lookup,
    not_counted,
    number_pattern,
    unit_pattern,
    whole_number,
    word_before,
    words,
)

FIRST_YEAR, LAST_YEAR = 1900, 2200
_SOON = timedelta(days=60)
_PAST = {"last", "past", "dernier", "derniere", "passe", "passee"}
_OF = re.compile(r"d'|(?:de|du|of|from)\s")
_FUTURE = {"next", "coming", "prochain", "prochaine", "qui vient"}


class DayFound(NamedTuple):
    """Words that name a day. It may be the first of ``several`` (« du 24 au 26 novembre »), which the title keeps."""

    place: Found
    day: date
    several: bool


class _Base(NamedTuple):
    """Where a line stands: the day it is read on, and whether it is about a plan."""

    today: date
    ahead: bool


_Resolve = Callable[[re.Match[str], _Base], date | None]


def find_day(folded: str, today: date, *, ahead: bool = False) -> DayFound | None:
    """Return where ``folded`` (see ``core.folding``) names the day of an activity and which, or None.

    Of several days the most exact wording counts, then the first. Days that do not exist are no days, nor are
    deadlines, habits and what a line is about: “by Friday”, “every Monday”, « le bilan de la semaine dernière ».
    """
    base = _Base(today, ahead)
    line = hide(_no_days(), folded)
    for pattern, resolve in _patterns():
        for match in pattern.finditer(line):
            day = resolve(match, base)
            if day and FIRST_YEAR <= day.year <= LAST_YEAR and not _is_another_day(match, day, base):
                several = _is_first(match) or _goes_on().match(line, match.end()) is not None
                return DayFound(Found(*match.span()), day, several)
    return None


def _is_first(match: re.Match[str]) -> bool:
    return "first" in match.groupdict()


def _is_another_day(match: re.Match[str], day: date, base: _Base) -> bool:
    """Tell a deadline, a habit, and the day of what is being prepared from the day on which something was done."""
    before = word_before(match.string, match.start())
    if before in words()["no_day"]["after"]:
        return True
    preparing = tuple(words()["no_day"]["preparing"])
    if base.ahead or _is_first(match) or not match.string.lstrip().startswith(preparing):
        return False
    return bool(_OF.match(match[0])) or (day > base.today and before.startswith(preparing))


@cache
def _no_days() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words()['no_day']['phrases'])}\b")


@cache
def _goes_on() -> re.Pattern[str]:
    """Return what matches a second day right after the first: « lundi | et mardi », “from 12/11 | to 14/11”."""
    names = any_of({**words()["weekdays"], **words()["weekdays_short"]})
    day = rf"(?:{names}|\d{{1,2}}(?:/\d{{1,2}}|(?:st|nd|rd|th|er)?\s+{any_of(words()['months'])}))\b"
    return re.compile(rf"(?:\s*[-–&]\s*|,?\s+(?:au|a|to|et|and|puis|until|till|jusqu'au?)\s+)(?:le\s+|the\s+)?{day}")


@dataclass(frozen=True, slots=True)
class _Parts:
    """Pieces of regular expressions of which the ways of naming a day are made."""

    number = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
    slashed = r"(?P<day>\d{1,2})(?P<sign>[-/.])(?P<month>\d{1,2})"
    of = r"(?:d'|(?:de|of|from)\s+)?"
    at = r"(?:(?:on|of|from)\s+(?:the\s+)?|le\s+|the\s+|du\s+|de\s+)?"
    until = r"(?:\s*[-–&]\s*|\s+(?:au|a|to|et|and)\s+)(?:the\s+|le\s+)?"
    hours = r"(?:\s+(?:au\s+)?(?:matin|midi|soir|apres[\s-]+midi|aprem|apm|morning|afternoon|evening|night))?"
    then = r"(?=\s*(?:$|[#@!,;.)]|\d|(?:avec|with|chez|at|a|pour|for|in|en|dans)\b))"
    weekday: str
    safe_weekday: str
    named: str
    last_day: str
    month: str
    span: str


_Ways = list[tuple[str, _Resolve]]


@cache
def _patterns() -> list[tuple[re.Pattern[str], _Resolve]]:
    """Return every way of naming a day, the most exact first."""
    table = words()
    safe_names = any_of({**table["weekdays"], **table["weekdays_short"]})
    names = any_of({**table["weekdays"], **table["weekdays_short"], **table["weekdays_risky"]})
    units = "|".join(unit_pattern(unit) for unit in ("day", "week", "month", "year", "fortnight"))
    parts = _Parts(
        weekday=rf"(?P<weekday>{names})\b\.?",
        safe_weekday=rf"(?P<weekday>{safe_names})\b\.?",
        named=rf"{_Parts.at}(?:(?P<weekday>{names})\b\.?,?\s+(?:the\s+)?)?",
        last_day=rf"{_Parts.until}(?:{names}\b\.?\s+)?\d{{1,2}}(?:er|st|nd|rd|th)?",
        month=rf"(?P<word>{any_of(table['months'])})\b\.?",
        span=rf"(?P<count>{number_pattern()})\s+(?P<unit>{units})",
    )
    ways = [*_dates(parts), *_distances(parts), *_relations(parts), *_names(parts)]
    return [(re.compile(f"{START}{pattern}{END}"), resolve) for pattern, resolve in ways]


def _dates(p: _Parts) -> _Ways:
    year = r"(?:,?\s+(?P<year>\d{4}))?"
    return [
        (rf"{p.named}(?P<year>\d{{4}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})", _dated),
        (rf"{p.named}{p.slashed}(?P=sign)(?P<year>\d{{4}}|\d{{2}})", _dated),
        (rf"{p.named}(?P<first>){p.number}{p.last_day}(?:\s+of)?\s+{p.month}{year}", _dated),
        (rf"{p.named}{p.number}(?:\s+of)?(?:\s+|-)(?:the\s+)?{p.month}(?:,?(?:\s+|-)(?P<year>\d{{4}}))?", _dated),
        (rf"{p.at}{p.month}\s+(?P<first>){p.number}{p.last_day}{year}", _dated),
        (rf"{p.named}{p.month}\s+{p.number}{year}{not_counted()}", _dated),
    ]


def _distances(p: _Parts) -> _Ways:
    return [
        (rf"{p.span}\s+(?P<past>ago)", _distant),
        (rf"(?:d')?(?P<past>(?:il\s+)?y\s?a)\s+(?:environ\s+)?{p.span}", _distant),
        (rf"(?:in|dans)\s+{p.span}(?:'?s?'?\s+time)?", _distant),
        (rf"{p.span}\s+from\s+now", _distant),
    ]


def _relations(p: _Parts) -> _Ways:
    which, week_end = r"(?P<which>last|past|next|coming|this|ce|(?:le\s+)?(?:dernier|prochain))", r"week[\s-]?end"
    return [
        (rf"{p.of}{p.weekday}\s+(?:of\s+)?(?P<which>last|next)\s+week", _in_week),
        (rf"{p.of}{p.weekday}\s+(?:de\s+)?la\s+semaine\s+(?P<which>derniere|passee|prochaine)", _in_week),
        (rf"(?:on\s+|{p.of}){which}\s+{p.weekday}{p.hours}", _qualified),
        (rf"{p.at}{p.weekday}{p.hours}\s+(?P<which>dernier|passe|prochain|qui\s+vient)", _qualified),
        (rf"(?:(?:on|over|at)\s+)?(?:the\s+|{p.of}){which}\s+{week_end}", _week_end),
        (rf"{p.at}{week_end}\s+(?P<which>dernier|passe|prochain)", _week_end),
        (r"(?P<which>last|past|next)\s+month", _next_month),
        (r"(?:le\s+)?mois\s+(?P<which>dernier|passe|prochain)", _next_month),
    ]


def _names(p: _Parts) -> _Ways:
    return [
        (rf"{p.at}{p.weekday},?\s+(?:the\s+)?{p.number}{not_counted()}", _weekday_and_number),
        (rf"{p.named}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}){not_counted()}", _dated),
        (rf"{p.of}(?P<word>{any_of(words()['relative_days'])}){p.hours}", _relative),
        (rf"(?P<word>{any_of(words()['relative_weeks'])})", _relative),
        (rf"{p.at}{p.safe_weekday}{p.hours}", _last_weekday),
        (rf"(?:le|du|(?:on\s+)?the)\s+{p.number}{not_counted()}{p.then}", _number_alone),
    ]


def _dated(match: re.Match[str], base: _Base) -> date | None:
    part = match.groupdict()
    day = int(part["day"])
    month = int(part["month"]) if part.get("month") else lookup(words()["months"], part["word"])
    if part.get("year"):
        year = int(part["year"]) + (2000 if len(part["year"]) == 2 else 0)
        american = part.get("sign") == "/" and match.start("day") < match.start("year")
        return make_date(year, month, day) or (make_date(year, day, month) if american else None)
    if part.get("month") and _is_a_ratio(match):
        return None
    years = range(base.today.year - 8, base.today.year + 9)
    return _likeliest((make_date(year, month, day) for year in years), match, base)


def _is_a_ratio(match: re.Match[str]) -> bool:
    """Tell “part 1/3” and “24/7” from a day."""
    return word_before(match.string, match.start()) in words()["numbered"]["words"] or match[0].endswith("24/7")


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
    for unit, months in (("month", 1), ("year", 12)):
        if match["unit"] in words()["units"][unit]:
            return add_months(base.today, count * months)
    days = {"day": 1, "week": 7, "fortnight": 14}
    step = next(days[unit] for unit in days if match["unit"] in words()["units"][unit])
    return _shifted(base.today, count * step)


def _in_week(match: re.Match[str], base: _Base) -> date | None:
    monday = base.today - timedelta(days=base.today.weekday())
    return _shifted(monday, _weekday(match["weekday"]) + (-7 if match["which"] in _PAST else 7))


def _qualified(match: re.Match[str], base: _Base) -> date | None:
    """“last” is before today, “next” after it, “this” in the week of today."""
    which = " ".join(match["which"].split()).removeprefix("le ")
    distance = (_weekday(match["weekday"]) - base.today.weekday()) % 7
    if which in _FUTURE:
        return _shifted(base.today, distance or 7)
    if which in _PAST:
        return _shifted(base.today, distance - 7)
    return _shifted(base.today, _weekday(match["weekday"]) - base.today.weekday())


def _relative(match: re.Match[str], base: _Base) -> date | None:
    return _shifted(base.today, lookup({**words()["relative_days"], **words()["relative_weeks"]}, match["word"]))


def _week_end(match: re.Match[str], base: _Base) -> date | None:
    """Return the Saturday."""
    weeks = (match["which"] in _FUTURE) - (match["which"] in _PAST)
    return _shifted(base.today, 5 - base.today.weekday() + 7 * weeks)


def _next_month(match: re.Match[str], base: _Base) -> date | None:
    return add_months(base.today, 1 if match["which"] in _FUTURE else -1)


def _last_weekday(match: re.Match[str], base: _Base) -> date | None:
    ahead = (_weekday(match["weekday"]) - base.today.weekday()) % 7
    return _shifted(base.today, ahead if base.ahead or not ahead else ahead - 7)


def _weekday(name: str) -> int:
    table = words()
    return lookup({**table["weekdays"], **table["weekdays_short"], **table["weekdays_risky"]}, name)


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
