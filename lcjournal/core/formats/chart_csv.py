"""The data of charts for a spreadsheet, as ``csv_writing`` says: every row bears its chart, its dates and its language.

A file of numbers has no room for a title: one that is read beside others, or filtered, has to say in each row what it
is. Charts with other columns stand under one another, each with its own cells filled.
"""

from collections.abc import Sequence

from lcjournal.core import i18n
from lcjournal.core.formats.csv_writing import Cell, csv_bytes
from lcjournal.core.i18n import _
from lcjournal.core.progress import Period
from lcjournal.core.progress_words import Minutes, Table


def to_csv(charts: Sequence[tuple[str, Table]], span: Period) -> bytes:
    """Return the file of charts, each with its title."""
    named = [(title, _names(table), table.values or table.rows) for title, table in charts]
    columns = list(dict.fromkeys(name for _title, names, _rows in named for name in names))
    rows: list[list[Cell]] = [[_("Chart"), _("Period from"), _("Period to"), _("Language of the chart"), *columns]]
    for title, names, values in named:
        for row in values:
            cells: dict[str, Cell] = dict(zip(names, row, strict=True))
            rows.append([title, span.since, span.until, i18n.language(), *map(cells.get, columns)])
    return csv_bytes(rows)


def _names(table: Table) -> list[str]:
    """Return the names of the columns, with their unit where the words in the cells name it themselves."""
    timed = [any(isinstance(row[index], Minutes) for row in table.values) for index in range(len(table.header))]
    return [
        _("{name} (minutes)").format(name=name) if minutes else name
        for name, minutes in zip(table.header, timed, strict=True)
    ]
