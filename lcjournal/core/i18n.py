"""Texts, dates and numbers in the person's language and region.

The catalogues are gettext's; the English text is the key, so English needs none. ``.po`` files are read as they are:
for the French one this takes less time than opening the window does. Names that start a name clash with gettext's
customs (``_``, ``N_``) are those customs.
"""

import locale
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel import dates as babel_dates
from babel import numbers as babel_numbers

from lcjournal.core import paths

LANGUAGES = {"en": "English", "fr": "Français"}
_DAY_OF_MONTH = re.compile(r"(?<!d)d(?!d)")
_NARROW = "\u202f"
_MINUS = "\u2212"


class _Current:
    """The one global of core: the language of the person in front of it."""

    language = "en"
    region = "en_GB"
    messages: Mapping[str, str] = MappingProxyType({})
    plurals: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def use(language: str, region: str = "") -> None:
    """Speak ``language`` (``en`` or ``fr``; anything else is English) with the dates and numbers of ``region``.

    Without a region, or one that is unknown, those of the country the language comes from.
    """
    _Current.language = language if language in LANGUAGES else "en"
    _Current.region = _known_region(region) or {"en": "en_GB", "fr": "fr_FR"}[_Current.language]
    _Current.messages, _Current.plurals = _read(_Current.language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` inside a ``with``, for a sheet in the other language; dates and numbers stay the region's."""
    before = _Current.language, _Current.region, _Current.messages, _Current.plurals
    use(language, _Current.region)
    try:
        yield
    finally:
        _Current.language, _Current.region, _Current.messages, _Current.plurals = before


def language() -> str:
    """Return the language in use, ``en`` or ``fr``."""
    return _Current.language


def region() -> str:
    """Return the locale that rules dates and numbers, such as ``fr_FR``."""
    return _Current.region


def region_name(name: str) -> str:
    """Return the name of a locale such as ``fr_CH`` in the language in use: “French (Switzerland)”."""
    text = str(Locale.parse(name).get_display_name(_Current.language))
    return text[:1].upper() + text[1:]


def system_language() -> str:
    """Return the language of this system, ``en`` unless it is French."""
    return "fr" if _system_locale().lower().startswith(("fr", "french")) else "en"


def system_region(code: str) -> str:
    """Return the region of this system if language ``code`` is spoken there, else ``""``.

    A French speaker on an American system wants French dates unless they choose otherwise.
    """
    name = _known_region(_system_locale())
    return name if name.startswith(code) else ""


def _system_locale() -> str:
    """Return the locale of this system without its encoding; C and POSIX, which Python reads as American, are none."""
    asked = next((value for name in ("LC_ALL", "LC_TIME", "LANG") if (value := os.environ.get(name))), "")
    if asked.partition(".")[0] in {"C", "POSIX"}:
        return ""
    return (locale.getlocale()[0] or "").partition(".")[0]


def _known_region(name: str) -> str:
    try:
        return str(Locale.parse(name)) if name else ""
    except (ValueError, UnknownLocaleError):
        return ""


def _read(code: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    if code == "en":
        return {}, {}
    from babel.messages.pofile import read_po

    with (paths.catalogues() / code / "LC_MESSAGES" / "lcjournal.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    messages: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id or message.fuzzy or not message.string:
            continue
        if isinstance(message.id, tuple):
            plurals[message.id[0]] = tuple(message.string or ())
        else:
            messages[str(message.id)] = str(message.string)
    return messages, plurals


def _(text: str) -> str:
    """Return ``text`` in the language in use."""
    return _Current.messages.get(text, text)


def N_(text: str) -> str:
    """Mark ``text`` for translation where it is defined; ``_`` translates it where it is shown."""
    return text


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form for ``count``; French counts 0 and 1 as singular."""
    if forms := _Current.plurals.get(singular):
        return forms[int(abs(count) > 1)]
    return singular if count == 1 else plural


def decimal(value: float, digits: int = 1, *, sign: bool = False) -> str:
    """Return ``3.6`` or ``3,6``; with ``sign`` also ``+0.4``. The minus is U+2212, and minus zero is zero."""
    rounded = round(value, digits) + 0.0
    zeros = "0" * digits
    text = babel_numbers.format_decimal(abs(rounded), format=f"0.{zeros}" if digits else "0", locale=_Current.region)
    if rounded < 0:
        return _MINUS + text
    return f"+{text}" if sign and rounded > 0 else text


def integer(value: int) -> str:
    """Return a whole number with the region's grouping."""
    return str(babel_numbers.format_decimal(value, locale=_Current.region))


def duration(minutes: int) -> str:
    """Return ``50 min``, ``2 h`` or ``1 h 25``, the same in both languages, with narrow no-break spaces."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{_NARROW}min"
    return f"{hours}{_NARROW}h{_NARROW}{rest:02d}" if rest else f"{hours}{_NARROW}h"


def day(value: date, pattern: str = "d MMMM y") -> str:
    """Return a day by a CLDR pattern, such as ``d MMMM y``, ``EEE d MMM`` or ``MMMM y``.

    Words come from the language, not from the region, so that a French speaker in England reads « mars ». In French
    the first of a month is « 1er ».
    """
    if value.day == 1 and _Current.language == "fr":
        pattern = _DAY_OF_MONTH.sub("d'er'", pattern)
    return _formatted(value, pattern, _words_locale())


@lru_cache(maxsize=4096)  # a list paints the same days again and again
def _formatted(value: date, pattern: str, locale: str) -> str:
    return str(babel_dates.format_date(value, pattern, locale=locale))


def clock(value: time | datetime) -> str:
    """Return ``14:05``, always of 24 hours."""
    return f"{value:%H:%M}"


def month(value: date) -> str:
    """Return the month of a day as a heading: ``November`` for French too with a capital, ``Novembre``."""
    text = day(value, "LLLL")
    return text[:1].upper() + text[1:]


def first_weekday() -> int:
    """Return the region's first day of the week, 0 Monday to 6 Sunday."""
    return int(Locale.parse(_Current.region).first_week_day)


def weekday_name(index: int, width: Literal["abbreviated", "wide"] = "abbreviated") -> str:
    """Return the name of weekday ``index``, 0 for Monday."""
    return str(babel_dates.get_day_names(width, context="stand-alone", locale=_words_locale())[index])


def _words_locale() -> str:
    return _Current.region if _Current.region.startswith(_Current.language) else _Current.language
