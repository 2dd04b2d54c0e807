"""Rows read from the pages of a plain journal without SQLite, and what its indexes say must have been there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lcjournal.core.salvage.cells import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    TABLE_INTERIOR,
    TABLE_LEAF,
    Carver,
    Record,
    cells,
    children,
    is_orderly,
)
from lcjournal.core.salvage.indexes import Indexes, Keys
from lcjournal.core.salvage.pages import Pages
from lcjournal.core.salvage.rows import Row, Source, chosen, fitting
from lcjournal.core.salvage.twins import Twins
from lcjournal.core.store.shapes import Cell


@dataclass(slots=True)
class Carving:
    """One reading of all pages; ``keep`` is given each row that is found.

    ``names`` tells which ids are known to be of tags and of people.
    """

    pages: Pages
    keep: Callable[[Row], object]
    names: dict[Cell, str]
    _index: Indexes = field(default_factory=Indexes)
    _carver: Carver = field(init=False)
    _twins: Twins = field(init=False)

    @property
    def keys(self) -> Keys:
        """The keys that the indexes name: what is not found of them is lost."""
        return self._index.keys

    def run(self, report: Callable[[float], object]) -> None:
        """Read every page in order, then what stands in those whose order is lost; ``report`` hears the share done."""
        self._carver, self._twins = Carver(self.pages), Twins(self.names)
        for number in self._wrecked(report):
            if number not in self._carver.used:
                self._take(self._carver.scattered(self.pages[number]), number, None, Source.SCATTERED)
        for at, page in enumerate(self.pages.spare, 1):
            if is_orderly(page) and page[0] == TABLE_LEAF:
                self._take(self._carver.records(page), -at, None, Source.SPARE)
        for row in (*self._twins.settled(), *self._index.rows()):
            self.keep(row)

    def _wrecked(self, report: Callable[[float], object]) -> list[int]:
        """Read the pages that are in order and return those that are not, or in which a row is not."""
        owners, wrecked = self._owners(), list[int]()
        for number in range(1, self.pages.count + 1):
            report(number / self.pages.count)
            if not self._read(number, owners.get(number)):
                wrecked.append(number)
        return wrecked

    def _read(self, number: int, owner: str | None) -> bool:
        """Take the rows of a page, or the keys of one of an index; return whether nothing more can stand in it."""
        page, start = self.pages[number], _start(number)
        kind = page[start]
        if kind == TABLE_LEAF:
            records = list(self._carver.records(page, start))
            self._take(records, number, owner, Source.IN_PLACE)
            return is_orderly(page, start) and len(records) == len(cells(page, start))
        if kind in {INDEX_LEAF, INDEX_INTERIOR} and owner is not None:
            self._index.take(owner, self._carver.records(page, start))
        return is_orderly(page, start)

    def _take(self, records: Iterable[Record], number: int, owner: str | None, source: Source) -> None:
        for record in records:
            rows = fitting(record)
            for row in rows:
                row.source = source
            if not self._twins.take(rows, number, owner):
                best = chosen(rows, owner)
                if best is not None:
                    self.keep(best)

    def _owners(self) -> dict[int, str]:
        """Return to which table or index pages belong, as far as the schema can be read."""
        owners: dict[int, str] = {}
        for name, root in self._roots():
            waiting = [root]
            while waiting:
                number = waiting.pop()
                if number in owners or not 1 < number <= self.pages.count:
                    continue
                owners[number] = name
                page = self.pages[number]
                if page[0] in {TABLE_INTERIOR, INDEX_INTERIOR}:
                    waiting += children(page)
        return owners

    def _roots(self) -> Iterator[tuple[str, int]]:
        """Yield the first page of each table and of the indexes that keep it unique. The schema may be in any page."""
        for number in range(1, self.pages.count + 1):
            page, start = self.pages[number], _start(number)
            if page[start] == TABLE_LEAF and b"CREATE " in page:
                for record in self._carver.records(page, start):
                    yield from _root(record)


def _root(record: Record) -> Iterator[tuple[str, int]]:
    if len(record.values) != 5 or record.values[0] not in {b"table", b"index"}:
        return
    _kind, name, table, root, _sql = record.values
    if not isinstance(name, bytes) or not isinstance(table, bytes) or not isinstance(root, int):
        return
    if name == table or name.startswith(b"sqlite_autoindex_"):
        yield name.decode("utf-8", "replace"), root


def _start(number: int) -> int:
    return 100 if number == 1 else 0
