"""The field in which one types what the journal list is to hold, and the button that tells what it understands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.search_words import value_range
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.search_help import SearchHelp


class SearchField(QLineEdit):
    """Down and Enter lead on to what was found, Esc away."""

    list_wanted = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Words, people, #tags"))
        self.setAccessibleName(_("Search the journal"))
        self.addAction(icons.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def type_example(self, example: str) -> None:
        """Type an example behind what is there, its value selected to be typed over."""
        before = self.text().rstrip()
        before += " " if before else ""
        start, end = value_range(example)
        self.setText(before + example)
        self.setSelection(len(before) + start, end - start)
        self.setFocus()


class SearchRow(QWidget):
    """A search field with its “?”."""

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField()
        self._help = IconButton("question", _("What a search understands"))
        self._help.clicked.connect(self._on_help)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(4))
        row.addWidget(self.field, 1)
        row.addWidget(self._help)

    def _on_help(self) -> None:
        shown = SearchHelp(self)
        shown.chosen.connect(self.field.type_example)
        shown.show_under(self.field)
