"""All the rows of a journal: read out as they are, and brought into another one.

What comes from a file may have been made or changed by others, so each value is looked at before it is let in. Not
among the rows: the full-text index, which is made again, and the timer and the draft, which belong to one computer.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from lcjournal.core.folding import fold
from lcjournal.core.migrations import migrations
from lcjournal.core.model import Change
from lcjournal.core.sqlite import Database, sqlite3
from lcjournal.core.store import listing
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.index import in_bulk, write_again
from lcjournal.core.store.rows import sha256
from lcjournal.core.store.shapes import Cells, Table, cut_loose, fits, tables
from lcjournal.core.store.taking_over import OnlyThere, TakingOver

Rows = dict[str, list[Cells]]
"""The rows of each table, by their columns."""

_META = ("person", "title")
_BATCH = 500


@dataclass(slots=True)
class Unsound:
    """What no journal can hold, counted by table: rows left out, and links to what is not there, which were emptied."""

    rows: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)


class Whole:
    """The rows of one open journal."""

    def __init__(self, connection: Connection, versions: TakingOver) -> None:
        self._connection, self._versions = connection, versions

    def rows(self) -> Rows:
        """Return every row in the order in which it came to be, the bin and earlier versions included."""
        return _read(self._connection.db)

    def bring(self, rows: Rows) -> OnlyThere:
        """Add the rows that are not here, all or nothing, and return what they were; ``rows`` are ``sound``.

        A journal without any takes them as they are. In another, a text that differs from the one here becomes an
        earlier version of it, and a self-check that is not finished is passed over.
        """
        with _in_memory(rows) as theirs:
            found = self._versions.only_in(theirs)
            if self._is_blank():
                self._fill(theirs)
            else:
                self._versions.take_over_from(theirs)
            self._keep_meta(rows)
        return found

    def _is_blank(self) -> bool:
        names = (name for name in tables() if name != "meta")
        return not any(
            self._connection.db.execute(f"SELECT EXISTS (SELECT 1 FROM {name})").fetchone()[0] for name in names
        )

    def _fill(self, theirs: Database) -> None:
        with self._connection.write(~Change(0)) as db:
            db.execute("PRAGMA defer_foreign_keys=ON")
            for name, table in tables().items():
                if name != "meta":
                    found = theirs.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
                    db.conn.executemany(_insert(table), found)
            found = db.execute("SELECT id FROM activity WHERE deleted_at IS NULL ORDER BY position").fetchall()
            ids = [str(row[0]) for row in found]
            with in_bulk(db):
                for start in range(0, len(ids), _BATCH):
                    write_again(db, ids[start : start + _BATCH])

    def _keep_meta(self, rows: Rows) -> None:
        """Take the name of the person and of the journal, where there is none here."""
        with self._connection.write(Change.JOURNAL) as db:
            for row in rows["meta"]:
                db.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", [row["key"], row["value"]])


def sound(given: Mapping[str, Sequence[object]]) -> tuple[Rows, Unsound]:
    """Return the rows that a journal can hold, and what cannot be: of another shape, twice, or part of nothing."""
    unsound = Unsound()
    found: Rows = {}
    for name, table in tables().items():
        read = [_cells(table, row) for row in given.get(name, ())]
        found[name] = [row for row in read if row is not None]
        unsound.rows[name] += len(read) - len(found[name])
    with _in_memory(found, unsound) as db:
        cut_loose(db, unsound.rows, unsound.links)
        db.execute(_ADD_UP)
        _put_in_order(db)
        return _read(db), unsound


_ADD_UP = """
  UPDATE activity SET minutes = (SELECT coalesce(sum(minutes), 0) FROM session WHERE activity_id = activity.id)
"""


def _cells(table: Table, row: object) -> Cells | None:
    """Return what was read as a row of a table, or None. A column that an older version had not has its default."""
    if not isinstance(row, dict):
        return None
    cells: Cells = {}
    for number, column in enumerate(table.columns, start=1):
        if column.name not in row and number <= table.least:
            return None
        cells[column.name] = row.get(column.name, column.default)
    if not fits(table, cells):
        return None
    if table.name == "meta" and cells["key"] not in _META:
        return None
    if table.name == "reflection":
        cells["sha256"] = sha256(str(cells["text"]))
    return cells


@contextmanager
def _in_memory(rows: Rows, unsound: Unsound | None = None) -> Iterator[Database]:
    """Make a journal of rows in memory; ``unsound`` counts those that the schema does not allow."""
    db = Database(sqlite3.connect(":memory:"), execute_plugins=False)
    try:
        db.conn.create_function("fold", 1, fold, deterministic=True)
        migrations.apply(db)
        for name, table in tables().items():
            sql, names = _insert(table), [column.name for column in table.columns]
            for row in rows[name]:
                try:
                    db.execute(sql, [row[column] for column in names])
                except sqlite3.IntegrityError:
                    if unsound is None:
                        raise
                    unsound.rows[name] += 1
        yield db
    finally:
        db.close()


def _put_in_order(db: Database) -> None:
    """Give each activity a place in the list among those of its day."""
    for identity, day, position in db.execute("SELECT id, day, position FROM activity ORDER BY position").fetchall():
        if position // listing.POSITIONS_A_DAY != date.fromisoformat(day).toordinal():
            place = listing.next_position(db, date.fromisoformat(day))
            db.execute("UPDATE activity SET position = ? WHERE id = ?", [place, identity])


def _read(db: Database) -> Rows:
    found: Rows = {}
    for name, table in tables().items():
        names = [column.name for column in table.columns]
        rows = db.execute(f"SELECT {', '.join(names)} FROM {name} ORDER BY rowid").fetchall()
        found[name] = [dict(zip(names, row, strict=True)) for row in rows]
    found["meta"] = [row for row in found["meta"] if row["key"] in _META]
    return found


def _insert(table: Table) -> str:
    names = [column.name for column in table.columns]
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
