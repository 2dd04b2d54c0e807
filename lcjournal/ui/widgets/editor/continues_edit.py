"""Which earlier activity this one goes on with, found by a few of its words."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, ActivityRow, Filter
from lcjournal.core.store import Store
from lcjournal.ui.widgets.chip import Chip

_OFFERED = 8
_READ = 40
"""Rows read, of which those that may not be chosen are left out."""


class ContinuesEdit(QWidget):
    """A field to search in or, once one is chosen, its name. What goes on with the activity itself is not offered."""

    edited = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store, self._activity_id, self._chosen = store, "", ""
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("words of an earlier entry"))
        self._field.setAccessibleName(_("Continues"))
        self._found = QStandardItemModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        chosen = completer.activated[QModelIndex]  # type: ignore[index]  # the stubs leave out what it is overloaded by
        chosen.connect(self._on_found, Qt.ConnectionType.QueuedConnection)
        self._field.setCompleter(completer)
        self._field.textEdited.connect(self._find)
        self._chip = Chip("", "flow-arrow", checkable=True, closable=True)
        self._chip.clicked.connect(self._keep_checked)
        self._chip.closed.connect(self._on_close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        column.addWidget(self._chip)
        self.setFocusProxy(self._field)

    def show_activity(self, activity: Activity) -> None:
        """Show what an activity continues."""
        self._activity_id = activity.id
        self._field.clear()
        self._show(activity.continues or "")

    def chosen(self) -> str | None:
        """Return the id of the activity that is continued, or None."""
        return self._chosen or None

    def _show(self, activity_id: str) -> None:
        self._chosen = activity_id
        if activity_id:
            activity = self._store.activities.get(activity_id)
            self._chip.setText(activity.title or _("Untitled"))
            self._chip.setChecked(True)
        self._chip.setVisible(bool(activity_id))
        self._field.setVisible(not activity_id)
        self.setFocusProxy(self._chip if activity_id else self._field)

    def _find(self, text: str) -> None:
        self._found.clear()
        for row in self._rows(text) if text.strip() else ():
            words = _("{title} · {day}").format(title=row.title or _("Untitled"), day=i18n.day(row.day, "d MMM y"))
            item = QStandardItem(words)
            item.setData(row.id)
            self._found.appendRow(item)

    def _rows(self, text: str) -> list[ActivityRow]:
        later = self._store.threads.following(self._activity_id) if self._activity_id else set()
        rows = self._store.activities.page(Filter(text=text), limit=_READ, planned=False)
        return [row for row in rows if row.id not in later][:_OFFERED]

    def _on_found(self, index: QModelIndex) -> None:
        self._field.clear()
        self._show(str(index.data(Qt.ItemDataRole.UserRole + 1)))
        self._chip.setFocus()
        self.edited.emit()

    def _keep_checked(self) -> None:
        self._chip.setChecked(True)

    def _on_close(self) -> None:
        self._show("")
        self._field.setFocus()
        self.edited.emit()
