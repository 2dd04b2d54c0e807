"""The full-text index and the shared names (tags, people) of activities, kept by the store inside its transactions."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from lcjournal.core.folding import fold
from lcjournal.core.model import Activity
from lcjournal.core.sqlite import Database, sqlite3
from lcjournal.core.store.rows import read_activities


def write_index(db: Database, position: int, activity: Activity) -> None:
    """Put the folded words of an activity into the index, under its place in the list."""
    steps = db.execute(_STEPS, [activity.id])
    text = "\n".join((*(reflection.text for reflection in activity.reflections), *(step[0] for step in steps)))
    names = " ".join((*activity.people, *activity.tags))
    db.execute(
        "INSERT INTO activity_text(rowid, title, text, names) VALUES (?, ?, ?, ?)",
        [position, fold(activity.title), fold(f"{text}\n{_notes(activity)}"), fold(names)],
    )


def _notes(activity: Activity) -> str:
    return "\n".join((*(session.note for session in activity.sessions), activity.source, activity.link))


_STEPS = """
  SELECT cue || char(10) || action || char(10) || answer FROM next_step
  WHERE activity_id = ? AND deleted_at IS NULL ORDER BY rowid
"""


def write_again(db: Database, activity_ids: Iterable[str]) -> None:
    """Bring the words of some activities in step after a change to what hangs on them; the bin has no words."""
    ids = json.dumps(list(activity_ids))
    sql = "SELECT id, position FROM activity WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))"
    positions = dict(db.execute(sql, [ids]).fetchall())
    for activity in read_activities(db, list(positions)):
        drop_index(db, positions[activity.id])
        write_index(db, positions[activity.id], activity)


def index_steps(db: Database) -> None:
    """Put next steps into the index of a journal that was begun when it did not hold them yet."""
    if db.execute("PRAGMA user_version").fetchone()[0] < _WITH_STEPS:
        with db.atomic():
            write_again(db, (row[0] for row in db.execute("SELECT DISTINCT activity_id FROM next_step").fetchall()))
            db.execute(f"PRAGMA user_version = {_WITH_STEPS}")


_WITH_STEPS = 1
"""The ``user_version`` of a journal whose index holds next steps."""


def write_names(db: Database, activity_ids: Iterable[str]) -> None:
    """Bring the names of some activities in step, in the order in which they stand; those in the bin have no row."""
    with in_bulk(db):
        db.execute(_PUT_NAMES, [json.dumps(list(activity_ids))])


# In the order of the index, and none of it in Python: any other order makes FTS5 write out what it gathers at each row.
_PUT_NAMES = """
  UPDATE activity_text SET names = (
    SELECT fold(coalesce(group_concat(name, ' '), '')) FROM (
      SELECT 1 AS part, place, name FROM activity_person JOIN person ON person.id = person_id WHERE activity_id = one.id
      UNION ALL
      SELECT 2, place, name FROM activity_tag JOIN tag ON tag.id = tag_id WHERE activity_id = one.id
      ORDER BY part, place))
  FROM (
    SELECT id, position FROM activity WHERE id IN (SELECT value FROM json_each(?)) ORDER BY position LIMIT -1) AS one
  WHERE activity_text.rowid = one.position
"""


@contextmanager
def in_bulk(db: Database) -> Iterator[None]:
    """Let the index gather 16 MiB in memory and merge nothing meanwhile: thousands of rows take half the time.

    Later writes merge little by little, as always. The numbers after it are those that FTS5 has without being told.
    """
    _configure(db, hashsize=16 << 20, automerge=0)
    yield
    _configure(db, hashsize=1 << 20, automerge=4)


def _configure(db: Database, **settings: int) -> None:
    db.conn.executemany("INSERT INTO activity_text(activity_text, rank) VALUES (?, ?)", settings.items())


def drop_index(db: Database, position: int) -> None:
    """Take an activity out of the index; it stays in the journal."""
    db.execute("DELETE FROM activity_text WHERE rowid = ?", [position])


def index_problems(db: Database, *, read_only: bool) -> list[str]:
    """Say where the index and the activities outside the bin do not match one to one.

    FTS5 checks its own structure by a command that looks like a write, so only where writing is allowed.
    """
    if not read_only:
        try:
            with db.atomic():
                db.execute("INSERT INTO activity_text(activity_text) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            return [f"full-text index: {error}"]
    without = _count(db, "activity WHERE deleted_at IS NULL AND position NOT IN (SELECT rowid FROM activity_text)")
    orphans = _count(db, "activity_text WHERE rowid NOT IN (SELECT position FROM activity WHERE deleted_at IS NULL)")
    if without or orphans:
        return [f"full-text index: {without} activities missing, {orphans} entries without an activity"]
    return []


def _count(db: Database, what: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


def name_ids(db: Database, table: str, names: tuple[str, ...], new_id: Callable[[], str]) -> list[str]:
    """Return the ids of ``names`` in ``table`` (``tag`` or ``person``), adding those not known yet."""
    found = []
    for name in names:
        row = db.execute(f"SELECT id FROM {table} WHERE name = ?", [name]).fetchone()
        if row is None:
            row = (new_id(),)
            db.table(table).insert({"id": row[0], "name": name})
        found.append(str(row[0]))
    return found
