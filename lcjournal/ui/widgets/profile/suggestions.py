"""What could help next, drawn from the gaps of a profile: each with its numbers, to be planned or put away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow
from lcjournal.core.suggestions import Suggestion, Suggestions
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import Button, IconButton, button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.kinds import KindIcon
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.profile.wishes import Wishes


class SuggestionsCard(Card):
    """Up to three suggestions, or a sentence how they come about."""

    def __init__(self, suggested: Suggestions, wishes: Wishes) -> None:
        super().__init__(_("What could help next"))
        self._rows = [_Row(suggestion, wishes) for suggestion in suggested.rows]
        if self._rows:
            self.body.addWidget(label(_("Where the creative tension is greatest"), "meta", "text2", wrap=True))
        if suggested.remark:
            self.body.addWidget(label(suggested.remark, "meta", "text2", wrap=True))
        for row in self._rows:
            if row is not self._rows[0]:
                self.body.addWidget(rule())
            self.body.addWidget(row)

    def take_focus(self, place: int) -> None:
        """Give the keyboard to what can be done with a suggestion, the last one where there are fewer."""
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].action.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, key: str) -> int:
        """Return the place of the suggestion of this key, which is shown."""
        return [row.key for row in self._rows].index(key)


class _Row(QWidget):
    def __init__(self, suggestion: Suggestion, wishes: Wishes) -> None:
        super().__init__()
        self._suggestion, self._wishes = suggestion, wishes
        idea, title = suggestion.idea, suggestion.idea.title.text()
        self.key = idea.key
        self.action = (
            self._planned_button(suggestion.planned, title) if suggestion.planned else self._plan_button(title)
        )
        across = QHBoxLayout(self)
        across.setContentsMargins(0, theme.space(4), 0, theme.space(4))
        across.setSpacing(theme.space(10))
        tile = KindIcon(idea.kind, kinds.info(idea.kind).icon, kinds.name(idea.kind), 32)
        across.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.space(4))
        facts = f"{suggestion.facet.name.text()}\n{suggestion.time()}"
        column.addWidget(label(title, "strong", wrap=True))
        column.addWidget(label(facts, "meta", "text2", wrap=True))
        column.addWidget(label(suggestion.numbers(), "meta", "text2", wrap=True))
        column.addLayout(self._buttons(title))
        across.addLayout(column, 1)

    def _buttons(self, title: str) -> QHBoxLayout:
        away = IconButton("x", _("Suggest this no more: {title}").format(title=title))
        away.clicked.connect(self._on_away)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(8))
        buttons.addWidget(self.action)
        buttons.addStretch(1)
        buttons.addWidget(away)
        return buttons

    def _plan_button(self, title: str) -> Button:
        plan = button(_("Plan"), "", small=True, on_click=self._on_plan)
        plan.setAccessibleName(_("{action}: {title}").format(action=_("Plan"), title=title))
        return plan

    def _planned_button(self, row: ActivityRow, title: str) -> Button:
        text = _("on {day}").format(day=i18n.day(row.day, "d MMM"))
        planned = button(text, "quiet", "calendar-check", small=True, on_click=self._on_open)
        name = _("Planned for {day}: {title}. Open the entry").format(day=i18n.day(row.day), title=title)
        planned.setAccessibleName(name)
        planned.setToolTip(_("Open the entry in the Journal"))
        return planned

    def _on_plan(self) -> None:
        self._wishes.plan.emit(self._suggestion.idea)

    def _on_open(self) -> None:
        if self._suggestion.planned is not None:
            self._wishes.journal.emit(self._suggestion.planned.id)

    def _on_away(self) -> None:
        self._wishes.away.emit(self._suggestion.idea)
