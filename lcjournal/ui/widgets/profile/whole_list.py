"""A list that is a part of its page: as tall as its rows, scrolled by the page, copied as a table of text."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.models import Index


class WholeList(QListView):
    """Up and Down go from row to row; Ctrl+C copies what ``text`` returns."""

    place_reached = Signal(QWidget, QRect)
    """The row under the cursor, in the coordinates of the widget given, for the page to scroll there."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the list as a table of text; each kind of list has its own."""
        raise NotImplementedError

    @override
    def sizeHint(self) -> QSize:
        rows = range(self.model().rowCount())
        return QSize(theme.em(40), sum(self.sizeHintForRow(row) for row in rows) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(20), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.place_reached.emit(self.viewport(), self.visualRect(current))

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Leave scrolling to the page, of which every row is a part."""
