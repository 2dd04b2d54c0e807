"""What a search understands, as a list that pops up: one line chosen is typed into the field."""

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.search_words import HINTS
from lcjournal.ui import theme
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.tables import read_by_row

_WIDTH_EM = 44
_EDGE = 16


class SearchHelp(QDialog):
    """Arrows go through the lines, Enter or a click chooses one, Esc closes."""

    chosen = Signal(str)
    """An example that is to be typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(_("What a search understands"))
        self._table = _Table()
        self._table.clicked.connect(self._on_line)
        self._table.activated.connect(self._on_line)
        frame = QFrame()
        frame.setObjectName("palette")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.addWidget(label(_("What a search understands"), "card", wrap=True))
        column.addWidget(self._table)
        note = _("Capitals and accents do not matter. Choose a line to type its first example.")
        column.addWidget(label(note, "meta", "text2", wrap=True))

    def show_under(self, widget: QWidget) -> None:
        """Open under a widget, inside its window, with the focus in the list."""
        place, window = widget.mapToGlobal(QPoint(0, widget.height() + 4)), widget.window()
        room = window.mapToGlobal(window.rect().bottomRight()) - place
        self.setFixedWidth(min(theme.em(_WIDTH_EM), room.x() - _EDGE))
        self.move(place)
        self.show()
        self.resize(self.width(), min(self.sizeHint().height(), room.y() - _EDGE))  # as the words have wrapped
        self._table.setFocus()

    def _on_line(self, index: QModelIndex) -> None:
        if self.isVisible():  # a click may be both: chosen and activated
            self.close()
            self.chosen.emit(HINTS[index.row()].typed()[0])


class _Table(QTableWidget):
    def __init__(self) -> None:
        super().__init__(len(HINTS), 2)
        read_by_row(self)
        self.setAccessibleName(_("What a search understands"))
        self.setHorizontalHeaderLabels([_("To type"), _("Finds")])
        self.setWordWrap(True)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for row, hint in enumerate(HINTS):
            for column, words in enumerate(("  ".join(hint.typed()), hint.text())):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, column, item)
        self.setCurrentCell(0, 0)

    @override
    def sizeHintForRow(self, row: int) -> int:
        """Leave air around words on several lines."""
        return super().sizeHintForRow(row) + theme.space(8)

    @override
    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        return QSize(theme.em(_WIDTH_EM), rows + 2)
