"""What the grammars of quick add share: its word table and the pieces of regular expressions made from it.

Everything here is matched against folded text (``core.folding``).
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from lcjournal.core import paths

# A phrase begins after a space or an opening sign, and ends before a space, closing signs or a comma.
START = r"(?<![^\s(\[{«“\",;])"
END = r"(?=[,;.:!?)\]}»”\"]{0,3}(?:\s|$)|[,;](?!\d))"

TAKEN = "\x01"
"""Stands for each character of a phrase already understood."""

HIDDEN = "\x02"
"""Stands for each character in which nothing is to be read, as between quotation marks."""


class Found(NamedTuple):
    """A phrase understood at ``[start:end]`` of the folded text."""

    start: int
    end: int


@cache
def words() -> dict[str, Any]:
    """Return ``resources/quickadd.toml``."""
    tables: dict[str, Any] = tomllib.loads((paths.resources() / "quickadd.toml").read_text(encoding="utf-8"))
    return tables


def any_of(phrases: Iterable[str]) -> str:
    """Return a group that matches any of ``phrases``, the longest first; a space stands for spaces or a hyphen."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"(?:\s+|-)") for phrase in ordered) + ")"


def lookup(table: dict[str, int], phrase: str) -> int:
    """Return the value of ``phrase`` as ``any_of`` matched it."""
    return table[" ".join(re.split(r"[\s-]+", phrase))]


def whole_number(text: str) -> int:
    """Return the number written in digits or in words."""
    return int(text) if text.isdecimal() else lookup(words()["numbers"], text)


def number_pattern() -> str:
    """Return what matches a whole number of at most four digits or in words."""
    return rf"(?:\d{{1,4}}|{any_of(words()['numbers'])})"


def unit_pattern(name: str) -> str:
    """Return what matches the unit ``name`` (hour, minute, day, week, month, year, fortnight)."""
    return any_of(words()["units"][name])


def not_counted() -> str:
    """Return a look-ahead that refuses a number which counts something: “12 h”, “30 pages”, “5 %”."""
    units = [unit for name, names in words()["units"].items() if name != "year" for unit in names]
    return rf"(?!\s*(?:{any_of([*units, *words()['counted']['words']])}\b|[%€$£'/]|:\d))"


def hide(pattern: re.Pattern[str], folded: str) -> str:
    """Return ``folded`` with HIDDEN marks in place of all that ``pattern`` matches."""
    return pattern.sub(lambda match: HIDDEN * len(match[0]), folded)


def word_before(folded: str, place: int) -> str:
    """Return the word in front of ``place``, without punctuation, or ``""``."""
    before = folded[max(0, place - 40) : place].split()
    return before[-1].strip(".,;:()°") if before else ""
