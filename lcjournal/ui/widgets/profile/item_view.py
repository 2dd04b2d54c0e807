"""The items of one facet as they were asked, each over its answers as they were given."""

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.answer_words import ItemWords
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.models import Index
from lcjournal.ui.models.profile import Line
from lcjournal.ui.widgets.labels import label
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
        return f"{item.statement}\n{item.answers}" if spoken else None


class _ItemDelegate(QStyledItemDelegate):
    """Draws the item over its answers; both are wrapped to ``width``."""

    width = 0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: ItemWords = index.data(Qt.ItemDataRole.UserRole)
        words = self._height(item.statement, "body") + self._height(item.answers, "strong")
        return QSize(0, words + theme.space(2 * _EDGE + _GAP))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: ItemWords = index.data(Qt.ItemDataRole.UserRole)
        row: QRect = option.rect
        painter.save()
        paint_state(painter, QRectF(row), option.state)
        box = row.adjusted(theme.space(_SIDE), theme.space(_EDGE), -theme.space(_SIDE), 0)
        for words, font, role in ((item.statement, "body", "text2"), (item.answers, "strong", "text")):
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
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAccessibleDescription(_("Ctrl+C copies these answers as a table"))

    def show_facet(self, line: Line) -> None:
        """Show the items of another facet."""
        self.setAccessibleName(_("Answers: {facet}").format(facet=line.name))
        self.text = line.table.text()
        self._model.show_items(line.items)
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        if self._delegate.width != self.viewport().width():
            self._delegate.width = self.viewport().width()
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()


class ItemAnswers(QWidget):
    """What a facet was scored with, and how far it can be read. Out of sight until a facet is chosen."""

    place_reached = Signal(QWidget, QRect)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        self._view = ItemView()
        self._view.place_reached.connect(self.place_reached)
        column.addWidget(self._view)
        caution = _("Your answers as you gave them. One answer is never interpreted alone: chance weighs too much.")
        column.addWidget(label(caution, "meta", "text2", wrap=True))
        self.hide()

    def show_facet(self, line: Line) -> None:
        """Show the items of a facet."""
        self._view.show_facet(line)
        self.show()
