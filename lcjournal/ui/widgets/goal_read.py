"""One goal to read, with all that can be done with it in place."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.model import GoalState
from lcjournal.core.names import goal_state_name
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.models.goal_reading import GoalReading
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.goal_looks import GoalLooks
from lcjournal.ui.widgets.goal_tension import GoalTension
from lcjournal.ui.widgets.goal_view import GoalEnds, GoalEvents, GoalFacts, GoalSteps, GoalWay, Part
from lcjournal.ui.widgets.goal_work import GoalWork
from lcjournal.ui.widgets.labels import label, set_written, written
from lcjournal.ui.widgets.word_ask import WordAsk


class GoalRead(QWidget):
    """Shows a goal and says what the person wants with it; ``ask`` holds the question that may follow."""

    edit_requested = Signal()
    state_chosen = Signal(object)
    bin_chosen = Signal()
    ticked = Signal(str)
    plan_requested = Signal()
    opened = Signal(str)
    all_wanted = Signal()

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._today, self._read_only = today, store.read_only
        self._title = written("", "page")
        self.edit = button(_("Edit"), "", "pencil-simple", on_click=self._on_edit)
        self.edit.setToolTip(_("Edit this goal (E)"))
        self.edit.setEnabled(not store.read_only)
        self._menu = QMenu(self)
        self._states = {state: self._state_action(state) for state in GoalState}
        self._menu.addSeparator()
        bin_ = QAction(_("Move to the bin"), self)
        bin_.triggered.connect(self.bin_chosen)
        self._menu.addAction(bin_)
        self._more = IconButton("dots-three", _("More"))
        self._more.setEnabled(not store.read_only)
        self._more.clicked.connect(self._open_menu)
        self.ask = WordAsk()
        self.tension = GoalTension(read_only=store.read_only)
        self.looks = GoalLooks(store, today)
        self._why_head, self._why = label(_("Why"), "label", "text2"), written("", "reading")
        self._facts, self._ends, self._way, self._steps, self._work, self._events = (Part() for _part in range(6))
        self._lay_out()

    def show_goal(self, reading: GoalReading) -> None:
        """Show a goal; what is being typed stays."""
        goal, today = reading.goal, self._today()
        set_written(self._title, goal.title.strip() or _("Untitled"))
        for state, action in self._states.items():
            action.setVisible(state is not goal.state)
        head = (goal.due, goal.state, goal.look_months, goal.influence, goal.steps, reading.facet, today)
        self._facts.show_made(head, lambda: GoalFacts(goal, reading.facet, today))
        self.tension.show_levels(reading.levels)
        ends = goal.where_i_am.strip(), goal.what_i_want.strip()
        self._ends.show_made(ends, lambda: GoalEnds(goal) if any(ends) else None)
        self._way.show_made((goal.approach, goal.state, reading.next_words), lambda: self._make_way(reading))
        set_written(self._why, goal.why.strip())
        for widget in (self._why_head, self._why):
            widget.setVisible(bool(goal.why.strip()))
        self._steps.show_made((goal.id, goal.state, goal.steps, today), lambda: self._make_steps(reading))
        self._work.show_made((reading.work, reading.hours, today), lambda: self._make_work(reading))
        self.looks.show_looks(goal, reading.looks)
        self._events.show_made((reading.events, today), lambda: GoalEvents(reading.events, today))

    def flush(self) -> None:
        """Keep what is typed now."""
        self.ask.flush()
        self.looks.flush()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.space(8))
        head.addWidget(self._title, 1)
        for widget in (self.edit, self._more):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(12))
        column.addLayout(head)
        column.addLayout(self._facts)
        column.addWidget(self.ask)
        column.addWidget(self.tension)
        column.addLayout(self._ends)
        column.addLayout(self._way)
        reason = QVBoxLayout()
        reason.setSpacing(theme.space(2))
        for words in (self._why_head, self._why):
            reason.addWidget(words)
        column.addLayout(reason)
        for part in (self._steps, self._work):
            column.addLayout(part)
        column.addWidget(self.looks)
        column.addLayout(self._events)

    def _make_way(self, reading: GoalReading) -> QWidget | None:
        if reading.goal.state is not GoalState.OPEN and not reading.goal.approach.strip():
            return None
        way = GoalWay(reading.goal, reading.next_words, read_only=self._read_only)
        way.plan_requested.connect(self.plan_requested)
        return way

    def _make_steps(self, reading: GoalReading) -> QWidget | None:
        if not reading.goal.steps:
            return None
        steps = GoalSteps(reading.goal, self._today(), read_only=self._read_only)
        steps.ticked.connect(self.ticked)
        return steps

    def _make_work(self, reading: GoalReading) -> QWidget:
        work = GoalWork(reading.work, reading.hours, self._today())
        work.opened.connect(self.opened)
        work.all_wanted.connect(self.all_wanted)
        return work

    def _state_action(self, state: GoalState) -> QAction:
        words = {GoalState.OPEN: _("Reopen")}.get(state) or goal_state_name(state)
        action = QAction(words, self)
        action.setData(state.value)
        action.triggered.connect(self._on_state)
        self._menu.addAction(action)
        return action

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _on_state(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.state_chosen.emit(GoalState(action.data()))

    def _on_edit(self) -> None:
        self.edit_requested.emit()
