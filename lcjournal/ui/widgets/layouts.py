"""What layouts have in common."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, also out of those inside it; its widgets go once the event is over.

    They are hidden at once, for one of them may be what asked for this and must not be deleted yet. One that has the
    focus gives it to their parent: Qt would hand it on from each to the next, and scroll to the last.
    """
    parent = layout.parentWidget()
    focused = parent.window().focusWidget() if parent is not None else None
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            if parent is not None and focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                parent.setFocus(Qt.FocusReason.OtherFocusReason)
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
