"""Where one would like to be, asked facet by facet before any score of the check is shown."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lcjournal.core import wording
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Domain, Facet, Instrument
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.labels import label, set_tone
from lcjournal.ui.widgets.level_edit import LevelEdit


class _LevelRow(QWidget):
    """A facet, what it is about, and its slider."""

    def __init__(self, facet: Facet, level: float | None) -> None:
        super().__init__()
        name = facet.name.text()
        self.edit = LevelEdit(name, level)
        self._figure = label("", "strong", "desired")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._clear = IconButton("x", _("No desired level for “{facet}”").format(facet=name), "Del")
        self._clear.clicked.connect(self._on_clear)
        self.edit.level_changed.connect(self.show_level)
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        words.addWidget(label(name, "strong", wrap=True))
        words.addWidget(label(facet.about.text(), "meta", "text3", wrap=True))
        self._words = QWidget()
        self._words.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(16))
        self.show_level(level)
        self.set_stacked(False)

    def show_level(self, level: float | None) -> None:
        """Show a level on the slider and in figures."""
        self.edit.set_level(level)
        self._figure.setText(_("none") if level is None else wording.level(level))
        set_tone(self._figure, "text3" if level is None else "desired")
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


class DesiredLevels(QWidget):
    """The facets of one domain with the levels last desired."""

    def __init__(self, instrument: Instrument, domain: Domain, levels: Mapping[str, float]) -> None:
        super().__init__()
        self.domain = domain
        self._rows = {facet.id: _LevelRow(facet, levels.get(facet.id)) for facet in domain.facets}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(8), 0, 0)
        column.setSpacing(theme.space(14))
        column.addSpacing(theme.space(24))
        column.addWidget(label(instrument.target_question.text(), "page", wrap=True))
        hint = _(
            "From 1 to 5, for what you would like to see in “{domain}”. Leave any of them out, or skip them all; "
            "a level set last time is already there."
        )
        column.addWidget(label(hint.format(domain=domain.name.text()), "body", "text2", wrap=True))
        column.addSpacing(theme.space(8))
        for row in self._rows.values():
            column.addWidget(row)
        column.addStretch(1)

    def levels(self) -> dict[str, float]:
        """Return the levels shown, by facet."""
        shown = ((facet, row.edit.level()) for facet, row in self._rows.items())
        return {facet: level for facet, level in shown if level is not None}

    def set_levels(self, levels: Mapping[str, float]) -> None:
        """Show these levels and none for the other facets."""
        for facet, row in self._rows.items():
            row.show_level(levels.get(facet))

    def set_stacked(self, stacked: bool) -> None:
        """Put each slider under its words."""
        for row in self._rows.values():
            row.set_stacked(stacked)

    def take_focus(self) -> None:
        """Give the keyboard to the first slider."""
        next(iter(self._rows.values())).edit.setFocus(Qt.FocusReason.TabFocusReason)
