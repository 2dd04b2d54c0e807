"""What was thrown away, until the person empties the bin: the one place that ends what was written."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from lcjournal.core.attachment_words import SCHEME, digests
from lcjournal.core.model import Change
from lcjournal.core.side_folder import SideFolder
from lcjournal.core.sqlite import Database
from lcjournal.core.store.connection import Connection

_STRAY_AFTER = timedelta(days=1)
"""How old a file must be that no attachment names: a younger one may be on its way into the journal."""

_WORDS_LEFT, _PAGES = "words_left", 256


@dataclass(frozen=True, slots=True)
class Thrown:
    """What was thrown away until an aware instant: how many of each.

    ``parts`` are what is removed by itself: next steps, attachments, templates, looks at goals, protected time.
    """

    until: datetime
    activities: int
    goals: int
    checks: int
    parts: int

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return any((self.activities, self.goals, self.checks, self.parts))


class Bin:
    """The bin of one open journal."""

    def __init__(self, connection: Connection, files: SideFolder) -> None:
        self._connection, self._files = connection, files
        self._merging = False

    def thrown(self, since: timedelta = timedelta(0)) -> Thrown:
        """Return what has been in the bin for at least so long."""
        until = self._connection.now() - since
        count = {
            table: int(self._connection.db.execute(_COUNT.format(table=table), [_stamp(until)]).fetchone()[0])
            for table in _DOOMED
        }
        parts = sum(count[table] for table in _PARTS)
        return Thrown(until, count["activity"], count["goal"], count["self_check"], parts)

    def empty(self, thrown: Thrown) -> None:
        """Erase what ``thrown`` counted, with its earlier versions.

        Files that nothing in the journal names any longer go once that is durable. What is kept and spoke of something
        erased (a thread, a goal, a self-check) stays and no longer does.
        """
        if not thrown:
            return
        until = _stamp(thrown.until)
        with self._connection.write(Change.ACTIVITIES | Change.GOALS | Change.CHECKS) as db:
            erased = {str(row[0]) for row in db.execute(_FILES_OF_DOOMED, {"until": until})}
            doomed = {
                table: [str(row[0]) for row in db.execute(sql, {"until": until})] for table, sql in _DOOMED.items()
            }
            for table, ids in doomed.items():
                _erase(db, table, json.dumps(ids))
            for table in ("tag", "person"):
                db.execute(_DROP_UNUSED.format(table=table))
            db.table("meta").upsert({"key": _WORDS_LEFT, "value": "1"}, pk="key")
        self._merging = False
        self._drop_files(erased)

    def has_words_left(self) -> bool:
        """Return whether the full-text index may still hold words of what was erased."""
        return self._connection.db.execute("SELECT 1 FROM meta WHERE key = ?", [_WORDS_LEFT]).fetchone() is not None

    def drop_words(self) -> None:
        """Merge some of the pages that the words of what was erased are still in: about 25 ms of work each time.

        To be called until ``has_words_left`` says no; all the pages of 100,000 activities are 4 s of work. The merge
        begins with a negative number and ends when it changes nothing (https://sqlite.org/fts5.html, section 6.9).
        """
        with self._connection.write(Change(0)) as db:
            before = db.conn.total_changes
            rank = _PAGES if self._merging else -_PAGES
            db.execute("INSERT INTO activity_text(activity_text, rank) VALUES ('merge', ?)", [rank])
            self._merging = True
            if db.conn.total_changes - before < 2:  # the command itself counts as one
                db.execute("DELETE FROM meta WHERE key = ?", [_WORDS_LEFT])

    def _drop_files(self, erased: set[str]) -> None:
        db = self._connection.db
        kept = {str(row[0]) for row in db.execute("SELECT sha256 FROM attachment")}
        for (text,) in db.execute(_WITH_PICTURES, [f"%{SCHEME}%"]):
            kept |= digests(text)
        before = self._connection.now() - _STRAY_AFTER
        kept, erased = self._files.names(kept), self._files.names(erased)
        for file in list(self._files.all()):
            if file.name not in kept and (file.name in erased or file.since < before):
                self._files.drop(file.name)


def _stamp(until: datetime) -> str:
    return until.astimezone(UTC).isoformat(timespec="milliseconds")


def _erase(db: Database, table: str, ids: str) -> None:
    """Erase rows by a JSON list of their ids, after the rows that are part of them."""
    own = ("DELETE FROM revision WHERE subject_id IN {chosen}", f"DELETE FROM {table} WHERE id IN {{chosen}}")
    for statement in (*_FIRST[table], *own):
        db.execute(statement.format(chosen="(SELECT value FROM json_each(:ids))"), {"ids": ids})


_COUNT = "SELECT count(*) FROM {table} WHERE deleted_at <= ?"
_THROWN = "SELECT id FROM {table} WHERE deleted_at <= :until"
_WITH_ACTIVITY = f"{_THROWN} OR activity_id IN ({_THROWN.format(table='activity')})"
_WITH_GOAL = f"{_THROWN} OR goal_id IN ({_THROWN.format(table='goal')})"
_WITH_CHECK = f"{_THROWN} OR beside_id IN ({_THROWN.format(table='self_check')})"
_DOOMED = {
    "next_step": _WITH_ACTIVITY.format(table="next_step"),
    "attachment": _WITH_ACTIVITY.format(table="attachment"),
    "template": _THROWN.format(table="template"),
    "goal_look": _WITH_GOAL.format(table="goal_look"),
    "goal_event": _WITH_GOAL.format(table="goal_event"),
    "target": _THROWN.format(table="target"),
    "slot": _THROWN.format(table="slot"),
    "pause": _THROWN.format(table="pause"),
    "activity": _THROWN.format(table="activity"),
    "goal": _THROWN.format(table="goal"),
    "self_check": _WITH_CHECK.format(table="self_check"),
}
"""The ids of what goes, by table: parts stand before what they are part of."""

_PARTS = ("next_step", "attachment", "template", "goal_look", "slot", "pause")

_FILES_OF_DOOMED = f"SELECT sha256 FROM attachment WHERE id IN ({_DOOMED['attachment']})"


def _parts(column: str, *tables: str) -> tuple[str, ...]:
    return tuple(f"DELETE FROM {table} WHERE {column} IN {{chosen}}" for table in tables)


def _freed(column: str, *tables: str) -> tuple[str, ...]:
    return tuple(f"UPDATE {table} SET {column} = NULL WHERE {column} IN {{chosen}}" for table in tables)


_FIRST = {
    "next_step": (),
    "attachment": (),
    "template": _parts("template_id", "template_text"),
    "goal_look": (),
    "goal_event": (),
    "target": (),
    "slot": _parts("slot_id", "slot_change"),
    "pause": (),
    "activity": (
        "DELETE FROM activity_text WHERE rowid IN (SELECT position FROM activity WHERE id IN {chosen})",
        *_parts(
            "activity_id", "session", "reflection", "activity_tag", "activity_person", "activity_facet", "imported"
        ),
        *_freed("continues_id", "activity"),
        *_freed("activity_id", "slot"),
    ),
    "goal": (*_parts("goal_id", "goal_step"), *_freed("goal_id", "activity", "target")),
    "self_check": (
        *_parts("check_id", "answer", "then_level", "item_note"),
        *_freed("check_id", "target", "activity"),
        *_freed("then_of", "self_check"),
    ),
}
"""What goes or is let go of before the rows of a table can."""

_DROP_UNUSED = "DELETE FROM {table} WHERE id NOT IN (SELECT {table}_id FROM activity_{table})"
_WITH_PICTURES = """
  SELECT text FROM (
    SELECT text FROM reflection UNION ALL SELECT text FROM revision UNION ALL SELECT text FROM template_text
  ) WHERE text LIKE ?
"""
