"""F6: from one part of the window to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_pane(panes: Sequence[QWidget], step: int) -> None:
    """Put the focus into the pane ``step`` places after the one that has it, passing those that take none."""
    focused = QApplication.focusWidget()
    # Of panes inside one another the inner one has the focus.
    here = [index for index, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))]
    start = here[-1] if here else (-1 if step > 0 else 0)
    for distance in range(1, len(panes) + 1):
        target = first_focusable(panes[(start + step * distance) % len(panes)])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def first_focusable(pane: QWidget) -> QWidget | None:
    """Return where the focus was last in a pane, else the first of its widgets that Tab reaches."""
    candidates = (pane.focusWidget(), pane, *_chain(pane))
    return next((widget for widget in candidates if _takes_tab(widget)), None)


def _chain(pane: QWidget) -> list[QWidget]:
    chain, widget = [], pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def _takes_tab(widget: QWidget | None) -> bool:
    if widget is None or not (widget.isVisible() and widget.isEnabled()):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
