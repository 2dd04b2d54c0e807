"""The next steps of an activity as one reads it, with what came of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.model import NextStep
from lcjournal.core.next_step_words import answer_line, asked_line, step_sentence
from lcjournal.core.search import SearchQuery, highlight_ranges
from lcjournal.core.utf16 import utf16_places
from lcjournal.ui import theme
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty


class NextStepList(QWidget):
    """Shows steps in words, and nothing where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Next steps"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space(8), 0, 0)
        self._column.setSpacing(theme.space(10))
        self._lines: list[QLabel] = []

    def show_steps(self, steps: Sequence[NextStep]) -> None:
        """Show these steps, those that are open with the day on which they are asked about."""
        empty(self._column)
        self._lines.clear()
        self.setVisible(bool(steps))
        if not steps:
            return
        self._column.addWidget(rule())
        self._column.addWidget(label(_("Next steps"), "label", "text2"))
        for step in steps:
            self._lines.append(label(step_sentence(step), "body", wrap=True))
            self._lines += [
                label(line, "meta", "text2", wrap=True) for line in (answer_line(step), asked_line(step)) if line
            ]
        for words in self._lines:
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(words)

    def mark(self, query: SearchQuery) -> QWidget | None:
        """Select in each line the first of what was searched, and return the first line that holds any of it."""
        first = None
        for words in self._lines:
            places, ranges = utf16_places(words.text()), highlight_ranges(words.text(), query)
            start, end = ranges[0] if ranges else (0, 0)
            words.setSelection(places[start], places[end] - places[start])
            first = first or (words if ranges else None)
        return first
