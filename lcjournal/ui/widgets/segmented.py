"""A few choices side by side, one of which holds."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy
from typing_extensions import override

from lcjournal.ui import theme


class Segment(QPushButton):
    """One of several choices side by side, which a screen reader tells as a radio button.

    It is to stand in a QButtonGroup, whose word on what else is chosen goes before its own.
    """

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(name or text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # all that Qt goes by when it says what this is; it is deaf to it on a QToolButton
        self.setAutoDefault(False)
        self.setProperty("kind", "segment")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return the room of the words as they are written once chosen."""
        hint, bold = super().sizeHint(), QFontMetrics(theme.font("label", weight=QFont.Weight.DemiBold))
        written = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, bold.horizontalAdvance(self.text()) + 1 - written), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Segmented(QFrame):
    """One of ``choices`` (value, text). Left and Right move, and one Tab stop is enough for all."""

    chosen = Signal(str)
    """The person chose this value; ``choose`` by code is silent."""

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], value: str = "") -> None:
        super().__init__()
        self.setProperty("segmented", "true")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Segment] = {}
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

    def _add(self, text: str) -> Segment:
        button = Segment(text)
        button.installEventFilter(self)
        self._group.addButton(button)
        return button

    def _on_click(self) -> None:
        self.choose(self.value())
        self.chosen.emit(self.value())
