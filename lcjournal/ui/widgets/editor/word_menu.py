"""What can be done with a misspelt word: take another one, teach it, or leave it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from lcjournal.core.i18n import _
from lcjournal.ui.spelling import Spelling


class WordMenu(QObject):
    """The first lines of a menu, about the word that ``cursor`` selects; suggestions come in while it is open."""

    def __init__(self, menu: QMenu, spelling: Spelling, cursor: QTextCursor, language: str) -> None:
        super().__init__(menu)
        self._menu, self._spelling, self._cursor = menu, spelling, cursor
        first = menu.actions()[0] if menu.actions() else None
        self._wait = QAction(_("Looking for suggestions…"), menu)
        self._wait.setEnabled(False)
        learn, ignore = QAction(_("Learn this word"), menu), QAction(_("Ignore until the window closes"), menu)
        learn.triggered.connect(self._learn)
        ignore.triggered.connect(self._ignore)
        menu.insertActions(first, [self._wait, learn, ignore])  # type: ignore[arg-type]  # Qt takes none for the end
        if first is not None:
            menu.insertSeparator(first)
        spelling.suggest(cursor.selectedText(), language, self._on_suggestions)

    def _on_suggestions(self, words: list[str]) -> None:
        if not isValid(self._menu):
            return
        for word in words:
            action = QAction(word, self._menu)
            action.triggered.connect(self._on_chosen)
            self._menu.insertAction(self._wait, action)
        self._wait.setText(_("No suggestion"))
        self._wait.setVisible(not words)
        if words:
            self._menu.setActiveAction(self._menu.actions()[0])

    def _on_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._cursor.insertText(action.text())

    def _learn(self) -> None:
        self._spelling.learn(self._cursor.selectedText())

    def _ignore(self) -> None:
        self._spelling.ignore(self._cursor.selectedText())
