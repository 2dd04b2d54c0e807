"""Keeping a search under a name, and letting it go, each offered to be undone."""

from dataclasses import replace

from PySide6.QtCore import QObject

from lcjournal.core.i18n import _
from lcjournal.core.store.carrying import renamed
from lcjournal.ui import dialogs
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.journal_list import JournalList


class FilterKeeping(QObject):
    """Serves the list of the journal."""

    def __init__(self, shown: JournalList, context: Context) -> None:
        super().__init__(shown)
        self._shown, self._saved, self._undo = shown, context.store.saved_filters, context.undo
        context.bus.renamed.connect(self._follow)
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

    def _follow(self, kind: str, old: str, new: str) -> None:
        """Go on showing what a name narrowed to when it is called otherwise."""
        before = self._shown.filter
        if kind == "tag":
            after = replace(before, tags=renamed(before.tags, old, new))
        else:
            after = replace(before, people=renamed(before.people, old, new))
        if after != before:
            self._shown.show_filter(after)

    def _remove(self, name: str) -> None:
        before = self._saved.get(name)
        if before is None:
            return
        self._saved.remove(name)
        told = _("Saved filter removed: {name}").format(name=name)
        self._undo.push(told, lambda: self._saved.save(name, before), lambda: self._saved.remove(name))
