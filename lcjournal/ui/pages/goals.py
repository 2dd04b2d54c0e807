"""Goals: where one is, where one wants to be, and the steps between."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Change, Check, Filter, FormId, Goal, GoalLook, GoalState, Status
from lcjournal.ui import letter_keys, theme
from lcjournal.ui.context import Context
from lcjournal.ui.goal_changes import GoalChanges
from lcjournal.ui.models.goal_reading import read_goal
from lcjournal.ui.pages.page import Page
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.goal_edit import GoalEdit
from lcjournal.ui.widgets.goal_list import GoalList
from lcjournal.ui.widgets.goal_read import GoalRead
from lcjournal.ui.widgets.state_panel import StatePanel

_SIDE_BY_SIDE_EM = 52
_LIST_EM = 400 / 14


class GoalsPage(Page):
    """Open it with a goal's id to show it, or ``new`` to write one."""

    shows = Change.GOALS | Change.ACTIVITIES | Change.CHECKS | Change.TARGETS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._store = context.store.goals
        self._changes = GoalChanges(context.store, context.undo, context.today)
        self._list = GoalList(context.store, context.instrument)
        self._read = GoalRead(context.store, context.today)
        self._edit = GoalEdit(context.store, context.instrument, context.now)
        self._edit.setEnabled(not context.store.read_only)
        self._back = button(_("Goals"), "quiet", "arrow-left", small=True, on_click=self._to_list)
        self._done = button(_("Done"), "", "check", on_click=self._end_edit)
        self._detail = QWidget()
        self._areas = QStackedLayout()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedLayout(self)
        self._asked = self._editing = False
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        checks = self.context.store.checks.all()
        goals = self._list.refresh(self._edit.goal.id, checks)
        known = {goal.id: goal for goal in goals}
        current = self._edit.goal
        if self._edit.is_busy() or (not current.id and self._asked):
            pass
        elif current.id in known:
            if known[current.id] != current:
                self._edit.show_goal(known[current.id])
        else:
            first = sorted(goals, key=lambda goal: goal.state is not GoalState.OPEN)[:1]
            self._edit.show_goal(first[0] if first else Goal(""))
            self._list.refresh(self._edit.goal.id, checks)
            self._asked, self._editing = self._asked and bool(goals), False
        self._stack.setCurrentIndex(1 if goals or self._asked else 0)
        self._show_detail(checks)

    @override
    def open(self, argument: object) -> None:
        if argument == "new":
            self._write_new()
        elif isinstance(argument, str) and argument:
            self._choose(argument)

    @override
    def state(self) -> dict[str, object]:
        self.leave()
        return {"draft": self._edit.current(), "asked": self._asked, "editing": self._editing}

    @override
    def restore(self, state: dict[str, object]) -> None:
        draft = state["draft"]
        self._asked, self._editing = bool(state["asked"]), bool(state["editing"])
        if isinstance(draft, Goal):
            self._edit.restore_draft(draft)
        self.refresh()
        self._fit()

    @override
    def leave(self) -> bool:
        self._read.flush()
        return self._edit.save_now()

    @override
    def step_back(self) -> bool:
        if not self._back.isVisible():
            return False
        self._to_list()
        return True

    @override
    def panes(self) -> list[QWidget]:
        return [self._list, self._detail]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """E edits the goal that is read, Escape ends that."""
        if event.key() == Qt.Key.Key_E and not event.modifiers() and letter_keys.speaks(event) and not self._editing:
            self._begin_edit()
        elif event.key() == Qt.Key.Key_Escape and self._editing:
            self._end_edit()
        elif event.key() == Qt.Key.Key_Escape and self._back.isVisible():
            self._to_list()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addStretch(1)
        head.addWidget(self._done)
        edge = theme.space(32)
        head.setContentsMargins(edge, theme.space(16), edge, 0)
        for widget in (self._read, self._edit):
            self._areas.addWidget(_column(widget))
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, 0)
        detail.setSpacing(0)
        detail.addLayout(head)
        detail.addLayout(self._areas, 1)
        self._panes.addWidget(self._list)
        self._panes.addWidget(self._detail)
        self._panes.setStretchFactor(1, 1)
        self._panes.setSizes([theme.em(_LIST_EM), theme.em(2 * _LIST_EM)])
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        ways = ((_("Start a self-check"), self._check), (_("Write one myself"), self._write_new))
        sentence = _("A goal is a distance: where you are, and where you want to be. A self-check gives you both.")
        self._stack.addWidget(StatePanel("target", _("No goal for now"), sentence, ways))
        self._stack.addWidget(self._panes)

    def _connect(self) -> None:
        self._list.goal_chosen.connect(self._choose)
        self._list.new_requested.connect(self._write_new)
        self._edit.stored.connect(self._on_stored)
        self._read.edit_requested.connect(self._begin_edit)
        self._read.state_chosen.connect(self._on_state)
        self._read.bin_chosen.connect(self._on_bin)
        self._read.ticked.connect(self._on_tick)
        self._read.plan_requested.connect(self._on_plan)
        self._read.opened.connect(self._open_activity)
        self._read.all_wanted.connect(self._open_all)
        self._read.tension.level_set.connect(self._on_level)
        self._read.looks.removed.connect(self._on_look_removed)
        self.context.undo.changed.connect(self._read.ask.finish)

    def _fit(self) -> None:
        """Show list and goal side by side where both have room, else one of them."""
        together = self.width() >= theme.em(_SIDE_BY_SIDE_EM)
        self._back.setVisible(not together)
        self._list.setVisible(together or not self._asked)
        self._detail.setVisible(together or self._asked)
        self._list.setMinimumWidth(theme.em(19) if together else 0)

    def _show_detail(self, checks: Sequence[Check]) -> None:
        self._areas.setCurrentIndex(1 if self._editing else 0)
        self._done.setVisible(self._editing)
        if not self._editing:
            context = self.context
            reading = read_goal(context.store, context.instrument, self._edit.goal, checks, context.today())
            self._read.show_goal(reading)

    def _choose(self, goal_id: str) -> None:
        if self.leave():
            self._read.ask.finish()
            self._edit.show_goal(self._store.get(goal_id))
            self._asked, self._editing = True, False
            self.refresh()
            self._fit()
            if self._back.isVisible():
                self._read.edit.setFocus()

    def _write_new(self) -> None:
        if self.leave():
            self._asked = self._editing = True
            self._edit.show_goal(Goal(""))
            self.refresh()
            self._fit()
            self._edit.title.setFocus()

    def _begin_edit(self) -> None:
        if self._edit.goal.id and not self.context.store.read_only:
            self._read.flush()
            self._editing = True
            self.refresh()
            self._edit.title.setFocus()

    def _end_edit(self) -> None:
        if self._edit.save_now():
            self._editing = False
            self._asked = self._asked and bool(self._edit.goal.id)
            self.refresh()
            self._fit()
            self._read.edit.setFocus()

    def _on_stored(self, _goal_id: str) -> None:
        self.refresh()

    def _to_list(self) -> None:
        if self.leave():
            self._asked = self._editing = False
            self.refresh()
            self._fit()
            self._list.focus_current()

    def _open_activity(self, activity_id: str) -> None:
        self.open_requested.emit("journal", activity_id)

    def _open_all(self) -> None:
        self.open_requested.emit("journal", Filter(goal_id=self._edit.goal.id))

    def _check(self) -> None:
        self.open_requested.emit("selfcheck", FormId.FULL)

    def _on_plan(self) -> None:
        today: date = self.context.today()
        planned = Activity("", today, status=Status.PLANNED, goal_id=self._edit.goal.id)
        self.open_requested.emit("journal", planned)

    def _on_tick(self, step_id: str) -> None:
        self._changes.tick(self._edit.goal.id, step_id)

    def _on_level(self, level: float) -> None:
        goal = self._edit.goal
        before = self._list.levels(goal.facet)
        target_id = self._changes.set_level(goal, level, before.desired if before else None)
        if before is not None and before.desired is not None and level < before.desired:
            checks = self.context.store.checks
            question = _("Lower the bar? A word on why, if you like.")
            self._read.ask.ask(question, lambda word: checks.set_target_word(target_id, word))

    def _on_state(self, state: GoalState) -> None:
        event_id = self._changes.set_state(self._edit.goal, state)
        story = self.context.store.goal_story
        self._read.ask.ask(_("A word on it, if you like."), lambda word: story.set_word(event_id, word))

    def _on_look_removed(self, look: GoalLook) -> None:
        self._changes.bin_look(look)

    def _on_bin(self) -> None:
        self._read.flush()
        self._asked = False
        self._changes.bin(self._edit.goal)
        self._fit()


def _column(content: QWidget) -> QScrollArea:
    holder = QWidget()
    column = QVBoxLayout(holder)
    edge = theme.space(32)
    column.setContentsMargins(edge, theme.space(8), edge, edge)
    column.addWidget(content)
    column.addStretch(1)
    return scroll(holder)
