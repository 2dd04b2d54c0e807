"""Every shortcut: those of the commands as they are registered, and the keys of each page."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import N_, _
from lcjournal.ui import theme
from lcjournal.ui.commands import native
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.labels import key_cap, label
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.settings_rows import SettingsRow, SettingsSection
from lcjournal.ui.widgets.switch import Switch

_PAGE_KEYS = (
    (
        N_("Journal"),
        (
            ("Return", N_("Read the entry")),
            ("E", N_("Edit the entry")),
            ("Space", N_("Mark it done")),
            ("P", N_("Make it private, or no longer")),
            ("S", N_("Give it a star, or take it away")),
            ("Del", N_("Put it into the bin")),
            ("Ctrl+Shift+A", N_("Attach a file")),
            ("Ctrl+F", N_("Search in the journal")),
            ("Ctrl+G", N_("Go to a day")),
            ("Ctrl+Shift+T", N_("As a table, or as a list")),
        ),
    ),
    (
        N_("Editor"),
        (
            ("Ctrl+B", N_("Bold")),
            ("Ctrl+I", N_("Italic")),
            ("Ctrl+Shift+L", N_("List")),
            ("Ctrl+Shift+X", N_("Task")),
            ("Ctrl+Return", N_("Add a session")),
            ("Ctrl+Shift+A", N_("Attach a file")),
            ("Ctrl+Shift+P", N_("Keep this part for me, or no longer")),
            ("Ctrl+M", N_("Move a line of a list in, with Shift out")),
            ("Ctrl+F", N_("Find in this entry")),
            ("Ctrl+H", N_("Find and replace")),
            ("F3", N_("Next place")),
            ("Ctrl+.", N_("Other words for a misspelt one")),
            ("Ctrl+Shift+V", N_("Preview")),
            ("Esc", N_("Done; everything is saved already")),
        ),
    ),
    (
        N_("Self-check"),
        (
            ("1", N_("Answer, up to 5")),
            ("0", N_("Does not apply")),
            ("Right", N_("Next question")),
            ("Left", N_("Back one question")),
            ("Esc", N_("Pause")),
        ),
    ),
    (
        N_("Growth"),
        (
            ("Left", N_("Move the week line")),
            ("Shift+Left", N_("Move through time")),
            ("+", N_("Closer")),
            ("-", N_("Farther")),
            ("T", N_("The same data as a table")),
            ("Ctrl+C", N_("Copy the table")),
        ),
    ),
)


class ShortcutsSection(SettingsSection):
    """A list to look things up in."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Shortcuts"))
        self._context = context
        letters = Switch(_("Single letters do something"), checked=context.controls.settings().letter_keys)
        letters.toggled.connect(self._on_letters)
        note = _("E edits, P makes private, T shows a table. Off, they do nothing; keys with Ctrl stay.")
        self.add_rows("", SettingsRow(_("Single letters do something"), note, letters))
        self._everywhere = self.add_rows(_("Everywhere"))
        for page, keys in _PAGE_KEYS:
            self.add_rows(_(page)).body.addWidget(_table((_(words), (key,)) for key, words in keys))
        self.finish()

    def _on_letters(self, on: bool) -> None:
        self._context.controls.change_settings(letter_keys=on)

    @override
    def refresh(self) -> None:
        """Read the commands, which are registered after the pages are made."""
        empty(self._everywhere.body)
        commands = (command for command in self._context.actions.all() if command.shortcuts)
        self._everywhere.body.addWidget(_table((_(command.text), command.shortcuts[:1]) for command in commands))


def _table(rows: Iterable[tuple[str, tuple[str, ...]]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(theme.space(8))
    grid.setColumnStretch(0, 1)
    for number, (words, keys) in enumerate(rows):
        grid.addWidget(label(words, "body", wrap=True), number, 0)
        for column, key in enumerate(keys, start=1):
            grid.addWidget(key_cap(native(key)), number, column, Qt.AlignmentFlag.AlignRight)
    return table
