"""Every question with its answers on two dates, side by side."""

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QAbstractTableModel, QMargins, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.answer_words import ItemWords, answers_table, moved_mark, moved_sentence
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.models import Index
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.profile.wishes import Wishes
from lcjournal.ui.widgets.tables import read_by_row

_NONE = QModelIndex()
_STATEMENT_SHARE, _MOVED_SHARE = 0.42, 0.14


class _Model(QAbstractTableModel):
    """The names of domain and facet in a row of their own, over the items."""

    def __init__(self, reading: CheckReading, parent: QObject) -> None:
        super().__init__(parent)
        checks = [check for check in (reading.check, reading.earlier) if check is not None]
        days = [i18n.day(check.day, "d MMM y") for check in checks]
        self._header = [_("Statement"), *days, *([_("Moved")] if reading.earlier else [])]
        self._rows: list[str | ItemWords] = []
        for name, items in reading.item_groups():
            self._rows += [name, *items]

    def items(self) -> Sequence[ItemWords]:
        """Return all items, without the names over them."""
        return [row for row in self._rows if isinstance(row, ItemWords)]

    def headings(self) -> list[int]:
        """Return the rows that are names."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, str)]

    @override
    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._header)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.FontRole:
            if isinstance(row, str):
                return theme.font("label")
            return theme.font("strong" if row.moved and index.column() > 0 else "body")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if isinstance(row, str):
            return row if index.column() == 0 else ""
        return ("\n".join([row.statement, *row.notes]), row.answer, row.before, moved_mark(row))[index.column()]

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._header[section]
        return Qt.AlignmentFlag.AlignLeft if role == Qt.ItemDataRole.TextAlignmentRole else None


class _Airy(QStyledItemDelegate):
    """Leaves room over and under the words of a row."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index).grownBy(QMargins(0, theme.space(5), 0, theme.space(5)))


class AnswersTable(QTableView):
    """Read cell by cell; Ctrl+C copies all of it, with domain and facet on every row."""

    def __init__(self, reading: CheckReading) -> None:
        super().__init__()
        self._text = answers_table(reading.instrument, reading.check, reading.earlier).text()
        model = _Model(reading, self)
        self.items = model.items()
        self.setModel(model)
        self.setItemDelegate(_Airy(self))
        for row in model.headings():
            self.setSpan(row, 0, 1, model.columnCount())
        self.setAccessibleName(_("All answers side by side"))
        self.setAccessibleDescription(_("Ctrl+C copies the table"))
        read_by_row(self)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out and wrap the words anew."""
        super().resizeEvent(event)
        room, count = self.viewport().width(), self.model().columnCount()
        moved = _MOVED_SHARE if count > 2 else 0.0
        answers = (1 - _STATEMENT_SHARE - moved) / max(1, count - 2)
        shares = chain([_STATEMENT_SHARE], [answers] * (2 if moved else 1), [moved])
        for column, share in zip(range(count), shares, strict=False):
            self.setColumnWidth(column, int(room * share))
        self.resizeRowsToContents()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._text)
        else:
            super().keyPressEvent(event)


class AnswersView(QWidget):
    """The table in the whole page. Esc goes back to the profile."""

    def __init__(self, reading: CheckReading, wishes: Wishes) -> None:
        super().__init__()
        self._wishes = wishes
        back = IconButton("arrow-left", _("Back to the profile"), "Esc")
        back.clicked.connect(wishes.profile)
        self.table = AnswersTable(reading)
        self.setFocusProxy(self.table)
        head = QHBoxLayout()
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        words.addWidget(label(_("All answers side by side"), "page", wrap=True))
        words.addWidget(label(_caution(reading, self.table.items), "body", "text2", wrap=True))
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        edge = theme.space(28)
        column.setContentsMargins(edge, theme.space(20), edge, theme.space(20))
        column.setSpacing(theme.space(12))
        column.addLayout(head)
        column.addWidget(self.table, 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._wishes.profile.emit()
        else:
            super().keyPressEvent(event)


def _caution(reading: CheckReading, items: Sequence[ItemWords]) -> str:
    moved = moved_sentence(items, reading.earlier) if reading.earlier else ""
    caution = _("Your answers as you gave them. One answer is never interpreted alone: chance weighs too much.")
    copied = _("Ctrl+C copies the table.")
    return " ".join(sentence for sentence in (moved, caution, copied) if sentence)
