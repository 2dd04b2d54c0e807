"""Self-checks: raw answers, each durable before the next question shows, and desired levels with their history."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from lcjournal.core.model import Answer, AnswerState, Change, Check, FormId, Target
from lcjournal.core.sqlite import Database, reading
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import instant
from lcjournal.core.store.texts import Replaced, keep_text

_COLUMNS = (
    "id, instrument_id, instrument_version, form, language, seed, day, started_at, finished_at, left_out, note, "
    "then_of, rater, beside_id"
)
_OWN = "rater = '' AND deleted_at IS NULL"


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
        begun = Check("", *instrument[:2], form, language, seed, day, self._connection.now())
        with self._connection.write(Change.CHECKS) as db:
            identity = self._insert(db, instrument[2], begun, app_version)
        return self.get(identity)

    def add(self, check: Check, source: str, app_version: str) -> str:
        """Keep a whole check at once, finished now, and return its new id; ``source`` is the instrument's text.

        Its answers, ``rater`` and ``beside`` are kept; notes, looks back and what the store knows itself are not.
        """
        with self._connection.write(Change.CHECKS) as db:
            identity = self._insert(db, source, check, app_version)
            self._write_answers(db, identity, check.answers.values())
            db.table("self_check").update(identity, {"finished_at": self._connection.stamp()})
        return identity

    def answer(self, check_id: str, *answers: Answer) -> None:
        """Keep raw answers; answering an item again replaces its answer, until the check is finished."""
        with self._connection.write(Change.CHECKS) as db:
            self._write_answers(db, check_id, answers)

    def note_item(self, check_id: str, item: str, text: str) -> None:
        """Keep what the person notes on one question; an empty text clears it, and what it said stays in revisions."""
        with self._connection.write(Change.CHECKS) as db:
            old = db.execute("SELECT text FROM item_note WHERE check_id = ? AND item = ?", [check_id, item]).fetchone()
            if old and old[0] not in {"", text}:
                keep_text(db, self._connection, Replaced(check_id, f"note {item}", old[0], None), text)
            row = {"check_id": check_id, "item": item, "text": text, "written_at": self._connection.stamp()}
            db.table("item_note").upsert(row, pk=("check_id", "item"))

    def set_then(self, check_id: str, then_of: str, levels: Mapping[str, float]) -> None:
        """Keep where the person, looking back, places each domain on the day of the check ``then_of``."""
        with self._connection.write(Change.CHECKS) as db:
            db.table("self_check").update(check_id, {"then_of": then_of})
            db.execute("DELETE FROM then_level WHERE check_id = ?", [check_id])
            rows = [{"check_id": check_id, "domain": domain, "value": level} for domain, level in levels.items()]
            db.table("then_level").insert_all([row | {"set_at": self._connection.stamp()} for row in rows])

    def finish(self, check_id: str) -> None:
        """Close a check: from now on it counts."""
        self._set(check_id, {"finished_at": self._connection.stamp()})

    def set_left_out(self, check_id: str, *, left_out: bool) -> None:
        """Leave a check out of charts and comparisons, or take it back in; it stays listed."""
        self._set(check_id, {"left_out": int(left_out)})

    def set_note(self, check_id: str, note: str) -> None:
        """Keep what the person notes about a check; the note that gives way stays in the revisions."""
        old = self.get(check_id).note
        with self._connection.write(Change.CHECKS) as db:
            if old and old != note:
                keep_text(db, self._connection, Replaced(check_id, "note", old, None), note)
            db.table("self_check").update(check_id, {"note": note})

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
        """Return the person's own finished checks, oldest first, those left out included."""
        return self._read(f"finished_at IS NOT NULL AND {_OWN}", [])

    def views(self, beside_id: str) -> list[Check]:
        """Return what others answered about the person beside one of their checks, oldest first."""
        return self._read("beside_id = ? AND deleted_at IS NULL", [beside_id])

    def binned(self) -> list[Check]:
        """Return the bin, last thrown away last."""
        return self._read("deleted_at IS NOT NULL", [], "deleted_at")

    def under_way(self) -> Check | None:
        """Return the check that waits to be resumed, the last one begun if there are several."""
        waiting = self._read(f"finished_at IS NULL AND {_OWN}", [])
        return max(waiting, key=lambda check: check.started_at, default=None)

    def instrument_source(self, instrument_id: str, version: str) -> str:
        """Return the text of the instrument as it was when the check was taken. Raises KeyError."""
        sql = "SELECT source FROM instrument WHERE id = ? AND version = ?"
        row = self._db.execute(sql, [instrument_id, version]).fetchone()
        if row is None:
            raise KeyError(f"{instrument_id} {version}")
        return str(row[0])

    def set_targets(self, targets: Iterable[Target]) -> list[str]:
        """Add desired levels to their history and return their ids."""
        rows: list[dict[str, object]] = [
            {
                "id": self._connection.new_id(),
                "facet": target.facet,
                "value": target.value,
                "day": target.day.isoformat(),
                "check_id": target.check_id,
                "word": target.word,
                "goal_id": target.goal_id,
                "set_at": self._connection.stamp(),
            }
            for target in targets
        ]
        with self._connection.write(Change.TARGETS) as db:
            db.table("target").insert_all(rows)
        return [str(row["id"]) for row in rows]

    @reading
    def set_target_word(self, target_id: str, word: str) -> None:
        """Keep what the person says of a desired level; what they said before stays in the revisions."""
        row = self._db.execute("SELECT word FROM target WHERE id = ?", [target_id]).fetchone()
        with self._connection.write(Change.TARGETS) as db:
            if row and row[0] and row[0] != word:
                keep_text(db, self._connection, Replaced(target_id, "word", str(row[0]), None), word)
            db.table("target").update(target_id, {"word": word})

    def bin_target(self, target_id: str) -> None:
        """Put a desired level into the bin: the one before it holds again."""
        self._set_target_deleted(target_id, self._connection.stamp())

    def restore_target(self, target_id: str) -> None:
        """Take a desired level out of the bin."""
        self._set_target_deleted(target_id, None)

    def _set_target_deleted(self, target_id: str, stamp: str | None) -> None:
        with self._connection.write(Change.TARGETS) as db:
            db.table("target").update(target_id, {"deleted_at": stamp})

    def take_back_targets(self, check_id: str, facets: Iterable[str]) -> None:
        """Leave out the desired levels of these facets that were set in a check which is still under way."""
        with self._connection.write(Change.TARGETS) as db:
            rows = [(check_id, facet) for facet in facets]
            db.conn.executemany("DELETE FROM target WHERE check_id = ? AND facet = ?", rows)

    @reading
    def targets(self, instrument_id: str = "") -> list[Target]:
        """Return every desired level ever set, oldest first, or those set in checks of one instrument and outside any.

        Two instruments may use one id for different facets.
        """
        sql = (
            "SELECT facet, value, day, check_id, id, word, goal_id FROM target WHERE deleted_at IS NULL AND (? = '' "
            "OR check_id IS NULL OR check_id IN (SELECT id FROM self_check WHERE instrument_id = ?)) "
            "ORDER BY day, set_at, id"
        )
        rows = self._db.execute(sql, [instrument_id, instrument_id])
        return [Target(facet, value, date.fromisoformat(day), *rest) for facet, value, day, *rest in rows]

    def dismissed(self) -> set[str]:
        """Return the suggestions that the person has put away."""
        return {str(row[0]) for row in self._db.execute("SELECT suggestion FROM dismissed_suggestion")}

    def dismiss(self, suggestion: str, *, dismissed: bool = True) -> None:
        """Put a suggestion away, or bring it back."""
        with self._connection.write(Change.CHECKS) as db:
            row = {"suggestion": suggestion, "dismissed_at": self._connection.stamp()}
            if dismissed:
                db.table("dismissed_suggestion").upsert(row, pk="suggestion")
            else:
                db.execute("DELETE FROM dismissed_suggestion WHERE suggestion = ?", [suggestion])

    def _insert(self, db: Database, source: str, check: Check, app_version: str) -> str:
        version = {"id": check.instrument_id, "version": check.instrument_version, "source": source}
        db.table("instrument").insert(version, pk=("id", "version"), ignore=True)
        identity = self._connection.new_id()
        db.table("self_check").insert(
            {
                "id": identity,
                "instrument_id": check.instrument_id,
                "instrument_version": check.instrument_version,
                "form": check.form.value,
                "language": check.language,
                "seed": check.seed,
                "day": check.day.isoformat(),
                "started_at": self._connection.stamp(),
                "left_out": int(check.left_out),
                "note": "",
                "app_version": app_version,
                "rater": check.rater,
                "beside_id": check.beside,
            }
        )
        return identity

    def _write_answers(self, db: Database, check_id: str, answers: Iterable[Answer]) -> None:
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

    def _set(self, check_id: str, values: dict[str, object]) -> None:
        with self._connection.write(Change.CHECKS) as db:
            db.table("self_check").update(check_id, values)

    @reading
    def _read(self, condition: str, values: list[str], order: str = "day, started_at, id") -> list[Check]:
        chosen = f"SELECT id FROM self_check WHERE {condition}"
        answers: dict[str, dict[str, Answer]] = {}
        sql = f"SELECT check_id, item, state, value, milliseconds, language FROM answer WHERE check_id IN ({chosen})"
        for check_id, item, state, value, milliseconds, language in self._db.execute(sql, values):
            answers.setdefault(check_id, {})[item] = Answer(item, AnswerState(state), value, milliseconds, language)
        notes: dict[str, dict[str, str]] = {}
        sql = f"SELECT check_id, item, text FROM item_note WHERE text <> '' AND check_id IN ({chosen})"
        for check_id, item, text in self._db.execute(sql, values):
            notes.setdefault(check_id, {})[item] = text
        then: dict[str, dict[str, float]] = {}
        sql = f"SELECT check_id, domain, value FROM then_level WHERE check_id IN ({chosen})"
        for check_id, domain, value in self._db.execute(sql, values):
            then.setdefault(check_id, {})[domain] = value
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM self_check WHERE {condition} ORDER BY {order}", values)
        parts: dict[str, dict[str, Any]] = {"answers": answers, "notes": notes, "then": then}
        return [_check(row, {name: of.get(row[0], {}) for name, of in parts.items()}) for row in rows.fetchall()]


def _check(row: tuple[object, ...], parts: dict[str, dict[str, Any]]) -> Check:
    identity, instrument_id, version, form, language, seed, on, started_at, finished_at, left_out, note, *second = row
    then_of, rater, beside = second
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
        then_of=str(then_of) if then_of else None,
        rater=str(rater),
        beside=str(beside) if beside else None,
        **parts,
    )
