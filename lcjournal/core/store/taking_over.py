"""What another version of the same journal holds: seen, and what is only there taken over. Nothing here is changed.

Rows are known by their ids, which every version shares, so taking over twice adds nothing. Where a text differs, the
one of this journal stays and that of the other becomes one of its earlier versions. A self-check that is not finished
there stays there.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lcjournal.core.errors import DamagedJournalError
from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.core.sqlite import Database, sqlite3
from lcjournal.core.store import listing
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.index import drop_index, name_ids, write_index
from lcjournal.core.store.rows import read_activities
from lcjournal.core.store.shapes import Cells, cut_loose, fits, is_instrument, tables

_FINISHED = "check_id IS NULL OR check_id IN (SELECT id FROM self_check WHERE finished_at IS NOT NULL)"

# Each table with what a row is known by and which rows of the other journal are looked at; parents before their parts.
_TABLES = (
    ("instrument", "id, version", "true"),
    ("goal", "id", "true"),
    ("goal_step", "id", "true"),
    ("goal_look", "id", "true"),
    ("goal_event", "id", "true"),
    ("self_check", "id", "finished_at IS NOT NULL"),
    ("answer", "check_id, item", _FINISHED),
    ("then_level", "check_id, domain", _FINISHED),
    ("item_note", "check_id, item", _FINISHED),
    ("target", "id", _FINISHED),
    ("dismissed_suggestion", "suggestion", "true"),
    ("activity", "id", "true"),
    ("session", "id", "true"),
    ("reflection", "activity_id, prompt", "true"),
    ("activity_facet", "activity_id, facet", "true"),
    ("next_step", "id", "true"),
    ("attachment", "id", "true"),
    ("imported", "source, source_id", "true"),
    ("slot", "id", "true"),
    ("slot_change", "slot_id, day", "true"),
    ("pause", "id", "true"),
    ("yearly_target", "kind", "true"),
    ("own_kind", "id", "true"),
    ("template", "id", "true"),
    ("template_text", "template_id, prompt", "true"),
    ("saved_filter", "name", "true"),
    ("own_word", "word", "true"),
    ("revision", "id", "true"),
)
_COUNTED = ("activity", "self_check", "goal")

# Every text a person wrote: of which record, under which field of `revision`, when.
_TEXTS = """
  SELECT id, 'title', title, updated_at FROM activity
  UNION ALL SELECT activity_id, prompt, text, updated_at FROM reflection
  UNION ALL SELECT activity_id, 'session ' || id, note, '' FROM session
  UNION ALL SELECT activity_id, 'why ' || facet, why, '' FROM activity_facet
  UNION ALL SELECT id, 'title', title, updated_at FROM goal
  UNION ALL SELECT id, 'where_i_am', where_i_am, updated_at FROM goal
  UNION ALL SELECT id, 'what_i_want', what_i_want, updated_at FROM goal
  UNION ALL SELECT id, 'why', why, updated_at FROM goal
  UNION ALL SELECT id, 'approach', approach, updated_at FROM goal
  UNION ALL SELECT id, 'text', text, updated_at FROM goal_look
  UNION ALL SELECT id, 'name', name, updated_at FROM slot
  UNION ALL SELECT id, 'name', name, updated_at FROM pause
  UNION ALL SELECT goal_id, 'step ' || id, text, '' FROM goal_step
  UNION ALL SELECT id, 'note', note, '' FROM self_check
  UNION ALL SELECT check_id, 'note ' || item, text, written_at FROM item_note
  UNION ALL SELECT id, 'cue', cue, '' FROM next_step
  UNION ALL SELECT id, 'action', action, '' FROM next_step
  UNION ALL SELECT id, 'answer', answer, '' FROM next_step
