"""The journal as a table: the ids of a filter in one order, and the activities themselves as they are looked at.

The ids are read in a thread, as 100,000 take a part of a second; a stretch of activities takes milliseconds.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity, Filter
from lcjournal.core.names import status_name
from lcjournal.core.store import Store
from lcjournal.core.store.tables import Column
from lcjournal.ui import background, from_qt
from lcjournal.ui.models import Index

_STRETCH = 100
_KEPT = 20
_NONE = QModelIndex()
_RIGHT = {Column.MINUTES, Column.STRETCH}


class ActivityTable(QAbstractTableModel):
    """Every activity of a filter, a column for each thing to see."""

    read = Signal()
    """The table is whole: what was asked for last is there."""

    def __init__(self, store: Store, instrument: Instrument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._facets = {facet.id: facet.name.text() for facet in instrument.facets}
        self._goals: Mapping[str, str] = {}
        self._filter = Filter()
        self._ids: list[str] = []
        self._stretches: OrderedDict[int, list[Activity]] = OrderedDict()
        self._reading: background.Task | None = None
        self.columns: tuple[Column, ...] = ()
        self.order, self.descending = Column.DAY, True

    def show_columns(self, columns: Iterable[Column]) -> None:
        """Show these columns, in this order."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def show_filter(self, filter_: Filter) -> None:
        """Read another filter, or the same one after a change; what was shown stays until that is done."""
        self._filter = filter_
        if self._reading is not None:
            self._reading.cancel()
        path, order, descending = self._store.path, self.order, self.descending
        known = [kind.id for kind in kinds.kinds()]

        def read(_task: background.Task) -> list[str]:
            with Store.open_read_only(path) as store:
                return store.tables.ids(filter_, order, descending=descending, kinds=known)

        self._reading = background.run(read, done=self._show_ids)

    def id_at(self, row: int) -> str:
        """Return the id of an activity."""
        return self._ids[row]

    def ids_between(self, first: int, last: int) -> list[str]:
        """Return the ids of a stretch of rows, both ends included."""
        return self._ids[first : last + 1]

    def rows_of(self, ids: Iterable[str]) -> list[int]:
        """Return where some activities stand; those that are not in the table are passed over."""
        wanted = set(ids)
        return [row for row, identity in enumerate(self._ids) if identity in wanted] if wanted else []

    def activity(self, row: int) -> Activity:
        """Return the activity of a row, whole."""
        number = row // _STRETCH
        if number not in self._stretches:
            start = number * _STRETCH
            self._stretches[number] = self._store.tables.rows(self._ids[start : start + _STRETCH])
            while len(self._stretches) > _KEPT:
                self._stretches.popitem(last=False)
        return self._stretches[number][row % _STRETCH]

    @override
    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self.columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            cell = ""
            with from_qt.told():
                cell = self._cell(self.activity(index.row()), column)
            if role != Qt.ItemDataRole.AccessibleTextRole:
                return cell
            return _("{column}: {cell}").format(column=column_name(column), cell=cell or _("empty"))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_name(self.columns[section])
        return _alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self.order, self.descending = self.columns[column], order == Qt.SortOrder.DescendingOrder
            self.show_filter(self._filter)

    def _show_ids(self, ids: list[str]) -> None:
        self.beginResetModel()
        self._goals = {goal.id: goal.title for goal in self._store.goals.all()}
        self._ids = ids
        self._stretches.clear()
        self.endResetModel()
        self.read.emit()

    def _cell(self, activity: Activity, column: Column) -> str:
        if column is Column.GOAL:
            return self._goals.get(activity.goal_id or "", "")
        if column is Column.FACETS:
            return ", ".join(self._facets.get(link.facet, link.facet) for link in activity.facets)
        return _CELLS[column](activity)


_CELLS: dict[Column, Callable[[Activity], str]] = {
    Column.DAY: lambda activity: i18n.day(activity.day, "d MMM y"),
    Column.TITLE: lambda activity: activity.title or _("Untitled"),
    Column.KIND: lambda activity: kinds.name(activity.kind),
    Column.STATUS: lambda activity: status_name(activity.status),
    Column.MINUTES: lambda activity: i18n.duration(activity.minutes) if activity.minutes else "",
    Column.PEOPLE: lambda activity: ", ".join(activity.people),
    Column.TAGS: lambda activity: ", ".join(activity.tags),
    Column.STRETCH: lambda activity: str(activity.stretch or ""),
    Column.STARRED: lambda activity: _("yes") if activity.starred else "",
    Column.PRIVATE: lambda activity: _("yes") if activity.private else "",
}


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def column_name(column: Column) -> str:
    """Return the heading of a column."""
    names = {
        Column.DAY: _("Day"),
        Column.TITLE: _("Title"),
        Column.KIND: _("Kind"),
        Column.STATUS: _("Status"),
        Column.MINUTES: _("Time"),
        Column.PEOPLE: _("People"),
        Column.TAGS: _("Tags"),
        Column.GOAL: _("Goal"),
        Column.FACETS: _("Helps with"),
        Column.STRETCH: _("Stretch"),
        Column.STARRED: _("Star"),
        Column.PRIVATE: _("Private"),
    }
    return names[column]
