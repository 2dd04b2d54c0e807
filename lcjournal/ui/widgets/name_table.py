"""A list of tags or of people with how many entries each has; F2 or a double click writes over a name."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.store.names import NameCount
from lcjournal.ui import theme

_ROWS = 8


class NameTable(QTableWidget):
    """One name a row. ``renamed`` carries the old and the new name; the row shows the old one until it is filled anew.

    ``current_changed`` carries the name of the current row, or ``""``.
    """

    renamed = Signal(str, str)
    current_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__(0, 2)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleDescription(_("F2 renames"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        edit = QAbstractItemView.EditTrigger
        self.setEditTriggers(edit.EditKeyPressed | edit.DoubleClicked)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._on_edit)
        self.currentCellChanged.connect(self._on_current)

    def show_names(self, heading: str, names: Sequence[NameCount]) -> None:
        """Show these names under a heading; the row of the same name, else of the same place, stays current."""
        kept, place = self.current(), self.currentRow()
        self.blockSignals(True)
        self.setHorizontalHeaderLabels([heading, _("Entries")])
        self.setAccessibleName(heading)
        self.setRowCount(len(names))
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        for row, known in enumerate(names):
            name, count = QTableWidgetItem(known.name), QTableWidgetItem(i18n.integer(known.uses))
            name.setData(Qt.ItemDataRole.UserRole, known.name)
            name.setToolTip(known.name)
            count.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, 0, name)
            self.setItem(row, 1, count)
        self.blockSignals(False)
        if not self.choose(kept) and names:
            self.setCurrentCell(max(0, min(place, len(names) - 1)), 0)
        self.current_changed.emit(self.current())

    def current(self) -> str:
        """Return the name of the current row, or ``""``."""
        item = self.item(self.currentRow(), 0)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def choose(self, name: str) -> bool:
        """Make the row of a name current, and say whether there is one."""
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentCell(row, 0)
                return True
        return False

    def rename_current(self) -> None:
        """Write over the name of the current row."""
        item = self.item(self.currentRow(), 0)
        if item is not None:
            self.setFocus()
            self.setCurrentItem(item)
            self.editItem(item)

    @override
    def sizeHint(self) -> QSize:
        """Return the room of the rows, up to a few; then it scrolls."""
        rows = max(1, min(_ROWS, self.rowCount()))
        return QSize(theme.em(20), rows * self._row_height() + self.horizontalHeader().sizeHint().height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(12), self.sizeHint().height())

    def _row_height(self) -> int:
        return max(theme.em(36 / 14), self.fontMetrics().height() + theme.space(12))

    def _on_edit(self, item: QTableWidgetItem) -> None:
        old, new = str(item.data(Qt.ItemDataRole.UserRole)), item.text().strip()
        self.blockSignals(True)
        item.setText(old)
        self.blockSignals(False)
        if new not in {"", old}:
            self.renamed.emit(old, new)

    def _on_current(self) -> None:
        self.current_changed.emit(self.current())
