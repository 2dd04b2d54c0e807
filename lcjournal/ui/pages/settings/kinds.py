"""Settings of the kinds: what they are called, which are offered, in which order, and new ones."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n, kinds
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.kinds import OwnKind
from lcjournal.ui import theme
from lcjournal.ui.context import Context
from lcjournal.ui.kind_changes import KindChanges
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.kinds import KindIcon
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.settings_rows import SettingsSection
from lcjournal.ui.widgets.switch import Switch

_ONE_LINE_EM = 32
_COUNT_EM = 5
_LONGEST = 60


class KindRow(QWidget):
    """One kind: its name to be written over, how much is of it, its place, and whether it is offered."""

    renamed = Signal(str, str)
    moved = Signal(str, int)
    """The kind and how many places down."""

    switched = Signal(str, bool)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._tile = KindIcon(kind, kinds.info(kind).icon, kinds.name(kind), 30)
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self._problem = label("", "meta", "warn", wrap=True)
        self._uses = label("", "meta", "text2")
        self._uses.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._uses.setMinimumWidth(theme.em(_COUNT_EM))
        self.up, self.down = (
            IconButton("arrow-up", _("Move up"), "Alt+Up"),
            IconButton("arrow-down", _("Move down"), "Alt+Down"),
        )
        self.offered = Switch(_("Offered when you note something"))
        self.offered.setToolTip(self.offered.accessibleName())
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self.field.editingFinished.connect(self._on_name)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.offered.clicked.connect(self._on_switch)
        for keys, slot in (("Alt+Up", self._on_up), ("Alt+Down", self._on_down), ("F2", self.edit)):
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(slot)

    def show_kind(self, own: OwnKind, uses: int, *, first: bool, last: bool) -> None:
        """Show how things stand; a name that is refused, or being written, stays in its field."""
        name = kinds.name(own.id)
        if not self._problem.text() and not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(name)
            self.field.setCursorPosition(0)
        self.setAccessibleName(name)
        self._tile.setAccessibleName(name)
        self._tile.setToolTip(name)
        self.field.setToolTip(name)
        self._tile.update()
        self.field.setAccessibleName(_("Name of the kind {name}").format(name=name))
        self.up.setAccessibleName(_("Move {name} up").format(name=name))
        self.down.setAccessibleName(_("Move {name} down").format(name=name))
        self.offered.setAccessibleName(_("Offer {name}").format(name=name))
        self.offered.setChecked(not own.hidden)
        count = i18n.integer(uses)
        self._uses.setText(ngettext("{count} entry", "{count} entries", uses).format(count=count))
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def refuse(self, sentence: str) -> None:
        """Say why the name in the field cannot be, or nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def edit(self) -> None:
        """Put the cursor into the name."""
        self.field.setFocus()
        self.field.selectAll()

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at."""
        return [self.field, self.up, self.down, self.offered]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_ONE_LINE_EM)
        self._lines.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        self.refuse("")
        name, words, side = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        name.setSpacing(theme.space(12))
        name.addWidget(self._tile)
        words.setSpacing(theme.space(2))
        words.addWidget(self.field)
        words.addWidget(self._problem)
        name.addLayout(words, 1)
        side.setSpacing(theme.space(6))
        side.addStretch(1)
        for widget in (self._uses, self.up, self.down, self.offered):
            side.addWidget(widget)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.space(12))
        self._lines.addLayout(name, 1)
        self._lines.addLayout(side)

    def _on_name(self) -> None:
        name = self.field.text().strip()
        if name == kinds.name(self._kind):
            self.refuse("")
            self.field.setText(name)
        elif self.field.isModified():
            self.field.setModified(False)
            self.renamed.emit(self._kind, name)

    def _on_up(self) -> None:
        self.moved.emit(self._kind, -1)

    def _on_down(self) -> None:
        self.moved.emit(self._kind, 1)

    def _on_switch(self) -> None:
        self.switched.emit(self._kind, self.offered.isChecked())


class KindsSection(SettingsSection):
    """All kinds in the order in which they are offered, and a field for one more."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Kinds"))
        self._context = context
        self._changes = KindChanges(context.store, context.undo)
        self._rows: dict[str, KindRow] = {}
        words = _(
            "Write over a name to change it everywhere; empty, it is the one it came with. A kind that is switched off "
            "is no longer offered; what is noted under it stays so."
        )
        self.column.addWidget(label(words, "body", "text2", wrap=True))
        self._card = self.add_rows("")
        self._card.setAccessibleName(_("Kinds"))
        self._new = QLineEdit()
        self._new.setMaxLength(_LONGEST)
        self._new.setPlaceholderText(_("New kind"))
        self._new.setAccessibleName(_("New kind"))
        self._new.returnPressed.connect(self._add)
        self._problem = label("", "meta", "warn", wrap=True)
        self._problem.setVisible(False)
        line = QHBoxLayout()
        line.setSpacing(theme.space(12))
        line.addWidget(self._new, 1)
        line.addWidget(button(_("Add"), "", "plus", on_click=self._add))
        self.column.addLayout(line)
        self.column.addWidget(self._problem)
        self.finish()
        self.refresh()

    @override
    def refresh(self) -> None:
        """Show every kind in its row; rows stay, so that the focus does."""
        own, uses = self._context.store.kinds.all(), self._context.store.kinds.uses()
        for gone in self._rows.keys() - {kind.id for kind in own}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        before: QWidget | None = None
        for place, kind in enumerate(own):
            row = self._rows.get(kind.id) or self._make_row(kind.id)
            row.show_kind(kind, uses.get(kind.id, 0), first=place == 0, last=place == len(own) - 1)
            if self._card.body.indexOf(row) != place:
                self._card.body.insertWidget(place, row)
            for stop in row.stops():
                if before is not None:
                    QWidget.setTabOrder(before, stop)
                before = stop
        if before is not None:
            QWidget.setTabOrder(before, self._new)

    def _make_row(self, kind: str) -> KindRow:
        row = self._rows[kind] = KindRow(kind)
        row.renamed.connect(self._rename)
        row.moved.connect(self._move)
        row.switched.connect(self._switch)
        return row

    def _add(self) -> None:
        sentence = ""
        try:
            self._changes.add(self._new.text())
        except UserError as error:
            sentence = str(error)
        else:
            self._new.clear()
        self._new.setFocus()
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _rename(self, kind: str, name: str) -> None:
        row = self._rows[kind]
        row.refuse("")
        try:
            self._changes.rename(kind, name)
        except UserError as error:
            row.refuse(str(error))
        self.refresh()

    def _move(self, kind: str, down: int) -> None:
        place = list(self._rows_in_order()).index(kind) + down
        if 0 <= place < len(self._rows):
            self._changes.move(kind, place)

    def _rows_in_order(self) -> list[str]:
        return [own.id for own in self._context.store.kinds.all()]

    def _switch(self, kind: str, offered: bool) -> None:
        self._changes.set_hidden(kind, hidden=not offered)
