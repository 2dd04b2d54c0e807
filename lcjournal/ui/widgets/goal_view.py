"""A goal as it is read: its two ends, the way between them, what was done for it and what became of it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import goal_words
from lcjournal.core.i18n import _
from lcjournal.core.model import Goal, GoalEvent, GoalState
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card, IconLabel
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import Tone, label, written
from lcjournal.ui.widgets.layouts import empty

_SIDE_BY_SIDE_EM = 34


class GoalFacts(QWidget):
    """The line under the title: facet, day by which, how often one looks again, who decides, what is late."""

    def __init__(self, goal: Goal, facet: str, today: date) -> None:
        super().__init__()
        flow = FlowLayout(self, theme.space(16), theme.space(4))
        facts = [("compass", facet), ("calendar-blank", goal_words.due_words(goal, today))]
        facts.append(("repeat", goal_words.look_months_name(goal.look_months) if goal.look_months else ""))
        facts.append(("user", goal_words.influence_name(goal.influence)))
        facts.append(("clock", goal_words.overdue_words(goal, today)))
        for icon, words in facts:
            if words:
                flow.addWidget(_fact(icon, words))


def _fact(icon: str, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space(6))
    row.addWidget(IconLabel(icon, size=16))
    row.addWidget(label(words, "body", "text2"))
    return holder


class GoalEnds(QWidget):
    """Where I am beside What I want, below each other where there is no room; an empty one is not there."""

    def __init__(self, goal: Goal) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(12))
        ends: tuple[tuple[str, str, Tone], ...] = (
            (_("Where I am"), goal.where_i_am, "accent_text"),
            (_("What I want"), goal.what_i_want, "desired"),
        )
        for name, words, tone in ends:
            if words.strip():
                card = Card()
                card.setAccessibleName(name)
                card.body.addWidget(label(name, "label", tone))
                card.body.addWidget(written(words.strip(), "reading"))
                card.body.addStretch(1)
                self._row.addWidget(card, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_SIDE_BY_SIDE_EM)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class GoalWay(Card):
    """How the person goes about it, and while the goal is open what comes next and a way to plan one more activity."""

    plan_requested = Signal()

    def __init__(self, goal: Goal, next_words: str, *, read_only: bool) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        row.addWidget(IconLabel("flow-arrow", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        row.addLayout(words, 1)
        self.body.addLayout(row)
        if goal.approach.strip():
            words.addWidget(written(goal.approach.strip(), "strong"))
        if goal.state is not GoalState.OPEN:
            return
        words.addWidget(written(next_words or _("Nothing is planned for it yet."), "meta", "text2"))
        plan = button(_("Plan another") if next_words else _("Plan something"), "", on_click=self._on_plan)
        plan.setEnabled(not read_only)
        row.addWidget(plan, 0, Qt.AlignmentFlag.AlignVCenter)

    def _on_plan(self) -> None:
        self.plan_requested.emit()


class GoalSteps(QWidget):
    """The steps, each ticked in place. ``ticked`` carries the id of one."""

    ticked = Signal(str)

    def __init__(self, goal: Goal, today: date, *, read_only: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        column.addWidget(label(_("Steps"), "label", "text2"))
        for step in goal.steps:
            row = QHBoxLayout()
            row.setSpacing(theme.space(8))
            box = QCheckBox()
            box.setObjectName(step.id)
            box.setChecked(step.done is not None)
            box.setEnabled(not read_only)
            box.setAccessibleName(step.text)
            when = goal_words.step_words(step, today)
            box.setAccessibleDescription(when)
            box.clicked.connect(self._on_tick)
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(written(step.text, "body", "text2" if step.done else "text"), 1)
            late = goal.state is GoalState.OPEN and goal_words.is_overdue(step, today)
            tone: Tone = "warn" if late else "text2"
            day = label(when, "meta", tone)
            day.setContentsMargins(0, theme.space(3), 0, 0)
            row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)

    def _on_tick(self) -> None:
        self.ticked.emit(self.sender().objectName())


class GoalEvents(QWidget):
    """What became of a goal, oldest first."""

    def __init__(self, events: Sequence[GoalEvent], today: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        for event in events:
            column.addWidget(written(goal_words.event_words(event, today), "body", "text2"))


class Part(QVBoxLayout):
    """A place in a column for something that is made anew each time it is shown, unless it would be the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._shown: object = None

    def show_made(self, of: object, make: Callable[[], QWidget | None]) -> None:
        """Show what ``make`` returns, made again only where it is made of something else than before.

        What had the focus gives it to the widget of the same object name.
        """
        if of == self._shown:
            return
        self._shown = of
        name = self._focused_name()
        empty(self)
        made = make()
        if made is not None:
            self.addWidget(made)
            made.show()
            again = made.findChild(QWidget, name) if name else None
            if isinstance(again, QWidget):
                again.setFocus()

    def _focused_name(self) -> str:
        item = self.itemAt(0)
        before = item.widget() if item else None
        focused = before.window().focusWidget() if before else None
        return focused.objectName() if before and focused and before.isAncestorOf(focused) else ""
