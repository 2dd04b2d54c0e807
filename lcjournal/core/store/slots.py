"""Protected time: weekly slots, the weeks in which one was moved or skipped, and pauses."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from lcjournal.core.model import Change, Pause, Slot, SlotChange
from lcjournal.core.sqlite import Database, reading
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import day as as_day
from lcjournal.core.store.rows import instant
from lcjournal.core.store.texts import Replaced, keep_text

_SLOT = "weekday, start, minutes, since_day, until_day, zone, name, activity_id, sequence, id, updated_at, deleted_at"


class Slots:
    """The protected time of one open journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    def all(self, *, binned: bool = False) -> list[Slot]:
        """Return the slots as they come in a week, ended ones too; with ``binned`` those of the bin as well."""
        return self._read("true" if binned else "deleted_at IS NULL", [])

    def get(self, slot_id: str) -> Slot:
        """Return one slot, also from the bin. Raises KeyError."""
        found = self._read("id = ?", [slot_id])
        if not found:
            raise KeyError(slot_id)
        return found[0]

    def add(self, slot: Slot) -> str:
        """Keep a new slot and return its id."""
        with self._connection.write(Change.TIME) as db:
            return self._insert(db, slot)

    def save(self, slot: Slot) -> None:
        """Keep a slot as it now stands, its past too; see ``change``. Raises KeyError."""
        before = self.get(slot.id)
        with self._connection.write(Change.TIME) as db:
            self._update(db, before, slot)

    def change(self, slot: Slot, today: date) -> str:
        """Keep a slot as it is from ``today`` on, and return the id under which it goes on. Raises KeyError.

        Where other hours or another day were kept before, that slot ends the day before and a new one begins, so that
        what came of the past stays as it was.
        """
        before = self.get(slot.id)
        hours = (before.weekday, before.start, before.minutes, before.zone)
        if before.since >= today or hours == (slot.weekday, slot.start, slot.minutes, slot.zone):
            self.save(slot)
            return slot.id
        with self._connection.write(Change.TIME) as db:
            self._update(db, before, replace(before, until=today - timedelta(days=1)))
            return self._insert(db, replace(slot, since=max(slot.since, today)))

    def bin(self, slot_id: str) -> None:
        """Put a slot into the bin."""
        self._set_deleted("slot", slot_id, self._connection.stamp())

    def restore(self, slot_id: str) -> None:
        """Take a slot out of the bin."""
        self._set_deleted("slot", slot_id, None)

    @reading
    def changes(self) -> list[SlotChange]:
        """Return the weeks in which a slot was moved or skipped, oldest first."""
        rows = self._db.execute("SELECT slot_id, day, moved_to_day, start FROM slot_change ORDER BY day, slot_id")
        return [
            SlotChange(slot_id, date.fromisoformat(day), as_day(to), time.fromisoformat(start) if start else None)
            for slot_id, day, to, start in rows
        ]

    def skip(self, slot_id: str, day: date) -> None:
        """Leave out the slot that is due on ``day``."""
        self._put(SlotChange(slot_id, day))

    def move(self, slot_id: str, day: date, to: date, start: time) -> None:
        """Move the slot that is due on ``day`` to another day and hour."""
        self._put(SlotChange(slot_id, day, to, start))

    def put_back(self, slot_id: str, day: date) -> None:
        """Have the slot of ``day`` as in every week again."""
        with self._connection.write(Change.TIME) as db:
            db.execute("DELETE FROM slot_change WHERE slot_id = ? AND day = ?", [slot_id, day.isoformat()])
            self._count_change(db, slot_id)

    @reading
    def pauses(self) -> list[Pause]:
        """Return the days on which no slot is due, oldest first."""
        sql = "SELECT since_day, until_day, name, id FROM pause WHERE deleted_at IS NULL ORDER BY since_day, id"
        return [
            Pause(date.fromisoformat(since), date.fromisoformat(until), name, identity)
            for since, until, name, identity in self._db.execute(sql)
        ]

    def add_pause(self, pause: Pause) -> str:
        """Keep a new pause and return its id."""
        identity, stamp = self._connection.new_id(), self._connection.stamp()
        with self._connection.write(Change.TIME) as db:
            row = {"id": identity, "created_at": stamp, "updated_at": stamp, "deleted_at": None}
            db.table("pause").insert(_pause_columns(pause) | row)
            self._count_change(db)
        return identity

    def save_pause(self, pause: Pause) -> None:
        """Keep a pause as it now stands."""
        before = next((one for one in self.pauses() if one.id == pause.id), pause)
        with self._connection.write(Change.TIME) as db:
            if before.name and before.name != pause.name:
                keep_text(db, self._connection, Replaced(pause.id, "name", before.name, None), pause.name)
            db.table("pause").update(pause.id, _pause_columns(pause) | {"updated_at": self._connection.stamp()})
            self._count_change(db)

    def remove_pause(self, pause_id: str) -> None:
        """Put a pause into the bin."""
        self._set_deleted("pause", pause_id, self._connection.stamp())

    def restore_pause(self, pause_id: str) -> None:
        """Take a pause out of the bin."""
        self._set_deleted("pause", pause_id, None)

    def _insert(self, db: Database, slot: Slot) -> str:
        identity, stamp = self._connection.new_id(), self._connection.stamp()
        row = {"id": identity, "sequence": 0, "created_at": stamp, "updated_at": stamp, "deleted_at": None}
        db.table("slot").insert(_columns(slot) | row)
        return identity

    def _update(self, db: Database, before: Slot, slot: Slot) -> None:
        if before.name and before.name != slot.name:
            keep_text(db, self._connection, Replaced(slot.id, "name", before.name, None), slot.name)
        db.table("slot").update(slot.id, _columns(slot))
        self._count_change(db, slot.id)

    def _put(self, change: SlotChange) -> None:
        row = {
            "slot_id": change.slot_id,
            "day": change.day.isoformat(),
            "moved_to_day": change.moved_to.isoformat() if change.moved_to else None,
            "start": _clock(change.start) if change.start else None,
            "changed_at": self._connection.stamp(),
        }
        with self._connection.write(Change.TIME) as db:
            db.table("slot_change").upsert(row, pk=("slot_id", "day"))
            self._count_change(db, change.slot_id)

    def _set_deleted(self, table: str, identity: str, stamp: str | None) -> None:
        with self._connection.write(Change.TIME) as db:
            db.table(table).update(identity, {"deleted_at": stamp})
            self._count_change(db, identity if table == "slot" else "")

    def _count_change(self, db: Database, slot_id: str = "") -> None:
        """Count a change of a slot, or of what holds for all of them: calendars take only what counts higher."""
        sql = "UPDATE slot SET sequence = sequence + 1, updated_at = ? WHERE ? IN ('', id)"
        db.execute(sql, [self._connection.stamp(), slot_id])

    @reading
    def _read(self, condition: str, values: Sequence[str]) -> list[Slot]:
        sql = f"SELECT {_SLOT} FROM slot WHERE {condition} ORDER BY weekday, start, since_day, id"
        return [_slot(row) for row in self._db.execute(sql, values)]


