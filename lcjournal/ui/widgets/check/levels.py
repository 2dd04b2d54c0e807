"""A page of levels, 1 to 5 or none, one row each: for what one desires, and for looking back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lcjournal.core import wording
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.labels import label, set_tone
from lcjournal.ui.widgets.level_edit import LevelEdit


@dataclass(frozen=True, slots=True)
class Row:
    """What is given a level. ``spoken`` names its slider to a screen reader, ``clear`` its × that leaves it out."""

    id: str
    name: str
    about: str
    spoken: str
    clear: str
    level: float | None


class _LevelRow(QWidget):
    """A name, what it is about, and its slider."""

    def __init__(self, row: Row, *, past: bool) -> None:
        super().__init__()
        self.edit = LevelEdit(row.spoken, row.level, past=past)
        self._tone = "text" if past else "desired"
        self._figure = label("", "strong")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._clear = IconButton("x", row.clear, "Del")
        self._clear.clicked.connect(self._on_clear)
        self.edit.level_changed.connect(self.show_level)
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        words.addWidget(label(row.name, "strong", wrap=True))
        words.addWidget(label(row.about, "meta", "text3", wrap=True))
        self._words = QWidget()
        self._words.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(16))
        self.show_level(row.level)
        self.set_stacked(False)

    def show_level(self, level: float | None) -> None:
        """Show a level on the slider and in figures."""
        self.edit.set_level(level)
        self._figure.setText(_("none") if level is None else wording.level(level))
        set_tone(self._figure, "text3" if level is None else self._tone)
        self._figure.setMinimumWidth(theme.em(4))
        self._clear.setEnabled(level is not None)

    def set_stacked(self, stacked: bool) -> None:
        """Put the slider under the words."""
        row = 1 if stacked else 0
        self._grid.addWidget(self._words, 0, 0, 1, 3 if stacked else 1)
        for column, widget in enumerate((self.edit, self._figure, self._clear), 0 if stacked else 1):
            self._grid.addWidget(widget, row, column)
        for column in range(4):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(0, 3)
        if not stacked:
            self._grid.setColumnStretch(1, 4)

    def _on_clear(self) -> None:
        self.show_level(None)


class Levels(QWidget):
    """A page after the questions. ``place`` says above it where one is, ``skip_words`` offer to leave it out.

    Levels of the ``past`` are drawn as such: only what is desired is an open ring.
    """

    def __init__(self, title: str, hint: str, rows: Sequence[Row], *, past: bool = False) -> None:
        super().__init__()
        self.place = self.skip_words = ""
        self._rows = {row.id: _LevelRow(row, past=past) for row in rows}
        column = QVBoxLayout(self)
        column.setContentsMargins(4, theme.space(8), 4, 0)
        column.setSpacing(theme.space(14))
        column.addSpacing(theme.space(24))
        column.addWidget(label(title, "page", wrap=True))
        column.addWidget(label(hint, "body", "text2", wrap=True))
        column.addSpacing(theme.space(8))
        for row in self._rows.values():
            column.addWidget(row)
        column.addStretch(1)

    def keep(self) -> None:
        """Store the levels shown, as far as they are not stored."""
        raise NotImplementedError

    def skip(self) -> None:
        """Leave this page out: what it shows is not kept."""

    def levels(self) -> dict[str, float]:
        """Return the levels shown, by the id of their row."""
        shown = ((name, row.edit.level()) for name, row in self._rows.items())
        return {name: level for name, level in shown if level is not None}

    def set_levels(self, levels: Mapping[str, float]) -> None:
        """Show these levels and none for the other rows."""
        for name, row in self._rows.items():
            row.show_level(levels.get(name))

    def set_stacked(self, stacked: bool) -> None:
        """Put each slider under its words."""
        for row in self._rows.values():
            row.set_stacked(stacked)

    def take_focus(self) -> None:
        """Give the keyboard to the first slider."""
        next(iter(self._rows.values())).edit.setFocus(Qt.FocusReason.TabFocusReason)
