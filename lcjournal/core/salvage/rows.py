"""Records as rows of our tables: which table one belongs to, and what its values must be."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from lcjournal.core.salvage.cells import Record, Value
from lcjournal.core.store.rows import sha256
from lcjournal.core.store.shapes import Cell, Cells, Column, Table, may_be, tables

UNPLACED = 1_000_000
"""The place of a link of which no index tells it."""


class Source(IntEnum):
    """Where a row was found, the place that counts most last."""

    INDEX = 0
    SPARE = 1
    SCATTERED = 2
    SELECTED = 3
    IN_PLACE = 4


@dataclass(slots=True)
class Row:
    """A row that was found. ``doubtful`` where a value is not what was written or cannot be known to be."""

    table: Table
    cells: Cells
    doubtful: bool = False
    bad: tuple[str, ...] = ()
    source: Source = Source.SELECTED

    @property
    def key(self) -> tuple[Cell, ...]:
        """What tells it from other rows of its table."""
        return tuple(self.cells[name] for name in self.table.key)

    @property
    def rank(self) -> tuple[bool, str, Source]:
        """Of two rows of one key the greater counts: the one that is whole, then the one that was written later."""
        return not (self.doubtful or self.bad), str(self.cells.get("updated_at") or ""), self.source


def fitting(record: Record) -> list[Row]:
    """Return the record as a row of each table that it could be one of; those that it fits best."""
    width = len(record.values) + record.cut
    rows = [row for table in _of_width(width) if (row := as_row(table, record)) is not None]
    least = min((len(row.bad) for row in rows), default=0)
    return [row for row in rows if len(row.bad) == least]


@cache
def _of_width(values: int) -> tuple[Table, ...]:
    """Return the tables whose rows can have so many values."""
    return tuple(one for one in tables().values() if one.least <= values <= len(one.columns))


def as_row(table: Table, record: Record) -> Row | None:
    """Return a record as a row of a table, or None where numbers and texts do not stand as they must there.

    ``bad`` names the values that are of the right type and yet cannot be; a key is never one of them.
    """
    values = record.values
    if table not in _of_width(len(values) + record.cut):
        return None
    cells: Cells = {column.name: column.default for column in table.columns}
    doubtful, bad = not record.whole, [column.name for column in table.columns[len(values) : table.least]]
    for column, value in zip(table.columns, values, strict=False):
        if not _is_of_type(column, value):
            return None
        cell, whole = _cell(column, value)
        if column.name in table.key and not whole:
            return None
        cells[column.name] = cell
        doubtful |= not whole
        if not may_be(table.name, column, cell):
            bad.append(column.name)
    if set(bad) & set(table.key):
        return None
    row = Row(table, cells, doubtful, tuple(bad))
    if table.name == "reflection" and sha256(str(cells["text"])) != cells["sha256"]:
        row.doubtful = True
    return row


def _is_of_type(column: Column, value: Value) -> bool:
    if value is None:
        return not column.required
    types: dict[str, type | tuple[type, ...]] = {"TEXT": bytes, "INTEGER": int, "REAL": (int, float)}
    return isinstance(value, types[column.type])


def _cell(column: Column, value: Value) -> tuple[Cell, bool]:
    """Return a value as the journal keeps it, and whether all of it could be read."""
    if isinstance(value, bytes):
        text = value.decode("utf-8", "replace")
        return (
            text,
            text.encode() == value and "\0" not in text,
        )  # which a person cannot type, and a wiped page is full of
    return (float(value), True) if column.type == "REAL" and value is not None else (value, True)


# Where two tables have the same shape and the file no longer tells which is which: the more particular one first.
_ORDER = ("saved_filter", "dismissed_suggestion", "own_word", "tag", "activity_tag")


def chosen(rows: Iterable[Row], owner: str | None) -> Row | None:
    """Return the row of the table that the page belongs to, or else of the table it fits best; None without rows."""
    by_name = {row.table.name: row for row in rows}
    names = [name for name in (owner, *_ORDER, *by_name) if name in by_name]
    return by_name[names[0]] if names and names[0] is not None else None
