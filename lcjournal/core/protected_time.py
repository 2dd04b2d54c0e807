"""Protected time: when each slot is due, what came of it, and how often it was kept; pure functions of plain values.

What came of a slot is derived from sessions alone. It was **honoured** when sessions of its day, at its hours or
without an hour, come to at least half of it. It was **moved** when that is so at the hours it was moved to or, once its
day is over, when as much was done at any other time of its week and counts for no other slot. It was **skipped** when
the person said so; that counts neither for nor against. It is **lost** only when its week is over: until then it can
still be moved. Each session counts for one slot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lcjournal.core.model import Pause, SessionFact, Slot, SlotChange
from lcjournal.core.progress import Period, week_start

ENOUGH = 0.5
"""The share of a slot that has to be learned for it to be kept."""
HALF_DAYS = (time(9), time(14))
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_FURTHEST = 400
"""The days ahead in which the next slot is looked for: longer than any pause but one for good."""


class Outcome(StrEnum):
    """What came of a slot in one week."""

    HONOURED = "honoured"
    MOVED = "moved"
    SKIPPED = "skipped"
    LOST = "lost"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A slot in one week: ``due`` is its day as in every week, ``day`` and ``start`` when it takes place.

    Both are the same unless it was moved. ``zone`` is that of its hours, ``""`` where it is not known.
    """

    slot_id: str
    due: date
    day: date
    start: time
    minutes: int
    zone: str = ""
    moved: bool = False
    skipped: bool = False

    def begins(self) -> datetime:
        """Return the aware instant at which it begins; local time where its zone is not known here."""
        return _aware(datetime.combine(self.day, self.start), self.zone)

    def ends(self) -> datetime:
        """Return the aware instant at which it ends, by the clock on the wall."""
        return _aware(datetime.combine(self.day, self.start) + timedelta(minutes=self.minutes), self.zone)


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of one occurrence, with the minutes of the sessions that count for it."""

    occurrence: Occurrence
    outcome: Outcome
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many slots were honoured, moved, skipped and lost; those to come are not counted."""

    honoured: int = 0
    moved: int = 0
    skipped: int = 0
    lost: int = 0

    @property
    def due(self) -> int:
        """How many could be kept: a skipped one is not among them."""
        return self.honoured + self.moved + self.lost

    @property
    def rate(self) -> float | None:
        """The share of those due that was honoured or moved, 0 to 1; None where nothing was due."""
        return (self.honoured + self.moved) / self.due if self.due else None


def occurrences(
    slots: Iterable[Slot], changes: Iterable[SlotChange], pauses: Sequence[Pause], span: Period
) -> list[Occurrence]:
    """Return every occurrence that takes place in a period, in order of time, the skipped ones on their due day.

    In a pause none is due; one that was moved is there all the same, on the day to which it was moved.
    """
    changed: dict[str, dict[date, SlotChange]] = {}
    for change in changes:
        changed.setdefault(change.slot_id, {})[change.day] = change
    found = [
        _occurrence(slot, due, changed.get(slot.id, {}).get(due))
        for slot in slots
        if slot.deleted_at is None
        for due in _due_days(slot, changed.get(slot.id, {}), pauses, span)
    ]
    return sorted((one for one in found if one.day in span), key=lambda one: (one.day, one.start, one.slot_id))


def _due_days(slot: Slot, changed: dict[date, SlotChange], pauses: Sequence[Pause], span: Period) -> Iterable[date]:
    """Return the days of the period on which a slot is due, and those outside from which it was moved into it."""
    first = max(slot.since, span.since)
    day = first + (slot.weekday - first.weekday()) % 7 * _DAY
    days = set()
    while day <= min(slot.until or span.until, span.until):
        days.add(day)
        day += _WEEK
    days = {
        day for day in days if _is_moved(changed.get(day)) or not any(one.since <= day <= one.until for one in pauses)
    }
    days |= {day for day, one in changed.items() if one.moved_to and one.moved_to in span and _is_due(slot, day)}
    return days


def _is_moved(change: SlotChange | None) -> bool:
    return change is not None and change.moved_to is not None


def _is_due(slot: Slot, day: date) -> bool:
    return day.weekday() == slot.weekday and slot.since <= day <= (slot.until or day)


def _occurrence(slot: Slot, due: date, change: SlotChange | None) -> Occurrence:
    usual = Occurrence(slot.id, due, due, slot.start, slot.minutes, slot.zone)
    if change is None:
        return usual
    day, start = change.moved_to or due, change.start or slot.start
    return Occurrence(
        slot.id, due, day, start, slot.minutes, slot.zone, moved=_is_moved(change), skipped=not _is_moved(change)
    )


