"""What the app knows of itself, to read, copy or save: for whoever helps, without anything a person wrote."""

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from lcjournal.core import diagnostics
from lcjournal.core.files import write_atomically
from lcjournal.core.i18n import _
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs, theme
from lcjournal.ui.context import Context

_HEIGHT_EM = 20


def show(context: Context) -> None:
    """Gather the report in the background, as the file is read for it, and show it."""
    path, settings, now = context.store.path, context.controls.settings(), context.now()

    def gather(_task: background.Task) -> str:
        with Store.open_read_only(path) as store:
            return diagnostics.report(store, context.paths, settings, now)

    background.run(gather, done=_show, failed=partial(_refused, context))


def _show(report: str) -> None:
    dialog = dialogs.Dialog(_("What the app knows of itself"))
    dialog.add_sentence(_("It holds nothing you wrote, no name and no path. It goes nowhere unless you send it."))
    text = QPlainTextEdit(report)
    text.setReadOnly(True)
    text.setAccessibleName(_("Report"))
    text.setMinimumHeight(min(theme.em(_HEIGHT_EM), 320))
    dialog.body.addWidget(text, 1)
    dialog.add_other(_("Copy"), partial(QGuiApplication.clipboard().setText, report))
    dialog.add_other(_("Save…"), partial(_save, report))
    dialog.add_buttons(_("Close"))
    dialogs.show(dialog)


def _save(report: str) -> None:
    path = dialogs.save_file(_("Save the report"), "lcjournal.txt", _("Text ({pattern})").format(pattern="*.txt"))
    if path is None:
        return
    try:
        write_atomically(path, report.encode())
    except OSError:
        dialogs.error(_("The report could not be saved there. Choose another folder."))


def _refused(context: Context, _error: Exception) -> None:
    context.say(_("The journal cannot be read now."))
