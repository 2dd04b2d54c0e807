"""Buttons in the looks of the design. One primary button a screen."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import icons, theme

Look = Literal["", "primary", "quiet", "danger", "danger-quiet", "search"]
_ICON_ROLES = {"primary": "on_accent", "quiet": "accent_text", "danger": "on_danger", "danger-quiet": "danger"}


class Button(QPushButton):
    """A button whose icon grows with the text."""

    def __init__(self, text: str, look: Look = "", icon: str = "", *, small: bool = False) -> None:
        super().__init__(text)
        self._small = small
        self.setProperty("look", look)
        self.setProperty("small", small)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            self.setIcon(icons.icon(icon, _ICON_ROLES.get(look, "text2")))
        self._fit_icon()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter too; a dialog would press its default button, whichever has the focus."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Fit the icon to another size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_icon()

    def _fit_icon(self) -> None:
        side = theme.space(16 if self._small else 18)
        self.setIconSize(QSize(side + (theme.space(4) if self.text() else 0), side))


class IconButton(QToolButton):
    """An icon alone, with a tip that says what it does and by which key. It grows as much as the text does."""

    def __init__(self, icon: str, tip: str, shortcut: str = "", *, checkable: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "icon")
        self.setCheckable(checkable)
        self.setIcon(icons.icon(icon, on="accent_text"))
        self.setAccessibleName(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip_with_key(tip, shortcut))
        self._fit_icon()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Fit the icon to another size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_icon()

    def _fit_icon(self) -> None:
        side = theme.em(18 / 14)
        self.setIconSize(QSize(side, side))


def tip_with_key(tip: str, shortcut: str) -> str:
    """Return “Search (Ctrl+K)”, with the key as this system writes it."""
    if not shortcut:
        return tip
    key = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return _("{action} ({key})").format(action=tip, key=key)


def button(
    text: str, look: Look = "", icon: str = "", *, small: bool = False, on_click: Callable[[], object] | None = None
) -> Button:
    """Return a button; ``on_click`` takes no argument."""
    result = Button(text, look, icon, small=small)
    if on_click is not None:
        result.clicked.connect(on_click)
    return result
