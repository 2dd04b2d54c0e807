"""Keeping a search under a name, and letting it go, each offered to be undone."""

from PySide6.QtCore import QObject

from lcjournal.core.i18n import _
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.undo import Undo
from lcjournal.ui.widgets.journal_list import JournalList


class FilterKeeping(QObject):
    """Serves the list of the journal."""

    def __init__(self, shown: JournalList, store: Store, undo: Undo) -> None:
        super().__init__(shown)
        self._shown, self._saved, self._undo = shown, store.saved_filters, undo
        shown.chips.save_wanted.connect(self._keep)
        shown.chips.removal_wanted.connect(self._remove)

    def _keep(self) -> None:
        wanted = self._shown.filter
        name = dialogs.ask_line(_("Save this filter"), _("Name of the filter"), wanted.text, _("Keep"))
        if not name:
            return
        before = self._saved.get(name)
        self._saved.save(name, wanted)

        def undo() -> None:
            if before is None:
                self._saved.remove(name)
            else:
                self._saved.save(name, before)

        self._undo.push(_("Filter saved: {name}").format(name=name), undo, lambda: self._saved.save(name, wanted))

    def _remove(self, name: str) -> None:
        before = self._saved.get(name)
        if before is None:
            return
        self._saved.remove(name)
        told = _("Saved filter removed: {name}").format(name=name)
        self._undo.push(told, lambda: self._saved.save(name, before), lambda: self._saved.remove(name))
