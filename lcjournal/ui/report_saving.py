"""Saving a report where the person says: made by a process of its own, with its progress, a way to stop, and the file.

The file is written whole or not at all; one that is stopped leaves nothing.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lcjournal.core import i18n, keyring
from lcjournal.core.errors import UserError
from lcjournal.core.file_names import openable_name
from lcjournal.core.files import write_atomically
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.instruments import Instrument
from lcjournal.core.paths import JOURNAL_SUFFIX
from lcjournal.core.report.process import Made, made
from lcjournal.core.report.request import FORMATS, Request, Sheet
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs, theme
from lcjournal.ui.opening import open_with_system
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label

_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Desk:
    """What every report is made from; ``personal`` uses the person’s own margins."""

    store: Store
    instrument: Instrument
    today: date
    personal: bool = False

    def earliest(self) -> date:
        """Return the first day there is anything of."""
        return self.store.tables.first_day() or self.today

    def request(self, sheet: Sheet, format_: str, language: str) -> Request:
        """Ask for a file in a language, with the figures of its own region where the window speaks another one."""
        return Request(
            sheet,
            format_,
            self.store.path,
            language,
            i18n.region() if i18n.region().startswith(language) else "",
            self.today,
            self.instrument.source,
            self.personal,
            QApplication.font().family(),
            keyring.key_for(self.store.path) or b"",
        )


class ReportSaving(QWidget):
    """What stands in a dialog below what one chooses; empty until something is saved."""

    busy = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: background.Task | None = None
        self._path = Path()
        self._said = label("", "body", "text2", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("The report is being made"))
        self._stop = button(_("Stop"), "", small=True, on_click=self.stop)
        self._show = button(_("Show the file"), "", "folder-open", small=True, on_click=self._on_show)
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        for widget in (self._bar, self._stop, self._show):
            row.addWidget(widget, 1 if widget is self._bar else 0)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(self._said)
        column.addLayout(row)
        self._tell("")

    def save(self, sheet: Sheet, language: str, name: str, formats: tuple[str, ...] = FORMATS) -> None:
        """Ask where, and make the file there; its ending says which of ``formats`` it is, the first one without."""
        patterns = {"pdf": _("PDF (*.pdf)"), "html": _("HTML (*.html)")}
        offered = ";;".join(patterns[format_] for format_ in formats)
        path = dialogs.save_file(_("Save the report"), openable_name(f"{name}.{formats[0]}"), offered)
        if path is None:
            return
        if path.suffix.casefold() == JOURNAL_SUFFIX:
            sentence = _("“{name}” is the name of a journal: export under another name.")
            self._tell(sentence.format(name=path.name))
            return
        ending = path.suffix.removeprefix(".").casefold()
        self._path = path
        self._tell(_("The report is being made…"), under_way=True)
        request = self._desk.request(sheet, ending if ending in formats else formats[0], language)
        self._task = background.run(
            partial(write, request, path), done=self._on_done, failed=self._on_failed, progress=self._on_progress
        )

    def stop(self) -> None:
        """Stop what is under way; the file is not written."""
        if self._task is not None:
            self._task.cancel()
            self._tell(_("Stopped. No file was written."))

    def _tell(self, sentence: str, *, under_way: bool = False, made: bool = False) -> None:
        if not under_way:
            self._task = None
        self._bar.setValue(0)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._bar.setVisible(under_way)
        self._stop.setVisible(under_way)
        self._show.setVisible(made)
        self.busy.emit(under_way)

    def _on_progress(self, share: float) -> None:
        self._bar.setValue(round(share * _STEPS))

    def _on_done(self, result: Made) -> None:
        sentences = [_("Saved: {name}").format(name=self._path.name)]
        if result.pages:
            pages = ngettext("{count} page.", "{count} pages.", result.pages)
            sentences.append(pages.format(count=integer(result.pages)))
        if result.missing:
            words = ngettext(
                "{count} character has no shape in the fonts of this computer; HTML keeps it.",
                "{count} characters have no shape in the fonts of this computer; HTML keeps them.",
                result.missing,
            )
            sentences.append(words.format(count=integer(result.missing)))
        self._tell("\n".join(sentences), made=True)
        self._show.setFocus()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            words = _("“{name}” cannot be written there: choose another folder.")
            self._tell(words.format(name=self._path.name))
        elif isinstance(error, UserError):
            self._tell(str(error))
        else:
            self._tell("")
            raise error

    def _on_show(self) -> None:
        if not open_with_system(self._path):
            self._said.setText(_("No program opens it. It is in {folder}.").format(folder=self._path.parent))


def write(request: Request, path: Path, task: background.Task) -> Made:
    """Make a file and put it where the person said; work for ``background.run``."""
    result = made(request, task.report)
    task.report(1.0)  # the last moment to stop it
    write_atomically(path, result.data)
    return result
