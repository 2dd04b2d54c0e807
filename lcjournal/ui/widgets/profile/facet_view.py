"""The table of facets: as tall as its rows, read row by row, copied as a table of text."""

from PySide6.QtCore import QEvent, QItemSelection, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.models import Index
from lcjournal.ui.models.profile import ROW_ROLE, CheckReading, FacetModel, Line
from lcjournal.ui.widgets.profile.facet_delegate import FacetDelegate

_TWO_LINES_EM = 44


class FacetView(QListView):
    """Up and Down go from facet to facet, Ctrl+C copies the whole profile."""

    facet_chosen = Signal(object)
    """The Line of the facet under the cursor."""

    place_reached = Signal(QRect)
    """The row under the cursor, for the page to scroll there."""

    def __init__(self) -> None:
        super().__init__()
        self._model, self._delegate = FacetModel(self), FacetDelegate(self)
        self._text = ""
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Facets"))
        self.setAccessibleDescription(_("Ctrl+C copies the profile as a table"))

    def show_reading(self, reading: CheckReading) -> None:
        """Show the facets of a check."""
        self._text = reading.table().text()
        self._model.show_reading(reading)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        rows = range(self._model.rowCount())
        return QSize(theme.em(40), sum(self.sizeHintForRow(row) for row in rows) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(20), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put each facet on two lines where its columns do not fit."""
        super().resizeEvent(event)
        narrow = self.width() < theme.em(_TWO_LINES_EM)
        if narrow != self._delegate.narrow:
            self._delegate.narrow = narrow
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._text)
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        index = self.currentIndex()
        line = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(line, Line):
            self.facet_chosen.emit(line)
            self.place_reached.emit(self.visualRect(index))

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Leave scrolling to the page, of which every row is a part."""
