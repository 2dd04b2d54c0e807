"""A strip over every page that says what happened to the journal, with what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import Look, button
from lcjournal.ui.widgets.card import IconLabel, Tint
from lcjournal.ui.widgets.labels import label

_ONE_LINE_EM = 56


class Notice(QFrame):
    """``words`` with an icon; the buttons stand beside them, or below where there is little room."""

    def __init__(self, words: str, icon: str, tint: Tint = "info") -> None:
        super().__init__()
        self.setProperty("card", tint)
        self._words = label("", wrap=True)
        said = QHBoxLayout()
        said.setSpacing(theme.space(12))
        said.addWidget(IconLabel(icon, "accent" if tint == "info" else tint, 20), 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self._words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.space(12))
        self._buttons.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(theme.space(16), theme.space(12), theme.space(16), theme.space(12))
        self._line.setSpacing(theme.space(12))
        self._line.addLayout(said, 1)
        self._line.addLayout(self._buttons)
        self.say(words)

    def say(self, words: str) -> None:
        """Say this instead."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def add(self, verb: str, on_click: Callable[[], object], look: Look = "") -> None:
        """Add a button behind the others."""
        self._buttons.addWidget(button(verb, look, small=True, on_click=on_click))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_ONE_LINE_EM)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
