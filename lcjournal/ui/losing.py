"""The file of an open journal is gone, or another: what was open goes on as a copy, or what is there now is shown."""

from functools import partial

from PySide6.QtWidgets import QWidget

from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.paths import JOURNAL_SUFFIX
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.entering import Entrance
from lcjournal.ui.widgets.notice import Notice


def strip(why: str, entrance: Entrance, store: Store) -> QWidget:
    """Return the line that says what happened to the file of ``store``, with the two ways on."""
    words = _("{why} What you type stays in this window. Save a copy of it, and go on there.").format(why=why)
    shown = Notice(words, "warning", "warn")
    shown.add(_("Save a copy…"), partial(_save_copy, entrance, store), "primary")
    shown.add(_("Open what is there now"), partial(entrance.reopen, store.path))
    return shown


def _save_copy(entrance: Entrance, store: Store) -> None:
    """Ask where to, keep there what was saved before, and go on there with what was not."""
    patterns = _("Journals ({pattern})").format(pattern=f"*{JOURNAL_SUFFIX}")
    name = _("{name} (kept)").format(name=store.path.stem) + JOURNAL_SUFFIX
    target = dialogs.save_file(_("Save a copy of the journal"), name, patterns, store.path.parent.parent)
    if target is None:
        return
    if target.exists():
        dialogs.error(_("There is a file “{name}” already. Choose another name.").format(name=target.name))
        return
    try:
        store.snapshot(target)
    except (UserError, OSError, sqlite3.Error):
        dialogs.error(_("The copy could not be made there. Choose another folder."))
        return
    entrance.go_on_in(target, store.attachments)
