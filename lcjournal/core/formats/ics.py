"""Protected time and the dates of goals for the person's own calendar, as iCalendar (RFC 5545).

A slot is a weekly event in its own zone, without the weeks that were paused or skipped, and with those that were moved
in their new place: a calendar shows the very occurrences of ``protected_time``. The day of an open goal or step is an
event of a whole day. Each keeps its UID and bears a SEQUENCE that grows with its changes, so that a calendar takes a
later export for the same events. What is no longer meant is written as cancelled while its day is to come.

Only the name of a slot and the title of a goal go out: no step, note, pause or activity is told.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event
from icalendar.enums import STATUS

import lcjournal
from lcjournal.core.i18n import _
from lcjournal.core.model import Goal, GoalState, Pause, Slot, SlotChange
from lcjournal.core.progress import Period
from lcjournal.core.protected_time import Occurrence, occurrences, zone_of
from lcjournal.core.store import Store

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
_SEQUENCES_FROM = datetime(2020, 1, 1, tzinfo=UTC)
"""Seconds since then stay within the 31 bits of a SEQUENCE for decades."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells one state of an event from another."""

    uid: str
    changed: datetime
    sequence: int


def to_ics(store: Store, today: date) -> tuple[bytes, int]:
    """Return the file, and how many slots and dates of goals it tells of; a read-only store is enough."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//LC Journal//{lcjournal.__version__}//EN")
    events = [*_of_slots(store), *_of_goals(store, today)]
    for event in events:
        calendar.add_component(event)
    if events:
        calendar.add_missing_timezones(first_date=date(min(event.start.year for event in events), 1, 1))
        _say_when_clocks_change(calendar)
    told = {event.uid for event in events if event.status != STATUS.CANCELLED}
    return calendar.to_ical(), len(told)


def _say_when_clocks_change(calendar: Calendar) -> None:
    """Have clocks go forward at the hour before it, as the format counts; the library tells the hour after."""
    for zone in calendar.timezones:
        for season in zone.subcomponents:
            forward = max(season.TZOFFSETTO - season.TZOFFSETFROM, timedelta())
            season.DTSTART -= forward
            if later := season.pop("RDATE", None):
                season.add("rdate", [one.dt - forward for one in later.dts])


def _of_slots(store: Store) -> Iterator[Event]:
    changes, pauses = store.slots.changes(), store.slots.pauses()
    for slot in store.slots.all(binned=True):
        first = slot.since + (slot.weekday - slot.since.weekday()) % 7 * _DAY
        if slot.deleted_at is None and (slot.until is None or first <= slot.until):
            yield from _of_slot(slot, first, [one for one in changes if one.slot_id == slot.id], pauses)
        else:
            event = _event(_slot_stamp(slot), _("Removed"), _local(slot, first), slot.minutes)
            event.status = STATUS.CANCELLED
            yield event


def _of_slot(slot: Slot, first: date, changes: list[SlotChange], pauses: list[Pause]) -> Iterator[Event]:
    """Yield the event that comes each week from ``first`` on, then those of the weeks in which it was moved."""
    days = [day for change in changes for day in (change.day, change.moved_to or change.day)]
    days += [first, *(pause.until for pause in pauses)]
    here = occurrences([slot], changes, pauses, Period(min(days), max(days)))
    still_due = {one.due for one in here if not one.skipped}
    in_rhythm = _each_week(first, min(slot.until or date.max, max(days)))
    left_out = [_local(slot, day) for day in in_rhythm if day not in still_due]
    stamp, name = _slot_stamp(slot), _line(slot.name) or _("Learning time")
    event = _event(stamp, name, _local(slot, first), slot.minutes)
    event.add("rrule", _rule(slot))
    if left_out:
        event.add("exdate", left_out)
    yield event
    for one in here:
        if one.moved:
            yield _moved(slot, stamp, name, one)


def _moved(slot: Slot, stamp: _Stamp, name: str, one: Occurrence) -> Event:
    event = _event(stamp, name, _local(slot, one.day, one.start), slot.minutes)
    event.add("recurrence-id", _local(slot, one.due))
    return event


def _each_week(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days // 7 + 1):
        yield first + number * _WEEK


def _rule(slot: Slot) -> dict[str, object]:
    """Return that it comes each week, to its last day: in UTC where its zone is known, as the format demands."""
    if slot.until is None:
        return {"freq": "weekly"}
    last = _local(slot, slot.until - (slot.until.weekday() - slot.weekday) % 7 * _DAY)
    return {"freq": "weekly", "until": last.astimezone(UTC) if last.tzinfo else last}


def _local(slot: Slot, day: date, start: time | None = None) -> datetime:
    return datetime.combine(day, start or slot.start, zone_of(slot.zone))


def _slot_stamp(slot: Slot) -> _Stamp:
    return _Stamp(slot.id, slot.updated_at or _SEQUENCES_FROM, slot.sequence)


def _of_goals(store: Store, today: date) -> Iterator[Event]:
    changed = store.goals.changed_at()
    for goal in [*store.goals.all(), *store.goals.binned()]:
        for uid, due, meant, words in _dates(goal):
            if due is None or not (meant or due >= today):
                continue
            event = _event(_goal_stamp(uid, changed[goal.id]), words, due)
            event.add("transp", "TRANSPARENT")
            if not meant:
                event.status = STATUS.CANCELLED
            yield event


def _dates(goal: Goal) -> Iterator[tuple[str, date | None, bool, str]]:
    """Yield the dates of a goal and of its steps: whose each is, the day, whether it is still meant, the words."""
    meant = goal.state is GoalState.OPEN and goal.deleted_at is None
    title = _line(goal.title) or _("Untitled")
    words = _("Goal: {title}"), _("A step is due: {title}")
    of_goal, of_step = (_("Removed") if goal.deleted_at else text.format(title=title) for text in words)
    yield goal.id, goal.due, meant, of_goal
    for step in goal.steps:
        yield step.id, step.due, meant and step.done is None, of_step


def _goal_stamp(uid: str, changed: datetime) -> _Stamp:
    return _Stamp(uid, changed, max(0, int((changed - _SEQUENCES_FROM).total_seconds())))


def _event(stamp: _Stamp, words: str, start: date, minutes: int = 0) -> Event:
    """Return a private event of some minutes, or of the whole day; other programs see that time is taken, no more."""
    event = Event()
    event.add("uid", f"{stamp.uid}@lcjournal")
    event.add("dtstamp", stamp.changed)
    event.add("last-modified", stamp.changed)
    event.add("sequence", stamp.sequence)
    event.add("summary", words)
    event.add("dtstart", start)
    event.add("dtend", start + (timedelta(minutes=minutes) if minutes else _DAY))
    event.add("class", "PRIVATE")
    return event


def _line(text: str) -> str:
    """Return words in one line, without what no calendar may hold."""
    return "".join(letter for letter in " ".join(text.split()) if unicodedata.category(letter) not in _UNSEEN)
