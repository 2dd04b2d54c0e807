"""The hours of a year and of some weeks: what was meant and what was done, in whose time, how often, what is long ago.

Pure functions of plain values. Nothing here compares a person with others, and no gap is counted against them.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from lcjournal.core.model import Activity, Pause, SessionFact, SlotChange, YearlyTarget
from lcjournal.core.progress import Period, kind_rank, week_start

LONG_AGO = timedelta(weeks=8)
"""What was not touched for longer may be suggested."""
WEEKS = 12
"""How many weeks tell how regularly one learns."""
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MOST_OF_A_WEEK = 4


@dataclass(frozen=True, slots=True)
class YearlyProgress:
    """How a yearly target stands at the end of ``today``: the minutes ``done`` in its year."""

    target: YearlyTarget
    year: Period
    done: int
    today: date

    @property
    def remaining(self) -> int:
        """The minutes that remain, 0 once they are there."""
        return max(0, self.target.minutes - self.done)

    @property
    def days_left(self) -> int:
        """The days of the year that are left, today included; all of them before it begins."""
        return (self.year.until - max(self.today, self.year.since)).days + 1

    @property
    def weekly(self) -> int:
        """The minutes a week, up to the next 5, that make up what remains; in its last week all that remains."""
        return 5 * ceil(self.remaining / max(1, self.days_left / 7) / 5)


def cycle(target: YearlyTarget, today: date) -> Period:
    """Return the year of a target that holds a day, or its first one where that is still to come."""
    years = max(0, today.year - target.since.year)
    if years and _later(target.since, years) > today:
        years -= 1
    return Period(_later(target.since, years), _later(target.since, years + 1) - _DAY)


def _later(day: date, years: int) -> date:
    """Return the same day years later; for 29 February the 28th where there is none."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def yearly_progress(target: YearlyTarget, sessions: Iterable[SessionFact], today: date) -> YearlyProgress:
    """Tell how a target stands; ``sessions`` may be of any kind and day."""
    year = cycle(target, today)
    done = sum(one.minutes for one in sessions if one.day in year and target.kind in {"", one.kind})
    return YearlyProgress(target, year, done, today)


@dataclass(frozen=True, slots=True)
class KindHours:
    """The minutes of a kind: ``planned`` in activities that are only planned, and ``done``."""

    kind: str
    planned: int
    done: int


def planned_and_done(planned: Iterable[Activity], sessions: Iterable[SessionFact], span: Period) -> list[KindHours]:
    """Return the kinds that have sessions in a period, planned or done, in the order in which charts stack them."""
    meant: dict[str, int] = {}
    for activity in planned:
        for session in activity.sessions:
            if session.day in span:
                meant[activity.kind] = meant.get(activity.kind, 0) + session.minutes
    done: dict[str, int] = {}
    for fact in sessions:
        if fact.day in span:
            done[fact.kind] = done.get(fact.kind, 0) + fact.minutes
    kinds = sorted(meant.keys() | done.keys(), key=kind_rank)
    return [KindHours(kind, meant.get(kind, 0), done.get(kind, 0)) for kind in kinds]


@dataclass(frozen=True, slots=True)
class OwnTime:
    """How many of all minutes were spent in one's own time rather than in working time."""

    own: int
    total: int

    @property
    def share(self) -> float | None:
        """The share of one's own time, 0 to 1; None where nothing was done."""
        return self.own / self.total if self.total else None


def own_time(sessions: Iterable[SessionFact]) -> OwnTime:
    """Tell how much of one's own time sessions took."""
    found = list(sessions)
    return OwnTime(sum(one.minutes for one in found if one.own_time), sum(one.minutes for one in found))


@dataclass(frozen=True, slots=True)
class Untouched:
    """A kind or facet, by id, with the day on which it was last touched."""

    name: str
    last: date


def untouched_kinds(sessions: Iterable[SessionFact], today: date, after: timedelta = LONG_AGO) -> list[Untouched]:
    """Return the kinds once taken up that have no session since ``after``, the longest untouched first."""
    return _untouched(((one.kind, one.day) for one in sessions), today - after)


def untouched_facets(
    sessions: Iterable[SessionFact], facets: Mapping[str, Sequence[str]], today: date, after: timedelta = LONG_AGO
) -> list[Untouched]:
    """Return the facets that activities once helped with and none did since ``after``, the longest untouched first.

    ``facets`` are those of each activity, by its id.
    """
    touched = ((facet, one.day) for one in sessions for facet in facets.get(one.activity_id, ()))
    return _untouched(touched, today - after)


def _untouched(touched: Iterable[tuple[str, date]], before: date) -> list[Untouched]:
    last: dict[str, date] = {}
    for name, day in touched:
        last[name] = max(day, last.get(name, day))
    found = [Untouched(name, day) for name, day in last.items() if day < before]
    return sorted(found, key=lambda one: (one.last, one.name))


@dataclass(frozen=True, slots=True)
class Regularity:
    """In how many weeks one learned, of so many; ``left_out`` are those between that were paused or skipped."""

    learned: int
    weeks: int
    left_out: int = 0


def regularity(
    sessions: Iterable[SessionFact],
    pauses: Sequence[Pause],
    changes: Iterable[SlotChange],
    today: date,
    first_weekday: int,
) -> Regularity:
    """Look at the last twelve whole weeks, or those since the first session where these are fewer.

    A week that was paused for most of its days, or in which a slot was skipped, counts only if one learned in it all
    the same; otherwise an earlier one is taken in its place.
    """
    learned = {week_start(one.day, first_weekday) for one in sessions}
    skipped = {week_start(one.day, first_weekday) for one in changes if one.moved_to is None}
    week = week_start(today, first_weekday) - _WEEK
    first, counted, left_out = min(learned, default=today), list[bool](), 0
    while week >= first and len(counted) < WEEKS:
        if week in learned or not (week in skipped or _is_paused(week, pauses)):
            counted.append(week in learned)
        else:
            left_out += 1
        week -= _WEEK
    return Regularity(sum(counted), len(counted), left_out)


def _is_paused(week: date, pauses: Iterable[Pause]) -> bool:
    days = [week + number * _DAY for number in range(7)]
    return sum(any(one.since <= day <= one.until for one in pauses) for day in days) >= _MOST_OF_A_WEEK
