"""A CSV file as a table: encoding and delimiter found out, every row kept with the line it begins on."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.formats.record import Problem
from lcjournal.core.formats.safe import clean, decode, read_bytes
from lcjournal.core.i18n import _

DELIMITERS = ";,\t|"
CELL_LIMIT = 1_000_000
COLUMN_LIMIT = 1_000
_TABLE_LIMIT = 5_000_000
"""Cells of a table, where each row counts ten more for itself."""
_LOOKED_AT = 200
_SEPARATOR_LINE = re.compile(r'^"?sep=([;,\t|])"?\r?\n', re.IGNORECASE)
_GUARDED = re.compile(r"^'(?=\s*[=+\-@\t\r＝＋－＠])")


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file as read. All rows have as many cells as ``header``; ``lines[i]`` is the line ``rows[i]`` begins on."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    encoding: str
    delimiter: str
    problems: tuple[Problem, ...] = ()

    def column(self, index: int) -> list[str]:
        """Return the cells of one column."""
        return [row[index] for row in self.rows]


def inspect(path: Path) -> CsvTable:
    """Read a CSV file. Raises UserError if it is no table: empty, or one column only with nothing to tell it by."""
    return table_of(path.name, read_bytes(path))


def table_of(name: str, data: bytes) -> CsvTable:
    """Read CSV bytes; see ``inspect``."""
    text, encoding = decode(data)
    text = clean(text)
    start = 1
    if declared := _SEPARATOR_LINE.match(text):
        text, start = text[declared.end() :], 2
    delimiter = declared[1] if declared else _delimiter(name, text)
    rows, problems = _rows(name, text, delimiter, start)
    if not rows:
        raise UserError(_("“{name}” is empty.").format(name=name))
    (_line, header), *body = rows
    if len(header) > COLUMN_LIMIT:
        raise _too_large(name)
    kept = []
    for line, row in body:
        if any(cell.strip() for cell in row[len(header) :]):
            sentence = _("This row has more cells than there are columns; the rest was not read.")
            problems.append(Problem(name, line, sentence))
        kept.append((line, tuple((row + [""] * len(header))[: len(header)])))
    return CsvTable(
        name,
        tuple(cell.strip() for cell in header),
        tuple(row for _line, row in kept),
        tuple(line for line, _row in kept),
        encoding,
        delimiter,
        tuple(problems),
    )


def _delimiter(name: str, text: str) -> str:
    """Return the delimiter that gives most rows of the header's length, then most columns."""
    head = "".join(text.splitlines(keepends=True)[:_LOOKED_AT])

    def score(delimiter: str) -> tuple[int, int]:
        rows, _problems = _rows(name, head, delimiter, 1)
        width = len(rows[0][1]) if rows else 0
        return (sum(len(row) == width for _line, row in rows), width) if width > 1 else (0, 0)

    best = max(DELIMITERS, key=score)
    return best if score(best) > (0, 0) else ","


def _rows(name: str, text: str, delimiter: str, line: int) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """Return the rows that hold anything, each with its first line, and what the csv module could not read."""
    lines = text.splitlines(keepends=True)
    _check_size(name, 1, max((line.count(delimiter) for line in lines), default=0))
    limit = csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    problems: list[Problem] = []
    before = 0
    try:
        while True:
            try:
                row = next(reader)
            except csv.Error:
                problems.append(Problem(name, line + before, _("This row cannot be read.")))
            except StopIteration:
                break
            else:
                if any(cell.strip() for cell in row):
                    rows.append((line + before, [_GUARDED.sub("", cell) for cell in row[: COLUMN_LIMIT + 1]]))
                    _check_size(name, len(rows), len(rows[0][1]))
            if reader.line_num - before > 1 and reader.line_num >= len(lines) and _is_open(text, before, delimiter):
                sentence = _("A quotation mark opens in this row and never closes: the rest of the file is one cell.")
                problems.append(Problem(name, line + before, sentence))
            before = reader.line_num
    finally:
        csv.field_size_limit(limit)
    return rows, problems


def _check_size(name: str, rows: int, columns: int) -> None:
    if rows * (columns + 10) > _TABLE_LIMIT:
        raise _too_large(name)


def _too_large(name: str) -> UserError:
    return UserError(_("“{name}” is too large to be such a file.").format(name=name))


def _is_open(text: str, before: int, delimiter: str) -> bool:
    """Say whether what follows line ``before`` ends inside a quoted cell."""
    source = io.StringIO(text, newline="")
    for _line in range(before):
        source.readline()
    try:
        next(csv.reader(source, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
