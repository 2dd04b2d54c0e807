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
_NOON = 12 * 60
_PARTS = {"half": 30, "half4": 30, "quarter": 15, "quarters": 45}
_CLOCK_WORDS = {
    *("a", "at", "vers", "from", "to", "until", "till", "by", "des", "before", "after", "avant", "apres", "since"),
    *("depuis", "jusqu'a", "entre", "between", "@"),
}
_TO_AN_HOUR = re.compile(r"\s*(?:a|to|et|and|-|–)\s*\d{1,2}\s*h")
# « il y a 2 heures », “2 hours ago”, « le 20 heures » and “2 hours per week” are no time spent.
_BEFORE_A_MOMENT = re.compile(r"(?:\by\s?a|\bdans|\bles?|\ba\s+partir)\s+$")
_AFTER_A_MOMENT = re.compile(
    r"\s+(?:ago|earlier|later|from\s+now|plus\s+t(?:ot|ard)"
    r"|(?:p[ae]r|a|an|each|every|chaque)\s+(?:jour|day|semaine|week|mois|month))\b"
)
_PLUS = re.compile(r"\s*\+\s*")
# « 2h, 30min » is one time, “2h, 3h” is not.
_COMMA = re.compile(r"\s*,\s*(?=[1-5]?\d\s*(?:m\b|min|mn\b|'))")
_SPREAD = re.compile(rf"\s+(?:sur|en|over|in|across)\s+{number_pattern()}\s+{unit_pattern('day')}\b")


