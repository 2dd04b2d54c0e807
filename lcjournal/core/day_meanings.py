"""Which day a way of naming one means: each function takes what ``core.days`` found, and None is no day.

Days are written day before month, in French and in British English alike; 11/24/2026 can only be read the other way
round. A weekday alone is the last one, today included. A date without a year is the last one too, unless the one to
come is near and the last one months ago, ``ahead`` says that the line is about a plan, or the weekday written with it
fits only the one to come.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from lcjournal.core.phrases import lookup, whole_number, word_before, words

_SOON = timedelta(days=60)
_NEAR = timedelta(days=31)
_QUARTER = timedelta(days=92)
_PAST = {"last", "past", "dernier", "derniere", "passe", "passee"}
_FUTURE = {"next", "coming", "prochain", "prochaine", "qui vient"}
_HOURS_BEFORE = re.compile(r"\d\s*h(?:eures?|ours?)?\s+$")


class Base(NamedTuple):
    """Where a line stands: the day it is read on, and whether it is about a plan."""

    today: date
    ahead: bool


def dated(match: re.Match[str], base: Base) -> date | None:
    """Return the day of a date, with its year or without: “12/11”, « le 12 novembre dernier », “2026-11-12”."""
    part = match.groupdict()
    day = int(part["day"]) if part["day"].isdecimal() else 1
    month = int(part["month"]) if part.get("month") else lookup(words()["months"], part["word"])
    if part.get("year"):
        year = int(part["year"]) + (2000 if len(part["year"]) == 2 else 0)
        american = part.get("sign") == "/" and match.start("day") < match.start("year")
        return make_date(year, month, day) or (make_date(year, day, month) if american else None)
    years = range(base.today.year - 8, base.today.year + 9)
    found = _likeliest((make_date(year, month, day) for year in years), match, base)
    return None if found and part.get("month") and _is_a_ratio(match, abs(found - base.today)) else found


def _is_a_ratio(match: re.Match[str], distance: timedelta) -> bool:
    """Tell “part 1/3”, “MOOC 3/4” and “2 h 1/2” from a day at this ``distance``: 3 of 4 can be, 4 of 3 cannot."""
    before, table = match.string[: match.start()], words()["numbered"]
    if match[0].endswith("24/7"):
        return True
    if not match[0][0].isdecimal() or int(match["day"]) > int(match["month"]):
        return False
    if match[0] in {"1/2", "1/4", "3/4"} and _HOURS_BEFORE.search(before):
        return True
    following = word_before(before, len(before))
    if following in table["words"]:
        return True
    said = {word.strip(".,;:()") for word in before.split()}
    return not said.isdisjoint(table["courses"]) and distance > (_NEAR if following in table["courses"] else _QUARTER)


def weekday_and_number(match: re.Match[str], base: Base) -> date | None:
    """« jeudi 12 »: the nearest month in which the twelfth is a Thursday, if that is near at all."""
    day, weekday = int(match["day"]), _weekday(match["weekday"])
    near = [found for found in _days_of_months(day, base.today, 2) if found.weekday() == weekday]
    return min(near, key=lambda found: abs(found - base.today), default=None)


def number_alone(match: re.Match[str], base: Base) -> date | None:
    """Return the day of « le 12 » of the likeliest month."""
    return _likeliest(_days_of_months(int(match["day"]), base.today, 2), match, base)


def _days_of_months(day: int, today: date, distance: int) -> list[date]:
    """Return day number ``day`` of the months around today that have one, oldest first."""
    firsts = (add_months(today.replace(day=1), months) for months in range(-distance, distance + 1))
    days = (make_date(first.year, first.month, day) for first in firsts if first)
    return [found for found in days if found]


def _likeliest(candidates: Iterable[date | None], match: re.Match[str], base: Base) -> date | None:
    """Return the last candidate up to today or, for a plan, the first from today on.

    A date that is soon, while the same one last lay months ago, is a plan too: 24/11 written on 18 November. A weekday
    written with the date decides when only one of the two falls on it.
    """
    days = sorted(day for day in candidates if day)
    past = max((day for day in days if day <= base.today), default=None)
    future = min((day for day in days if day >= base.today), default=None)
    soon = past and future and future - base.today < _SOON <= base.today - past
    part = match.groupdict()
    if which := part.get("which"):
        return future if which in _FUTURE else past
    likely, other = (future, past) if base.ahead or soon else (past, future)
    name = part.get("weekday")
    if name and other and (likely is None or abs(likely - base.today) > _NEAR) and other.weekday() == _weekday(name):
        return likely if likely and likely.weekday() == _weekday(name) else other
    return likely


def distant(match: re.Match[str], base: Base) -> date | None:
    """Return the day of so many days, weeks, months or years from today."""
    count = whole_number(match["count"]) * (-1 if match.groupdict().get("past") else 1)
    for unit, months in (("month", 1), ("year", 12)):
        if match["unit"] in words()["units"][unit]:
            return add_months(base.today, count * months)
    days = {"day": 1, "week": 7, "fortnight": 14}
    step = next(days[unit] for unit in days if match["unit"] in words()["units"][unit])
    return _shifted(base.today, count * step)


def in_week(match: re.Match[str], base: Base) -> date | None:
    """Return the day of a weekday of the last or the next week."""
    monday = base.today - timedelta(days=base.today.weekday())
    return _shifted(monday, _weekday(match["weekday"]) + (-7 if match["which"] in _PAST else 7))


def qualified(match: re.Match[str], base: Base) -> date | None:
    """“last” is before today, “next” after it, “this” in the week of today, “before last” a week before the last."""
    which = " ".join(match["which"].split()).removeprefix("le ").removeprefix("this ")
    distance = (_weekday(match["weekday"]) - base.today.weekday()) % 7
    if which in {"before last", "a week last"}:
        return _shifted(base.today, distance - 14)
    if which in _FUTURE:
        return _shifted(base.today, distance or 7)
    if which in _PAST:
        return _shifted(base.today, distance - 7)
    return _shifted(base.today, _weekday(match["weekday"]) - base.today.weekday())


def weeks_after(match: re.Match[str], base: Base) -> date | None:
    """« lundi en huit », “Monday week”: a week after the Monday to come; « en quinze »: two."""
    distance = (_weekday(match["weekday"]) - base.today.weekday()) % 7 or 7
    return _shifted(base.today, distance + (14 if match["which"].endswith("quinze") else 7))


def relative(match: re.Match[str], base: Base) -> date | None:
    """Return the day of “yesterday”, « la semaine prochaine »."""
    return _shifted(base.today, lookup({**words()["relative_days"], **words()["relative_weeks"]}, match["word"]))


def week_end(match: re.Match[str], base: Base) -> date | None:
    """Return the Saturday."""
    weeks = (match["which"] in _FUTURE) - (match["which"] in _PAST)
    return _shifted(base.today, 5 - base.today.weekday() + 7 * weeks)


def last_week_end(_match: re.Match[str], base: Base) -> date | None:
    """Return the last Saturday, today included and on Sunday yesterday, or for a plan the next."""
    since = (base.today.weekday() + 2) % 7
    return _shifted(base.today, (7 - since) % 7 if base.ahead else -since)


def next_month(match: re.Match[str], base: Base) -> date | None:
    """Return the day of the same day of the last or the next month."""
    return add_months(base.today, 1 if match["which"] in _FUTURE else -1)


def last_weekday(match: re.Match[str], base: Base) -> date | None:
    """Return the last such weekday, today included, or for a plan the next."""
    ahead = (_weekday(match["weekday"]) - base.today.weekday()) % 7
    return _shifted(base.today, ahead if base.ahead or not ahead else ahead - 7)


def short_weekday(match: re.Match[str], base: Base) -> date | None:
    """Return the day of “Sat”, « sam. » or « jeu soir », where no word before makes it the sun or the sea."""
    grammar = words()["grammar"]
    not_after = {*grammar["determiners"], *grammar["prepositions"], *words()["weekdays_last"]["not_after"]}
    return None if word_before(match.string, match.start()) in not_after else last_weekday(match, base)


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