"""
_NAMED = ("tag", "person")
_Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class OnlyThere:
    """What another version holds that this one does not: activities, checks and goals, texts that differ, the rest."""

    activities: int
    checks: int
    goals: int
    texts: int
    others: int

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return any((self.activities, self.checks, self.goals, self.texts, self.others))


class TakingOver:
    """Reads other versions of one open journal and takes over what they alone hold."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_version(self, path: Path) -> bool:
        """Return whether the journal at ``path`` has an activity, a check or a goal of this one. Raises as opening."""
        ours = self._connection.db
        with self._opened(path) as theirs:
            return any(_keys(ours, table, "id") & _keys(theirs, table, "id") for table in _COUNTED)

    def only_there(self, path: Path) -> OnlyThere:
        """Count what the version at ``path`` alone holds. Raises as opening does."""
        with self._opened(path) as theirs:
            return self.only_in(theirs)

    def take_over(self, path: Path) -> OnlyThere:
        """Add what the version at ``path`` alone holds, all or nothing, and return what it was.

        Attached files are named here and lie there still. Raises as opening and writing do.
        """
        with self._opened(path) as theirs:
            found = self.only_in(theirs)
            self.take_over_from(theirs)
        return found

    def only_in(self, theirs: Database) -> OnlyThere:
        """Count what a version that is open alone holds."""
        return _count(self._connection.db, theirs)

    def take_over_from(self, theirs: Database) -> None:
        """Add what a version that is open alone holds and a journal can hold, all or nothing."""
        with self._connection.write(~Change(0)) as db:
            db.execute("PRAGMA defer_foreign_keys=ON")
            known = set(db.execute("PRAGMA foreign_key_check").fetchall())
            self._keep_texts(db, theirs)
            changed = _add_rows(db, theirs) | self._add_names(db, theirs)
            cut_loose(db, Counter(), Counter(), known)
            for identity in sorted(changed & {str(row[0]) for row in _keys(db, "activity", "id")}):
                _settle(db, identity)

    @contextmanager
    def _opened(self, path: Path) -> Iterator[Database]:
        """Open another version to read, with mistrust: anyone may have put it there.

        What its tables are made of is ours to the letter, so that nothing of it is computed; half letters are replaced.
        """
        mine = self._connection
        theirs = Connection(
            path, clock=mine.now, random_bytes=lambda _count: b"", on_change=lambda _change: None, read_only=True
        )
        try:
            _check_tables(theirs.db, path)
            theirs.db.conn.text_factory = _text
            yield theirs.db
        except sqlite3.DatabaseError as error:
            raise _unsound(path) from error
        finally:
            theirs.close()

    def _keep_texts(self, db: Database, theirs: Database) -> None:
        """Make the texts that differ there earlier versions here."""
        now = self._connection.stamp()
        for subject, field, text, written in _differing(db, theirs):
            row: Cells = {"id": self._connection.new_id(), "subject_id": str(subject), "field": str(field)}
            row |= {"text": str(text), "written_at": str(written) or now, "replaced_at": now}
            if fits(tables()["revision"], row):
                db.table("revision").insert(row)

    def _add_names(self, db: Database, theirs: Database) -> set[str]:
        """Give activities the tags and people that they have there alone, and return which activities."""
        changed = set()
        for table in _NAMED:
            for identity, name in _missing_names(db, theirs, table):
                (name_id,) = name_ids(db, table, (name,), self._connection.new_id)
                last = f"SELECT coalesce(max(place) + 1, 0) FROM activity_{table} WHERE activity_id = ?"
                place = db.execute(last, [identity]).fetchone()[0]
                row = {"activity_id": identity, f"{table}_id": name_id, "place": place}
                db.table(f"activity_{table}").insert(row)
                changed.add(identity)
        return changed


def _check_tables(theirs: Database, path: Path) -> None:
    """Raise DamagedJournalError unless each table is made as ours: others could hold what never ends."""
    made = dict(theirs.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall())
    if any(made.get(name) != table.sql for name, table in tables().items()):
        raise _unsound(path)


def _unsound(path: Path) -> DamagedJournalError:
    sentence = _("The file “{name}” is not a sound journal. It was left as it is; nothing was lost by opening it.")
    return DamagedJournalError(sentence.format(name=path.name))


