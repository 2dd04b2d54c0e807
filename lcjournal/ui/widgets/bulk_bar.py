"""What can be done with the activities chosen in a table: how many they are, and a button for each deed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import Status
from lcjournal.core.names import status_name
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label

_TAGS = 12


class BulkBar(QWidget):
    """A line of buttons, out of use while nothing is chosen."""

    tag_added = Signal(str)
    tag_removed = Signal(str)
    kind_chosen = Signal(str)
    status_chosen = Signal(str)
    goal_chosen = Signal(object)
    """The id of a goal, or None for no goal."""
    private_chosen = Signal(bool)
    bin_requested = Signal()

    def __init__(self, store: Store, chosen: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._store, self._chosen = store, chosen
        self._count = label("", "meta", "text2")
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("0" * 16))
        self._buttons: list[Button] = []
        self._menus: dict[str, Callable[[QMenu], None]] = {}
        flow = FlowLayout(self, theme.space(6))
        flow.addWidget(self._count)
        for text, icon, fill in (
            (_("Add a tag"), "hash", self._fill_tags),
            (_("Take a tag off"), "hash", self._fill_worn),
            (_("Kind"), "", self._fill_kinds),
            (_("Status"), "", self._fill_statuses),
            (_("Goal"), "target", self._fill_goals),
            (_("Private"), "lock-simple", self._fill_private),
        ):
            one = button(text, "", icon, small=True)
            one.setObjectName(text)
            one.clicked.connect(self._open)
            self._menus[text] = fill
            self._buttons.append(one)
        self._bin = button(_("Bin"), "", "trash-simple", small=True)
        self._bin.clicked.connect(self.bin_requested)
        self._buttons.append(self._bin)
        for one in self._buttons:
            flow.addWidget(one)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many activities are chosen."""
        if count:
            text = ngettext("{count} entry chosen", "{count} entries chosen", count).format(count=i18n.integer(count))
        else:
            text = _("No entry chosen")
        self._count.setText(text)
        for one in self._buttons:
            one.setEnabled(bool(count))

    def _open(self) -> None:
        source = self.sender()
        if isinstance(source, Button):
            menu = QMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            self._menus[source.objectName()](menu)
            menu.popup(source.mapToGlobal(QPoint(0, source.height())))
            if field := menu.findChild(QLineEdit):
                field.setFocus()  # a menu gives the keyboard to none of its lines by itself

    def _fill_tags(self, menu: QMenu) -> None:
        field = QLineEdit()
        field.setPlaceholderText(_("New tag"))
        field.setAccessibleName(_("New tag"))
        field.returnPressed.connect(self._on_new_tag)
        typed = QWidgetAction(menu)
        typed.setDefaultWidget(field)
        menu.addAction(typed)
        for name in self._store.activities.tags()[:_TAGS]:
            _add(menu, f"# {name}", name)
        menu.triggered.connect(self._on_tag)

    def _fill_worn(self, menu: QMenu) -> None:
        for name in self._store.bulk.tags(self._chosen()):
            _add(menu, f"# {name}", name)
        if menu.isEmpty():
            menu.addAction(_("The chosen entries bear no tag")).setEnabled(False)
        menu.triggered.connect(self._on_worn)

    def _fill_kinds(self, menu: QMenu) -> None:
        for kind in kinds.offered():
            _add(menu, kinds.name(kind.id), kind.id)
        menu.triggered.connect(self._on_kind)

    def _fill_statuses(self, menu: QMenu) -> None:
        for status in Status:
            _add(menu, status_name(status), status.value)
        menu.triggered.connect(self._on_status)

    def _fill_goals(self, menu: QMenu) -> None:
        for goal in self._store.goals.all():
            _add(menu, goal.title, goal.id)
        _add(menu, _("No goal"), None)
        menu.triggered.connect(self._on_goal)

    def _fill_private(self, menu: QMenu) -> None:
        _add(menu, _("Private. Left out of every share"), data=True)
        _add(menu, _("Not private"), data=False)
        menu.triggered.connect(self._on_private)

    def _on_new_tag(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit) and (tag := field.text().strip().lstrip("#").strip()):
            menu = field.parentWidget()
            if menu is not None:
                menu.close()
            self.tag_added.emit(tag)

    def _on_tag(self, action: QAction) -> None:
        if action.data() is not None:
            self.tag_added.emit(action.data())

    def _on_worn(self, action: QAction) -> None:
        self.tag_removed.emit(action.data())

    def _on_kind(self, action: QAction) -> None:
        self.kind_chosen.emit(action.data())

    def _on_status(self, action: QAction) -> None:
        self.status_chosen.emit(action.data())

    def _on_goal(self, action: QAction) -> None:
        self.goal_chosen.emit(action.data())

    def _on_private(self, action: QAction) -> None:
        self.private_chosen.emit(action.data())


def _add(menu: QMenu, text: str, data: object) -> None:
    action = QAction(text.replace("&", "&&"), menu)
    action.setData(data)
    menu.addAction(action)
