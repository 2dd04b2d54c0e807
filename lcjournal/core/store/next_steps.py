"""What the person means to try after an activity, and what came of it."""

from dataclasses import replace
from datetime import date, timedelta

from lcjournal.core.model import Change, NextStep, Outcome
from lcjournal.core.sqlite import Database, reading
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.index import write_again
from lcjournal.core.store.rows import instant
from lcjournal.core.store.texts import Replaced, keep_text

_COLUMNS = (
    "activity_id, cue, action, due_day, outcome, answer, "
    "next_step.id, answered_at, next_step.created_at, next_step.deleted_at"
)
_WRITTEN = "next_step.deleted_at IS NULL AND trim(cue || action) <> ''"
_KEPT = f"{_WRITTEN} AND activity.deleted_at IS NULL"
_OPEN = f"outcome IN ('', 'not_applied') AND {_KEPT}"
_TEXTS = ("cue", "action", "answer")
ASKED_AGAIN = timedelta(days=7)
"""How long after “not yet” a step comes back."""


class NextSteps:
    """The next steps of one open journal. One is open until it was applied, in part at least, or let go."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    def add(self, step: NextStep) -> str:
        """Keep a new step and return its id."""
        identity = self._connection.new_id()
        with self._connection.write(Change.ACTIVITIES) as db:
            row = {"id": identity, "created_at": self._connection.stamp(), "deleted_at": None}
            db.table("next_step").insert(_row(step) | row)
            write_again(db, [step.activity_id])
        return identity

    def save(self, step: NextStep) -> None:
        """Keep a step as it now stands; texts that it replaces stay in the revisions. Raises KeyError."""
        before = self.get(step.id)
        with self._connection.write(Change.ACTIVITIES) as db:
            for field in _TEXTS:
                old, new = getattr(before, field), getattr(step, field)
                if old and old != new:
                    written_at = before.answered_at if field == "answer" else before.created_at
                    keep_text(db, self._connection, Replaced(step.id, field, old, written_at), new)
            db.table("next_step").update(step.id, _row(step))
            write_again(db, [step.activity_id])

    def answer(self, step_id: str, outcome: Outcome, text: str, today: date) -> None:
        """Note what came of a step; one not applied yet comes back a week after ``today``. Raises KeyError."""
        step = self.get(step_id)
        due = today + ASKED_AGAIN if outcome is Outcome.NOT_APPLIED else step.due
        self.save(replace(step, outcome=outcome, answer=text, due=due, answered_at=self._connection.now()))

    def bin(self, *ids: str) -> None:
        """Put steps into the bin."""
        self._set_deleted(ids, self._connection.stamp())

    def restore(self, *ids: str) -> None:
        """Take steps out of the bin."""
        self._set_deleted(ids, None)

    def get(self, step_id: str) -> NextStep:
        """Return one step, also from the bin. Raises KeyError."""
        found = self._read("next_step.id = ?", step_id)
        if not found:
            raise KeyError(step_id)
        return found[0]

    def of(self, activity_id: str) -> tuple[NextStep, ...]:
        """Return the steps of an activity outside the bin, the one due first first, those without a word left out."""
        return self._read(f"activity_id = ? AND {_WRITTEN}", activity_id)

    def waiting(self) -> tuple[NextStep, ...]:
        """Return every open step, the one due first first; none in the bin and none of an activity in the bin."""
        return self._read(_OPEN)

    def due(self, today: date) -> tuple[NextStep, ...]:
        """Return the open steps whose day has come."""
        return self._read(f"{_OPEN} AND due_day <= ?", today.isoformat())

    def answered(self) -> tuple[NextStep, ...]:
        """Return every step that was answered, open or not, none in the bin and none of an activity in the bin."""
        return self._read(f"outcome <> '' AND {_KEPT}")

    def all(self) -> tuple[NextStep, ...]:
        """Return every step, the bin included: what a copy of the journal holds."""
        return self._read("true")

    def _set_deleted(self, ids: tuple[str, ...], stamp: str | None) -> None:
        with self._connection.write(Change.ACTIVITIES) as db:
            for identity in ids:
                db.table("next_step").update(identity, {"deleted_at": stamp})
            write_again(db, {self.get(identity).activity_id for identity in ids})

    def _read(self, condition: str, *values: str) -> tuple[NextStep, ...]:
        sql = f"SELECT {_COLUMNS} FROM next_step JOIN activity ON activity.id = activity_id WHERE {condition}"
        return tuple(map(_step, self._db.execute(f"{sql} ORDER BY due_day, next_step.rowid", values)))


def _row(step: NextStep) -> dict[str, str | None]:
    return {
        "activity_id": step.activity_id,
        "cue": step.cue,
        "action": step.action,
        "due_day": step.due.isoformat(),
        "outcome": step.outcome.value,
        "answer": step.answer,
        "answered_at": step.answered_at.isoformat(timespec="milliseconds") if step.answered_at else None,
    }


@reading
def _step(row: tuple[str, ...]) -> NextStep:
    activity_id, cue, action, due, outcome, answer, identity, answered_at, created_at, deleted_at = row
    return NextStep(
        activity_id,
        cue,
        action,
        date.fromisoformat(due),
        Outcome(outcome),
        answer,
        identity,
        instant(answered_at),
        instant(created_at),
        instant(deleted_at),
    )
