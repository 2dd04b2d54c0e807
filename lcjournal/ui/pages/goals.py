"""Goals: where one is, where one wants to be, and the steps between."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Change, Filter, FormId, Goal, GoalState
from lcjournal.core.names import goal_state_name
from lcjournal.ui import theme
from lcjournal.ui.context import Context
from lcjournal.ui.pages.page import Page
from lcjournal.ui.widgets.activity_line import ActivityLine
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card, scroll
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.goal_card import done_for
from lcjournal.ui.widgets.goal_edit import GoalEdit
from lcjournal.ui.widgets.goal_list import GoalList
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.state_panel import StatePanel
from lcjournal.ui.widgets.tension import TensionTrack, describe

_SIDE_BY_SIDE_EM = 52
_LIST_EM = 400 / 14
_MOST_LINKED = 50


class GoalsPage(Page):
    """Open it with a goal's id to show it, or ``new`` to write one."""

    shows = Change.GOALS | Change.ACTIVITIES | Change.CHECKS | Change.TARGETS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._store = context.store.goals
        self._list = GoalList(context.store, context.instrument)
        self._edit = GoalEdit(context.store, context.instrument, context.now)
        self._edit.setEnabled(not context.store.read_only)
        self._state = label("", "meta", "text2")
        self._back = button(_("Goals"), "quiet", "arrow-left", small=True, on_click=self._to_list)
        self._reached = button(_("Reached"), "", "check", small=True, on_click=self._on_reached)
        self._let_go = button(_("Let go"), "", "", small=True, on_click=self._on_let_go)
        self._reopen = button(_("Reopen"), "", "arrow-clockwise", small=True, on_click=self._on_reopen)
        self._bin = button(_("To the bin"), "quiet", "trash-simple", small=True, on_click=self._on_bin)
        self._tension = Card()
        self._linked = Card(_("What I have done for it"))
        self._detail = QWidget()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedLayout(self)
        self._asked = False
        self._lay_out()
        self._list.goal_chosen.connect(self._choose)
        self._list.new_requested.connect(self._write_new)
        self._edit.stored.connect(self._on_stored)
        self._edit.facet_chosen.connect(self._show_tension)

    @override
    def refresh(self) -> None:
        goals = self._list.refresh(self._edit.goal.id)
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
            self._list.refresh(self._edit.goal.id)
            self._asked = self._asked and bool(goals)
        self._stack.setCurrentIndex(1 if goals or self._asked else 0)
        self._show_facts()

    @override
    def open(self, argument: object) -> None:
        if argument == "new":
            self._write_new()
        elif isinstance(argument, str) and argument:
            self._choose(argument)

    @override
    def state(self) -> dict[str, object]:
        self._edit.save_now()
        return {"draft": self._edit.current(), "asked": self._asked}

    @override
    def restore(self, state: dict[str, object]) -> None:
        draft = state["draft"]
        self._asked = bool(state["asked"])
        if isinstance(draft, Goal):
            self._edit.restore_draft(draft)
        self.refresh()
        self._fit()

    @override
    def leave(self) -> bool:
        return self._edit.save_now()

    @override
    def panes(self) -> list[QWidget]:
        return [self._list, self._detail]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        edge = theme.space(32)
        column.setContentsMargins(edge, theme.space(20), edge, edge)
        column.setSpacing(theme.space(12))
        actions = QWidget()
        head = FlowLayout(actions, theme.space(8))
        for widget in (self._back, self._state, self._reached, self._let_go, self._reopen, self._bin):
            head.addWidget(widget)
        column.addWidget(actions)
        self._edit.between.addWidget(self._tension)
        column.addWidget(self._edit)
        column.addWidget(self._linked)
        column.addStretch(1)
        content = QWidget()
        content.setLayout(column)
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, 0)
        detail.addWidget(scroll(content))
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

    def _fit(self) -> None:
        """Show list and goal side by side where both have room, else one of them."""
        together = self.width() >= theme.em(_SIDE_BY_SIDE_EM)
        self._back.setVisible(not together)
        self._list.setVisible(together or not self._asked)
        self._detail.setVisible(together or self._asked)
        self._list.setMinimumWidth(theme.em(19) if together else 0)

    def _show_facts(self) -> None:
        goal = self._edit.goal
        state = goal.state
        self._state.setText(goal_state_name(state))
        self._state.setVisible(state is not GoalState.OPEN)
        for widget in (self._reached, self._let_go):
            widget.setVisible(bool(goal.id) and state is GoalState.OPEN)
        self._reopen.setVisible(state is not GoalState.OPEN)
        self._bin.setVisible(bool(goal.id))
        self._show_tension(self._edit.current().facet)
        self._show_linked(goal.id)

    def _show_tension(self, facet: str) -> None:
        _clear(self._tension)
        tension = self._list.levels(facet)
        self._tension.setVisible(tension is not None)
        if tension is not None:
            name = self._list.facet_name(facet)
            self._tension.body.addWidget(label(describe(name, tension), "meta", "text2", wrap=True))
            self._tension.body.addWidget(TensionTrack(name, tension))

    def _show_linked(self, goal_id: str) -> None:
        _clear(self._linked, keep=1)
        wanted = Filter(goal_id=goal_id)
        rows = self.context.store.activities.page(wanted, limit=_MOST_LINKED) if goal_id else []
        self._linked.setVisible(bool(goal_id))
        self._linked.remark.setText(done_for(self.context.store.activities.totals(wanted)) if rows else "")
        for number, row in enumerate(rows):
            if number:
                self._linked.body.addWidget(rule())
            remark = i18n.day(row.day)
            if row.minutes:
                remark = _("{day} · {time}").format(day=remark, time=i18n.duration(row.minutes))
            line = ActivityLine(row, remark)
            line.opened.connect(self._read)
            self._linked.body.addWidget(line)
        if not rows:
            words = _("Nothing yet. Choose this goal on an activity of the journal to see it here.")
            self._linked.body.addWidget(label(words, "body", "text2", wrap=True))

    def _choose(self, goal_id: str) -> None:
        if self._edit.save_now():
            self._edit.show_goal(self._store.get(goal_id))
            self._asked = True
            self.refresh()
            self._fit()

    def _write_new(self) -> None:
        if self._edit.save_now():
            self._asked = True
            self._edit.show_goal(Goal(""))
            self.refresh()
            self._fit()
            self._edit.title.setFocus()

    def _on_stored(self, _goal_id: str) -> None:
        self.refresh()

    def _to_list(self) -> None:
        if self._edit.save_now():
            self._asked = False
            self.refresh()
            self._fit()

    def _read(self, activity_id: str) -> None:
        self.open_requested.emit("journal", activity_id)

    def _check(self) -> None:
        self.open_requested.emit("selfcheck", FormId.FULL)

    def _on_reached(self) -> None:
        self._change_state(GoalState.REACHED, _("“{title}” is reached"))

    def _on_let_go(self) -> None:
        self._change_state(GoalState.LET_GO, _("“{title}” is let go"))

    def _on_reopen(self) -> None:
        self._change_state(GoalState.OPEN, _("“{title}” is open again"))

    def _change_state(self, state: GoalState, sentence: str) -> None:
        if not self._edit.save_now():
            return
        goal = self._edit.goal
        self._set_state(goal.id, state)
        self.context.undo.push(
            sentence.format(title=goal.title or _("Untitled")),
            lambda: self._set_state(goal.id, goal.state),
            lambda: self._set_state(goal.id, state),
        )

    def _set_state(self, goal_id: str, state: GoalState) -> None:
        """Change the state alone: what was written since stays."""
        self._edit.save_now()
        self._store.save(replace(self._store.get(goal_id), state=state))

    def _on_bin(self) -> None:
        if not self._edit.save_now():
            return
        goal = self._edit.goal
        self._asked = False
        self._store.bin(goal.id)
        self._fit()
        self.context.undo.push(
            _("“{title}” moved to the bin").format(title=goal.title or _("Untitled")),
            lambda: self._store.restore(goal.id),
            lambda: self._store.bin(goal.id),
        )


def _clear(card: Card, keep: int = 0) -> None:
    while (item := card.body.takeAt(keep)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