def outcomes(due: Iterable[Occurrence], sessions: Iterable[SessionFact], today: date, first_weekday: int) -> list[Kept]:
    """Tell what came of occurrences, in their order, from the sessions of their weeks; weeks begin on a weekday."""
    ordered = sorted(due, key=lambda one: (one.day, one.start, one.slot_id))
    left: dict[date, list[SessionFact]] = {}
    for session in sorted(sessions, key=lambda one: (one.day, one.start or time.max)):
        left.setdefault(week_start(session.day, first_weekday), []).append(session)
    kept: dict[Occurrence, Kept] = {}
    for one in ordered:
        if one.skipped:
            kept[one] = Kept(one, Outcome.SKIPPED)
        elif minutes := _taken(left.get(week_start(one.day, first_weekday), []), one, hours=True):
            kept[one] = Kept(one, Outcome.MOVED if one.moved else Outcome.HONOURED, minutes)
    for one in ordered:
        if one not in kept:
            week = week_start(one.day, first_weekday)
            minutes = _taken(left.get(week, []), one, hours=False) if one.day < today else 0
            missed = Outcome.LOST if week + _WEEK <= today else Outcome.TO_COME
            kept[one] = Kept(one, Outcome.MOVED if minutes else missed, minutes)
    return [kept[one] for one in ordered]


def _taken(left: list[SessionFact], one: Occurrence, *, hours: bool) -> int:
    """Take the sessions that count for an occurrence out of those left, and return their minutes; 0 if too few.

    With ``hours`` these are all that meet its hours, then those of its day without an hour, up to what is enough;
    without, any of its week up to what is enough.
    """
    taken = [session for session in left if hours and _meets(session, one)]
    minutes = sum(session.minutes for session in taken)
    for session in left:
        fits = not hours or (session.day == one.day and session.start is None)
        if minutes < ENOUGH * one.minutes and fits:
            taken.append(session)
            minutes += session.minutes
    if minutes < ENOUGH * one.minutes:
        return 0
    for session in taken:
        left.remove(session)
    return minutes


def _meets(session: SessionFact, one: Occurrence) -> bool:
    if session.start is None:
        return False
    begun, due = datetime.combine(session.day, session.start), datetime.combine(one.day, one.start)
    return begun < due + timedelta(minutes=one.minutes) and due < begun + timedelta(minutes=session.minutes)


def tally(kept: Iterable[Kept]) -> Tally:
    """Count outcomes."""
    found = [one.outcome for one in kept]
    return Tally(
        *(found.count(outcome) for outcome in (Outcome.HONOURED, Outcome.MOVED, Outcome.SKIPPED, Outcome.LOST))
    )


def months(kept: Iterable[Kept]) -> list[tuple[date, Tally]]:
    """Count outcomes by month, known by its first day, oldest first; a month without any is absent."""
    by_month: dict[date, list[Kept]] = {}
    for one in kept:
        if one.outcome is not Outcome.TO_COME:
            by_month.setdefault(one.occurrence.due.replace(day=1), []).append(one)
    return [(month, tally(ones)) for month, ones in sorted(by_month.items())]


def next_occurrence(
    slots: Sequence[Slot], changes: Sequence[SlotChange], pauses: Sequence[Pause], now: datetime
) -> Occurrence | None:
    """Return the occurrence that is under way at an aware instant, else the next one; None within 400 days."""
    today = now.date()
    span = Period(today - _DAY, today + _FURTHEST * _DAY)  # one of yesterday may last into today
    return next(
        (one for one in occurrences(slots, changes, pauses, span) if not one.skipped and one.ends() > now), None
    )


def weekly_minutes(slots: Iterable[Slot], pauses: Sequence[Pause], until: date) -> list[tuple[date, date, int]]:
    """Return how many minutes a week are protected, as steps of a first day, a last one up to ``until``, and minutes.

    Days without protected time are between the steps.
    """
    held = [(slot.since, min(slot.until or until, until), slot.minutes) for slot in slots if slot.deleted_at is None]
    edges = {day for first, last, _minutes in held for day in (first, last + _DAY)}
    edges |= {day for pause in pauses for day in (pause.since, pause.until + _DAY)}
    ordered = sorted(edges)
    steps: list[tuple[date, date, int]] = []
    for first, after in pairwise(ordered):
        paused = any(pause.since <= first <= pause.until for pause in pauses)
        minutes = 0 if paused else sum(one for since, last, one in held if since <= first <= last)
        if steps and steps[-1][2] == minutes and steps[-1][1] + _DAY == first:
            steps[-1] = (steps[-1][0], after - _DAY, minutes)
        elif minutes:
            steps.append((first, after - _DAY, minutes))
    return steps


def free_half_days(
    one: Occurrence, taken: Iterable[tuple[date, time | None]], now: datetime, first_weekday: int
) -> list[tuple[date, time]]:
    """Return the half-days of working days to which an occurrence of this week could be moved: day and hour.

    ``taken`` are the days and hours of what is planned, done or protected already; without an hour it takes no
    half-day. Those that have begun at ``now``, local and aware, are left out, and the one where it stands.
    """
    busy = {(day, _half(start)) for day, start in taken if start is not None} | {(one.day, _half(one.start))}
    first = week_start(one.due, first_weekday)
    days = [first + number * _DAY for number in range(7)]
    return [
        (day, start)
        for day in days
        if day.weekday() < 5
        for start in HALF_DAYS
        if (day, start) not in busy and (day, start) > (now.date(), now.time().replace(tzinfo=None))
    ]


def _half(start: time) -> time:
    return HALF_DAYS[start >= time(13)]


def _aware(local: datetime, zone: str) -> datetime:
    known = zone_of(zone)
    return local.replace(tzinfo=known) if known else local.astimezone()


@cache
def zone_of(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, or None where it is not known here."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None  # of a journal that another system wrote
