"""The rows that a journal of the current version may hold: the columns of each table, and what can stand in them."""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from lcjournal.core import instruments
from lcjournal.core.errors import UserError
from lcjournal.core.migrations import migrations
from lcjournal.core.model import FormId, GoalState, Influence, Outcome, Permission, Status
from lcjournal.core.sqlite import Database, sqlite3

Cell = None | int | float | str
Cells = dict[str, Cell]

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NO_UUID = {"instrument.id", "own_kind.id", "self_check.instrument_id", "imported.source_id"}
_IDS = {"beside_id", "then_of", "goal_id", "subject_id"}
_INTEGERS = range(-(1 << 63), 1 << 63)
_META = {"person", "title", "timer", "writing"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the schema; ``default`` is what a row has that was written before there was the column."""

    name: str
    type: str
    required: bool
    default: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the schema. Rows may have fewer values than columns, but not fewer than ``least``.

    ``references`` tells the table whose id a column holds, ``sql`` what makes the table.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    least: int
    references: dict[str, str]
    sql: str


@cache
def tables() -> dict[str, Table]:
    """Return the tables of the current schema that hold what a person wrote or answered, by name."""
    db = Database(sqlite3.connect(":memory:"), execute_plugins=False)
    try:
        migrations.apply(db)
        names = [name for name in db.table_names() if not name.startswith(("_", "activity_text", "sqlite_"))]
        return {name: _table(db, name) for name in names}
    finally:
        db.close()


def _table(db: Database, name: str) -> Table:
    told = db.execute(f"PRAGMA table_info({name})").fetchall()
    columns = tuple(Column(row[1], row[2], bool(row[3]), _default(row[4])) for row in told)
    references = {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({name})") if row[4] == "id"}
    references.pop("instrument_id", None)  # one of two columns that name an instrument together
    key = tuple(row[1] for row in sorted(told, key=lambda row: row[5]) if row[5])
    needed = [at for at, column in enumerate(columns, 1) if column.required and column.default is None]
    sql = str(db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [name]).fetchone()[0])
    return Table(name, columns, key, max(needed), references, sql)


def _default(text: str | None) -> Cell:
    if text is None:
        return None
    return text[1:-1] if text.startswith("'") else int(text)


def fits(table: Table, cells: Cells) -> bool:
    """Return whether a row, with all its columns, can be one of a table, as far as it shows by itself."""
    return all(_may_hold(table.name, column, cells[column.name]) for column in table.columns)


def _may_hold(table: str, column: Column, cell: Cell) -> bool:
    if cell is None:
        return not column.required
    types: dict[str, set[type]] = {"TEXT": {str}, "INTEGER": {int}, "REAL": {int, float}}
    if type(cell) not in types[column.type] or (isinstance(cell, int) and cell not in _INTEGERS):
        return False
    return may_be(table, column, cell)


def is_instrument(row: object) -> bool:
    """Return whether a row holds a questionnaire under its own name: it is shown, and computed with."""
    if not isinstance(row, dict):
        return False
    try:
        found = instruments.parse(str(row.get("source")))
    except UserError:
        return False
    return (found.id, found.version) == (row.get("id"), row.get("version"))


def cut_loose(db: Database, rows: Counter[str], links: Counter[str], known: Collection[object] = ()) -> None:
    """Empty what points to a row that is not there; a row that cannot be without goes, until none is left.

    Both are counted by table. What is ``known`` to point nowhere, as foreign_key_check tells it, stays.
    """
    while broken := [row for row in db.execute("PRAGMA foreign_key_check").fetchall() if row not in known]:
        for name, number, _parent, key in broken:
            told = db.execute(f"PRAGMA foreign_key_list({name})").fetchall()
            column = next(row[3] for row in told if row[0] == key)
            if next(one.required for one in tables()[name].columns if one.name == column):
                rows[name] += db.execute(f"DELETE FROM {name} WHERE rowid = ?", [number]).rowcount
            else:
                links[name] += db.execute(f"UPDATE {name} SET {column} = NULL WHERE rowid = ?", [number]).rowcount


def may_be(table: str, column: Column, cell: Cell) -> bool:
    """Return whether a value of the right type can be what a column holds."""
    if cell is None:
        return True
    rule = _RULES.get(f"{table}.{column.name}") or _RULES.get(column.name) or _by_ending(table, column.name)
    try:
        return bool(rule(cell)) if rule else True
    except (ValueError, TypeError, RecursionError):
        return False


def _by_ending(table: str, name: str) -> Callable[[Cell], object] | None:
    if name == "id" or name.endswith("_id") or name in _IDS:
        return None if f"{table}.{name}" in _NO_UUID else _is_uuid
    if name.endswith("_at"):
        return _is_instant
    return _is_day if name.endswith("day") else None


def _is_uuid(cell: Cell) -> bool:
    return _UUID.fullmatch(str(cell)) is not None


def _is_instant(cell: Cell) -> bool:
    return datetime.fromisoformat(str(cell)).tzinfo is not None


def _is_day(cell: Cell) -> bool:
    return len(str(cell)) == 10 and date.fromisoformat(str(cell)).year >= 1


def _is_one_of(*values: str) -> Callable[[Cell], bool]:
    return lambda cell: cell in values


def _is_flag(cell: Cell) -> bool:
    return cell in {0, 1}


_RULES: dict[str, Callable[[Cell], object]] = {
    "sha256": lambda cell: _DIGEST.fullmatch(str(cell)),
    "start": lambda cell: len(str(cell)) == 5 and time.fromisoformat(str(cell)) is not None,
    "private": _is_flag,
    "starred": _is_flag,
    "resurface": _is_flag,
    "hidden": _is_flag,
    "own_time": _is_flag,
    "left_out": _is_flag,
    "status": _is_one_of(*Status),
    "permission": _is_one_of(*Permission),
    "outcome": _is_one_of(*Outcome),
    "form": _is_one_of(*FormId),
    "influence": _is_one_of(*(one.value for one in Influence)),
    "goal.state": _is_one_of(*GoalState),
    "goal_event.state": _is_one_of(*GoalState),
    "answer.state": _is_one_of("answered", "na", "skipped"),
    "prompt": lambda cell: cell != "",
    "item": lambda cell: cell != "",
    "place": lambda cell: int(str(cell)) >= 0,
    "minutes": lambda cell: 0 <= int(str(cell)) < 10_000_000,
    "session.minutes": lambda cell: int(str(cell)) > 0,
    "milliseconds": lambda cell: int(str(cell)) >= 0,
    "weekday": lambda cell: 0 <= int(str(cell)) <= 6,
    "slot.minutes": lambda cell: 1 <= int(str(cell)) <= 1440,
    "slot.zone": lambda cell: str(cell).isprintable(),
    "yearly_target.minutes": lambda cell: 1 <= int(str(cell)) < 10_000_000,
    "planned_minutes": lambda cell: 1 <= int(str(cell)) < 10_000_000,
    "look_months": lambda cell: 0 <= int(str(cell)) <= 12,
    "sequence": lambda cell: 0 <= int(str(cell)) < 1 << 31,
    "stretch": lambda cell: 1 <= int(str(cell)) <= 5,
    "value": lambda cell: not isinstance(cell, int | float) or 1 <= cell <= 5,
    "meta.key": lambda cell: str(cell).isprintable() and not _is_uuid(cell),
    "instrument.id": lambda cell: str(cell).isprintable() and not _is_uuid(cell),
    "instrument.source": lambda cell: isinstance(json.loads(str(cell)), dict),
    "saved_filter.filter": lambda cell: isinstance(json.loads(str(cell)), dict),
    "dismissed_suggestion.suggestion": lambda cell: "/" in str(cell),
    "own_word.word": lambda cell: "/" not in str(cell) and cell not in _META,
}
