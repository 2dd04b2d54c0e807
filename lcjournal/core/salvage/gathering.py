"""The rows that were found, made into a journal that holds together: what is missing between them stood in for."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count

from lcjournal.core import instruments
from lcjournal.core.errors import UserError
from lcjournal.core.model import FormId
from lcjournal.core.salvage.mending import instant_of, mend, stand_in
from lcjournal.core.salvage.rows import UNPLACED, Row
from lcjournal.core.store.listing import POSITIONS_A_DAY
from lcjournal.core.store.rows import sha256
from lcjournal.core.store.shapes import Cell, Cells, tables

_WORTH = {
    "activity": ("reflection", "session", "next_step", "attachment"),
    "goal": ("goal_step", "goal_look", "goal_event"),
    "slot": ("slot_change",),
    "template": ("template_text",),
}
"""The rows for which one that they belong to is stood in for; links alone are not worth one."""
_NAMED = {"goal": "title", "template": "name"}
_POINTER = re.compile(r"(?:(?P<since>\S+) )?(?P<activity>[0-9a-f-]{36})")

Found = dict[str, dict[tuple[Cell, ...], Row]]


@dataclass(slots=True)
class Gathering:
    """The rows of a journal to be, by table and key. ``now`` dates what nothing else dates.

    ``refused`` counts rows that were found and cannot be kept: no words, and a value that cannot be.
    """

    now: datetime
    found: Found = field(default_factory=lambda: {name: {} for name in tables()})
    refused: Counter[str] = field(default_factory=Counter)

    def keep(self, row: Row) -> None:
        """Take a row, unless a better one of its key is here."""
        known = self.found[row.table.name].get(row.key)
        if known is None or row.rank >= known.rank:
            self.found[row.table.name][row.key] = row

    def names(self) -> dict[Cell, str]:
        """Return of each tag and person that is here which it is."""
        return {key[0]: name for name in ("tag", "person") for key in self.found[name]}

    def is_empty(self) -> bool:
        """Return whether nothing that a person wrote or answered was found."""
        return not any(rows for name, rows in self.found.items() if name not in {"meta", "instrument"})

    def complete(self, mark: str, new_id: Callable[[], str]) -> None:
        """Mend the rows and make them fit each other.

        ``mark`` is the tag that doubtful activities get, and what stands in for what is lost is called.
        """
        for name in self.found:
            self._drop(name, lambda row: mend(row, self.now))
        self._name_once("tag", "activity_tag")
        self._name_once("person", "activity_person")
        self._complete_checks(mark)
        for name, worth in _WORTH.items():
            wanted = {row.cells[f"{name}_id"] for part in worth for row in self.found[part].values()}
            self._stand_in(name, {str(one) for one in wanted if (one,) not in self.found[name]}, mark)
        for name in self.found:
            self._let_go(name)
            self._drop(name, self._has_owners)
        self._drop("meta", self._leads_somewhere)
        self._place()
        self._mark(mark, new_id)
        for name in ("activity_tag", "activity_person", "activity_facet"):
            self._place_links(name)
        for row in self.found["reflection"].values():
            row.cells["sha256"] = sha256(str(row.cells["text"]))

    def doubtful(self) -> dict[str, int]:
        """Return how many rows of each table may be damaged."""
        counted = {name: sum(row.doubtful for row in rows.values()) for name, rows in self.found.items()}
        return {name: count for name, count in counted.items() if count}

    def _drop(self, table: str, fits: Callable[[Row], bool]) -> None:
        rows = self.found[table]
        for key in [key for key, row in rows.items() if not fits(row)]:
            del rows[key]
            self.refused[table] += 1

    def _name_once(self, names: str, links: str) -> None:
        """Have one row a name: the links of another one of the same name lead to the first."""
        first: dict[Cell, Cell] = {}
        same: dict[Cell, Cell] = {}
        for (identity,), row in list(self.found[names].items()):
            same[identity] = first.setdefault(row.cells["name"], identity)
            if same[identity] != identity:
                del self.found[names][(identity,)]
        for row in [row for row in self.found[links].values() if same.get(row.key[1], row.key[1]) != row.key[1]]:
            del self.found[links][row.key]
            row.cells[f"{names}_id"] = same[row.cells[f"{names}_id"]]
            self.keep(row)

    def _complete_checks(self, mark: str) -> None:
        """Have the questionnaire of each check, the one that ships where it is that; stand in for checks with answers.

        A check whose questionnaire is lost cannot be read, and is not kept.
        """
        self._drop("instrument", _is_readable)
        shipped = instruments.builtin()
        wanted = {(row.cells["instrument_id"], row.cells["instrument_version"]) for row in self._rows("self_check")}
        if (shipped.id, shipped.version) in wanted | set(self.found["instrument"]) or not self.found["instrument"]:
            cells: Cells = {"id": shipped.id, "version": shipped.version, "source": shipped.source}
            self.found["instrument"].setdefault((shipped.id, shipped.version), Row(tables()["instrument"], cells))
        answers = defaultdict[str, list[Row]](list)
        for row in self._rows("answer"):
            answers[str(row.cells["check_id"])].append(row)
        for identity in answers.keys() - {str(key[0]) for key in self.found["self_check"]}:
            self._stand_in_for_check(identity, answers[identity], mark)
        known = set(self.found["instrument"])
        self._drop("self_check", lambda row: (row.cells["instrument_id"], row.cells["instrument_version"]) in known)

    def _stand_in_for_check(self, identity: str, answers: list[Row], mark: str) -> None:
        """Put a check in the place of a lost one that its answers tell of; it is left out of charts."""
        items = {str(row.cells["item"]) for row in answers}
        for row in self._rows("instrument"):
            known = instruments.parse(str(row.cells["source"]))
            if not items <= {item.id for item in known.items(FormId.FULL)}:
                continue
            pulse = items <= {item.id for item in known.items(FormId.PULSE)}
            made = instant_of(identity) or self.now
            cells: Cells = {column.name: column.default for column in tables()["self_check"].columns}
            cells |= {"id": identity, "instrument_id": known.id, "instrument_version": known.version, "seed": 0}
            cells |= {"form": FormId.PULSE if pulse else FormId.FULL, "language": answers[0].cells["language"]}
            cells |= {"day": made.date().isoformat(), "started_at": made.isoformat(timespec="milliseconds")}
            cells |= {"finished_at": max(str(row.cells["answered_at"]) for row in answers)}
            cells |= {"left_out": 1, "note": mark, "app_version": ""}
            self.keep(Row(tables()["self_check"], cells, doubtful=True))
            return

    def _stand_in(self, table: str, wanted: set[str], mark: str) -> None:
        for identity in sorted(wanted):
            row = stand_in(table, identity, self.now)
            row.cells |= self._told_by_sessions(identity) if table == "activity" else {_NAMED[table]: mark}
            self.keep(row)

    def _told_by_sessions(self, identity: str) -> Cells:
        """Return the day and the minutes that the sessions of an activity tell, if any are there."""
        sessions = [row.cells for row in self._rows("session") if row.cells["activity_id"] == identity]
        if not sessions:
            return {}
        minutes = sum(int(str(cells["minutes"])) for cells in sessions)
        return {"day": max(str(cells["day"]) for cells in sessions), "minutes": minutes}

    def _let_go(self, name: str) -> None:
        """Empty what leads to a row that is lost, where it may be empty."""
        table = tables()[name]
        for column in table.columns:
            other = table.references.get(column.name)
            if other is None or column.required:
                continue
            for row in self._rows(name):
                if row.cells[column.name] is not None and (row.cells[column.name],) not in self.found[other]:
                    row.cells[column.name] = None

    def _has_owners(self, row: Row) -> bool:
        needed = ((row.cells[column], other) for column, other in row.table.references.items())
        return all(cell is None or (cell,) in self.found[other] for cell, other in needed)

    def _leads_somewhere(self, row: Row) -> bool:
        """Return whether the timer or the text under the pen is of an activity that is here, if it is one of them."""
        if row.cells["key"] not in {"timer", "writing"}:
            return True
        match = _POINTER.fullmatch(str(row.cells["value"]))
        if match is None or (match["activity"],) not in self.found["activity"]:
            return False
        try:
            return match["since"] is None or datetime.fromisoformat(match["since"]).tzinfo is not None
        except ValueError:
            return False

    def _place(self) -> None:
        """Give each activity a position of its own in its day: its own where it can, else behind the others."""
        taken: dict[int, Row] = {}
        for row in self._rows("activity"):
            if int(str(row.cells["position"])) // POSITIONS_A_DAY == _ordinal(row):
                taken.setdefault(int(str(row.cells["position"])), row)
        last: dict[int, int] = {}
        for position in taken:
            last[position // POSITIONS_A_DAY] = max(position, last.get(position // POSITIONS_A_DAY, 0))
        for row in self._rows("activity"):
            if taken.get(int(str(row.cells["position"]))) is not row:
                day = _ordinal(row)
                last[day] = max(last.get(day, 0), day * POSITIONS_A_DAY) + 1
                row.cells["position"] = last[day]

    def _place_links(self, name: str) -> None:
        """Give the links whose place is not known the first that are free."""
        unplaced = [row for row in self._rows(name) if row.cells["place"] == UNPLACED]
        owners = {row.cells["activity_id"] for row in unplaced}
        used = {(row.cells["activity_id"], row.cells["place"]) for row in self._rows(name) if row.key[0] in owners}
        for row in unplaced:
            owner = row.cells["activity_id"]
            row.cells["place"] = next(place for place in count() if (owner, place) not in used)
            used.add((owner, row.cells["place"]))

    def _mark(self, mark: str, new_id: Callable[[], str]) -> None:
        """Tag the activities of which something is doubtful, so that the person finds and reads them."""
        marked = {
            row.cells.get("activity_id") or row.cells.get("subject_id") or row.cells.get("id")
            for rows in self.found.values()
            for row in rows.values()
            if row.doubtful
        } & {key[0] for key in self.found["activity"]}
        if not marked:
            return
        tag = next((row.cells["id"] for row in self._rows("tag") if row.cells["name"] == mark), None) or new_id()
        self.keep(Row(tables()["tag"], {"id": tag, "name": mark}))
        for identity in sorted(map(str, marked)):
            self.keep(Row(tables()["activity_tag"], {"activity_id": identity, "tag_id": tag, "place": UNPLACED}))

    def _rows(self, table: str) -> Iterator[Row]:
        yield from self.found[table].values()


def _is_readable(instrument: Row) -> bool:
    try:
        known = instruments.parse(str(instrument.cells["source"]))
    except UserError:
        return False
    return (known.id, known.version) == instrument.key


def _ordinal(activity: Row) -> int:
    return date.fromisoformat(str(activity.cells["day"])).toordinal()
