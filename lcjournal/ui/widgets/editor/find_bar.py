"""Find and replace in all that is written about one activity."""

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _, ngettext
from lcjournal.core.text_find import occurrences
from lcjournal.core.utf16 import utf16_places
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.editor.prose_edit import ProseEdit
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label, rule

_ANNOUNCE_AFTER_MS = 300
"""Only what holds once the person pauses is said aloud."""


class _Hit(NamedTuple):
    field: ProseEdit
    start: int
    end: int


class FindBar(QFrame):
    """A bar over the fields it looks through; ``fields`` gives those that are shown, in order."""

    def __init__(self, fields: Callable[[], Sequence[ProseEdit]]) -> None:
        super().__init__()
        self._fields = fields
        self._hits: list[_Hit] = []
        self._current = -1
        self._left: QWidget | None = None
        self._wanted, self._other = QLineEdit(), QLineEdit()
        self._count = label("", "meta", "text3")
        self._aloud = QTimer(self, singleShot=True, interval=_ANNOUNCE_AFTER_MS)
        self._aloud.timeout.connect(self._announce)
        for field, name in ((self._wanted, _("Find in this entry")), (self._other, _("Replace with"))):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            field.setMinimumWidth(theme.em(14))
        self._wanted.textChanged.connect(self._on_wanted)
        self._lay_out()
        self.setVisible(False)

    def open(self, *, replacing: bool) -> None:
        """Show the bar and begin with the selected words; a text that was looked for stays."""
        focused = self.window().focusWidget()
        if not self.isAncestorOf(focused):
            self._left = focused
        if isinstance(focused, ProseEdit) and (words := focused.textCursor().selectedText()):
            self._wanted.setText(words.partition("\u2029")[0])
        self._replace.setVisible(replacing)
        self.setVisible(True)
        self.look_again()
        self._wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._wanted.selectAll()
        self._aloud.start()

    def close_bar(self) -> None:
        """Put the bar away and go back to the text, at the place that was found."""
        self.setVisible(False)
        hit = self._hits[self._current] if 0 <= self._current < len(self._hits) else None
        self._mark([])
        back = hit.field if hit else self._left
        if back is not None:
            back.setFocus()

    def next(self) -> None:
        """Go to the next place."""
        self._go(1)

    def previous(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def look_again(self) -> None:
        """Look once more: another text is shown, or what is shown was changed."""
        if not self.isHidden():
            self._find()
            self._current = -1
            self._say()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._wanted.hasFocus():
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._other.hasFocus():
            self._replace_one()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        find, self._replace = QWidget(), QWidget()
        line = FlowLayout(find)
        close = IconButton("x", _("Close"), "Esc")
        back = IconButton("caret-up", _("Previous place"), "Shift+F3")
        on = IconButton("caret-down", _("Next place"), "F3")
        for tool, slot in ((back, self.previous), (on, self.next), (close, self.close_bar)):
            tool.clicked.connect(slot)
        for widget in (self._wanted, back, on, close, self._count):
            line.addWidget(widget)
        line = FlowLayout(self._replace)
        line.addWidget(self._other)
        line.addWidget(button(_("Replace"), small=True, on_click=self._replace_one))
        line.addWidget(button(_("Replace all"), small=True, on_click=self._replace_all))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rows = QVBoxLayout()
        rows.setContentsMargins(theme.space(36), theme.space(8), theme.space(32), theme.space(8))
        rows.setSpacing(theme.space(6))
        rows.addWidget(find)
        rows.addWidget(self._replace)
        column.addLayout(rows)
        column.addWidget(rule())

    def _find(self) -> None:
        self._hits = []
        for field in self._fields():
            text = field.raw()
            places = utf16_places(text)
            found = occurrences(text, self._wanted.text())
            self._hits += [_Hit(field, places[start], places[end]) for start, end in found]
        self._mark(self._hits)

    def _mark(self, hits: list[_Hit]) -> None:
        marks: dict[ProseEdit, list[QTextEdit.ExtraSelection]] = {field: [] for field in self._fields()}
        for hit in hits:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = _cursor(hit)
            mark.format.setBackground(theme.colour("mark"))
            marks[hit.field].append(mark)
        for field, found in marks.items():
            field.setExtraSelections(found)

    def _on_wanted(self) -> None:
        self.look_again()
        if self._hits:
            self._show(0)
        self._aloud.start()

    def _go(self, step: int) -> None:
        if self.isHidden():
            self.open(replacing=False)
        self._find()
        if not self._hits:
            self._current = -1
            self._say()
        elif self._current < 0:
            self._show(self._from_cursor(step))
        else:
            self._show((self._current + step) % len(self._hits))
        self._aloud.start()

    def _from_cursor(self, step: int) -> int:
        """Return the place nearest to the cursor in the direction one goes, or round the end."""
        fields = list(self._fields())
        field = next((field for field in fields if field is self._left), fields[0])
        here = (fields.index(field), field.textCursor().selectionStart())
        keys = [(fields.index(hit.field), hit.start) for hit in self._hits]
        if step > 0:
            return next((number for number, key in enumerate(keys) if key >= here), 0)
        return next((number for number in reversed(range(len(keys))) if keys[number] < here), len(keys) - 1)

    def _show(self, number: int) -> None:
        self._current = number
        hit = self._hits[number]
        hit.field.setTextCursor(_cursor(hit))
        hit.field.follow()
        self._say()

    def _say(self) -> None:
        if not self._wanted.text():
            self._count.setText("")
        elif not self._hits:
            self._count.setText(_("Not found"))
        elif self._current < 0:
            places = ngettext("{count} place", "{count} places", len(self._hits))
            self._count.setText(places.format(count=len(self._hits)))
        else:
            self._count.setText(_("{number} of {count}").format(number=self._current + 1, count=len(self._hits)))

    def _replace_one(self) -> None:
        """Replace the place that is shown and go to the next."""
        if 0 <= self._current < len(self._hits):
            hit = self._hits[self._current]
            cursor = _cursor(hit)
            cursor.insertText(self._other.text())
            hit.field.setTextCursor(cursor)
            self._left, self._current = hit.field, -1
        self._go(1)

    def _replace_all(self) -> None:
        """Replace every place, as one step to undo in each field."""
        self._find()
        hits = self._hits
        for field, found in groupby(reversed(hits), key=attrgetter("field")):
            edit = QTextCursor(field.document())
            edit.beginEditBlock()
            for hit in found:
                _cursor(hit).insertText(self._other.text())
            edit.endEditBlock()
        told = ngettext("{count} place replaced", "{count} places replaced", len(hits))
        self._count.setText(told.format(count=len(hits)))
        self._aloud.start()

    def _announce(self) -> None:
        if self.isVisible() and self._count.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._wanted, self._count.text()))


def _cursor(hit: _Hit) -> QTextCursor:
    cursor = QTextCursor(hit.field.document())
    cursor.setPosition(hit.start)
    cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
