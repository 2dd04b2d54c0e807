"""The table of facets, read row by row."""

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.models.profile import ROW_ROLE, CheckReading, FacetModel, Line
from lcjournal.ui.widgets.profile.facet_delegate import FacetDelegate
from lcjournal.ui.widgets.profile.whole_list import WholeList

_TWO_LINES_EM = 44


class FacetView(WholeList):
    """Choosing a facet tells more of it; Ctrl+C copies the whole profile, then the items of the facet chosen."""

    facet_chosen = Signal(object)
    """The Line of the facet under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._model, self._delegate = FacetModel(self), FacetDelegate(self)
        self._profile = ""
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Facets"))
        self.setAccessibleDescription(_("Ctrl+C copies the profile as a table"))

    def show_reading(self, reading: CheckReading) -> None:
        """Show the facets of a check."""
        self._profile = self.text = reading.table().text()
        self._model.show_reading(reading)
        self.updateGeometry()

    def chosen_row(self) -> int:
        """Return the row of the facet chosen, −1 without one."""
        rows = self.selectedIndexes()
        return rows[0].row() if rows else -1

    def choose_row(self, row: int) -> None:
        """Choose the facet that ``chosen_row`` told of another list of the same questionnaire."""
        self.setCurrentIndex(self._model.index(row, 0))

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
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        index = self.currentIndex()
        line = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(line, Line):
            self.text = f"{self._profile}\n\n{line.table.text()}"
            self.facet_chosen.emit(line)
