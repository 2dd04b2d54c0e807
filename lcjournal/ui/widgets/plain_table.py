"""A table of words as tall as its rows, inside a page that scrolls: read, walked through and copied."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.progress_words import Table
from lcjournal.ui import theme
from lcjournal.ui.models.table import TableModel
from lcjournal.ui.widgets.tables import read_by_row


class PlainTable(QTableView):
    """The last column takes the room there is and wraps. Ctrl+C copies the whole table."""

    def __init__(self, table: Table, name: str) -> None:
        super().__init__()
        self._text = table.text()
        self.setModel(TableModel(table, self))
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Ctrl+C copies the table"))
        read_by_row(self)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(table.header) - 1, QHeaderView.ResizeMode.Stretch)

    @override
    def sizeHintForRow(self, row: int) -> int:
        """Leave air around words on several lines."""
        return super().sizeHintForRow(row) + theme.space(8)

    @override
    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar()
        return QSize(super().sizeHint().width(), rows + 2 + (bar.sizeHint().height() if bar.maximum() else 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew, and be as tall as they are."""
        super().resizeEvent(event)
        before = self.verticalHeader().length()
        self.resizeRowsToContents()
        if self.verticalHeader().length() != before:
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._text)
        else:
            super().keyPressEvent(event)
