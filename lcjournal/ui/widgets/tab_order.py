"""Where Tab goes when a row is added: to the row, before what stands under it, as one reads."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reach_before(row: QWidget, anchor: QWidget) -> None:
    """Let Tab reach the fields of ``row``, or what has none itself, just before ``anchor``.

    Qt would put what is new at the very end.
    """
    inside = [widget for widget in row.findChildren(QWidget) if _takes_tab(widget) and widget.parentWidget() is row]
    fields = inside or [row]
    before = anchor.previousInFocusChain()
    while before is not None and (not _takes_tab(before) or before is row or row.isAncestorOf(before)):
        before = before.previousInFocusChain()
    for field in fields:
        if before is not None:
            QWidget.setTabOrder(before, field)
        before = field


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