def find_duration(folded: str, day: Found | None = None) -> tuple[Found, int] | None:
    """Return where ``folded`` (see ``core.folding``) names a length of time and its minutes, 1 to LONGEST, or None.

    The first counts, with what a plus adds to it. What reads as a time of the day (« à 14h », “from 9h to 11h”, « jeudi
    14h » where ``day`` was found) is none. With nothing around it that says so, “9h” is a time of the day only beside
    another length or after the word of a meeting; from noon on it is one unless the line says that it lasted: « 14h de
    code », « pendant 14h », « formation 14h ».
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
        if _lasts(match, minutes):
            hours = hours or found
    return hours


def _with_more(place: Found, minutes: int, folded: str) -> tuple[Found, int]:
    while (plus := _joint(folded, place)) and (more := _pattern().match(folded, plus.end())):
        if minutes + _minutes(more) > LONGEST:
            break
        place, minutes = Found(place.start, more.end()), minutes + _minutes(more)
    return place, minutes


def _joint(folded: str, place: Found) -> re.Match[str] | None:
    """Return what joins the length of time at ``place`` to one more: a plus or, between hours and minutes, a comma."""
    whole_hours = folded[place.start : place.end].endswith(tuple(words()["units"]["hour"]))
    return _PLUS.match(folded, place.end) or (_COMMA.match(folded, place.end) if whole_hours else None)


@cache
def _pattern() -> re.Pattern[str]:
    led = rf"(?:{any_of(words()['led']['words'])}\s*:?\s*){{0,3}}(?:[~≈<>]\s*)?"
    after = r"(?:\s+(?:de|of)(?=\s)|\s+(?:in\s+|au\s+)?total|\s+(?:max|maxi|environ|ish|approx\.?)\b|\+)?"
    return re.compile(rf"{START}{led}(?:{'|'.join([*_ranges(), *_lengths(), _numbers()])})(?:\s+d'(?=\w)|{after}{END})")


def _ranges() -> list[str]:
    """Return the forms of “2h-3h” and « entre 20 min et 30 min »."""
    return [_range("hours", "[1-7]", unit_pattern("hour")), _range("minutes", r"\d{1,3}", unit_pattern("minute"))]


def _numbers() -> str:
    """Return the form of “20 to 30 min”; it comes last, for « quarante-cinq minutes » are no range."""
    hour, minute, number = unit_pattern("hour"), unit_pattern("minute"), number_pattern()
    low = rf"(?P<low>{number})(?:\s*[-–]|\s+(?:a|to|ou|or))|(?:entre|between)\s+(?P<low2>{number})\s+(?:et|and)"
    return rf"(?:{low})\s*(?P<high>{number}){_gap()}(?:(?P<in_hours>{hour})|{minute})"


def _range(name: str, number: str, unit: str) -> str:
    joint = rf"(?:\s*[-–]\s*|\s+(?(between_{name})(?:et|and)|(?:a|to|ou|or))\s+)"
    low, high = (rf"(?P<{end}_{name}>{number})\s*{unit}" for end in ("low", "high"))
    return rf"(?P<between_{name}>(?:entre|between)\s+)?{low}{joint}{high}"


def _lengths() -> list[str]:
    hour, minute, gap = unit_pattern("hour"), unit_pattern("minute"), _gap()
    number = number_pattern()
    exact = rf"(?:\d{{1,5}}(?:[.,]\d{{1,2}}|\s1/2)?|\.\d{{1,2}}|{number})"
    many = any_of(name for name, value in words()["numbers"].items() if value >= 10)
    times = r"(?P<times>\d{1,2})\s*(?:[x×*]|fois|times|(?:seances|sessions)\s+(?:de|of))"
    quarter = r"(?P<quarter>et\s+(?:un\s+)?quart|and\s+a\s+quarter|1/4)|(?P<quarters>3/4)"
    part = rf"(?:(?P<half>et\s+demie?|and\s+a\s+half|1/2)|{quarter})"
    return [
        rf"(?:(?:une?|a)\s+{_hardly()})?(?P<phrase>{any_of(words()['durations'])})",
        rf"(?P<h>{number}){gap}{hour}\s*(?:and\s+|et\s+)?(?P<m>[0-5]?\d|{many}){gap}(?:{minute}|m|')",
        rf"(?P<h2>{number}){gap}{hour}\s*(?P<m2>[0-5]\d|{many}){not_counted()}",
        r"(?P<h3>\d{1,3}):(?P<m3>[0-5]\d)\s*(?:h|hours?|heures?)",
        rf"(?P<h4>{exact})\s+(?P<half4>and\s+a\s+half)\s+{hour}",
        rf"(?P<h5>{exact}){gap}{hour}\s*{part}",
        rf"(?:{times}\s*)?(?:(?P<h6>{exact}){gap}{hour}|(?P<m6>{exact}){gap}{minute}'?)(?:\s*[x×*]\s*(?P<again>\d{{1,2}}))?",
        r"(?P<m7>\d{1,3})(?:m|['′])",
    ]


def _hardly() -> str:
    return rf"(?:{any_of(words()['hardly']['words'])}\s+)?"


def _gap() -> str:
    """Return what may stand between a number and its unit."""
    return rf"(?:\s*|-|\s+{_hardly()})"


def _minutes(match: re.Match[str]) -> int:
    part = {name: text for name, text in match.groupdict().items() if text}
    if "phrase" in part:
        return lookup(words()["durations"], part["phrase"])
    if low := part.get("low") or part.get("low2"):
        return _middle(low, part["high"], 60 if "in_hours" in part else 1)
    for name, unit in (("hours", 60), ("minutes", 1)):
        if f"low_{name}" in part:
            return _middle(part[f"low_{name}"], part[f"high_{name}"], unit)
    total = float(sum(minutes for name, minutes in _PARTS.items() if name in part))
    for name, text in part.items():
        if re.fullmatch(r"[hm]\d?", name):
            total += _number(text) * (1 if name[0] == "m" else 60)
    return round(total * int(part.get("times") or part.get("again") or 1))


def _middle(low: str, high: str, unit: int) -> int:
    return round((_number(low) + _number(high)) / 2 * unit)


def _number(text: str) -> float:
    if not (text[0].isdecimal() or text[0] == "."):
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


def _lasts(match: re.Match[str], minutes: int) -> bool:
    """Tell “9h”, « 14h de code » and « formation 14h » from « réunion 9h » and “workshop 14h”, which say when."""
    table = words()["moments"]
    led = any_of(word for word in words()["led"]["words"] if word not in table["not_led"])
    if re.match(rf"{led}\s", match[0]) or re.search(r"\s(?:de|of|total|d')$", match[0]):
        return True
    before = match.string[: match.start()]
    if _SPREAD.match(match.string, match.end()) or re.search(rf"\b{any_of(table['trainings'])}s?\b", before):
        return True
    return minutes < _NOON and not re.search(rf"\b{any_of(table['meetings'])}s?\b", before)
