"""What an import would bring, before anything is written: how many, which, and what could not be read."""

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from lcjournal.core import i18n, kinds
from lcjournal.core.formats.record import Imported, ImportReading, Problem
from lcjournal.core.i18n import _, ngettext
from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label

_MOST_ROWS = 200
_MOST_PROBLEMS = 50


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """Return the problems with the file and the line of each."""
    lines = []
    for problem in problems:
        if problem.line is None:
            lines.append(_("{file}: {sentence}").format(file=problem.file, sentence=problem.sentence))
        else:
            text = _("{file}, line {line}: {sentence}")
            lines.append(text.format(file=problem.file, line=problem.line, sentence=problem.sentence))
    return lines


class ImportPreview(Card):
    """A reading as a table of its first rows, with its notes and problems below."""

    def __init__(self, reading: ImportReading) -> None:
        super().__init__(_("What would come in, from {app}").format(app=reading.app), _counts(reading))
        if reading.records:
            self.body.addWidget(_table(reading.records[:_MOST_ROWS]))
        if (more := len(reading.records) - _MOST_ROWS) > 0:
            text = ngettext("and {count} more", "and {count} more", more)
            self.body.addWidget(label(text.format(count=i18n.integer(more)), "meta", "text2"))
        for note in reading.notes:
            self.body.addWidget(label(note, "body", "text2", wrap=True))
        if reading.problems:
            self.body.addWidget(label(_("What could not be read"), "label", "text2"))
            for line in problem_lines(reading.problems[:_MOST_PROBLEMS]):
                self.body.addWidget(label(line, "meta", "warn", wrap=True))
        if (more := len(reading.problems) - _MOST_PROBLEMS) > 0:
            text = ngettext("and {count} more", "and {count} more", more)
            self.body.addWidget(label(text.format(count=i18n.integer(more)), "meta", "warn"))


def _counts(reading: ImportReading) -> str:
    count = len(reading.records)
    words = ngettext("{count} entry", "{count} entries", count).format(count=i18n.integer(count))
    if not count:
        return words
    days = [record.day for record in reading.records]
    first, last = i18n.day(min(days), "d MMM y"), i18n.day(max(days), "d MMM y")
    return _("{entries}, {first} to {last}").format(entries=words, first=first, last=last)


def _table(records: tuple[Imported, ...]) -> QTableWidget:
    header = [_("Date"), _("Title"), _("Kind"), _("Duration")]
    table = QTableWidget(len(records), len(header))
    table.setAccessibleName(_("What would come in"))
    table.setHorizontalHeaderLabels(header)
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    for number, record in enumerate(records):
        minutes = i18n.duration(record.minutes) if record.minutes else ""
        cells = (i18n.day(record.day, "d MMM y"), record.title, kinds.name(record.kind), minutes)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(number, column, item)
    sizes = table.horizontalHeader()
    sizes.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    sizes.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.setFixedHeight(min(theme.em(18), theme.em(2.4) * (len(records) + 1) + theme.space(8)))
    return table
