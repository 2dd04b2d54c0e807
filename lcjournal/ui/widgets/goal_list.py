"""The list of goals: what is open on cards, what was reached or let go folded away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core.i18n import _, integer
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Filter, Goal, GoalState
from lcjournal.core.names import goal_state_name
from lcjournal.core.store import Store
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.goal_card import GoalCard, tensions
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.tension import Tension

_FOLDED = (GoalState.REACHED, GoalState.LET_GO)


class GoalList(QWidget):
    """Says which goal is chosen, or that a new one is wanted."""

    goal_chosen = Signal(str)
    new_requested = Signal()

    def __init__(self, store: Store, instrument: Instrument) -> None:
        super().__init__()
        self._store, self._instrument = store, instrument
        self._levels: dict[str, Tension] = {}
        self.current = ""
        self._open = _box()
        self._headings: dict[GoalState, Button] = {}
        self._folds: dict[GoalState, QWidget] = {}
        self._columns: dict[GoalState, QBoxLayout] = {GoalState.OPEN: self._open}
        content = QWidget()
        column = QVBoxLayout(content)
        edge = theme.space(24)
        column.setContentsMargins(edge, theme.space(22), edge, edge)
        column.setSpacing(theme.space(12))
        head = QHBoxLayout()
        head.addWidget(label(_("Goals"), "pane"), 1)
        head.addWidget(button(_("New goal"), "", "plus", on_click=self._on_new))
        column.addLayout(head)
        purpose = _("The distance between where you are and where you want to be is what pulls.")
        column.addWidget(label(purpose, "body", "text2", wrap=True))
        column.addLayout(self._open)
        headings = QWidget()
        flow = FlowLayout(headings, theme.space(8))
        column.addWidget(headings)
        for state in _FOLDED:
            self._add_fold(flow, column, state)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll(content))

    def refresh(self, current: str) -> list[Goal]:
        """Read the goals, show them with ``current`` marked, and return them."""
        self.current = current
        checks = self._store.checks
        self._levels = tensions(self._instrument, checks.all(), checks.targets(self._instrument.id))
        goals = self._store.goals.all()
        for state in GoalState:
            self._show(state, [goal for goal in goals if goal.state is state])
        return goals

    def levels(self, facet: str) -> Tension | None:
        """Return the two levels of a facet, if there is one."""
        return self._levels.get(facet)

    def facet_name(self, facet: str) -> str:
        """Return the name of a facet, or ""."""
        return next((known.name.text() for known in self._instrument.facets if known.id == facet), "")

    def _add_fold(self, headings: FlowLayout, column: QVBoxLayout, state: GoalState) -> None:
        heading = button("", "quiet", "caret-right", small=True, on_click=self._on_fold)
        heading.setCheckable(True)
        heading.setObjectName(state.value)
        fold = QWidget()
        self._columns[state] = _box()
        fold.setLayout(self._columns[state])
        fold.setVisible(False)
        self._headings[state], self._folds[state] = heading, fold
        headings.addWidget(heading)
        column.addWidget(fold)

    def _show(self, state: GoalState, goals: list[Goal]) -> None:
        column = self._columns[state]
        empty(column)
        for goal in goals:
            totals = self._store.activities.totals(Filter(goal_id=goal.id))
            chosen = goal.id == self.current
            card = GoalCard(goal, self.facet_name(goal.facet), self.levels(goal.facet), totals, current=chosen)
            card.chosen.connect(self.goal_chosen)
            column.addWidget(card)
        if state in self._headings:
            heading = self._headings[state]
            words = _("{state} {count}").format(state=goal_state_name(state), count=integer(len(goals)))
            heading.setText(words)
            heading.setVisible(bool(goals))
            if any(goal.id == self.current for goal in goals):
                heading.setChecked(True)
            self._unfold(state)

    def _unfold(self, state: GoalState) -> None:
        heading = self._headings[state]
        heading.setIcon(icons.icon("caret-down" if heading.isChecked() else "caret-right", "accent_text"))
        self._folds[state].setVisible(heading.isChecked() and heading.isVisibleTo(self))

    def _on_fold(self) -> None:
        self._unfold(GoalState(self.sender().objectName()))

    def _on_new(self) -> None:
        self.new_requested.emit()


def _box() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space(12))
    return column
