"""The rarer things to say of an activity: where it comes from, whether one had to ask, how far it reached."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Permission
from lcjournal.core.names import permission_name
from lcjournal.core.store import Store
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.editor.continues_edit import ContinuesEdit
from lcjournal.ui.widgets.editor.stretch_edit import StretchEdit
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.switch import Switch


class MoreAbout(QWidget):
    """A fold that is closed until one of its fields is filled or the person opens it."""

    edited = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._fold = button(_("More about it"), "quiet", "caret-right", small=True)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._on_fold)
        self.source, self.link = QLineEdit(), QLineEdit()
        self.source.setPlaceholderText(_("provider, book, person"))
        self.link.setPlaceholderText("https://")
        self.permission = QComboBox()
        for permission in Permission:
            self.permission.addItem(permission_name(permission), permission.value)
        self.stretch = StretchEdit()
        self.continues = ContinuesEdit(store)
        self.starred = Switch(_("Star"))
        self._fields = QWidget()
        self._lay_out()
        for line in (self.source, self.link):
            line.textEdited.connect(self._on_edit)
        self.permission.activated.connect(self._on_edit)
        for part in (self.stretch, self.continues):
            part.edited.connect(self._on_edit)
        self.starred.clicked.connect(self._on_edit)

    def show_activity(self, activity: Activity) -> None:
        """Show what was said of an activity, open where anything was."""
        self.source.setText(activity.source)
        self.link.setText(activity.link)
        self.link.setCursorPosition(0)
        self.permission.setCurrentIndex(self.permission.findData(activity.permission.value))
        self.stretch.show_stretch(activity.stretch)
        self.continues.show_activity(activity)
        self.starred.setChecked(activity.starred)
        self._fold.setChecked(self.apply(activity) != _said_nothing(activity))

    def apply(self, activity: Activity) -> Activity:
        """Return the activity with what stands in the fields."""
        return replace(
            activity,
            source=self.source.text(),
            link=self.link.text().strip(),
            permission=Permission(self.permission.currentData()),
            stretch=self.stretch.stretch(),
            continues=self.continues.chosen(),
            starred=self.starred.isChecked(),
        )

    def note_link(self, address: str) -> None:
        """Put an address into the field of the link."""
        self.link.setText(address)
        self._fold.setChecked(True)
        self.edited.emit()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, theme.space(6), 0, 0)
        inside.setSpacing(theme.space(6))
        named: tuple[tuple[str, QWidget], ...] = (
            (_("Source"), self.source),
            (_("Link"), self.link),
            (_("Permission"), self.permission),
            (_("Stretch"), self.stretch),
            (_("Continues"), self.continues),
        )
        for name, widget in named:
            inside.addWidget(label(name, "label", "text2", buddy=widget))
            inside.addWidget(widget)
            inside.addSpacing(theme.space(8))
        row = QHBoxLayout()
        row.addWidget(label(_("Star"), "strong", buddy=self.starred), 1)
        row.addWidget(self.starred)
        inside.addLayout(row)
        head = QHBoxLayout()
        head.addWidget(self._fold)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._fields)
        self._fields.hide()

    def _on_fold(self, opened: bool) -> None:
        self._fold.setIcon(icons.icon("caret-down" if opened else "caret-right", "accent_text"))
        self._fields.setVisible(opened)

    def _on_edit(self) -> None:
        self.edited.emit()


def _said_nothing(activity: Activity) -> Activity:
    nothing = Permission.UNSAID
    return replace(activity, source="", link="", permission=nothing, stretch=None, continues=None, starred=False)
