"""Tables that look alike, tags and people and what links to them: told apart by their place and the ids they share."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lcjournal.core.salvage.rows import Row
from lcjournal.core.store.shapes import Cell

_TAGS, _PEOPLE = ("tag", "activity_tag"), ("person", "activity_person")
_ID = {"tag": "id", "activity_tag": "tag_id"}


@dataclass(slots=True)
class Twins:
    """Rows that could be of either table, by the page they stand in, until all are there.

    ``names`` tells of ids that are known which table they are of.
    """

    names: dict[Cell, str]
    _rows: dict[int, list[list[Row]]] = field(default_factory=lambda: defaultdict(list))
    _owners: dict[int, str] = field(default_factory=dict)

    def take(self, rows: list[Row], page: int, owner: str | None) -> bool:
        """Keep a row that could be of two of these tables; return whether it is one."""
        if not any(row.table.name in _ID for row in rows):
            return False
        self._rows[page].append(rows)
        if owner is not None:
            self._owners[page] = owner
        return True

    def settled(self) -> Iterator[Row]:
        """Yield each row as that of one table.

        Pages that share an id belong together. What most of their rows are by their place in the file, they all are;
        where no place is known, the tags are those that begin first, for their table was made first.
        """
        unknown = []
        for pages in self._groups():
            votes = self._votes(pages)
            if votes["tag"] == votes["person"]:
                unknown.append(pages)
            else:
                yield from self._of(pages, _TAGS if votes["tag"] > votes["person"] else _PEOPLE)
        for place, pages in enumerate(sorted(unknown, key=min)):
            yield from self._of(pages, _PEOPLE if place == 1 else _TAGS, doubtful=True)

    def _groups(self) -> list[set[int]]:
        group_of: dict[int, set[int]] = {page: {page} for page in self._rows}
        first: dict[Cell, int] = {}
        for page, found in self._rows.items():
            for rows in found:
                other = first.setdefault(_id(rows), page)
                if group_of[other] is not group_of[page]:
                    merged = group_of[other] | group_of[page]
                    group_of.update(dict.fromkeys(merged, merged))
        return list({id(pages): pages for pages in group_of.values()}.values())

    def _votes(self, pages: set[int]) -> Counter[str]:
        votes = Counter[str]()
        for page in pages:
            votes[_side(self._owners.get(page, ""))] += len(self._rows[page])
            votes.update(_side(self.names.get(_id(rows), "")) for rows in self._rows[page])
        return votes

    def _of(self, pages: set[int], names: tuple[str, str], *, doubtful: bool = False) -> Iterator[Row]:
        for page in sorted(pages):
            for rows in self._rows[page]:
                row = next((row for row in rows if row.table.name in names), rows[0])
                row.doubtful |= doubtful
                yield row


def _side(table: str) -> str:
    """Return ``tag`` for what is of tags, ``person`` for what is of people, or nothing."""
    return {"activity_tag": "tag", "activity_person": "person"}.get(table, table)


def _id(rows: list[Row]) -> Cell:
    """Return the id of the tag or person that a row names or links to."""
    row = next(row for row in rows if row.table.name in _ID)
    return row.cells[_ID[row.table.name]]
