"""Self-checks: raw answers, each durable before the next question shows, and desired levels with their history."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlite_utils import Database

from lcjournal.core.model import Answer, AnswerState, Change, Check, FormId, Target
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import instant

_COLUMNS = "id, instrument_id, instrument_version, form, language, seed, day, started_at, finished_at, left_out, note"


class Checks:
    """The self-checks of one open journal. Scores are never stored; see ``core.scoring``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    def start(
        self, instrument: tuple[str, str, str], form: FormId, language: str, seed: int, day: date, app_version: str
    ) -> Check:
        """Begin a check; ``instrument`` is id, version and full source text, kept with it for ever."""
        identity = self._connection.new_id()
        instrument_id, version, source = instrument
        with self._connection.write(Change.CHECKS) as db:
            db.table("instrument").insert(
                {"id": instrument_id, "version": version, "source": source}, pk=("id", "version"), ignore=True
            )
            row = {"id": identity, "instrument_id": instrument_id, "instrument_version": version, "form": form.value}
            row |= {"language": language, "day": day.isoformat(), "started_at": self._connection.stamp()}
            db.table("self_check").insert(
                row | {"seed": seed, "left_out": 0, "note": "", "app_version": app_version, "finished_at": None}
            )
        return self.get(identity)

    def answer(self, check_id: str, *answers: Answer) -> None:
        """Keep raw answers; answering an item again replaces its answer, until the check is finished."""
        with self._connection.write(Change.CHECKS) as db:
            db.table("answer").upsert_all(
                (
                    {
                        "check_id": check_id,
                        "item": answer.item,
                        "state": answer.state.value,
                        "value": answer.value,
                        "milliseconds": answer.milliseconds,
                        "language": answer.language,
                        "answered_at": self._connection.stamp(),
                    }
                    for answer in answers
                ),
                pk=("check_id", "item"),
            )

    def finish(self, check_id: str) -> None:
        """Close a check: from now on it counts."""
        self._set(check_id, {"finished_at": self._connection.stamp()})

    def set_left_out(self, check_id: str, *, left_out: bool) -> None:
        """Leave a check out of charts and comparisons, or take it back in; it stays listed."""
        self._set(check_id, {"left_out": int(left_out)})

    def set_note(self, check_id: str, note: str) -> None:
        """Keep what the person notes about a check."""
        self._set(check_id, {"note": note})

    def bin(self, check_id: str) -> None:
        """Put a check into the bin."""
        self._set(check_id, {"deleted_at": self._connection.stamp()})

    def restore(self, check_id: str) -> None:
        """Take a check out of the bin."""
        self._set(check_id, {"deleted_at": None})

    def get(self, check_id: str) -> Check:
        """Return one check with its answers, also from the bin. Raises KeyError."""
        found = self._read("id = ?", [check_id])
        if not found:
            raise KeyError(check_id)
        return found[0]

    def all(self) -> list[Check]:
        """Return the finished checks, oldest first, those left out included."""
        return self._read("finished_at IS NOT NULL AND deleted_at IS NULL", [])

    def under_way(self) -> Check | None:
        """Return the check that waits to be resumed, the last one begun if there are several."""
        waiting = self._read("finished_at IS NULL AND deleted_at IS NULL", [])
        return max(waiting, key=lambda check: check.started_at, default=None)

    def instrument_source(self, instrument_id: str, version: str) -> str:
        """Return the text of the instrument as it was when the check was taken. Raises KeyError."""
        sql = "SELECT source FROM instrument WHERE id = ? AND version = ?"
        row = self._db.execute(sql, [instrument_id, version]).fetchone()
        if row is None:
            raise KeyError(f"{instrument_id} {version}")
        return str(row[0])

    def set_targets(self, targets: Iterable[Target]) -> None:
        """Add desired levels to their history."""
        with self._connection.write(Change.TARGETS) as db:
            db.table("target").insert_all(
                [
                    {
                        "id": self._connection.new_id(),
                        "facet": target.facet,
                        "value": target.value,
                        "day": target.day.isoformat(),
                        "check_id": target.check_id,
                        "set_at": self._connection.stamp(),
                    }
                    for target in targets
                ]
            )

    def targets(self) -> list[Target]:
        """Return every desired level ever set, oldest first."""
        rows = self._db.execute("SELECT facet, value, day, check_id, id FROM target ORDER BY day, set_at, id")
        return [
            Target(facet, value, date.fromisoformat(day), check_id, id_) for facet, value, day, check_id, id_ in rows
        ]

    def _set(self, check_id: str, values: dict[str, object]) -> None:
        with self._connection.write(Change.CHECKS) as db:
            db.table("self_check").update(check_id, values)

    def _read(self, condition: str, values: list[str]) -> list[Check]:
        checks = self._db.execute(
            f"SELECT {_COLUMNS} FROM self_check WHERE {condition} ORDER BY day, started_at, id", values
        ).fetchall()
        answers: dict[str, dict[str, Answer]] = {}
        sql = (
            "SELECT check_id, item, state, value, milliseconds, language FROM answer "
            f"WHERE check_id IN (SELECT id FROM self_check WHERE {condition})"
        )
        for check_id, item, state, value, milliseconds, language in self._db.execute(sql, values):
            answer = Answer(item, AnswerState(state), value, milliseconds, language)
            answers.setdefault(check_id, {})[item] = answer
        return [_check(row, answers.get(row[0], {})) for row in checks]


def _check(row: tuple[object, ...], answers: dict[str, Answer]) -> Check:
    identity, instrument_id, version, form, language, seed, on, started_at, finished_at, left_out, note = row
    return Check(
        id=str(identity),
        instrument_id=str(instrument_id),
        instrument_version=str(version),
        form=FormId(str(form)),
        language=str(language),
        seed=int(str(seed)),
        day=date.fromisoformat(str(on)),
        started_at=datetime.fromisoformat(str(started_at)),
        finished_at=instant(str(finished_at)) if finished_at else None,
        left_out=bool(left_out),
        note=str(note),
        answers=answers,
    )