def _slot(row: tuple[str | int | None, ...]) -> Slot:
    weekday, start, minutes, since, until, zone, name, activity_id, sequence, identity, updated_at, deleted_at = row
    return Slot(
        weekday=int(str(weekday)),
        start=time.fromisoformat(str(start)),
        minutes=int(str(minutes)),
        since=date.fromisoformat(str(since)),
        until=as_day(str(until) if until else None),
        zone=str(zone),
        name=str(name),
        activity_id=str(activity_id) if activity_id else None,
        sequence=int(str(sequence)),
        id=str(identity),
        updated_at=instant(str(updated_at)),
        deleted_at=instant(str(deleted_at) if deleted_at else None),
    )


def _columns(slot: Slot) -> dict[str, object]:
    return {
        "name": slot.name,
        "weekday": slot.weekday,
        "start": _clock(slot.start),
        "minutes": slot.minutes,
        "since_day": slot.since.isoformat(),
        "until_day": slot.until.isoformat() if slot.until else None,
        "zone": slot.zone,
        "activity_id": slot.activity_id,
    }


def _pause_columns(pause: Pause) -> dict[str, object]:
    return {"name": pause.name, "since_day": pause.since.isoformat(), "until_day": pause.until.isoformat()}


def _clock(start: time) -> str:
    return start.isoformat("minutes")
