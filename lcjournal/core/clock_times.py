"""The times of the day between which something took place: “14h-16h”, “from 2 to 4:30pm”, “9:00-10:30”.

Two numbers alone are none: “from 2 to 4”. Nor is « 1h-2h », one or two hours: times before six are written otherwise.
"""

import re
from datetime import time
from typing import NamedTuple

from lcjournal.core.phrases import END, START, Found

_EARLIEST = 6 * 60
_LEAD = r"(?:de|from|entre|between)\s+"
_DASH = r"\s*[-–—→/]\s*"
_UNTIL = r"\s+(?:a|to|au|et|and|until|till|jusqu'a)\s+"
_TO = rf"(?:{_DASH}|{_UNTIL})"
_HOURS = r"(?P<h{0}>\d{{1,2}})\s*h\s*(?P<m{0}>[0-5]\d)?"
_HOURS_OR_NOON = rf"(?:{_HOURS}|(?P<noon{{0}}>midi))"
_TWELVE_HOURS = r"(?P<h{0}>\d{{1,2}})(?::(?P<m{0}>[0-5]\d))?\s*(?P<half{0}>[ap])?"
_FORMS = (
    rf"(?:{_LEAD})?{_HOURS_OR_NOON.format(1)}{_TO}{_HOURS_OR_NOON.format(2)}",
    rf"{_LEAD}(?P<h1>\d{{1,2}}){_UNTIL}{_HOURS.format(2)}",  # « le 12 à 14h » is a day and a time
    rf"(?:{_LEAD})?(?P<h1>\d{{1,2}}){_DASH}{_HOURS.format(2)}",
    rf"(?:{_LEAD})?(?P<h1>\d{{1,2}}):(?P<m1>[0-5]\d){_TO}(?P<h2>\d{{1,2}}):(?P<m2>[0-5]\d)",
    rf"(?:{_LEAD})?{_TWELVE_HOURS.format(1)}(?:\.?m\b\.?)?{_TO}{_TWELVE_HOURS.format(2)}(?<=[ap])\.?m\b\.?",
    rf"(?:{_LEAD})?{_TWELVE_HOURS.format(1)}(?:\.?m\b\.?)?{_TO}(?P<noon2>noon)",
    rf"(?:{_LEAD})?(?P<noon1>noon){_TO}{_TWELVE_HOURS.format(2)}(?:\.?m\b\.?)?",
)
_PATTERNS = tuple(re.compile(f"{START}{form}{END}") for form in _FORMS)


class Stretch(NamedTuple):
    """A time of the day at which something began, and its minutes."""

    place: Found
    start: time
    minutes: int


def find_stretches(folded: str) -> list[Stretch]:
    """Return the stretches that ``folded`` (see ``core.folding``) names, in their order: a morning and an afternoon."""
    found = [_stretch(match) for pattern in _PATTERNS for match in pattern.finditer(folded)]
    return sorted(stretch for stretch in found if stretch)


def _stretch(match: re.Match[str]) -> Stretch | None:
    part = match.groupdict()
    start, end = (int(part.get(f"h{side}") or 12) * 60 + int(part.get(f"m{side}") or 0) for side in "12")
    if part.get("noon1") and end < 12 * 60:
        end += 12 * 60
    elif half := part.get("half2"):
        end = _on_the_clock(end, half)
        start = _on_the_clock(start, part["half1"] or (half if _on_the_clock(start, half) < end else "a"))
    if not _EARLIEST <= start < end <= 24 * 60:
        return None
    return Stretch(Found(*match.span()), time(*divmod(start, 60)), end - start)


def _on_the_clock(minutes: int, half: str) -> int:
    """Return the minutes since midnight of a time on a clock with twelve hours, ``a`` or ``p``; 12:30am is 0:30."""
    return minutes % (12 * 60) + (12 * 60 if half == "p" else 0)
