"""The right column of the editor: status, sessions, people, tags, facets, goal, private, and the rarer things."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity, GoalState, Status
from lcjournal.core.names import status_name
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.attachments import AttachmentsBlock
from lcjournal.ui.widgets.editor.facets_edit import FacetsEdit
from lcjournal.ui.widgets.editor.more import MoreAbout
from lcjournal.ui.widgets.editor.names_edit import NamesEdit
from lcjournal.ui.widgets.editor.next_steps import NextStepsEdit
from lcjournal.ui.widgets.editor.session_edit import SessionsEdit
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.pictures import Pictures
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.switch import Switch


class Details(QWidget):
    """Everything about an activity but its title, kind and text. ``edited`` follows what the person changes."""

    edited = Signal()

    def __init__(self, store: Store, instrument: Instrument, today: Callable[[], date], pictures: Pictures) -> None:
        super().__init__()
        self._store = store
        self.status = Segmented(_("Status"), [(status.value, status_name(status)) for status in Status])
        self.sessions = SessionsEdit(today)
        self.people = NamesEdit(_("People"), _("add a name"))
        self.tags = NamesEdit(_("Tags"), _("add a tag"), prefix="# ")
        self.facets = FacetsEdit(instrument)
        self.goal = QComboBox()
        self.goal.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.goal.setMinimumContentsLength(8)  # a long goal is cut here rather than widening the column
        self.next_steps = NextStepsEdit(store, today)
        self.attachments = AttachmentsBlock(store.attachments.files, pictures, stacked=True)
        self.more = MoreAbout(store)
        self.private = Switch(_("Private"))
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.set_flush(flush=False)
        self.status.chosen.connect(self._on_edit)
        for part in (self.sessions, self.facets, self.next_steps, self.more):
            part.edited.connect(self._on_edit)
        for tokens in (self.people, self.tags):
            tokens.changed.connect(self._on_edit)
        self.goal.activated.connect(self._on_edit)
        self.private.clicked.connect(self._on_edit)

    def show_activity(self, activity: Activity) -> None:
        """Show the details of an activity."""
        self.status.choose(activity.status.value)
        self.sessions.show_sessions(activity.day, activity.sessions)
        self.people.set_suggestions(self._store.activities.people())
        self.people.set_tokens(activity.people)
        self.tags.set_suggestions(self._store.activities.tags())
        self.tags.set_tokens(activity.tags)
        self.facets.show_links(activity.facets)
        self._show_goals(activity.goal_id)
        self.next_steps.show_steps(activity.id)
        self.attachments.show_attachments(activity.id, self._store.attachments.of(activity.id))
        self.more.show_activity(activity)
        self.private.setChecked(activity.private)

    def apply(self, activity: Activity) -> Activity:
        """Return the activity with what stands in the fields."""
        sessions = self.sessions.sessions()
        return replace(
            self.more.apply(activity),
            status=Status(self.status.value()),
            day=max((session.day for session in sessions), default=self.sessions.day()),
            sessions=sessions,
            people=self.people.tokens(),
            tags=self.tags.tokens(),
            facets=self.facets.links(),
            goal_id=self.goal.currentData(),
            private=self.private.isChecked(),
        )

    def set_flush(self, *, flush: bool) -> None:
        """Stand at the edges of what is above, for one column, or with a margin of its own."""
        side = 0 if flush else theme.space(22)
        self._column.setContentsMargins(side, theme.space(16), side, theme.space(28))

    def _show_goals(self, goal_id: str | None) -> None:
        self.goal.clear()
        self.goal.addItem(_("No goal"), None)
        for goal in self._store.goals.all():
            if goal.state is GoalState.OPEN or goal.id == goal_id:
                self.goal.addItem(goal.title, goal.id)
        self.goal.setCurrentIndex(max(0, self.goal.findData(goal_id)))

    def _lay_out(self) -> None:
        column = self._column
        column.setSpacing(theme.space(6))
        named: tuple[tuple[str, QWidget], ...] = (
            (_("Status"), self.status),
            ("", self.sessions),
            (_("People"), self.people),
            (_("Tags"), self.tags),
            (_("Helps with"), self.facets),
            (_("Goal"), self.goal),
            ("", self.next_steps),
            (_("Attachments"), self.attachments),
        )
        for name, widget in named:
            if name:
                column.addWidget(label(name, "label", "text2", buddy=widget))
            column.addWidget(widget)
            column.addSpacing(theme.space(8))
        column.addWidget(rule())
        column.addSpacing(theme.space(6))
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        words.addWidget(label(_("Private"), "strong", buddy=self.private))
        words.addWidget(label(_("Left out of every share, whatever the filter"), "meta", "text3", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(self.private)
        column.addLayout(row)
        column.addSpacing(theme.space(6))
        column.addWidget(self.more)
        column.addStretch(1)

    def _on_edit(self) -> None:
        self.edited.emit()
