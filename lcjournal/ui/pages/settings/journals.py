"""Settings of several journals: the list of them, another, a new one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from lcjournal.core import journal_list
from lcjournal.core.i18n import _
from lcjournal.ui import dialogs
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.settings_rows import SettingsRow, SettingsSection, breakable


class JournalsSection(SettingsSection):
    """The journals of a person, the one that is open first. What they are called stands in them, not in the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Journals"))
        self._context = context
        words = _("Each journal is a file of its own, with its backups beside it, in any folder you choose.")
        self.column.addWidget(label(words, "body", "text2", wrap=True))
        self._list = self.add_rows(_("Your journals"))
        row = QHBoxLayout()
        row.addWidget(button(_("New journal…"), "", "plus", small=True, on_click=context.journals.create))
        row.addWidget(button(_("Open a file…"), "", "folder-open", small=True, on_click=context.journals.choose))
        row.addStretch(1)
        self.column.addLayout(row)
        self.finish()

    @override
    def refresh(self) -> None:
        empty(self._list.body)
        shown = self._context.store.path
        others = [path for path in self._context.journals.listed() if path != shown]
        for number, path in enumerate([shown, *others]):
            if number:
                self._list.body.addWidget(rule())
            self._list.body.addWidget(self._row(path))

    def _row(self, path: Path) -> SettingsRow:
        shown = path == self._context.store.path
        title = self._context.store.title if shown else journal_list.title(path)
        name = title or path.stem
        place = breakable(path)
        if shown:
            words = _("Open now · {path}").format(path=place)
        elif path.exists():
            words = place
        else:
            words = _("Not there now · {path}").format(path=place)
        return SettingsRow(name, words, *self._deeds(path, name, shown=shown))

    def _deeds(self, path: Path, name: str, *, shown: bool) -> list[Button]:
        if shown:
            rename = button(_("Rename…"), "", "pencil-simple", small=True, on_click=partial(self._rename, name))
            rename.setEnabled(not self._context.store.read_only)
            return [rename]
        open_ = button(_("Open"), "", small=True, on_click=partial(self._context.journals.open, path))
        open_.setAccessibleName(_("Open {name}").format(name=name))
        off = button(_("Off the list"), "quiet", small=True, on_click=partial(self._leave_out, path))
        off.setAccessibleName(_("Take {name} off the list").format(name=name))
        return [open_, off]

    def _rename(self, before: str) -> None:
        title = dialogs.ask_line(
            _("Rename the journal"),
            _("Name"),
            before,
            _("Rename"),
            sentence=_("The name stands in the journal. Its file keeps its own."),
        )
        if title:
            self._context.store.set_title(title)
            self.refresh()

    def _leave_out(self, path: Path) -> None:
        self._context.journals.leave_out(path)
        self.refresh()
