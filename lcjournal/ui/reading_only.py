"""A window on a journal that is open to read: it says so over every page, and what writes says so too."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lcjournal.core.backup_names import journal_of
from lcjournal.core.i18n import _
from lcjournal.core.store import Store
from lcjournal.core.store.file_place import is_writable
from lcjournal.ui.commands import Actions
from lcjournal.ui.journals import Journals
from lcjournal.ui.widgets.notice import Notice

_WRITE = ("quick_add", "new_entry", "import", "timer")


def strip(path: Path, journals: Journals) -> QWidget:
    """Return the line that says that nothing can be written, and why, with a way to try or back."""
    words = _("Open to read. Another LC Journal may be writing this journal; here, nothing can be changed.")
    if not is_writable(path):
        words = _("Open to read: this folder, or the file in it, cannot be written. Nothing can be changed.")
    verb, journal = _("Try to write"), path
    if (own := journal_of(path)) is not None:
        words, verb, journal = _("An earlier version, open to read."), _("Back to your journal"), own
    elif path not in journals.listed():
        own = journals.listed()[0]
        words, verb, journal = _("Open to read. Nothing can be changed here."), _("Back to your journal"), own
    shown = Notice(words, "eye")
    shown.add(verb, partial(journals.entrance.enter, journal))
    return shown


def answer(actions: Actions, say: Callable[[str], None]) -> None:
    """Have the commands that write say that they cannot, from menus, keys and Ctrl+K alike."""
    told = partial(say, _("This journal is open for reading only."))
    actions.add(*(replace(command, run=told) for command in actions.all() if command.id in _WRITE))


def standing(store: Store, *, sample: bool) -> str:
    """Return what the foot of the sidebar says of a journal."""
    if store.read_only:
        return _("Open to read")
    return _("Sample journal") if sample else _("Saved on this computer")
