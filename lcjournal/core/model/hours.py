"""Protected time and the hours meant for a year."""

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Slot:
    """Protected time: ``minutes`` from ``start`` on each ``weekday`` (0 is Monday) from ``since`` to ``until``.

    The hours are those of ``zone``, an IANA name; ``activity_id`` is what one works on then. ``sequence`` grows with
    each change, so that a calendar knows a later export.
    """

    weekday: int
    start: time
    minutes: int
    since: date
    zone: str
    until: date | None = None
    name: str = ""
    activity_id: str | None = None
    sequence: int = 0
    id: str = ""
    updated_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SlotChange:
    """The slot that is due on ``day`` is moved to another day and hour, or skipped where ``moved_to`` is None."""

    slot_id: str
    day: date
    moved_to: date | None = None
    start: time | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Days, both included, on which no slot is due."""

    since: date
    until: date
    name: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class YearlyTarget:
    """Minutes that a person means to learn in a year, in one kind or (``""``) in all.

    The year begins on ``since``, and on that day of every later year.
    """

    kind: str
    minutes: int
    since: date
