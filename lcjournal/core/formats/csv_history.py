"""A learning history in CSV, from any program: look at the table, agree what its columns mean, read the rows."""

import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.formats.csv_mapping import Mapping, guess_mapping, kind_of, status_of
from lcjournal.core.formats.csv_table import CsvTable, inspect
from lcjournal.core.formats.record import Imported, ImportReading, Problem, fingerprint, reading
from lcjournal.core.formats.values import day_of, minutes_of, time_of
from lcjournal.core.i18n import _
from lcjournal.core.model import Status

APP = "CSV"
_LONG = 60


class NoHistoryError(UserError):
    """The table has no column for the title or the date."""


def read_file(path: Path, day_order: str | None = None) -> ImportReading:
    """Read a CSV file with the guessed columns; ``day_order`` (``dmy``, ``mdy``) holds where the dates do not say."""
    table = inspect(path)
    mapping = guess_mapping(table)
    return read(table, replace(mapping, day_order=mapping.day_order or day_order))


def read(table: CsvTable, mapping: Mapping) -> ImportReading:
    """Read the rows. A row without title or date is a problem with its line; a cell that cannot be read as well.

    Raises UserError if no column holds the title or the date, or if day and month could be swapped.
    """
    if mapping.title is None or mapping.day is None:
        raise NoHistoryError(_("“{name}” needs a column with titles and a column with dates.").format(name=table.name))
    if mapping.day_order is None:
        sentence = _("Dates in “{name}” can be read in two ways, day first or month first. Say which one it is.")
        raise UserError(sentence.format(name=table.name))
    rows = _Rows(table, mapping)
    records = [record for index in range(len(table.rows)) if (record := rows.record(index))]
    unread = [name or str(index + 1) for index, name in enumerate(table.header) if rows.has_unread(index)]
    notes = [_("Columns not taken: {columns}.").format(columns=", ".join(unread))] if unread else []
    return reading(mapping.provider or APP, table.name, records, [*table.problems, *rows.problems], notes)


class _Rows:
    """Reads one row after the other and gathers what it could not read."""

    def __init__(self, table: CsvTable, mapping: Mapping) -> None:
        self._table = table
        self._mapping = mapping
        self.problems: list[Problem] = []

    def has_unread(self, column: int) -> bool:
        """Say whether a column that is not mapped holds anything."""
        if column in self._mapping.columns():
            return False
        return any(self._value(cell) for cell in self._table.column(column))

    def record(self, index: int) -> Imported | None:
        """Return the row as a record, or None after noting why it is none."""
        mapping, line = self._mapping, self._table.lines[index]
        title = self._cell(index, mapping.title)
        if not title:
            self._note(line, _("This row has no title and was not taken."))
            return None
        day, start, fell_back = self._day(index)
        if day is None:
            self._note(line, _("“{title}” has no date that can be read and was not taken.").format(title=title))
            return None
        row = self._table.rows[index]
        return Imported(
            source_id=fingerprint(*row),
            day=day,
            start=start,
            title=title,
            text=self._text(index),
            kind=mapping.only_kind or kind_of(self._cell(index, mapping.kind)),
            status=self._status(index, fell_back=fell_back),
            minutes=self._minutes(index),
            tags=self._words(index, mapping.tags, r"[;,|]"),
            people=self._words(index, mapping.people, r"[;,&|]|\s(?:et|and)\s"),
            source=self._source(index),
        )

    def _note(self, line: int, sentence: str) -> None:
        self.problems.append(Problem(self._table.name, line, sentence))

    def _value(self, cell: str) -> str:
        value = cell.strip()
        return "" if value in self._mapping.empty else value

    def _cell(self, index: int, column: int | None) -> str:
        return "" if column is None else self._value(self._table.rows[index][column])

    def _day(self, index: int) -> tuple[date | None, time | None, bool]:
        """Return the day, the local time if the cell has one, and whether the second date column gave them."""
        order = self._mapping.day_order or "ymd"
        for column in (self._mapping.day, self._mapping.other_day):
            cell = self._cell(index, column)
            if day := day_of(cell, order):
                is_local = not re.search(r"UTC|GMT|Z$|[+-]\d{2}:?\d{2}$", cell)
                return day, time_of(cell) if is_local else None, column != self._mapping.day
            if cell:
                sentence = _("“{cell}” cannot be read as a date.")
                self._note(self._table.lines[index], sentence.format(cell=cell[:_LONG]))
        return None, None, False

    def _status(self, index: int, *, fell_back: bool) -> Status:
        said = status_of(self._cell(index, self._mapping.status)) if self._mapping.status is not None else None
        return said or (Status.IN_PROGRESS if fell_back else Status.DONE)

    def _minutes(self, index: int) -> int | None:
        cell = self._cell(index, self._mapping.minutes)
        if not cell:
            return None
        minutes = minutes_of(cell, hours=self._mapping.hours)
        if minutes is None:
            sentence = _("“{cell}” cannot be read as a duration.")
            self._note(self._table.lines[index], sentence.format(cell=cell[:_LONG]))
        return minutes or None

    def _words(self, index: int, column: int | None, split: str) -> tuple[str, ...]:
        parts = re.split(split, self._cell(index, column))
        return tuple(word for part in parts if (word := part.strip().lstrip("#@")))

    def _source(self, index: int) -> str:
        return ", ".join(filter(None, (self._mapping.provider, self._cell(index, self._mapping.source))))

    def _text(self, index: int) -> str:
        """Return the text columns, the first as it is, the others under their header; ``<br>`` becomes a new line."""
        parts = []
        for column in self._mapping.text:
            cell = re.sub(r"<br\s*/?>|<haml:newline\s*/?>", "\n", self._cell(index, column)).strip()
            header = self._table.header[column]
            if not cell:
                continue
            if column == self._mapping.text[0]:
                parts.append(cell)
            else:
                gap = "\n\n" if "\n" in cell or len(cell) > _LONG else " "
                parts.append(f"**{header}:**{gap}{cell}")
        return "\n\n".join(parts)
