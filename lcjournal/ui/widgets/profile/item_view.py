"""The items of one facet as they were asked, each over its answers as they were given and the notes on it."""

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from lcjournal.core.answer_words import ItemWords
from lcjournal.core.i18n import _
from lcjournal.core.progress_words import Table
from lcjournal.ui import theme
from lcjournal.ui.models import Index
from lcjournal.ui.widgets.profile.facet_delegate import paint_state
from lcjournal.ui.widgets.profile.whole_list import WholeList

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_SIDE, _EDGE, _GAP = 4, 8, 2


class _ItemModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: tuple[ItemWords, ...] = ()

    def show_items(self, items: tuple[ItemWords, ...]) -> None:
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        spoken = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return "\n".join([item.statement, item.answers, *item.notes]) if spoken else None


class _ItemDelegate(QStyledItemDelegate):
    """Draws the item over its answers and the notes on it, all wrapped to ``width``. What moved is a shade darker."""

    width = 0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        parts = _parts(index.data(Qt.ItemDataRole.UserRole))
        words = sum(self._height(text, font) for text, font, _role in parts)
        return QSize(0, words + theme.space(2 * _EDGE) + (len(parts) - 1) * theme.space(_GAP))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: QRect = option.rect
        painter.save()
        paint_state(painter, QRectF(row), option.state)
        box = row.adjusted(theme.space(_SIDE), theme.space(_EDGE), -theme.space(_SIDE), 0)
        for words, font, role in _parts(index.data(Qt.ItemDataRole.UserRole)):
            painter.setFont(theme.font(font))
            painter.setPen(theme.colour(role))
            painter.drawText(box, _WRAP, words)
            box.setTop(box.top() + self._height(words, font) + theme.space(_GAP))
        painter.restore()

    def _height(self, words: str, font: str) -> int:
        room = QRect(0, 0, max(1, self.width - 2 * theme.space(_SIDE)), 0)
        return QFontMetrics(theme.font(font)).boundingRect(room, int(_WRAP), words).height()


class ItemView(WholeList):
    """Nothing can be chosen in it: it is read row by row. Ctrl+C copies it."""

    def __init__(self) -> None:
        super().__init__()
        self._model, self._delegate = _ItemModel(self), _ItemDelegate(self)
        self._table = Table((), ())
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAccessibleDescription(_("Ctrl+C copies these answers as a table"))

    @override
    def text(self) -> str:
        return self._table.text()

    def show_items(self, name: str, items: tuple[ItemWords, ...], table: Table) -> None:
        """Show the items of the facet of this name, which are also there as text."""
        self.setAccessibleName(_("Answers: {facet}").format(facet=name))
        self._table = table
        self._model.show_items(items)
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        if self._delegate.width != self.viewport().width():
            self._delegate.width = self.viewport().width()
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()


def _parts(item: ItemWords) -> list[tuple[str, str, str]]:
    """Return the texts of a row, each with its font and colour."""
    same = item.compared and not item.moved
    answers = (item.answers, "body" if same else "strong", "text2" if same else "text")
    return [(item.statement, "body", "text2"), answers, *((note, "meta", "text2") for note in item.notes)]
