"""A note on one question: a small field under the answers, kept as one writes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from lcjournal.core.errors import ReadOnlyJournalError, UserError
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.commands import native
from lcjournal.ui.widgets.editor.prose_edit import ProseEdit
from lcjournal.ui.widgets.labels import label, set_property

_SAVE_AFTER_MS = 1000
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _NoteText(ProseEdit):
    """Keeps every key to itself: in here a digit is text, and an arrow at the edge of the text goes nowhere else."""

    closed = Signal()
    settled = Signal()
    focus_changed = Signal(bool)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.settled.emit()
        else:
            super().keyPressEvent(event)
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)


class NoteField(QFrame):
    """The note on the question shown. Hidden while there is none and nobody writes one."""

    edited = Signal()
    left = Signal()
    """By Esc, which closes the field, or by Ctrl+Enter, which leaves it in view; both keep the note."""

    def __init__(self) -> None:
        super().__init__()
        self._item = ""
        self._keep: Callable[[str, str], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self.setProperty("card", "field")
        self._text = _NoteText(_("Note on this question"), 2)
        self._text.closed.connect(self._close)
        self._text.settled.connect(self._settle)
        self._text.focus_changed.connect(self._on_focus)
        self._text.textChanged.connect(self._on_edit)
        self._hint = hint = _("Kept as you write. {key} goes back to the answers.").format(key=native("Esc"))
        self._text.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(14), theme.space(10), theme.space(14), theme.space(8))
        column.setSpacing(theme.space(6))
        column.addWidget(self._text)
        self._told = label(hint, "meta", "text3", wrap=True)
        column.addWidget(self._told)
        self.hide()

    def keep_by(self, keep: Callable[[str, str], object]) -> None:
        """Keep notes by ``keep``, handed the id of the item and the text: while one writes, and when one leaves."""
        self._keep = keep

    def show_note(self, item: str, text: str) -> None:
        """Keep the note there is and show the one on another question."""
        self.keep()
        self._item = ""  # what is shown now is no edit
        self._text.show_text(text)
        self._item = item
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return the note as it stands in the field."""
        return self._text.text()

    def place(self) -> int:
        """Return where the cursor is, or -1 while nobody writes here."""
        return self._text.textCursor().position() if self._text.hasFocus() else -1

    def state(self) -> dict[str, object]:
        """Return what ``write`` takes to go on at the same letter."""
        return {"text": self.text(), "place": self.place()}

    def write(self, text: str | None = None, place: int = -1) -> None:
        """Open the field and put the cursor into it, at the end without a ``place``; ``text`` goes on half-typed."""
        if text is not None and text != self.text():
            self._text.show_text(text)
        self.show()
        cursor = self._text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if place >= 0:
            cursor.setPosition(min(place, cursor.position()))
        self._text.setTextCursor(cursor)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Have the note kept now. What the disk does not take is said, and tried again in a moment."""
        self._timer.stop()
        if not self._item or self._keep is None:
            return
        try:
            self._keep(self._item, self.text())
        except UserError as error:
            self._told.setText(str(error))
            if not isinstance(error, ReadOnlyJournalError):
                self._timer.start()
        else:
            self._told.setText(self._hint)

    def _on_edit(self) -> None:
        if self._item:
            self.edited.emit()
            if not self._timer.isActive():  # not put off by each letter
                self._timer.start()

    def _on_focus(self, focused: bool) -> None:
        set_property(self, "focused", focused)
        if not focused:
            self.keep()

    def _close(self) -> None:
        self.left.emit()
        self.hide()

    def _settle(self) -> None:
        self.left.emit()
        self.setVisible(bool(self.text()))
