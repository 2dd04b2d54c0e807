"""Asking someone else for a second view, and keeping what comes back, with undo."""

from pathlib import Path

from lcjournal import __version__
from lcjournal.core.errors import UserError
from lcjournal.core.files import write_atomically
from lcjournal.core.formats import second_view
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check
from lcjournal.core.store import Store
from lcjournal.core.wording import check_line
from lcjournal.ui import dialogs
from lcjournal.ui.undo import Undo


def save_form(store: Store, instrument: Instrument) -> Path | None:
    """Ask where the page for someone else goes, and write it; None when it is not written."""
    path = dialogs.save_file(_("Save the page to send"), _("second-view.html"), _("Web page (*.html)"))
    if path is None:
        return None
    try:
        write_atomically(path, second_view.form_page(instrument, store.person).encode())
    except OSError:
        dialogs.error(UserError(_("“{name}” cannot be written there: choose another folder.").format(name=path.name)))
        return None
    return path


def read_answers(store: Store, undo: Undo, instrument: Instrument, check: Check) -> None:
    """Ask for the file that came back and keep it beside ``check``; one that is there already is not added again."""
    path = dialogs.open_file(_("Read the answers that came back"), _("Answers (*.json)"))
    if path is None:
        return
    try:
        view = second_view.read(path, instrument).beside(check)
    except UserError as error:
        dialogs.error(error)
        return
    checks = store.checks
    if any((kept.rater, kept.answers) == (view.rater, view.answers) for kept in checks.views(check.id)):
        dialogs.tell(_("A second view"), _("These answers of {name} are here already.").format(name=view.rater))
        return
    identity = checks.add(view, instrument.source, __version__)
    undo.push(
        _("{check} added").format(check=check_line(view)),
        lambda: checks.bin(identity),
        lambda: checks.restore(identity),
    )
