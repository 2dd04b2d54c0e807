"""A few choices side by side, one of which holds."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton
from typing_extensions import override


class Segmented(QFrame):
    """One of ``choices`` (value, text). Left and Right move, and one Tab stop is enough for all."""

    chosen = Signal(str)
    """The person chose this value; ``choose`` by code is silent."""

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], value: str = "") -> None:
        super().__init__()
        self.setProperty("segmented", "true")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for key, text in choices:
            self._buttons[key] = self._add(text)
            row.addWidget(self._buttons[key], 1)
        self.choose(value or next(iter(self._buttons)))
        self._group.buttonClicked.connect(self._on_click)

    def value(self) -> str:
        """Return the choice that holds."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, value: str) -> None:
        """Show ``value`` as chosen without telling."""
        self._buttons[value].setChecked(True)
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[value])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by the arrows, in place of Qt, which would move the focus alone."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        keys = list(self._buttons)
        value = keys[(keys.index(self.value()) + step) % len(keys)]
        self.choose(value)
        self._buttons[value].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(value)

    def _add(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(text)
        button.setCheckable(True)
        button.setProperty("kind", "segment")
        button.setSizePolicy(self.sizePolicy().horizontalPolicy(), button.sizePolicy().verticalPolicy())
        button.installEventFilter(self)
        self._group.addButton(button)
        return button

    def _on_click(self) -> None:
        self.choose(self.value())
        self.chosen.emit(self.value())
