"""What the person notes about a whole check, kept as one writes."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.editor.prose_edit import ProseEdit
from lcjournal.ui.widgets.labels import label

SAVE_AFTER_MS = 1000


class _NoteText(ProseEdit):
    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class CheckNote(Card):
    """A field that is always open."""

    written = Signal(str)
    """The note is to be kept: while one writes, and when one leaves the field."""

    def __init__(self, note: str) -> None:
        super().__init__(_("Your note on this self-check"))
        self._kept: str | None = note
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._text = _NoteText(_("Your note on this self-check"), 2)
        self._text.setPlaceholderText(_("What was going on in those weeks?"))
        self._text.show_text(note)
        self._text.textChanged.connect(self._on_edit)
        self._text.left.connect(self.keep)
        self.body.addWidget(self._text)
        self._told = label(_("Kept as you write."), "meta", "text3", wrap=True)
        self.body.addWidget(self._told)

    def take_focus(self) -> None:
        """Give the keyboard to the field."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> bool:
        """Have the note kept now, if it is another one; return False where it was refused."""
        self._timer.stop()
        text = self._text.text() if self._text.text().strip() else ""
        if text != self._kept:
            self._kept = text
            self._told.setText(_("Kept as you write."))
            self.written.emit(text)
        return self._kept is not None

    def refuse(self, sentence: str) -> None:
        """Say why what was ``written`` is not kept, and try again in a moment."""
        self._kept = None
        self._told.setText(sentence)
        self._timer.start()

    def _on_edit(self) -> None:
        if not self._timer.isActive():  # not put off by each letter
            self._timer.start()
