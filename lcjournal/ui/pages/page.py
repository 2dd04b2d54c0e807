"""What every page is: something that shows part of the journal and draws again when that part has changed."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from lcjournal.core.model import Change
from lcjournal.ui import from_qt
from lcjournal.ui.context import Context


class Page(QWidget):
    """A page of the window.

    ``shows`` names what a subclass reads from the store: a change that meets it draws a visible page at once and a
    hidden one when it is next shown.
    """

    shows: ClassVar[Change] = Change(0)

    open_requested = Signal(str, object)
    """Another page is wanted: its name, and what to open there or None."""

    full_window_changed = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.full_window = False
        self._stale = True
        self._first: QWidget | None = None
        context.bus.changed.connect(self._on_change)

    def refresh(self) -> None:
        """Read the store and draw. Called before the page is first seen and after each change it shows."""

    def open(self, argument: object) -> None:
        """Show ``argument``, whatever this page understands by it. None shows the page as it was left."""

    def state(self) -> dict[str, object]:
        """Return what a rebuilt window needs to go on in the same place: selection, half-typed text, scroll."""
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Take up what ``state`` returned, after the first refresh."""

    def leave(self) -> bool:
        """Settle what is under way before another page is shown; return False to stay here."""
        return True

    def step_back(self) -> bool:
        """Go back one step within the page; return False where the page before is wanted."""
        return False

    def in_hand(self) -> str:
        """Return the id of the activity that is chosen or written here, stored if it was not yet, or ""."""
        return ""

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through, in reading order."""
        return [self]

    def begin_at(self, first: QWidget) -> None:
        """Give ``first`` the keyboard when the page gets it. A focus proxy would take Tab past what stands before."""
        self._first = first

    def set_full_window(self, full: bool) -> None:
        """Ask for the whole window, without the sidebar, or give it back."""
        self.full_window = full
        self.full_window_changed.emit(full)

    def mark_stale(self) -> None:
        """Draw again now if visible, else when shown."""
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Draw if something shown here has changed since the last time."""
        if self._stale:
            self._stale = False
            self.refresh()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while the page was hidden."""
        with from_qt.told():
            self.refresh_if_stale()
        super().showEvent(event)

    def _on_change(self, change: Change) -> None:
        if change & self.shows:
            self.mark_stale()
