"""The list of activities: keys and clicks on a list that is read page by page."""

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow
from lcjournal.core.search import SearchQuery
from lcjournal.ui import letter_keys
from lcjournal.ui.models import Index
from lcjournal.ui.models.activity_list import ActivityList, Role
from lcjournal.ui.widgets.activity_delegate import ActivityDelegate

_TYPING_MS = 1000
"""Letters that follow one another faster than this are one word, in which E and P are only letters."""


class ActivityView(QListView):
    """Shows an ActivityList; says which activity is chosen, and what the person wants done with it."""

    activity_chosen = Signal(str)
    """Another activity is the current one: its id, or "" when none is."""
    read_requested = Signal(str)
    edit_requested = Signal(str)
    bin_requested = Signal(str)
    done_requested = Signal(str)
    private_requested = Signal(str)
    star_requested = Signal(str)

    def __init__(self, model: ActivityList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._delegate = ActivityDelegate(self)
        self.setItemDelegate(self._delegate)
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Activities"))
        self._keys = {
            Qt.Key.Key_Return: self.read_requested,
            Qt.Key.Key_Enter: self.read_requested,
            Qt.Key.Key_E: self.edit_requested,
            Qt.Key.Key_Delete: self.bin_requested,
            Qt.Key.Key_Space: self.done_requested,
            Qt.Key.Key_P: self.private_requested,
            Qt.Key.Key_S: self.star_requested,
        }
        self.clicked.connect(self._on_click)

    def mark(self, query: SearchQuery) -> None:
        """Mark in the lines what was searched."""
        self._delegate.query = query

    def current(self) -> str:
        """Return the id of the current activity, or ""."""
        row = self.currentIndex().data(Role.ROW) if self.currentIndex().isValid() else None
        return row.id if isinstance(row, ActivityRow) else ""

    def choose(self, number: int | None, *, center: bool = False) -> None:
        """Make a row the current one and show it; None makes none current."""
        if number is None:
            self.setCurrentIndex(QModelIndex())
            return
        index = self._model.index(number)
        self.setCurrentIndex(index)
        hint = QAbstractItemView.ScrollHint.PositionAtCenter if center else QAbstractItemView.ScrollHint.EnsureVisible
        self.scrollTo(index, hint)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.data(Role.ROW) if current.isValid() else None
        self.activity_chosen.emit(row.id if isinstance(row, ActivityRow) else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        signal = self._keys.get(Qt.Key(event.key())) if letter_keys.speaks(event) else None
        typing = bool(self._typed) and self._is_typing() and event.text().isprintable() and bool(event.text())
        if signal is not None and not typing and not event.modifiers() and self.current():
            signal.emit(self.current())
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Go to the next title that begins with what is typed in one go."""
        self._typed = self._typed + search if self._is_typing() else search
        self._since_typed.start()
        number = max(0, self.currentIndex().row()) + (len(self._typed) == 1)
        found = self._model.find_title(self._typed, number)
        if found is not None:
            self.choose(found)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._delegate.measure()
            self.scheduleDelayedItemsLayout()

    def _is_typing(self) -> bool:
        return self._since_typed.isValid() and not self._since_typed.hasExpired(_TYPING_MS)

    def _on_click(self, _index: QModelIndex) -> None:
        if self.current():
            self.read_requested.emit(self.current())
