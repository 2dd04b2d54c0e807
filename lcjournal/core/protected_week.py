"""Protected time read from a journal: what is next and where it could go, what the week plans, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Slot
from lcjournal.core.progress import Period, week_start
from lcjournal.core.progress_words import Table
from lcjournal.core.protected_time import (
    Kept,
    Occurrence,
    Outcome,
    Tally,
    free_half_days,
    months,
    next_occurrence,
    occurrences,
    outcomes,
)
from lcjournal.core.store import Store

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NextSlot:
    """The protected time that is under way or next and not kept yet, with what it is for, if for anything."""

    slot: Slot
    occurrence: Occurrence
    activity: ActivityRow | None


def next_slot(store: Store, now: datetime, first_weekday: int) -> NextSlot | None:
    """Return the protected time to show at an aware local instant: one of this week that is kept gives way."""
    slots, changes, pauses = store.slots.all(), store.slots.changes(), store.slots.pauses()
    one = next_occurrence(slots, changes, pauses, now)
    while one is not None and one in _kept(store, week_of(one.day, first_weekday), now.date(), first_weekday):
        one = next_occurrence(slots, changes, pauses, one.ends())
    if one is None:
        return None
    slot = store.slots.get(one.slot_id)
    rows = store.activities.rows({slot.activity_id}) if slot.activity_id else []
    return NextSlot(slot, one, rows[0] if rows else None)


def planned_minutes(store: Store, now: datetime, first_weekday: int) -> dict[date, int]:
    """Return the protected minutes of the days of this week that are not over and not kept yet."""
    week = week_of(now.date(), first_weekday)
    kept = _kept(store, week, now.date(), first_weekday)
    planned: dict[date, int] = {}
    for one in _all(store, week):
        if one.ends() > now and not one.skipped and one not in kept:
            planned[one.day] = planned.get(one.day, 0) + one.minutes
    return planned


def half_days(store: Store, one: Occurrence, now: datetime, first_weekday: int) -> list[tuple[date, time]]:
    """Return where an occurrence could go in its week: half-days that nothing noted or protected takes."""
    week = week_of(one.due, first_weekday)
    sessions = store.activities.sessions(week.since, week.until)
    taken = [(session.day, session.start) for session in sessions]
    others = [(other.day, other.start) for other in _all(store, week) if other != one and not other.skipped]
    return free_half_days(one, [*taken, *others], now, first_weekday)


def week_of(day: date, first_weekday: int) -> Period:
    """Return the week that holds a day; weeks begin on a weekday, 0 being Monday."""
    first = week_start(day, first_weekday)
    return Period(first, first + _WEEK - _DAY)


def _all(store: Store, week: Period) -> list[Occurrence]:
    return occurrences(store.slots.all(), store.slots.changes(), store.slots.pauses(), week)


def _kept(store: Store, week: Period, today: date, first_weekday: int) -> set[Occurrence]:
    sessions = store.activities.sessions(week.since, week.until)
    found = outcomes(_all(store, week), sessions, today, first_weekday)
    return {one.occurrence for one in found if one.outcome in {Outcome.HONOURED, Outcome.MOVED}}


def came_of_it(store: Store, span: Period, today: date, first_weekday: int) -> list[Kept]:
    """Tell what came of the protected time of a period; sessions of the whole of its weeks are looked at."""
    first, last = week_of(span.since, first_weekday).since, week_of(span.until, first_weekday).until
    sessions = store.activities.sessions(first, last)
    found = outcomes(_all(store, Period(first, last)), sessions, today, first_weekday)
    return [one for one in found if one.occurrence.day in span]


def months_table(kept: Sequence[Kept]) -> Table:
    """Return what came of protected time month by month, newest first, with the share that was kept."""
    header = (
        _("Month"),
        _("Share kept"),
        _("At its hours"),
        _("At another time"),
        _("Weeks skipped"),
        _("Lost"),
    )
    return Table(header, tuple(_month_row(month, tally) for month, tally in reversed(months(kept))))


def _month_row(month: date, tally: Tally) -> tuple[str, ...]:
    counts = (tally.honoured, tally.moved, tally.skipped, tally.lost)
    share = "–" if tally.rate is None else _("{percent}\u202f%").format(percent=i18n.integer(round(100 * tally.rate)))
    return (i18n.day(month, "MMM y"), share, *(i18n.integer(count) for count in counts))
