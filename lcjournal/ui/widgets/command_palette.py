"""Ctrl+K: one field that finds pages, actions and whatever other sources know."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from lcjournal.core.folding import fold
from lcjournal.core.i18n import _
from lcjournal.ui import icons, theme
from lcjournal.ui.commands import Actions, native
from lcjournal.ui.models import Index
from lcjournal.ui.widgets.labels import label, rule

WIDTH = 640
_ROWS = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the list and what choosing it does."""

    title: str
    subtitle: str
    icon: str
    activate: Callable[[], object]


Source = Callable[[str], list[Hit]]
"""From what was typed, possibly nothing, to hits, best first."""


def matches(query: str, text: str) -> bool:
    """Say whether every word of ``query`` is in ``text``, give or take accents, case and one slip of the finger."""
    whole = fold(text)
    words = whole.split()
    return all(word in whole or _nearly(word, words) for word in fold(query).split())


def _nearly(word: str, words: Sequence[str]) -> bool:
    return len(word) > 3 and bool(get_close_matches(word, [other[: len(word) + 1] for other in words], 1, 0.8))


def pages_source(pages: Iterable[tuple[str, str, str]], navigate: Callable[[str], object]) -> Source:
    """Return the source of the pages (name, title, icon)."""
    known = tuple(pages)

    def find(text: str) -> list[Hit]:
        return [
            Hit(title, _("Page"), icon, lambda name=name: navigate(name))  # type: ignore[misc]
            for name, title, icon in known
            if matches(text, title)
        ]

    return find


def actions_source(actions: Actions) -> Source:
    """Return the source of what can be done now, with its shortcut."""

    def find(text: str) -> list[Hit]:
        return [
            Hit(
                _(command.text),
                native(command.shortcuts[0]) if command.shortcuts else _("Action"),
                command.icon or "caret-right",
                command.run,
            )
            for command in actions.all()
            if command.menu and (command.enabled is None or command.enabled()) and matches(text, _(command.text))
        ]

    return find


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []

    def fill(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, index: Index) -> Hit:
        return self._hits[index.row()]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hit(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{title}, {subtitle}").format(title=hit.title, subtitle=hit.subtitle)
        return None


class _HitDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.em(20), theme.em(40 / 14))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _Hits):
            return
        hit, selected = model.hit(index), bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(box, 8, 8)
        side, pad = theme.space(18), theme.space(12)
        ink = theme.colour("accent_text" if selected else "text2")
        icons.draw(painter, hit.icon, QRectF(box.left() + pad, box.center().y() - side / 2, side, side), ink)
        words = box.adjusted(2 * pad + side, 0, -pad, 0)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text2" if selected else "text3"))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hit.subtitle)
        words.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(hit.subtitle) - pad, 0)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        title = painter.fontMetrics().elidedText(hit.title, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()


class CommandPalette(QDialog):
    """The field and the list. The cursor stays in the field while the arrows move in the list."""

    def __init__(self, sources: Iterable[Source], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Search and commands"))
        self._sources = tuple(sources)
        self._model = _Hits(self)
        self._field = QLineEdit()
        self._field.setProperty("look", "palette")
        self._field.setPlaceholderText(_("Pages, activities, actions…"))
        self._field.setAccessibleName(_("Search and commands"))
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._find)
        self._list = QListView()
        self._list.setAccessibleName(_("Found"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_HitDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.clicked.connect(self._activate)
        self._nothing = label(_("Nothing found"), "body", "text2")
        self._nothing.setContentsMargins(theme.space(12), theme.space(8), 0, theme.space(8))
        self._build()
        self._find("")

    def _build(self) -> None:
        frame = QFrame()
        frame.setObjectName("palette")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(*[theme.space(8) for _side in range(4)])
        for part in (self._field, rule(), self._list, self._nothing):
            column.addWidget(part)
        self._list.setFixedHeight(_ROWS * theme.em(40 / 14))
        parent = self.parentWidget()
        room = parent.window().width() - 32 if parent else theme.em(WIDTH / 14)
        self.setFixedWidth(min(theme.em(WIDTH / 14), room))

    def _find(self, text: str) -> None:
        self._model.fill([hit for source in self._sources for hit in source(text.strip())])
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._nothing.setVisible(self._model.rowCount() == 0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the field, and choose by Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _ROWS,
                Qt.Key.Key_PageUp: -_ROWS,
            }
            key = Qt.Key(event.key())
            if key in steps:
                self._move(steps[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._activate(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        last = self._model.rowCount() - 1
        row = self._list.currentIndex().row() + step
        # One step past an end goes round; a page stops there.
        row = row % (last + 1) if abs(step) == 1 and last >= 0 else min(max(row, 0), last)
        self._list.setCurrentIndex(self._model.index(row, 0))
        self._field.setAccessibleDescription(str(self._model.data(self._list.currentIndex()) if last >= 0 else ""))

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            hit = self._model.hit(index)
            self.accept()
            hit.activate()
