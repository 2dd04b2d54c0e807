"""What SELECT still gives of a journal with damaged pages: each table in ranges of rows, around what cannot be read."""

from collections.abc import Iterator
from pathlib import Path

from lcjournal.core import keyring
from lcjournal.core.salvage.cells import Record, Value
from lcjournal.core.salvage.rows import Row, as_row
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store.shapes import tables

_HIGHEST = 1 << 40
"""More rows than a table can have. The ranges are halved, so that it costs a few tries only."""


def selected(copy: Path, patience: int) -> Iterator[Row]:
    """Yield the rows that SQLite finds in a copy of the journal, which may be encrypted; nothing where it opens none.

    A table is given up after ``patience`` errors with no row between them. The copy is written to, as SQLite does with
    a log that was left beside it. Raises LockedJournalError.
    """
    for table in tables().values():
        for values in _Reader(copy, table.name, patience).rows():
            row = as_row(table, Record(values))
            if row is not None:
                yield row


class _Reader:
    """Reads one table. After an error the connection is made anew: SQLCipher’s stays broken."""

    def __init__(self, path: Path, table: str, patience: int) -> None:
        self._path, self._table, self._patience = path, table, patience
        self._db: sqlite3.Connection | None = None

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Yield the values of each row that can be read, from both ends of what cannot."""
        try:
            self._connection()
        except (sqlite3.Error, UnicodeDecodeError):
            return
        ranges, errors = [(1, _HIGHEST)], 0
        while ranges and errors < self._patience:
            low, high = ranges.pop()
            last = low - 1
            try:
                for number, *values in self._between(low, high):
                    if number <= last:
                        raise sqlite3.DatabaseError("pages lead back to themselves")
                    last, errors = number, 0
                    yield tuple(values)
            except (sqlite3.Error, UnicodeDecodeError):
                self._close()
                errors += 1
                ranges += _halves(last + 1, high)
        self._close()

    def _between(self, low: int, high: int) -> Iterator[tuple[int, *tuple[Value, ...]]]:
        sql = f"SELECT rowid, * FROM {self._table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        yield from self._connection().execute(sql, (low, high))

    def _connection(self) -> sqlite3.Connection:
        if self._db is None:
            self._db = keyring.connect(self._path, "rw")
            self._db.text_factory = bytes
            self._db.execute(f"SELECT rowid FROM {self._table} LIMIT 0")
        return self._db

    def _close(self) -> None:
        if self._db is not None:
            self._db.close()
        self._db = None


def _halves(low: int, high: int) -> list[tuple[int, int]]:
    """Return what is left of a range in two parts, the lower one last; one row that cannot be read is given up."""
    if low >= high:
        return []
    middle = (low + high) // 2
    return [(middle + 1, high), (low, middle)]
