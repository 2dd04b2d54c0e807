"""The snack bar: says what was just done and offers to take it back, at the bottom of the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label

SECONDS = 8


class SnackBar(QFrame):
    """One sentence at a time over its parent, for 8 seconds, longer while the pointer or the focus is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("snack")
        self._host = parent
        self._undo: Callable[[], object] | None = None
        self._timer = QTimer(self, interval=SECONDS * 1000, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self._message = label(wrap=False)
        self._button = button(_("Undo"), on_click=self._on_undo)
        self._button.installEventFilter(self)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(18), theme.space(6), theme.space(8), theme.space(6))
        row.setSpacing(theme.space(12))
        row.addWidget(self._message, 1)
        row.addWidget(self._button)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show ``text``, read it aloud politely, and offer to undo if ``undo`` is given."""
        self._undo = undo
        self._message.setText(text)
        self._button.setVisible(undo is not None)
        self._message.setMinimumHeight(self._button.sizeHint().height())
        self.setAccessibleName(text)
        self.show()
        self._place()
        self._timer.start()
        event = QAccessibleAnnouncementEvent(self, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def dismiss(self) -> None:
        """Go away; what was done stays done."""
        self._timer.stop()
        self._undo = None
        self.hide()

    def take_focus(self) -> bool:
        """Put the focus on “Undo”; return whether there was one to focus."""
        if not (self.isVisible() and self._button.isVisible()):
            return False
        self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the parent, and wait while the button has the focus."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is here."""
        self._timer.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Count again."""
        if self.isVisible() and QApplication.focusWidget() is not self._button:
            self._timer.start()
        super().leaveEvent(event)

    def _on_undo(self) -> None:
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()

    def _place(self) -> None:
        room = self._host.width() - 2 * theme.space(16)
        # A sentence that does not fit on one line wraps rather than being cut.
        self._message.setWordWrap(False)
        fits = self.sizeHint().width() <= room
        self._message.setWordWrap(not fits)
        width = self.sizeHint().width() if fits else room
        height = self._row.heightForWidth(width) if not fits else self.sizeHint().height()
        self.setGeometry(
            (self._host.width() - width) // 2, self._host.height() - height - theme.space(20), width, height
        )
        self.raise_()
