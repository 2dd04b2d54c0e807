"""Rows of a page of settings: what it is, a sentence, and what to do about it on the right."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label, rule

_ONE_LINE_EM = 30


def breakable(path: Path) -> str:
    """Return a path that a label may wrap after each separator, with zero-width spaces."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")


class SettingsRow(QWidget):
    """``sentence`` is shown under the title and may be changed later; where there is little room controls go below."""

    def __init__(self, title: str, sentence: str = "", *controls: QWidget) -> None:
        super().__init__()
        self.sentence: QLabel = label(sentence, "meta", "text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        words.addWidget(label(title, "strong", wrap=True, buddy=controls[0] if controls else None))
        words.addWidget(self.sentence)
        side = QHBoxLayout()
        side.setSpacing(theme.space(12))
        side.addStretch(1)
        for control in controls:
            side.addWidget(control)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, theme.space(6), 0, theme.space(6))
        self._line.setSpacing(theme.space(12))
        self._line.addLayout(words, 1)
        if controls:
            self._line.addLayout(side)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self.sentence.setText(sentence)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_ONE_LINE_EM)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class SettingsSection(QWidget):
    """One section: its title, then headings and cards of rows."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        edge = theme.space(32)
        self.column.setContentsMargins(edge, theme.space(24), edge, edge)
        self.column.setSpacing(theme.space(12))
        self.column.addWidget(label(title, "page", wrap=True))

    def add_rows(self, heading: str, *rows: QWidget) -> Card:
        """Add a card of rows with a line between them, under a heading if there is one, and return it."""
        card = Card()
        for number, row in enumerate(rows):
            if number:
                card.body.addWidget(rule())
            card.body.addWidget(row)
        self.add_card(heading, card)
        return card

    def add_card(self, heading: str, card: Card) -> None:
        """Add a card, under a heading if there is one."""
        if heading:
            self.column.addWidget(label(heading, "label", "text2"))
            card.setAccessibleName(heading)
        self.column.addWidget(card)

    def refresh(self) -> None:
        """Read again what may have changed."""

    def finish(self) -> None:
        """Push what was added to the top."""
        self.column.addStretch(1)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
