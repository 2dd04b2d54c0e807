"""The reading of a stored check, and its facets as the rows of a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from typing_extensions import override

from lcjournal.core.check_reading import CheckReading, Line
from lcjournal.core.instruments import Instrument
from lcjournal.core.personal import refine, refined
from lcjournal.core.store import Store
from lcjournal.ui.models import Index
from lcjournal.ui.models.check_run import instrument_of

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The Line of a facet, or None for a heading."""


def read_check(
    store: Store, known: Instrument, check_id: str, compare_id: str = "", *, personal: bool = False
) -> CheckReading:
    """Read a check beside another one; ``personal`` scores both with the error learned from the person's repeats."""
    check, checks = store.checks.get(check_id), store.checks.all()
    instrument, targets = instrument_of(store, check, known), store.checks.targets(check.instrument_id)
    if not personal:
        return CheckReading(instrument, check, checks, targets, compare_id)
    own = refined(instrument, checks)
    return CheckReading(own, check, checks, targets, compare_id, refine(instrument, checks))


class FacetModel(QAbstractListModel):
    """The facets of a reading under the names of their domains. The first row is the scale and says since when."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[str | Line] = ()

    def show_reading(self, reading: CheckReading) -> None:
        """Show other scores."""
        rows: list[str | Line] = [reading.since]
        for domain in reading.instrument.domains:
            rows.append(domain.name.text())
            rows += [reading.facet(facet) for facet in domain.facets]
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, facet: str) -> int:
        """Return the row of a facet, −1 where it is not shown."""
        return next((row for row, line in enumerate(self._rows) if isinstance(line, Line) and line.id == facet), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row if isinstance(row, Line) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if isinstance(row, Line) else row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken() if isinstance(row, Line) else row
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Line):
            return "\n".join(row.details())
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if isinstance(self._rows[index.row()], Line):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren
