"""The right column of the editor: status, sessions, people, tags, facets, goal, source, private."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity, FacetLink, GoalState, Status
from lcjournal.core.names import status_name
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.editor.session_edit import SessionsEdit
from lcjournal.ui.widgets.editor.tab_order import reach_before
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.switch import Switch
from lcjournal.ui.widgets.tokens import TokenField

_MOST_FACETS = 3


class Details(QWidget):
    """Everything about an activity but its title, kind and text. ``edited`` follows what the person changes."""

    edited = Signal()

    def __init__(self, store: Store, instrument: Instrument, today: Callable[[], date]) -> None:
        super().__init__()
        self._store = store
        self.status = Segmented(_("Status"), [(status.value, status_name(status)) for status in Status])
        self.sessions = SessionsEdit(today)
        self.people = TokenField(_("People"), _("add a name"))
        self.tags = TokenField(_("Tags"), _("add a tag"), prefix="# ")
        self.facets = FacetsEdit(instrument)
        self.goal = QComboBox()
        self.goal.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.goal.setMinimumContentsLength(8)  # a long goal is cut here rather than widening the column
        self.source = QLineEdit()
        self.source.setPlaceholderText(_("provider, book, link"))
        self.private = Switch(_("Private"))
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.set_flush(flush=False)
        self.status.chosen.connect(self._on_edit)
        for signal in (self.sessions.edited, self.people.changed, self.tags.changed, self.facets.edited):
            signal.connect(self._on_edit)
        self.goal.activated.connect(self._on_edit)
        self.source.textEdited.connect(self._on_edit)
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
        self.source.setText(activity.source)
        self.private.setChecked(activity.private)

    def apply(self, activity: Activity) -> Activity:
        """Return the activity with what stands in the fields."""
        sessions = self.sessions.sessions()
        return replace(
            activity,
            status=Status(self.status.value()),
            day=max((session.day for session in sessions), default=self.sessions.day()),
            sessions=sessions,
            people=self.people.tokens(),
            tags=self.tags.tokens(),
            facets=self.facets.links(),
            goal_id=self.goal.currentData(),
            source=self.source.text(),
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
            (_("Source"), self.source),
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
        column.addStretch(1)

    def _on_edit(self) -> None:
        self.edited.emit()


class FacetsEdit(QWidget):
    """Up to three facets an activity helps with, each with a one-line why."""

    edited = Signal()

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self._instrument = instrument
        self._lines: dict[str, QLineEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(6))
        self._rows: dict[str, QWidget] = {}
        self._add = Chip(_("Facet"), "plus")
        self._add.clicked.connect(self._on_add)
        self._column.addWidget(self._add)

    def show_links(self, links: tuple[FacetLink, ...]) -> None:
        """Show these links."""
        for facet in list(self._rows):
            self._drop(facet)
        for link in links:
            self._append(link)

    def links(self) -> tuple[FacetLink, ...]:
        """Return the links as they stand."""
        return tuple(FacetLink(facet, line.text()) for facet, line in self._lines.items())

    def _name(self, facet: str) -> str:
        names = {known.id: known.name.text() for known in self._instrument.facets}
        return names.get(facet, facet)

    def _append(self, link: FacetLink) -> None:
        chip = Chip(self._name(link.facet), "compass", checkable=True, closable=True)
        chip.setChecked(True)
        chip.setObjectName(link.facet)
        chip.clicked.connect(self._keep_checked)
        chip.closed.connect(self._on_close)
        line = QLineEdit(link.why)
        line.setPlaceholderText(_("why, in one line"))
        line.setAccessibleName(_("Why it helps with {facet}").format(facet=self._name(link.facet)))
        line.textEdited.connect(self._on_edit)
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.space(4))
        rows.addWidget(chip)
        rows.addWidget(line)
        self._column.insertWidget(self._column.count() - 1, holder)
        reach_before(holder, self._add)
        self._lines[link.facet], self._rows[link.facet] = line, holder
        self._add.setVisible(len(self._rows) < _MOST_FACETS)

    def _drop(self, facet: str) -> None:
        row = self._rows.pop(facet)
        row.hide()
        row.deleteLater()
        del self._lines[facet]
        self._add.setVisible(True)

    def _keep_checked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            chip.setChecked(True)

    def _on_close(self) -> None:
        self._drop(self.sender().objectName())
        self._add.setFocus()
        self.edited.emit()

    def _on_add(self) -> None:
        menu = QMenu(self)
        for facet in self._instrument.facets:
            if facet.id not in self._rows:
                action = QAction(self._name(facet.id), menu)
                action.setData(facet.id)
                menu.addAction(action)
        menu.triggered.connect(self._on_choice)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _on_choice(self, action: QAction) -> None:
        self._append(FacetLink(str(action.data())))
        self.edited.emit()

    def _on_edit(self) -> None:
        self.edited.emit()
