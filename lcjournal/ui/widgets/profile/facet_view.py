"""The table of facets, read row by row."""

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from lcjournal.core.check_reading import CheckReading, Line
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.models.profile import ROW_ROLE, FacetModel
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
        self._reading: CheckReading | None = None
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Facets"))
        self.setAccessibleDescription(_("Ctrl+C copies the profile as a table"))

    def show_reading(self, reading: CheckReading) -> None:
        """Show the facets of a check."""
        self._reading = reading
        self._model.show_reading(reading)
        self.updateGeometry()

    @override
    def text(self) -> str:
        if self._reading is None:
            return ""
        tables = [self._reading.table()]
        if line := self._line():
            tables.append(self._reading.items_table(self._reading.instrument.facet(line.id)))
        return "\n\n".join(table.text() for table in tables)

    def chosen(self) -> str:
        """Return the id of the facet chosen, or ``""``."""
        line = self._line() if self.selectedIndexes() else None
        return line.id if line else ""

    def choose(self, facet: str) -> None:
        """Choose a facet by its id; one that is not shown chooses none."""
        self.setCurrentIndex(self._model.index(self._model.row_of(facet), 0))

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
        line = self._line()
        if line is not None:
            self.facet_chosen.emit(line)

    def _line(self) -> Line | None:
        index = self.currentIndex()
        line = index.data(ROW_ROLE) if index.isValid() else None
        return line if isinstance(line, Line) else None
