"""Undo instead of asking: Ctrl+Z and the button of the snack bar share one history."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

_DEPTH = 200


class _Command(QUndoCommand):
    """One change of the journal. What it does was done before it was pushed."""

    def __init__(self, text: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        super().__init__(text)
        self._undo, self._redo, self._done = undo, redo, True

    @override
    def undo(self) -> None:
        self._undo()
        self._done = False

    @override
    def redo(self) -> None:
        if not self._done:
            self._redo()


class Undo(QObject):
    """The history of the changes of one journal."""

    pushed = Signal(str)
    """A change worth a snack bar was made: its sentence, such as “Untitled note” moved to the bin."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_DEPTH)

    def push(self, text: str, undo: Callable[[], object], redo: Callable[[], object], *, snack: bool = True) -> None:
        """Remember a change that has just been made and how to take it back and make it again."""
        self.stack.push(_Command(text, undo, redo))
        if snack:
            self.pushed.emit(text)

    def undo(self) -> None:
        """Take back the last change."""
        self.stack.undo()

    def redo(self) -> None:
        """Make the last change taken back again."""
        self.stack.redo()
