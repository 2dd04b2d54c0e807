"""Goals with their steps."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from lcjournal.core.model import Change, Goal, GoalState, GoalStep, Influence
from lcjournal.core.sqlite import Database, reading
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import day as as_day
from lcjournal.core.store.rows import instant
from lcjournal.core.store.texts import Replaced, keep_text

_TEXTS = ("title", "where_i_am", "what_i_want", "why", "approach")


class Goals:
    """The goals of one open journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    def add(self, goal: Goal) -> str:
        """Keep a new goal and return its id."""
        identity, stamp = self._connection.new_id(), self._connection.stamp()
        with self._connection.write(Change.GOALS) as db:
            row = {"id": identity, "created_at": stamp, "updated_at": stamp, "deleted_at": None}
            db.table("goal").insert(_columns(goal) | row)
            self._write_steps(db, replace(goal, id=identity))
        return identity

    def save(self, goal: Goal) -> None:
        """Keep a goal as it now stands; texts it replaces stay in the revisions. Raises KeyError."""
        before, stamp = self.get(goal.id), self._connection.stamp()
        with self._connection.write(Change.GOALS) as db:
            written = _texts(goal)
            for field, text in _texts(before).items():
                if text and text != written.get(field):
                    keep_text(db, self._connection, Replaced(goal.id, field, text, None), written.get(field, ""))
            db.table("goal").update(goal.id, _columns(goal) | {"updated_at": stamp})
            self._write_steps(db, goal)

    def bin(self, goal_id: str) -> None:
        """Put a goal into the bin."""
        self._set_deleted(goal_id, self._connection.stamp())

    def restore(self, goal_id: str) -> None:
        """Take a goal out of the bin."""
        self._set_deleted(goal_id, None)

    def get(self, goal_id: str) -> Goal:
        """Return one goal, also from the bin. Raises KeyError."""
        found = self._read("id = ?", [goal_id])
        if not found:
            raise KeyError(goal_id)
        return found[0]

    def all(self) -> list[Goal]:
        """Return the goals outside the bin, the one due first first, those without a date last."""
        return self._read("deleted_at IS NULL", [])

    def binned(self) -> list[Goal]:
        """Return the goals in the bin."""
        return self._read("deleted_at IS NOT NULL", [])

    @reading
    def changed_at(self) -> dict[str, datetime]:
        """Return when each goal was last changed, by its id: its words, steps or state, into the bin or out of it."""
        rows = self._db.execute("SELECT id, updated_at FROM goal")
        return {identity: datetime.fromisoformat(stamp) for identity, stamp in rows}

    def _set_deleted(self, goal_id: str, stamp: str | None) -> None:
        with self._connection.write(Change.GOALS) as db:
            db.table("goal").update(goal_id, {"deleted_at": stamp, "updated_at": self._connection.stamp()})

    def _write_steps(self, db: Database, goal: Goal) -> None:
        db.execute("DELETE FROM goal_step WHERE goal_id = ?", [goal.id])
        for place, step in enumerate(goal.steps):
            row = {"id": step.id or self._connection.new_id(), "goal_id": goal.id, "place": place, "text": step.text}
            db.table("goal_step").insert(row | {"due_day": _iso(step.due), "done_day": _iso(step.done)})

    @reading
    def _read(self, condition: str, values: list[str]) -> list[Goal]:
        steps: dict[str, list[GoalStep]] = {}
        for goal_id, text, due, done, identity in self._db.execute(
            "SELECT goal_id, text, due_day, done_day, id FROM goal_step ORDER BY goal_id, place"
        ):
            steps.setdefault(goal_id, []).append(GoalStep(text, as_day(due), as_day(done), identity))
        rows = self._db.execute(
            "SELECT id, title, where_i_am, what_i_want, why, facet, influence, due_day, state, "
            "approach, planned_minutes, look_months, created_at, deleted_at "
            f"FROM goal WHERE {condition} ORDER BY due_day IS NULL, due_day, created_at, id",
            values,
        )
        return [_goal(row, tuple(steps.get(row[0], ()))) for row in rows]


def _goal(row: tuple[Any, ...], steps: tuple[GoalStep, ...]) -> Goal:
    identity, title, here, want, why, facet, influence, due, state, *more = row
    approach, planned, months, created_at, deleted_at = more
    return Goal(
        id=identity,
        title=title,
        where_i_am=here,
        what_i_want=want,
        why=why,
        facet=facet,
        influence=Influence(influence),
        due=as_day(due),
        state=GoalState(state),
        steps=steps,
        approach=approach,
        planned_minutes=planned,
        look_months=months,
        created_at=instant(created_at),
        deleted_at=instant(deleted_at),
    )


def _texts(goal: Goal) -> dict[str, str]:
    """Return what the person wrote, by the field under which a revision is kept."""
    steps = {f"step {step.id}": step.text for step in goal.steps}
    return {field: str(getattr(goal, field)) for field in _TEXTS} | steps


def _columns(goal: Goal) -> dict[str, object]:
    return {
        "title": goal.title,
        "where_i_am": goal.where_i_am,
        "what_i_want": goal.what_i_want,
        "why": goal.why,
        "facet": goal.facet,
        "influence": goal.influence.value,
        "due_day": _iso(goal.due),
        "state": goal.state.value,
        "approach": goal.approach,
        "planned_minutes": goal.planned_minutes,
        "look_months": goal.look_months,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
