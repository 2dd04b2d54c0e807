"""The journal as a table: columns to choose and to sort by, many lines to choose, and what to do with them."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QMenu, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Filter
from lcjournal.core.store import Store
from lcjournal.core.store.tables import Column
from lcjournal.ui import letter_keys, theme
from lcjournal.ui.models import Index
from lcjournal.ui.models.activity_table import ActivityTable, column_name
from lcjournal.ui.widgets.bulk_bar import BulkBar
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.tables import read_by_row

USUAL = (Column.DAY, Column.TITLE, Column.KIND, Column.STATUS, Column.MINUTES, Column.TAGS, Column.PEOPLE)
_WIDTHS = {Column.TITLE: 20, Column.TAGS: 10, Column.PEOPLE: 10, Column.GOAL: 14, Column.FACETS: 14, Column.KIND: 9}
_WIDTH_EM = 8
_COPIED_MOST = 10_000


class _View(QTableView):
    """A table whose keys are those of the list."""

    read_requested = Signal(str)
    edit_requested = Signal(str)
    bin_requested = Signal()
    chosen_changed = Signal()

    def __init__(self, model: ActivityTable) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(_("Activities"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        read_by_row(self)
        header = self.horizontalHeader()
        header.setAccessibleName(_("Columns"))
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        self.doubleClicked.connect(self._on_double_click)

    def fit(self) -> None:
        """Give rows and columns the room of the text’s size."""
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.em(2.4))
        for section, column in enumerate(self._model.columns):
            self.setColumnWidth(section, theme.em(_WIDTHS.get(column, _WIDTH_EM)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current.isValid():
            self.read_requested.emit(self._model.id_at(current.row()))
        elif event.key() == Qt.Key.Key_E and letter_keys.speaks(event) and not event.modifiers() and current.isValid():
            self.edit_requested.emit(self._model.id_at(current.row()))
        elif event.key() == Qt.Key.Key_Delete:
            self.bin_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def _on_double_click(self, index: Index) -> None:
        self.read_requested.emit(self._model.id_at(index.row()))

    def _copy(self) -> None:
        """Copy the chosen lines as a table of text, its header first."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})[:_COPIED_MOST]
        columns = range(self._model.columnCount())
        lines = ["\t".join(column_name(column) for column in self._model.columns)]
        lines += ["\t".join(str(self._model.index(row, column).data()) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))


class ActivityTableView(QWidget):
    """The table with the line of deeds over it."""

    read_requested = Signal(str)
    edit_requested = Signal(str)
    layout_changed = Signal()
    """Other columns, or another order, to be remembered."""

    def __init__(self, store: Store, instrument: Instrument) -> None:
        super().__init__()
        self.model = ActivityTable(store, instrument, self)
        self.bar = BulkBar(store, self.chosen)
        self._chosen_before: list[str] = []
        self._place_before = -1
        self.view = _View(self.model)
        self._columns = IconButton("columns", _("Columns and order"))
        self._columns.clicked.connect(self._open_columns)
        top = QHBoxLayout()
        top.setContentsMargins(theme.space(20), theme.space(8), theme.space(16), theme.space(8))
        top.addWidget(self.bar, 1)
        top.addWidget(self._columns, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.insertLayout(0, top)  # after the view for Tab: one chooses lines, then what to do with them
        self.setFocusProxy(self.view)
        self.set_layout(USUAL, Column.DAY, descending=True)
        self.view.setSortingEnabled(True)
        self.view.read_requested.connect(self.read_requested)
        self.view.edit_requested.connect(self.edit_requested)
        self.view.bin_requested.connect(self.bar.bin_requested)
        self.view.chosen_changed.connect(self._on_chosen)
        self.view.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.read.connect(self._choose_again)

    def show_filter(self, filter_: Filter) -> None:
        """Show what a filter holds."""
        self.model.show_filter(filter_)

    def set_layout(self, columns: Iterable[Column], order: Column, *, descending: bool) -> None:
        """Show these columns, sorted by one of them; without a title nothing can be told apart, so it stays."""
        chosen = tuple(dict.fromkeys(columns))
        shown = chosen if Column.TITLE in chosen else (Column.TITLE, *chosen)
        self.model.show_columns(shown)
        self.view.fit()
        section = shown.index(order) if order in shown else 0
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.view.horizontalHeader().setSortIndicator(section, way)

    def layout_text(self) -> str:
        """Return the columns and the order in one line, for ``set_layout_text``."""
        return " ".join((*self.model.columns, f"{'-' if self.model.descending else '+'}{self.model.order}"))

    def set_layout_text(self, text: str) -> None:
        """Take up a layout that was remembered; words that name no column are passed over."""
        *columns, order = text.split() or [""]
        if order[:1] in {"+", "-"} and order[1:] in set(Column):
            named = [Column(column) for column in columns if column in set(Column)]
            self.set_layout(named, Column(order[1:]), descending=order[0] == "-")

    def chosen(self) -> list[str]:
        """Return the ids of the chosen activities, in the order of the table."""
        ranges = sorted((part.top(), part.bottom()) for part in self.view.selectionModel().selection().toList())
        ids = [identity for top, bottom in ranges for identity in self.model.ids_between(top, bottom)]
        return list(dict.fromkeys(ids))

    def _on_chosen(self) -> None:
        self.bar.show_count(len(self.chosen()))

    def _remember(self) -> None:
        self._chosen_before = self.chosen()
        chosen = self.model.rows_of(self._chosen_before)
        self._place_before = chosen[0] if chosen else self.view.currentIndex().row()

    def _choose_again(self) -> None:
        """Choose what was chosen before, where it stands now, and stand where one stood."""
        selection, last = QItemSelection(), self.model.columnCount() - 1
        for top, bottom in _stretches(self.model.rows_of(self._chosen_before)):
            selection.select(self.model.index(top, 0), self.model.index(bottom, last))
        self.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        rows = self.model.rows_of(self._chosen_before) or [min(self._place_before, self.model.rowCount() - 1)]
        place = self.model.index(rows[0], 0)
        self.view.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._on_chosen()

    def _on_sorted(self) -> None:
        self.layout_changed.emit()

    def _open_columns(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for column in Column:
            action = QAction(column_name(column), menu)
            action.setCheckable(True)
            action.setChecked(column in self.model.columns)
            action.setEnabled(column is not Column.TITLE)
            action.setData(f"show {column}")
            menu.addAction(action)
        menu.triggered.connect(self._on_column)
        self._add_orders(menu)
        menu.popup(self._columns.mapToGlobal(QPoint(0, self._columns.height())))

    def _add_orders(self, menu: QMenu) -> None:
        below = menu.addMenu(_("Sort by"))
        for column in self.model.columns:
            action = QAction(column_name(column), below)
            action.setCheckable(True)
            action.setChecked(column is self.model.order)
            action.setData(f"sort {column}")
            below.addAction(action)

    def _on_column(self, action: QAction) -> None:
        """Show or hide a column, or sort by one; sorting by the same again turns the order round."""
        what, column = str(action.data()).split()
        order, descending = self.model.order, self.model.descending
        if what == "show":
            wanted = {*self.model.columns} ^ {Column(column)}
            self.set_layout([column for column in Column if column in wanted], order, descending=descending)
        else:
            again = Column(column) is order
            self.set_layout(self.model.columns, Column(column), descending=again and not descending)
        self.layout_changed.emit()


def _stretches(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return sorted rows as stretches without a gap, both ends included."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
