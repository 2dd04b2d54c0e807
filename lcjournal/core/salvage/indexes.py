"""What the indexes that keep tables unique still tell: which rows there were, and a few of them whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lcjournal.core.salvage.cells import Record, Value
from lcjournal.core.salvage.rows import UNPLACED, Row, Source, as_row
from lcjournal.core.store.shapes import Cell, tables

Keys = dict[str, set[tuple[Cell, ...]]]

_LINKS = {"activity_tag": (UNPLACED,), "activity_person": (UNPLACED,), "activity_facet": (b"", UNPLACED)}
"""What follows the key in tables that say little more."""


@dataclass(slots=True)
class Indexes:
    """The entries of indexes: their columns, by index and by the number of the row."""

    _entries: dict[str, dict[Value, tuple[Value, ...]]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, index: str, records: Iterable[Record]) -> None:
        """Take the records of a page of an index; behind the columns of each stands the number of its row."""
        for record in records:
            if record.whole:
                *columns, number = record.values
                self._entries[index][number] = tuple(columns)

    @property
    def keys(self) -> Keys:
        """The keys of the rows that there were, by table."""
        found = {name: self._entries.get(_index(name, 1), {}).values() for name in tables()}
        return {name: set(map(_decoded, entries)) for name, entries in found.items()}

    def rows(self) -> Iterator[Row]:
        """Yield the rows that indexes hold whole: links, and the names that have an index of their own."""
        for table, rest in _LINKS.items():
            for key in self._entries.get(_index(table, 1), {}).values():
                yield from _row(table, (*key, *rest))
        for table in ("tag", "person"):
            names = self._entries.get(_index(table, 2), {})
            for number, key in self._entries.get(_index(table, 1), {}).items():
                yield from _row(table, (*key, *names.get(number, ())))


def _index(table: str, number: int) -> str:
    return f"sqlite_autoindex_{table}_{number}"


def _row(table: str, values: tuple[Value, ...]) -> Iterator[Row]:
    row = as_row(tables()[table], Record(values))
    if row is not None and not row.bad:
        row.source = Source.INDEX
        row.doubtful = table == "activity_facet"  # its words are lost
        yield row


def _decoded(key: tuple[Value, ...]) -> tuple[Cell, ...]:
    return tuple(part.decode("utf-8", "replace") if isinstance(part, bytes) else part for part in key)
