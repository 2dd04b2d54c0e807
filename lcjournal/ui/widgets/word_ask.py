"""A question that may be answered with a word and is in nobody's way: what is typed is kept by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Strip

_KEEP_AFTER_MS = 1000


class WordAsk(Strip):
    """``ask`` shows a question; ``keep`` is called with the word a second after it was typed, and when it is done."""

    def __init__(self) -> None:
        super().__init__("", "chat-centered-text")
        self._keep: Callable[[str], object] | None = None
        self._kept = ""
        self.field = QLineEdit()
        self.field.setMinimumWidth(theme.em(10))
        self.row.addWidget(self.field, 2)
        self.row.addWidget(button(_("Done"), "", small=True, on_click=self.finish))
        self._timer = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.field.textEdited.connect(self._on_edit)
        self.field.returnPressed.connect(self.finish)
        self.hide()

    def ask(self, question: str, keep: Callable[[str], object]) -> None:
        """Ask; the word of a question before is kept first."""
        self.flush()
        self._keep, self._kept = keep, ""
        self.message.setText(question)
        self.field.setAccessibleName(question)
        self.field.clear()
        self.show()
        self.field.setFocus()

    def flush(self) -> None:
        """Keep what is typed now."""
        self._timer.stop()
        word = self.field.text().strip()
        if self._keep is not None and word != self._kept:
            self._keep(word)
            self._kept = word

    def finish(self) -> None:
        """Keep what is typed and put the question away."""
        self.flush()
        self._keep = None
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the question away; what is typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the word when the page is left too."""
        self.flush()
        super().hideEvent(event)

    def _on_edit(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
