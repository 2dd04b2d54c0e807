"""The journal list as a Qt model: month headings and activities, read from the store page by page.

A journal of 100,000 activities opens as fast as one of a hundred: the first page is read when a filter is set, the
next ones when the view scrolls near the end, and the total of a month when its heading is painted.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import chain

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from typing_extensions import override

from lcjournal.core import i18n, kinds
from lcjournal.core.folding import fold
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Filter, Status
from lcjournal.core.names import status_name
from lcjournal.core.store import Store
from lcjournal.core.store.activities import PAGE
from lcjournal.ui import from_qt
from lcjournal.ui.models import Index

_LONGEST_PAGE = 1000


class Role(IntEnum):
    """What a delegate asks for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The ActivityRow, or None for a heading."""
    HEADING = Qt.ItemDataRole.UserRole + 2
    """The Heading, or None for an activity."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The line over a month, or over what is planned (``month`` is then None)."""

    month: date | None

    def title(self, today: date) -> str:
        """Return “November”, with the year when it is another one."""
        if self.month is None:
            return _("Planned")
        name = i18n.month(self.month)
        return name if self.month.year == today.year else f"{name} {self.month.year}"


class ActivityList(QAbstractListModel):
    """The list of one filter, newest first; what is planned stands on top unless words are searched."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._filter = Filter()
        self._today = date.min
        self._lines: list[ActivityRow | Heading] = []
        self._totals: dict[date, str] = {}
        self._more = False

    @property
    def filter(self) -> Filter:
        """The filter shown."""
        return self._filter

    def show(self, filter_: Filter, today: date, *, at_least: int = 0) -> None:
        """Read a filter afresh: its first page, and on until ``at_least`` lines are there."""
        self.beginResetModel()
        self._filter, self._today, self._totals = filter_, today, {}
        self._lines = []
        if self._planned_on_top and (planned := self._store.activities.planned(filter_)):
            self._lines = [Heading(None), *planned]
        page = self._page(None)
        self._lines += self._under_headings(page, None)
        while page and len(self._lines) < at_least:
            page = self._page(self._last_position())
            self._lines += self._under_headings(page, self._last_month())
        self._more = bool(page)
        self.endResetModel()

    def find_title(self, start: str, number: int) -> int | None:
        """Return the first line from ``number`` on, and round, whose title begins with ``start``, accents apart."""
        wanted = fold(start)
        for place in chain(range(number, len(self._lines)), range(number)):
            line = self._lines[place]
            if isinstance(line, ActivityRow) and fold(line.title).startswith(wanted):
                return place
        return None

    def row_of(self, activity_id: str) -> int | None:
        """Return the row of an activity among those read so far."""
        for number, line in enumerate(self._lines):
            if isinstance(line, ActivityRow) and line.id == activity_id:
                return number
        return None

    def nearest_activity(self, number: int) -> int | None:
        """Return the first activity at or after a row or, without one, the last before it: where the focus goes."""
        after = [line for line in range(number, len(self._lines)) if isinstance(self._lines[line], ActivityRow)]
        before = [line for line in range(min(number, len(self._lines))) if isinstance(self._lines[line], ActivityRow)]
        return after[0] if after else before[-1] if before else None

    def read_until(self, activity_id: str, position: int) -> int | None:
        """Read on until an activity known to be at ``position`` is in the list, and return its row."""
        while (found := self.row_of(activity_id)) is None and self._more and self._last_position() > position:
            self.fetchMore(QModelIndex())
        return found

    def read_until_day(self, day: date) -> int | None:
        """Read on until the first activity of ``day`` or before, and return its row."""
        number = 0
        while True:
            for line in self._lines[number:]:
                if isinstance(line, ActivityRow) and line.status is not Status.PLANNED and line.day <= day:
                    return number
                number += 1
            if not self._more:
                return None
            self.fetchMore(QModelIndex())

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if isinstance(line, Heading):
            return self._heading_data(line, role)
        if role == Role.ROW:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return self._more

    @override
    def fetchMore(self, parent: Index) -> None:
        page: list[ActivityRow] = []
        with from_qt.told():
            page = self._page(self._last_position())
        self._more = bool(page)
        if not page:
            return
        lines = self._under_headings(page, self._last_month())
        self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(lines) - 1)
        self._lines += lines
        self.endInsertRows()

    def month_total(self, month: date) -> str:
        """Return the hours of a month of this list, read when first painted."""
        if month not in self._totals:
            minutes = self._store.activities.month_totals(self._filter, month).minutes
            self._totals[month] = i18n.duration(minutes) if minutes else ""
        return self._totals[month]

    @property
    def _planned_on_top(self) -> bool:
        return not self._filter.text.strip()

    def _page(self, before: int | None) -> list[ActivityRow]:
        """Read a small page first and longer ones further down: after each one the view lays out all that was read."""
        limit = min(max(PAGE, len(self._lines)), _LONGEST_PAGE)
        return self._store.activities.page(self._filter, limit=limit, before=before, planned=not self._planned_on_top)

    def _last_position(self) -> int:
        last = self._lines[-1]
        return last.position if isinstance(last, ActivityRow) else 0

    def _last_month(self) -> date | None:
        last = self._lines[-1]
        return last.day.replace(day=1) if isinstance(last, ActivityRow) else None

    def _heading_data(self, heading: Heading, role: int) -> object:
        if role == Role.HEADING:
            return heading
        title = heading.title(self._today)
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            total = self.month_total(heading.month) if heading.month else ""
            return f"{title}, {total}" if total else title
        return None

    def _under_headings(self, rows: list[ActivityRow], month: date | None) -> list[ActivityRow | Heading]:
        lines: list[ActivityRow | Heading] = []
        for row in rows:
            first = row.day.replace(day=1)
            if first != month:
                lines.append(Heading(first))
                month = first
            lines.append(row)
        return lines


def spoken(row: ActivityRow) -> str:
    """Return a line as a screen reader says it: title, kind, day, duration, status, what marks it."""
    parts = [row.title or _("Untitled"), kinds.name(row.kind), i18n.day(row.day, "d MMMM y")]
    if row.minutes:
        parts.append(i18n.duration(row.minutes))
    parts.append(status_name(row.status))
    marks = ((row.private, _("private")), (row.starred, _("starred")), (row.attached, _("with an attachment")))
    return ", ".join([*parts, *(words for is_marked, words in marks if is_marked)])
