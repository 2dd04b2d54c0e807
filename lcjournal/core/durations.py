"""The time a line speaks of: “2h”, “1h30”, “1,5 h”, “45min”, “half an hour”, « une heure et demie »."""

import re
from functools import cache

from lcjournal.core.phrases import (
    END,
    START,
    Found,
    any_of,
    lookup,
    not_counted,
    number_pattern,
    unit_pattern,
    word_before,
    words,
)

LONGEST = 7 * 24 * 60
"""No line speaks of more minutes than a week has."""

_WORKING_HOURS = range(8, 24)
_EARLIEST = 5 * 60
_CLOCK_WORDS = {
    *("a", "at", "vers", "from", "to", "until", "till", "by", "des", "before", "after", "avant", "apres", "since"),
    *("depuis", "jusqu'a", "entre", "between"),
}
_TO_AN_HOUR = re.compile(r"\s*(?:a|to|et|and|-|–)\s*\d{1,2}\s*h")
# « il y a 2 heures », “2 hours ago”, « le 20 heures » and “2 hours per week” are no time spent.
_BEFORE_A_MOMENT = re.compile(r"(?:\by\s?a|\bdans|\bles?)\s+$")
_AFTER_A_MOMENT = re.compile(
    r"\s+(?:ago|earlier|later|from\s+now|plus\s+t(?:ot|ard)|p[ae]r\s+(?:jour|day|semaine|week|mois|month))\b"
)
_PLUS = re.compile(r"\s*\+\s*")


def find_duration(folded: str, day: Found | None = None) -> tuple[Found, int] | None:
    """Return where ``folded`` (see ``core.folding``) names a length of time and its minutes, 1 to LONGEST, or None.

    The first counts, with what a plus adds to it. What reads as a time of the day (« à 14h », “from 9h to 11h”, « jeudi
    14h » where ``day`` was found) is none; “14h” with nothing around it that says so is one only where no other stands.
    """
    hours, place = None, 0
    while match := _pattern().search(folded, place):
        place = match.start() + 1  # not its end: in « à 14h 50min » the minutes are a length of time
        minutes = _minutes(match)
        if not 1 <= minutes <= LONGEST or _is_a_moment(match, minutes, day):
            continue
        found = _with_more(Found(*match.span()), minutes, folded)
        if not _may_be_clock(match, minutes):
            return found
        hours = hours or found
    return hours


def _with_more(place: Found, minutes: int, folded: str) -> tuple[Found, int]:
    while (plus := _PLUS.match(folded, place.end)) and (more := _pattern().match(folded, plus.end())):
        if minutes + _minutes(more) > LONGEST:
            break
        place, minutes = Found(place.start, more.end()), minutes + _minutes(more)
    return place, minutes


@cache
def _pattern() -> re.Pattern[str]:
    hour, minute = unit_pattern("hour"), unit_pattern("minute")
    exact, number = r"\d{1,5}(?:[.,]\d{1,2}|\s1/2)?", number_pattern()
    many = any_of(name for name, value in words()["numbers"].items() if value >= 10)
    hardly = rf"(?:{any_of(words()['hardly']['words'])}\s+)?"
    times = r"(?P<times>\d{1,2})\s*(?:[x×*]|fois|times|(?:seances|sessions)\s+(?:de|of))"
    gap = rf"(?:\s*|-|\s+{hardly})"
    half = r"(?P<half>et\s+demie?|and\s+a\s+half|1/2)|(?P<quarter>et\s+(?:un\s+)?quart|and\s+a\s+quarter)"
    either = rf"(?P<low>{number})(?:\s*[-–]|\s+(?:a|to|ou|or))"
    between = rf"(?:{either}|(?:entre|between)\s+(?P<low2>{number})\s+(?:et|and))"
    forms = [
        rf"(?:(?:une?|a)\s+{hardly})?(?P<phrase>{any_of(words()['durations'])})",
        rf"(?P<h>{number}){gap}{hour}\s*(?:and\s+|et\s+)?(?P<m>[0-5]?\d|{many}){gap}(?:{minute}|m|')",
        rf"(?P<h2>{number}){gap}{hour}\s*(?P<m2>[0-5]\d|{many}){not_counted()}",
        r"(?P<h3>\d{1,3}):(?P<m3>[0-5]\d)\s*(?:h|hours?|heures?)",
        rf"(?P<h4>{exact}|{number})\s+(?P<half4>and\s+a\s+half)\s+{hour}",
        rf"(?P<h5>{exact}|{number}){gap}{hour}\s+(?:{half})",
        rf"(?:{times}\s*)?(?:(?P<h6>{exact}|{number}){gap}{hour}|(?P<m6>{exact}|{number}){gap}{minute})",
        rf"{between}\s*(?P<high>{number}){gap}(?:(?P<hours>{hour})|{minute})",
        r"(?P<m7>\d{1,3})(?:m|')",
    ]
    led = rf"(?:{any_of(words()['led']['words'])}\s*:?\s*){{0,3}}(?:[~≈]\s*)?"
    after = r"(?:\s+(?:de|of)(?=\s)|\s+(?:in\s+|au\s+)?total)?"
    return re.compile(rf"{START}{led}(?:{'|'.join(forms)})(?:\s+d'(?=\w)|{after}{END})")


def _minutes(match: re.Match[str]) -> int:
    part = {name: text for name, text in match.groupdict().items() if text}
    if "phrase" in part:
        return lookup(words()["durations"], part["phrase"])
    if "high" in part:
        middle = (_number(part.get("low") or part["low2"]) + _number(part["high"])) / 2
        return round(middle * (60 if "hours" in part else 1))
    total = 30.0 if "half" in part or "half4" in part else 15.0 if "quarter" in part else 0.0
    for name, text in part.items():
        if name[0] in "hm" and not name.startswith("half"):
            total += _number(text) * (1 if name[0] == "m" else 60)
    return round(total * int(part.get("times", 1)))


def _number(text: str) -> float:
    if not text[0].isdecimal():
        return lookup(words()["numbers"], text)
    whole, half, _ = text.partition(" 1/2")
    return float(whole.replace(",", ".")) + (0.5 if half else 0)


def _is_a_moment(match: re.Match[str], minutes: int, day: Found | None) -> bool:
    """Tell a time of the day, or how long ago something was, from a length of time."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    if _BEFORE_A_MOMENT.search(before) or _AFTER_A_MOMENT.match(match.string, match.end()):
        return True
    word = word_before(match.string, match.start())
    if word == "a" and (minutes < _EARLIEST or "hour" in match[0]):
        return False  # “a 2h course”, though « à 2h » folds to the same
    at_the_day = day is not None and not match.string[day.end : match.start()].strip() and day.end <= match.start()
    said = word in _CLOCK_WORDS or at_the_day or _TO_AN_HOUR.match(match.string, match.end()) is not None
    return said and (_may_be_clock(match, minutes) or word in _CLOCK_WORDS)


def _may_be_clock(match: re.Match[str], minutes: int) -> bool:
    written_so = bool(match["h2"] or match["h6"]) and not re.search(r"[.,x×*]|ours?\b|eures?\b", match[0])
    return written_so and minutes // 60 in _WORKING_HOURS
