"""How protected time and pauses are said."""

from datetime import date, datetime, time, timedelta

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Pause, Slot, SlotChange


def ends_at(start: time, minutes: int) -> time:
    """Return the time of day at which something that long is over, after midnight where it lasts into the next day."""
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()


def hours(start: time, minutes: int) -> str:
    """Return “14:00 to 16:00”."""
    return _("{start} to {end}").format(start=i18n.clock(start), end=i18n.clock(ends_at(start, minutes)))


def slot_title(slot: Slot, day: date | None = None, start: time | None = None) -> str:
    """Return “Wednesday learning time, 14:00 to 16:00”, by the name of the slot if it has one.

    ``day`` and ``start`` are when it is, where it was moved.
    """
    weekday = day.weekday() if day is not None else slot.weekday
    words = hours(start or slot.start, slot.minutes)
    if slot.name.strip():
        return _("{name}, {hours}").format(name=slot.name.strip(), hours=words)
    return _("{weekday} learning time, {hours}").format(weekday=i18n.weekday_name(weekday, "wide"), hours=words)


def slot_days(slot: Slot) -> str:
    """Return from when and until when a slot holds."""
    since = i18n.day(slot.since)
    if slot.until is None:
        return _("Each week since {day}").format(day=since)
    return _("From {first} to {last}").format(first=since, last=i18n.day(slot.until))


def pause_days(pause: Pause) -> str:
    """Return “Summer, 18 July to 22 August 2026”, without a name the days alone."""
    same = pause.since.year == pause.until.year
    first = i18n.day(pause.since, "d MMMM" if same else "d MMMM y")
    days = _("{first} to {last}").format(first=first, last=i18n.day(pause.until))
    return _("{name}, {days}").format(name=pause.name.strip(), days=days) if pause.name.strip() else days


def change_words(change: SlotChange) -> str:
    """Return “Wednesday 18 November, skipped”, or where it was moved."""
    day = i18n.day(change.day, "EEEE d MMMM")
    if change.moved_to is None:
        words = _("{day}, skipped").format(day=day)
    else:
        start = "" if change.start is None else i18n.clock(change.start)
        words = _("{day}, moved to {to} {time}").format(
            day=day, to=i18n.day(change.moved_to, "EEEE d MMMM"), time=start
        )
    return words[:1].upper() + words[1:].strip()