def _text(data: bytes) -> str:
    return data.decode(errors="replace").replace("\0", "\ufffd")


def _count(ours: Database, theirs: Database) -> OnlyThere:
    counts = {table: len(_missing(ours, theirs, table, key, where)) for table, key, where in _TABLES}
    activities, checks, goals = (counts.pop(table) for table in _COUNTED)
    names = sum(len(_missing_names(ours, theirs, table)) for table in _NAMED)
    return OnlyThere(activities, checks, goals, len(_differing(ours, theirs)), sum(counts.values()) + names)


def _keys(db: Database, table: str, key: str, where: str = "true") -> set[_Row]:
    return set(db.execute(f"SELECT {key} FROM {table} WHERE {where}").fetchall())


def _missing(ours: Database, theirs: Database, table: str, key: str, where: str) -> list[_Row]:
    """Return what the rows that are only there are known by, in their order."""
    known = _keys(ours, table, key)
    rows = theirs.execute(f"SELECT {key} FROM {table} WHERE {where} ORDER BY rowid").fetchall()
    return [row for row in rows if row not in known]


def _add_rows(db: Database, theirs: Database) -> set[str]:
    """Add every row that is only there, and return the activities that have another part now."""
    changed: set[str] = set()
    for table, key, where in _TABLES:
        condition = " AND ".join(f"{part} = ?" for part in key.split(", "))
        names = [column.name for column in db.table(table).columns]
        for missing in _missing(db, theirs, table, key, where):
            sql = f"SELECT {', '.join(names)} FROM {table} WHERE {condition}"
            row = dict(zip(names, theirs.execute(sql, missing).fetchone() or (), strict=False))
            if not _may_come(table, row):
                continue
            if table == "activity":
                row["position"] = listing.next_position(db, date.fromisoformat(str(row["day"])))
                changed.add(str(row["id"]))
            with suppress(sqlite3.IntegrityError):  # a rule of the schema itself
                db.table(table).insert(row)
            if "activity_id" in row:
                changed.add(str(row["activity_id"]))
    return changed


def _may_come(name: str, row: Cells) -> bool:
    """Return whether a row of another version can be one here; none is where its key is no text."""
    table = tables()[name]
    return len(row) == len(table.columns) and fits(table, row) and (name != "instrument" or is_instrument(row))


def _missing_names(ours: Database, theirs: Database, table: str) -> list[tuple[str, str]]:
    """Return the ids of activities and the names that they have there alone."""
    sql = f"SELECT activity_id, name FROM activity_{table} JOIN {table} ON {table}.id = {table}_id"
    known = set(ours.execute(sql).fetchall())
    rows = theirs.execute(f"{sql} ORDER BY activity_id, place").fetchall()
    return [(str(identity), str(name)) for identity, name in rows if (identity, name) not in known]


def _differing(ours: Database, theirs: Database) -> list[_Row]:
    """Return the texts that say something else there, and that no earlier version here says."""
    here = {(subject, field): text for subject, field, text, _written in ours.execute(_TEXTS)}
    earlier = _keys(ours, "revision", "subject_id, field, text")
    return [
        (subject, field, text, written)
        for subject, field, text, written in theirs.execute(_TEXTS).fetchall()
        if text and here.get((subject, field), text) != text and (subject, field, text) not in earlier
    ]


def _settle(db: Database, identity: str) -> None:
    """Bring day, minutes, place in the list and full-text index of an activity in step with its parts."""
    activity = read_activities(db, [identity])[0]
    before = int(db.execute("SELECT position FROM activity WHERE id = ?", [identity]).fetchone()[0])
    day = max((session.day for session in activity.sessions), default=activity.day)
    same = before // listing.POSITIONS_A_DAY == day.toordinal()
    position = before if same else listing.next_position(db, day)
    drop_index(db, before)
    db.table("activity").update(identity, {"day": day.isoformat(), "minutes": activity.minutes, "position": position})
    if activity.deleted_at is None:
        write_index(db, position, activity)
