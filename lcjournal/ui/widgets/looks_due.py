"""The goals that wait for a look, on Today, each one click away."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from lcjournal.core import goal_words
from lcjournal.core.i18n import _
from lcjournal.core.model import Goal, GoalLook
from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.layouts import empty

_MOST = 3


class LooksDue(Card):
    """Not there while no look is due. ``opened`` carries the id of a goal."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Look again at a goal"))
        self._shown: list[Goal] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space(4))
        self.body.addLayout(self._rows)
        self.hide()

    def show_goals(self, goals: Iterable[Goal], looks: Sequence[GoalLook], today: date) -> None:
        """Show the first goals at which nobody has looked for as long as was meant."""
        shown = goal_words.looks_due(goals, looks, today)[:_MOST]
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._rows)
        for goal in shown:
            link = Tag(goal.title or _("Untitled"), "target", tint="surface", ink="accent_text")
            link.setObjectName(goal.id)
            link.padding = 0
            link.clicked.connect(self._on_open)
            self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(shown))

    def _on_open(self) -> None:
        self.opened.emit(self.sender().objectName())
