"""The day a line speaks of: “yesterday”, « jeudi dernier », “12/11”, “in 3 days”, « il y a 2 semaines ».

This is how a day may be written; which it is, ``core.day_meanings`` tells.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from lcjournal.core import day_meanings as meaning
from lcjournal.core.phrases import (
    END,
    START,
    Found,
    any_of,
    hide,
    not_counted,
    number_pattern,
    unit_pattern,
    word_before,
    words,
)

FIRST_YEAR, LAST_YEAR = 1900, 2200
_OF = re.compile(r"d'|(?:de|du|of|from)\s")


class DayFound(NamedTuple):
    """Words that name a day. It may be the first of ``several`` (« du 24 au 26 novembre »), which the title keeps."""

    place: Found
    day: date
    several: bool


_Resolve = Callable[[re.Match[str], meaning.Base], date | None]


def find_day(folded: str, today: date, *, ahead: bool = False) -> DayFound | None:
    """Return where ``folded`` (see ``core.folding``) names the day of an activity and which, or None.

    Of several days the most exact wording counts, then the first. Days that do not exist are no days, nor are
    deadlines, habits and what a line is about: “by Friday”, “every Monday”, « le bilan de la semaine dernière ».
    """
    base = meaning.Base(today, ahead)
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


def _is_another_day(match: re.Match[str], day: date, base: meaning.Base) -> bool:
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
    names = any_of(words()["weekdays"])
    habit = rf"(?:les|chaque|every|each)\s+{names}(?:(?:\s*,\s*|\s+(?:et|and|ou|or)\s+){names})+"
    return re.compile(rf"\b(?:{any_of(words()['no_day']['phrases'])}|{habit})\b")


@cache
def _goes_on() -> re.Pattern[str]:
    """Return what matches a second day right after the first: « lundi | et mardi », “from 12/11 | to 14/11”."""
    names = any_of({**words()["weekdays"], **words()["weekdays_short"]})
    day = rf"(?:{names}|\d{{1,2}}(?:/\d{{1,2}}|(?:st|nd|rd|th|er)?\s+{any_of(words()['months'])}))\b"
    return re.compile(rf"(?:\s*[-–&,]\s*|,?\s+(?:au|a|to|et|and|puis|until|till|jusqu'au?)\s+)(?:le\s+|the\s+)?{day}")


@dataclass(frozen=True, slots=True)
class _Parts:
    """Pieces of regular expressions of which the ways of naming a day are made."""

    number = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
    slashed = r"(?P<day>\d{1,2})(?P<sign>[-/.])(?P<month>\d{1,2})"
    of = r"(?:d'|(?:de|of|from)\s+)?"
    at = r"(?:(?:on|of|from)\s+(?:the\s+)?|le\s+|the\s+|du\s+|de\s+)?"
    until = r"(?:\s*[-–&]\s*|\s+(?:au|a|to|et|and)\s+)(?:the\s+|le\s+)?"
    hours = r"(?:\s+(?:au\s+)?(?:matin|midi|soir|apres[\s-]+midi|aprem|apm|morning|afternoon|evening|night))?"
    then = r"(?=\s*(?:$|[#@!,;.:)–-]|\d|(?:avec|with|chez|at|a|pour|for|in|en|dans)\b))"
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
        span=rf"(?P<count>{number_pattern()})(?:\s+|(?<=\d))(?P<unit>{units})",
    )
    ways = [*_dates(parts), *_distances(parts), *_relations(parts), *_names(parts)]
    return [(re.compile(f"{START}{pattern}{END}"), resolve) for pattern, resolve in ways]


def _dates(p: _Parts) -> _Ways:
    year, near = r"(?:,?\s+(?P<year>\d{4}))?", "(?P<which>dernier|passe|prochain)"
    return [
        (rf"{p.named}(?P<year>\d{{4}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})", meaning.dated),
        (rf"{p.named}{p.slashed}(?P=sign)(?P<year>\d{{4}}|\d{{2}})", meaning.dated),
        (rf"{p.named}(?P<first>)(?P<day>\d{{1,2}}){p.until}\d{{1,2}}/(?P<month>\d{{1,2}})", meaning.dated),
        (rf"(?:les\s+)?{p.named}(?P<first>){p.number}{p.last_day}(?:\s+of)?\s+{p.month}{year}", meaning.dated),
        (
            rf"{p.named}{p.number}(?:\s+of)?(?:\s+|-)(?:the\s+)?{p.month}(?:,?(?:\s+|-)(?P<year>\d{{4}})|\s+{near})?",
            meaning.dated,
        ),
        (rf"{p.at}(?P<day>premier|first)\s+(?:of\s+)?{p.month}{year}", meaning.dated),
        (rf"{p.at}{p.month}\s+(?P<first>){p.number}{p.last_day}{year}", meaning.dated),
        (rf"{p.named}{p.month}\s+(?:the\s+)?{p.number}{year}{not_counted()}", meaning.dated),
    ]


def _distances(p: _Parts) -> _Ways:
    return [
        (rf"{p.span}\s+(?P<past>ago)", meaning.distant),
        (rf"(?:d')?(?P<past>(?:il\s+)?y\s?a|voila)\s+(?:environ\s+)?{p.span}", meaning.distant),
        (rf"(?:in|dans)\s+{p.span}(?:'?s?'?\s+time)?", meaning.distant),
        (rf"{p.span}\s+from\s+(?:now|today)", meaning.distant),
    ]


def _relations(p: _Parts) -> _Ways:
    which, week_end = (
        r"(?P<which>last|past|next|(?:this\s+)?coming|this|ce|(?:le\s+)?(?:dernier|prochain))",
        r"week[\s-]?end",
    )
    return [
        (rf"{p.of}{p.weekday}\s+(?:of\s+)?(?P<which>last|next)\s+week", meaning.in_week),
        (rf"(?P<which>last|next)\s+week\s+(?:on\s+)?{p.weekday}", meaning.in_week),
        (rf"{p.at}{p.weekday}\s+(?P<which>en\s+huit|en\s+quinze|week)(?!\s*\d)", meaning.weeks_after),
        (rf"{p.of}{p.weekday}\s+(?:de\s+)?la\s+semaine\s+(?P<which>derniere|passee|prochaine)", meaning.in_week),
        (rf"(?:a|one)\s+(?P<which>week)\s+(?:from|on)\s+{p.weekday}", meaning.weeks_after),
        (rf"{p.at}{p.weekday}\s+(?P<which>before\s+last)", meaning.qualified),
        (rf"(?P<which>a\s+week\s+last)\s+{p.weekday}", meaning.qualified),
        (rf"(?:on\s+|{p.of}){which}\s+{p.weekday}{p.hours}", meaning.qualified),
        (rf"{p.at}{p.weekday}{p.hours}\s+(?P<which>dernier|passe|prochain|qui\s+vient){p.hours}", meaning.qualified),
        (rf"{p.at}{p.weekday}\s+(?P<which>last)(?=\s*(?:$|[#@!,;.:)–-]|\d))", meaning.qualified),
        (rf"(?:on|over|at|during|pendant|durant)\s+(?:the|le)\s+{week_end}", meaning.last_week_end),
        (rf"(?:(?:on|over|at)\s+)?(?:the\s+|{p.of}){which}\s+{week_end}", meaning.week_end),
        (rf"{p.at}{week_end}\s+(?P<which>dernier|passe|prochain)", meaning.week_end),
        (r"(?P<which>last|past|next)\s+month", meaning.next_month),
        (r"(?:le\s+)?mois\s+(?P<which>dernier|passe|prochain)", meaning.next_month),
    ]


def _names(p: _Parts) -> _Ways:
    risky, last = any_of(words()["weekdays_risky"]), any_of(words()["weekdays_last"]["words"])
    return [
        (rf"{p.at}{p.weekday},?\s+(?:the\s+)?{p.number}{not_counted()}", meaning.weekday_and_number),
        (rf"{p.of}(?P<word>{any_of(words()['relative_days'])}){p.hours}", meaning.relative),
        (rf"{p.named}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}){not_counted()}", meaning.dated),
        (r"(?:on|le|du)\s+(?P<day>\d{1,2})[.-](?P<month>\d{1,2})\.?", meaning.dated),
        (r"(?P<day>\d{2})\.(?P<month>\d{2})\.", meaning.dated),
        (rf"(?P<word>{any_of(words()['relative_weeks'])})", meaning.relative),
        (rf"{p.at}{p.safe_weekday}{p.hours}", meaning.last_weekday),
        (rf"(?:on\s+)?(?P<weekday>{risky})\.(?!\w)", meaning.short_weekday),
        (rf"(?:on\s+)?(?P<weekday>{risky})(?!\s*$){p.hours}(?<=[a-z]{{4}})", meaning.short_weekday),
        (rf"(?:on\s+)?(?P<weekday>{last})(?=\s*(?:$|[#@!,;:)\x01]|\d{{1,3}}\s*[hm]))", meaning.short_weekday),
        (r"on\s+(?P<day>\d{1,2})(?:st|nd|rd|th)", meaning.number_alone),
        (rf"(?:le|du|(?:on\s+)?the)\s+{p.number}{not_counted()}{p.then}", meaning.number_alone),
    ]
