"""Undo instead of asking: Ctrl+Z and the button of the snack bar share one history.

Qt's QUndoStack would tell of its own end while half of what listens to it is gone, and does no more than this.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

_DEPTH = 200


@dataclass(frozen=True, slots=True)
class _Step:
    """One change of the journal, made before it was remembered."""

    undo: Callable[[], object]
    redo: Callable[[], object]


class Undo(QObject):
    """The history of the changes of one journal."""

    changed = Signal()
    """The history is another one: something was remembered, taken back or made again."""

    pushed = Signal(str)
    """A change worth a snack bar was made: its sentence, such as “Untitled note” moved to the bin."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[_Step] = []
        self._taken_back: list[_Step] = []

    def can_undo(self) -> bool:
        """Say whether there is a change to take back."""
        return bool(self._done)

    def can_redo(self) -> bool:
        """Say whether a change was taken back that can be made again."""
        return bool(self._taken_back)

    def push(self, text: str, undo: Callable[[], object], redo: Callable[[], object], *, snack: bool = True) -> None:
        """Remember a change that has just been made, how to take it back and how to make it again."""
        self._done = [*self._done, _Step(undo, redo)][-_DEPTH:]
        self._taken_back = []
        self.changed.emit()
        if snack:
            self.pushed.emit(text)

    def forget(self) -> None:
        """Forget every change: what they spoke of was erased."""
        self._done, self._taken_back = [], []
        self.changed.emit()

    def undo(self) -> None:
        """Take back the last change. A step that fails stays where it is."""
        if self._done:
            self._done[-1].undo()
            self._taken_back.append(self._done.pop())
            self.changed.emit()

    def redo(self) -> None:
        """Make the last change taken back again."""
        if self._taken_back:
            self._taken_back[-1].redo()
            self._done.append(self._taken_back.pop())
            self.changed.emit()
