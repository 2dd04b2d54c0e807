"""The list of goals: what is open on cards, what was reached or let go folded away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core import goal_words
from lcjournal.core.i18n import _, integer
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, Filter, Goal, GoalState
from lcjournal.core.names import goal_state_name
from lcjournal.core.store import Store
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.goal_card import GoalCard, Shown, tensions
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.tension import Tension

_FOLDED = (GoalState.REACHED, GoalState.LET_GO)


class GoalList(QWidget):
    """Says which goal is chosen, or that a new one is wanted. Up and Down go from card to card."""

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
        self._shown: dict[GoalState, list[Shown]] = {}
        content = QWidget()
        column = QVBoxLayout(content)
        edge = theme.space(24)
        column.setContentsMargins(edge, theme.space(22), edge, edge)
        column.setSpacing(theme.space(12))
        head = QHBoxLayout()
        head.addWidget(label(_("Goals"), "pane"), 1)
        new = button(_("New goal"), "", "plus", on_click=self._on_new)
        new.setEnabled(not store.read_only)
        head.addWidget(new)
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

    def refresh(self, current: str, checks: Sequence[Check]) -> list[Goal]:
        """Read the goals, show them with ``current`` marked, and return them; ``checks`` are all, oldest first."""
        self.current = current
        self._levels = tensions(self._instrument, checks, self._store.checks.targets(self._instrument.id))
        goals = self._store.goals.all()
        focused = next((card.goal_id for card in self._cards() if card.hasFocus()), "")
        for state in GoalState:
            self._show(state, [goal for goal in goals if goal.state is state])
        for card in self._cards(folded=True):
            card.mark(current=card.goal_id == current)
            if card.goal_id == focused:
                card.setFocus()
        return goals

    def focus_current(self) -> None:
        """Go to the card of the goal that is read, else to the first."""
        cards = self._cards()
        for card in [card for card in cards if card.goal_id == self.current] or cards[:1]:
            card.setFocus()

    def levels(self, facet: str) -> Tension | None:
        """Return the two levels of a facet, if there is one."""
        return self._levels.get(facet)

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

    def _cards(self, *, folded: bool = False) -> list[GoalCard]:
        """Return the cards that can be seen, and if asked those folded away, in their order."""
        columns = (self._columns[state] for state in GoalState)
        items = (column.itemAt(place) for column in columns for place in range(column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one for one in widgets if isinstance(one, GoalCard) and (folded or one.isVisibleTo(self))]

    def _show(self, state: GoalState, goals: list[Goal]) -> None:
        """Show the goals of one state; cards that would be the same stay, for one of them may have the focus."""
        totals = self._store.activities.totals
        shown = [
            Shown(
                goal,
                goal_words.facet_name(self._instrument, goal.facet),
                self.levels(goal.facet),
                totals(Filter(goal_id=goal.id)),
            )
            for goal in goals
        ]
        if shown != self._shown.get(state):
            self._shown[state] = shown
            empty(self._columns[state])
            for one in shown:
                card = GoalCard(one)
                card.chosen.connect(self.goal_chosen)
                card.moved.connect(self._on_move)
                self._columns[state].addWidget(card)
                card.show()
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

    def _on_move(self, by: int) -> None:
        cards = self._cards()
        at = next(place for place, card in enumerate(cards) if card is self.sender())
        if 0 <= at + by < len(cards):
            cards[at + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_fold(self) -> None:
        self._unfold(GoalState(self.sender().objectName()))

    def _on_new(self) -> None:
        self.new_requested.emit()


def _box() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space(12))
    return column
