"""Settings of the spell-check: the words it was taught."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTableWidget, QTableWidgetItem
from typing_extensions import override

from lcjournal.core.folding import fold
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.settings_rows import SettingsSection
from lcjournal.ui.widgets.tables import read_by_row

_ROWS = 12


class SpellingSection(SettingsSection):
    """The learned words in the order of the alphabet; one that was learned by mistake is taken off, with undo."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Spelling"))
        self._context = context
        words = _("Words you taught the spell-check are taken for right in both languages. They stay in your journal.")
        self.column.addWidget(label(words, "body", "text2", wrap=True))
        self._none = label(_("No learned word yet."), "body", "text2", wrap=True)
        self.column.addWidget(self._none)
        self._list = _WordList()
        self._list.removal_wanted.connect(self._remove)
        self.column.addWidget(self._list)
        self._button = button(_("Remove the word"), "", "trash-simple", small=True, on_click=self._remove)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.finish()
        self.refresh()

    @override
    def refresh(self) -> None:
        words = sorted(self._context.store.words.all(), key=lambda word: (fold(word), word))
        self._list.show_words(words)
        self._none.setVisible(not words)
        self._list.setVisible(bool(words))
        self._button.setVisible(bool(words))

    def _remove(self) -> None:
        word, words = self._list.word(), self._context.store.words
        words.forget(word)
        told = _("“{word}” is no longer a learned word").format(word=word)
        self._context.undo.push(told, lambda: words.learn(word), lambda: words.forget(word))


class _WordList(QTableWidget):
    """As tall as its words, up to a few; then it scrolls. Delete and Backspace ask for the current one to go."""

    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, 1)
        read_by_row(self)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setAccessibleName(_("Learned words"))
        self.setAccessibleDescription(_("Delete removes it"))

    def show_words(self, words: Sequence[str]) -> None:
        """Show these words; the row in the same place stays current."""
        place = max(0, self.currentRow())
        self.setRowCount(len(words))
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        for row, word in enumerate(words):
            self.setItem(row, 0, QTableWidgetItem(word))
        self.setCurrentCell(min(place, len(words) - 1), 0)
        self.updateGeometry()

    def word(self) -> str:
        """Return the current word, or ``""``."""
        return str(self.currentIndex().data() or "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(20), min(_ROWS, max(1, self.rowCount())) * self._row_height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(12), self.sizeHint().height())

    def _row_height(self) -> int:
        return max(theme.em(36 / 14), self.fontMetrics().height() + theme.space(12))
