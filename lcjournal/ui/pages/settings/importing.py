"""Bringing in what another app holds: choose, look, check the columns, import, read the report."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.errors import UserError
from lcjournal.core.formats import csv_history, detect
from lcjournal.core.formats.csv_mapping import Mapping
from lcjournal.core.formats.csv_table import CsvTable, inspect
from lcjournal.core.formats.record import ImportReading, ImportReport, import_in_parts, import_into
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs, theme
from lcjournal.ui.context import Context
from lcjournal.ui.patience import patiently
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Strip
from lcjournal.ui.widgets.import_mapper import ImportMapper
from lcjournal.ui.widgets.import_preview import ImportPreview
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.settings_rows import SettingsSection

_PART = 30
"""So many entries are written at a time; the window answers in between."""
_TABLES = {".csv", ".tsv", ".tab"}


class ImportSection(SettingsSection):
    """Nothing is written before Import; importing the same file again adds nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Import"))
        self._context = context
        self._task: background.Task | None = None
        self._reading: ImportReading | None = None
        self._mapper: ImportMapper | None = None
        self._parts: Iterator[ImportReport] = iter(())
        self._total = 0
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._import_part)
        if (qt := QCoreApplication.instance()) is not None:
            qt.aboutToQuit.connect(self._import_rest)
        sentence = _(
            "A whole LC Journal from its zip file, its JSON, RedNotebook, jrnl, or a learning history in CSV such as "
            "LinkedIn Learning’s."
        )
        self.column.addWidget(label(sentence, "body", "text2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        row.addWidget(button(_("Choose a file…"), "", "file-text", on_click=self._choose_file))
        row.addWidget(button(_("Choose a folder…"), "", "folder-open", on_click=self._choose_folder))
        row.addStretch(1)
        self.column.addLayout(row)
        self._message = Strip("", "info")
        self._message.setVisible(False)
        self.column.addWidget(self._message)
        self._found = QVBoxLayout()
        self._found.setSpacing(theme.space(12))
        self.column.addLayout(self._found)
        self._import = button(_("Import"), "primary", "tray", on_click=self._on_import)
        self._import.setVisible(False)
        self.column.addWidget(self._import, 0, Qt.AlignmentFlag.AlignLeft)
        self.finish()

    def state(self) -> dict[str, object]:
        """Return what was read and not imported yet; an import under way is finished first."""
        self._import_rest()
        mapper = self._mapper
        return {"reading": self._reading, "table": (mapper.table, mapper.mapping()) if mapper else None}

    def restore(self, state: object) -> None:
        """Show it again."""
        if not isinstance(state, dict):
            return
        table, reading = state["table"], state["reading"]
        if isinstance(table, tuple):
            self._show_mapper(*table)
        if isinstance(reading, ImportReading):
            self._show_reading(reading)

    def _choose_file(self) -> None:
        known, every = _("Journals and tables"), _("All files")
        patterns = f"{known} (*.csv *.tsv *.tab *.json *.txt *.zip *.jrnl);;{every} (*)"
        path = dialogs.open_file(_("Choose a file to import"), patterns)
        if path is not None:
            self._look_at(path)

    def _choose_folder(self) -> None:
        path = dialogs.choose_folder(_("Choose a folder to import"))
        if path is not None:
            self._look_at(path)

    def _look_at(self, path: Path) -> None:
        self._clear()
        self._say(_("Reading {name}…").format(name=path.name))
        is_table = path.suffix.lower() in _TABLES and path.is_file()

        def work(_task: background.Task) -> CsvTable | ImportReading:
            return inspect(path) if is_table else detect.read(path)

        self._start(work)

    def _start(self, work: Callable[[background.Task], CsvTable | ImportReading]) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = background.run(work, done=self._on_read, failed=self._on_failed)

    def _on_read(self, found: CsvTable | ImportReading) -> None:
        self._message.setVisible(False)
        if isinstance(found, CsvTable):
            self._show_mapper(found)
            self._read_table()
        else:
            self._show_reading(found)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, (UserError, OSError)):
            raise error
        self._say(str(error) if isinstance(error, UserError) else _("This cannot be opened."))

    def _show_mapper(self, table: CsvTable, mapping: Mapping | None = None) -> None:
        self._mapper = ImportMapper(table, mapping)
        self._mapper.mapping_changed.connect(self._read_table)
        self._found.addWidget(self._mapper)

    def _read_table(self) -> None:
        mapper = self._mapper
        self._show_reading(None)
        if mapper is None or not mapper.is_complete():
            self._say(_("Say which column holds the title and which the date, and how the dates are written."))
            return
        self._message.setVisible(False)
        table, mapping = mapper.table, mapper.mapping()

        def work(_task: background.Task) -> ImportReading:
            return csv_history.read(table, mapping)

        self._start(work)

    def _show_reading(self, reading: ImportReading | None) -> None:
        self._reading = reading
        self._drop(keep=1 if self._mapper else 0)
        if reading is not None:
            self._found.addWidget(ImportPreview(reading))
        count = len(reading.records) if reading else 0
        words = ngettext("Import {count} entry", "Import {count} entries", count)
        whole = reading is not None and reading.bring is not None
        self._import.setText(_("Import everything") if whole else words.format(count=i18n.integer(count)))
        self._import.setVisible(whole or bool(count))

    def _on_import(self) -> None:
        if self._reading is None:
            return
        begin = partial(self._begin, self._reading)
        self._context.backing_up.before(begin, _("The backup could not be made, so nothing was imported."))

    def _begin(self, reading: ImportReading) -> None:
        self._import_rest()
        self._total = len(reading.records)
        if reading.bring is not None:
            self._bring(reading)
            return
        self._parts = import_in_parts(self._context.store, reading, _PART)
        self._clear()
        self._next.start()
        self._import_part()

    def _bring(self, reading: ImportReading) -> None:
        """Bring in a whole journal, in a thread where it is large."""
        self._clear()

        def bring(store: Store) -> ImportReport:
            return import_into(store, reading)

        try:
            report = patiently(self._context.store, self._total, bring, self._say)
        except (UserError, OSError) as error:
            self._on_failed(error)
        else:
            self._say(_report_words(report))

    def _import_part(self) -> None:
        report = next(self._parts)
        done = report.added + report.already_there
        if done < self._total:
            words = _("Importing: {done} of {count}")
            self._say(words.format(done=i18n.integer(done), count=i18n.integer(self._total)))
        else:
            self._next.stop()
            self._say(_report_words(report))

    def _import_rest(self) -> None:
        """Finish an import under way, because the window goes or another begins."""
        while self._next.isActive():
            self._import_part()

    def _clear(self) -> None:
        self._mapper = None
        self._show_reading(None)
        self._message.setVisible(False)

    def _drop(self, keep: int) -> None:
        while (item := self._found.takeAt(keep)) is not None:
            if isinstance(widget := item.widget(), QWidget):
                widget.hide()
                widget.deleteLater()

    def _say(self, sentence: str) -> None:
        self._message.message.setText(sentence)
        self._message.setVisible(True)


def _report_words(report: ImportReport) -> str:
    count = i18n.integer
    words = [ngettext("{count} entry added.", "{count} entries added.", report.added).format(count=count(report.added))]
    if report.already_there:
        there = ngettext("{count} was already there.", "{count} were already there.", report.already_there)
        words.append(there.format(count=count(report.already_there)))
    if report.problems:
        unread = ngettext("{count} could not be read.", "{count} could not be read.", len(report.problems))
        words.append(unread.format(count=count(len(report.problems))))
    return " ".join(words)
