"""The time a line speaks of: “2h”, “1h30”, “1,5 h”, “45min”, “half an hour”, « une heure et demie »."""

import re
from functools import cache

from lcjournal.core.phrases import (
    END,
    START,
    TAKEN,
    Found,
    any_of,
    lookup,
    not_counted,
    number_pattern,
    unit_pattern,
    words,
)

LONGEST = 7 * 24 * 60
"""No line speaks of more minutes than a week has."""

_WORKING_HOURS = range(8, 24)
_CLOCK_WORDS = {
    *("a", "at", "vers", "from", "to", "until", "till", "by", "des", "before", "after", "avant", "apres", "since"),
    *("depuis", "jusqu'a", "entre", "between"),
}
_TO_AN_HOUR = re.compile(r"\s*(?:a|to|et|and|-|–)\s*\d{1,2}\s*h")


def find_duration(folded: str) -> tuple[Found, int] | None:
    """Return where ``folded`` (see ``core.folding``) names a length of time and its minutes, 1 to LONGEST, or None.

    The first counts. What reads as a time of the day (« à 14h », “from 9h to 11h”, « jeudi 14h ») is none; “14h” with
    nothing around it that says so is one only where no other stands. TAKEN marks stand for the day already found.
    """
    hours, place = None, 0
    while match := _pattern().search(folded, place):
        place = match.start() + 1  # not its end: in « à 14h 50min » the minutes are a length of time
        minutes = _minutes(match)
        if not 1 <= minutes <= LONGEST or _is_clock(match, minutes):
            continue
        found = Found(*match.span()), minutes
        if not _may_be_clock(match, minutes):
            return found
        hours = hours or found
    return hours


@cache
def _pattern() -> re.Pattern[str]:
    hour, minute = unit_pattern("hour"), unit_pattern("minute")
    exact, number = r"\d{1,5}(?:[.,]\d{1,2})?", number_pattern()
    many = any_of(name for name, value in words()["numbers"].items() if value >= 10)
    gap = r"(?:\s*|-)"
    forms = [
        rf"(?P<phrase>{any_of(words()['durations'])})",
        rf"(?P<h>{number}){gap}{hour}\s*(?:and\s+|et\s+)?(?P<m>[0-5]?\d|{many}){gap}(?:{minute}|m|')",
        rf"(?P<h2>{number}){gap}{hour}\s*(?P<m2>[0-5]\d|{many}){not_counted()}",
        r"(?P<h3>\d{1,3}):(?P<m3>[0-5]\d)\s*(?:h|hours?|heures?)",
        rf"(?P<half>{exact}|{number})(?:\s+and\s+a\s+half\s+{hour}|\s*{hour}\s+(?:et\s+demie?|and\s+a\s+half))",
        rf"(?P<h4>{exact}|{number}){gap}{hour}",
        rf"(?P<m4>{exact}|{number}){gap}{minute}",
        r"(?P<m5>\d{1,3})(?:m|')",
    ]
    led = r"(?:(?:for|of|pendant|durant|during|environ|env\.?|about|around|de|d')\s*)?(?:~\s*)?"
    return re.compile(rf"{START}{led}(?:{'|'.join(forms)})(?:\s+(?:de|of)(?=\s))?{END}")


def _minutes(match: re.Match[str]) -> int:
    part = {name: text for name, text in match.groupdict().items() if text}
    if "phrase" in part:
        return lookup(words()["durations"], part["phrase"])
    total = 30.0 if "half" in part else 0.0
    for name, text in part.items():
        total += _number(text) * (1 if name.startswith("m") else 60)
    return round(total)


def _number(text: str) -> float:
    return float(text.replace(",", ".")) if text[0].isdecimal() else lookup(words()["numbers"], text)


def _is_clock(match: re.Match[str], minutes: int) -> bool:
    before = match.string[max(0, match.start() - 20) : match.start()].rstrip()
    word = before.rpartition(" ")[2]
    if word == "a" and minutes < _WORKING_HOURS.start * 60:
        return False  # “a 2h course”, though « à 2h » folds to the same
    said = word in _CLOCK_WORDS or before.endswith(TAKEN) or _TO_AN_HOUR.match(match.string, match.end()) is not None
    return said and (_may_be_clock(match, minutes) or word in _CLOCK_WORDS)


def _may_be_clock(match: re.Match[str], minutes: int) -> bool:
    written_so = bool(match["h2"] or match["h4"]) and not re.search(r"[.,]|ours?\b|eures?\b", match[0])
    return written_so and minutes // 60 in _WORKING_HOURS
