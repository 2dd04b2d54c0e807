"""A chart's data as a table that can be read, walked through and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from lcjournal.core.progress_words import Table
from lcjournal.ui import theme
from lcjournal.ui.models.table import TableModel


class TableView(QTableView):
    """Shows a ``Table``; its name is the sentence of its chart."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table((), ())
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(theme.em(12))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setResizeContentsPrecision(50)
        self.horizontalHeader().setHighlightSections(False)

    def show_table(self, table: Table, name: str, notes: Sequence[str]) -> None:
        """Show other data."""
        self.table = table
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(notes))
        old = self.model()
        self.setModel(TableModel(table))
        if old is not None:
            old.deleteLater()
        self.verticalHeader().setDefaultSectionSize(theme.em(2))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the keys of a table; leave T and Ctrl+C to the card, which knows all tables."""
        if event.key() == Qt.Key.Key_T or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)
