"""What a file for a coach would hold, line by line, and what would stay: shown before anything is written."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card, IconLabel
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.layouts import empty


class ShareList(Card):
    """A heading and lines, each with an icon."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.space(6))
        self.body.addLayout(self._lines)

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show other lines: an icon and words each."""
        empty(self._lines)
        for icon, words in lines:
            row = QHBoxLayout()
            row.setSpacing(theme.space(8))
            row.addWidget(IconLabel(icon, size=18))
            row.addWidget(label(words, "body", wrap=True), 1)
            self._lines.addLayout(row)
