"""The steps of open goals whose day is near or over, on Today, each ticked in place."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from lcjournal.core import goal_words
from lcjournal.core.i18n import _
from lcjournal.core.model import Goal, GoalState, GoalStep
from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.layouts import empty

_AHEAD = timedelta(days=7)
_MOST = 3


class StepsDue(Card):
    """Not there while there is none. ``ticked`` carries the ids of a goal and its step, ``opened`` that of a goal."""

    ticked = Signal(str, str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Steps of goals"))
        self._shown: list[tuple[Goal, GoalStep]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space(8))
        self.body.addLayout(self._rows)
        self.hide()

    def show_goals(self, goals: Iterable[Goal], today: date) -> None:
        """Show the first of what is due within a week, and what was due before."""
        shown = _due(goals, today)[:_MOST]
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._rows)
        for number, (goal, step) in enumerate(shown):
            self._rows.addLayout(self._row(number, goal, step, today))
        self.setVisible(bool(shown))

    def _row(self, number: int, goal: Goal, step: GoalStep, today: date) -> QHBoxLayout:
        when = goal_words.step_words(step, today)
        title = goal.title or _("Untitled")
        box = QCheckBox()
        box.setObjectName(str(number))
        box.setAccessibleName(step.text)
        box.setAccessibleDescription(_("{title} · {day}").format(title=title, day=when))
        box.clicked.connect(self._on_tick)
        link = Tag(title, "target", tint="surface", ink="accent_text")
        link.setObjectName(str(number))
        link.padding = 0
        link.clicked.connect(self._on_open)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(step.text, "body", wrap=True))
        words.addWidget(label(when, "meta", "text2", wrap=True))
        words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(theme.space(8))
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _on_tick(self) -> None:
        goal, step = self._shown[int(self.sender().objectName())]
        self.ticked.emit(goal.id, step.id)

    def _on_open(self) -> None:
        self.opened.emit(self._shown[int(self.sender().objectName())][0].id)


def _due(goals: Iterable[Goal], today: date) -> list[tuple[Goal, GoalStep]]:
    found = [
        (step.due, goal, step)
        for goal in goals
        if goal.state is GoalState.OPEN
        for step in goal.steps
        if step.due is not None and step.done is None and step.due <= today + _AHEAD
    ]
    return [(goal, step) for _day, goal, step in sorted(found, key=lambda one: one[0])]
