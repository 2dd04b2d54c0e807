"""The answers of a group, one row a person and one column an item, and the keys that tell which items make a scale."""

import math
import re
from dataclasses import dataclass
from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.formats.answers_export import COLUMNS
from lcjournal.core.formats.csv_table import CsvTable, inspect
from lcjournal.core.i18n import _, decimal
from lcjournal.core.model import FormId

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_MISSING = {"", "na"}
_KEYS = {"1": 1, "+1": 1, "-1": -1}

Ends = tuple[float, float]
"""The lowest and the highest possible answer."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of the keys file: its items and, one each, their keys, 1 or −1 for a reversed item."""

    name: str
    items: tuple[str, ...]
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The answers to the items asked for, NaN where missing, one list a person; ``rows`` counts those of the file.

    There are fewer people than rows where the file is an export of raw answers, which has a row a check.
    """

    items: tuple[str, ...]
    people: list[list[float]]
    ends: Ends
    rows: int


def read_keys(path: Path) -> list[Scale]:
    """Read a file with the columns scale, item and key. Raises UserError with the line that is wrong."""
    table = inspect(path)
    header = [cell.casefold() for cell in table.header]
    if not {"scale", "item", "key"} <= set(header) or not table.rows:
        sentence = _("“{name}” must hold three columns with the names scale, item and key.")
        raise UserError(sentence.format(name=table.name))
    places = [header.index(name) for name in ("scale", "item", "key")]
    scales: dict[str, dict[str, int]] = {}
    for line, row in zip(table.lines, table.rows, strict=True):
        name, item, key = (row[place].strip() for place in places)
        if key not in _KEYS:
            raise UserError(_("Line {line}: the key must be 1 or -1.").format(line=line))
        if item in scales.setdefault(name, {}):
            raise UserError(_("Line {line}: item {item} stands there a second time.").format(line=line, item=item))
        scales[name][item] = _KEYS[key]
    return [Scale(name, tuple(keys), tuple(keys.values())) for name, keys in scales.items()]


def read_answers(path: Path, scales: list[Scale], ends: Ends | None = None) -> Group:
    """Read the answers to the items of the scales.

    Empty cells and ``NA`` are missing; other columns are not read. Without ``ends``, they are the smallest and the
    largest answer. Raises UserError with the line that is wrong, or where there is no answer.
    """
    table = inspect(path)
    for bad in table.problems:
        raise UserError(_("Line {line}: {problem}").format(line=bad.line, problem=bad.sentence))
    items = tuple(dict.fromkeys(item for scale in scales for item in scale.items))
    columns = {item: _column(table, item) for item in items}
    rows = [(line, row) for line, row in zip(table.lines, table.rows, strict=True) if not _is_header(table, row)]
    people = [
        [_value(line, item, row[column].strip(), ends) for item, column in columns.items()]
        for line, row in _one_a_person(table, rows)
    ]
    found = [value for person in people for value in person if not math.isnan(value)]
    if not found:
        raise UserError(_("“{name}” holds no answers.").format(name=table.name))
    return Group(items, people, ends or (min(found), max(found)), len(rows))


def _column(table: CsvTable, item: str) -> int:
    times = table.header.count(item)
    if not times:
        raise UserError(_("“{name}” has no column {item}.").format(name=table.name, item=item))
    if times > 1:
        raise UserError(_("“{name}” has two columns {item}.").format(name=table.name, item=item))
    return table.header.index(item)


def _is_header(table: CsvTable, row: tuple[str, ...]) -> bool:
    """Tell a header in the middle, where one file was put after another."""
    return tuple(cell.strip() for cell in row) == table.header


def _one_a_person(table: CsvTable, rows: list[tuple[int, tuple[str, ...]]]) -> list[tuple[int, tuple[str, ...]]]:
    """Return, of raw answers exported, each person’s first full check not left out; of anything else every row.

    The checks of one person are numbered upwards from 1; where the number does not rise, another person begins.
    """
    if table.header[: len(COLUMNS)] != COLUMNS:
        return rows
    chosen, last, waiting = [], 0, True
    for line, row in rows:
        of_check = dict(zip(COLUMNS, row, strict=False))
        number = int(of_check["check"]) if _COUNT.fullmatch(of_check["check"]) else 0
        waiting = waiting or number <= last
        last = number
        if waiting and of_check["form"] == FormId.FULL and of_check["left_out"] == "0":
            chosen.append((line, row))
            waiting = False
    return chosen


def _value(line: int, item: str, cell: str, ends: Ends | None) -> float:
    """Return the number in a cell, NaN where it is missing."""
    if cell.casefold() in _MISSING:
        return math.nan
    value = float(cell) if _NUMBER.fullmatch(cell) else math.inf
    if ends is None and math.isfinite(value):
        return value
    if ends is None:
        sentence = _("Line {line}: “{value}” in column {item} is not a number.")
        raise UserError(sentence.format(line=line, value=cell[:40], item=item))
    if not ends[0] <= value <= ends[1]:
        sentence = _("Line {line}: “{value}” in column {item} is not a number from {low} to {high}.")
        low, high = (decimal(end, 0 if end.is_integer() else 1) for end in ends)
        raise UserError(sentence.format(line=line, value=cell[:40], item=item, low=low, high=high))
    return value
