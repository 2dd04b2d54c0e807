"""Which facets an activity helps with, by the person’s own claim."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import FacetLink
from lcjournal.ui import theme
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.tab_order import reach_before

_MOST = 3


class FacetsEdit(QWidget):
    """Up to three facets an activity helps with, each with a one-line why."""

    edited = Signal()

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self._instrument = instrument
        self._lines: dict[str, QLineEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(6))
        self._rows: dict[str, QWidget] = {}
        self._add = Chip(_("Facet"), "plus")
        self._add.clicked.connect(self._on_add)
        self._column.addWidget(self._add)

    def show_links(self, links: tuple[FacetLink, ...]) -> None:
        """Show these links."""
        for facet in list(self._rows):
            self._drop(facet)
        for link in links:
            self._append(link)

    def links(self) -> tuple[FacetLink, ...]:
        """Return the links as they stand."""
        return tuple(FacetLink(facet, line.text()) for facet, line in self._lines.items())

    def _name(self, facet: str) -> str:
        names = {known.id: known.name.text() for known in self._instrument.facets}
        return names.get(facet, facet)

    def _append(self, link: FacetLink) -> None:
        chip = Chip(self._name(link.facet), "compass", checkable=True, closable=True)
        chip.setChecked(True)
        chip.setObjectName(link.facet)
        chip.clicked.connect(self._keep_checked)
        chip.closed.connect(self._on_close)
        line = QLineEdit(link.why)
        line.setPlaceholderText(_("why, in one line"))
        line.setAccessibleName(_("Why it helps with {facet}").format(facet=self._name(link.facet)))
        line.textEdited.connect(self._on_edit)
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.space(4))
        rows.addWidget(chip)
        rows.addWidget(line)
        self._column.insertWidget(self._column.count() - 1, holder)
        reach_before(holder, self._add)
        self._lines[link.facet], self._rows[link.facet] = line, holder
        self._add.setVisible(len(self._rows) < _MOST)

    def _drop(self, facet: str) -> None:
        row = self._rows.pop(facet)
        row.hide()
        row.deleteLater()
        del self._lines[facet]
        self._add.setVisible(True)

    def _keep_checked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            chip.setChecked(True)

    def _on_close(self) -> None:
        self._drop(self.sender().objectName())
        self._add.setFocus()
        self.edited.emit()

    def _on_add(self) -> None:
        menu = QMenu(self)
        for facet in self._instrument.facets:
            if facet.id not in self._rows:
                action = QAction(self._name(facet.id), menu)
                action.setData(facet.id)
                menu.addAction(action)
        menu.triggered.connect(self._on_choice)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _on_choice(self, action: QAction) -> None:
        facet = str(action.data())
        self._append(FacetLink(facet))
        self._lines[facet].setFocus()
        self.edited.emit()

    def _on_edit(self) -> None:
        self.edited.emit()
