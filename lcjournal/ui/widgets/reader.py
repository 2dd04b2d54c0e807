"""The right pane of the Journal: one activity, to read."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import kinds
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.methods import prompt_name
from lcjournal.core.model import Activity, ActivityRow
from lcjournal.core.search import SearchQuery
from lcjournal.core.side_folder import SideFolder
from lcjournal.ui import letter_keys, theme
from lcjournal.ui.widgets.attachments import AttachmentsBlock
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.kinds import KindBadge
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.markdown_view import MarkdownView
from lcjournal.ui.widgets.next_step_list import NextStepList
from lcjournal.ui.widgets.pictures import Pictures
from lcjournal.ui.widgets.reader_menu import ReaderMenu
from lcjournal.ui.widgets.reader_parts import facts, flow, links, session_line, state_tags
from lcjournal.ui.widgets.thread_list import ThreadList


class Reader(QWidget):
    """Shows an activity and offers what can be done with it."""

    edit_requested = Signal(str)
    bin_requested = Signal(str)
    status_requested = Signal(str, str)
    private_requested = Signal(str)
    star_requested = Signal(str)
    timer_requested = Signal(str)
    follow_up_requested = Signal(str)
    duplicate_requested = Signal(str)
    weekly_requested = Signal(str, int)
    part_requested = Signal(str)
    check_requested = Signal(str)
    back_requested = Signal()
    history_requested = Signal(str)
    tick_requested = Signal(str, str, int)
    """A task box: of which activity, of which prompt, and its number in the text."""

    def __init__(self, instrument: Instrument, files: SideFolder) -> None:
        super().__init__()
        self._instrument = instrument
        self._pictures = Pictures(files, self)
        self.attachments, self.next_steps = AttachmentsBlock(files, self._pictures, stacked=False), NextStepList()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("Entry"))
        self._id, self._check_id = "", ""
        self._back = IconButton("arrow-left", _("Back to the list"), "Esc")
        self._back.clicked.connect(self.back_requested)
        holder = QWidget()
        self._badges = FlowLayout(holder)
        self._views: list[MarkdownView] = []
        self._query = SearchQuery()
        self._timer = IconButton("timer", _("Start or stop the timer"), "Ctrl+T", checkable=True)
        self._timer.clicked.connect(self._on_timer)
        self._private = IconButton("lock-simple-open", _("Make private"), "P", checkable=True)
        self._private.clicked.connect(self._on_private)
        self._menu = ReaderMenu(self)
        self._content = QWidget()
        self._area = scroll(self._content)
        QVBoxLayout(self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._header(holder))
        column.addWidget(self._area, 1)

    def show_back(self, *, visible: bool) -> None:
        """Offer the way back to the list, where list and reader do not fit side by side."""
        self._back.setVisible(visible)

    def show_activity(
        self,
        activity: Activity,
        today: date,
        goal: str = "",
        about: str = "",
        *,
        thread: Sequence[ActivityRow] = (),
        timed: bool = False,
    ) -> None:
        """Show an activity; ``goal`` is the title of the goal it is linked to, ``about`` what it was written about.

        ``thread`` is the thread it is part of; ``timed`` says that the timer runs for it.
        """
        same, top = activity.id == self._id, self._area.verticalScrollBar().value()
        ticks = [view.ticks.focused() for view in self._views]
        card = self.attachments.focused()
        self._id = activity.id
        self._show_badges(activity, today)
        self._private.setChecked(activity.private)
        self._timer.setChecked(timed)
        self._menu.show_activity(activity, today)
        self._content = QWidget()
        self._fill(QVBoxLayout(self._content), activity, self._tags(activity, goal, about), thread)
        self._content.setProperty("scrolled", "true")
        self._content.setMaximumWidth(theme.em(48))
        self._area.setWidget(self._content)
        self._area.verticalScrollBar().setValue(top if same else 0)
        self.mark(self._query)
        for view, tick in zip(self._views, ticks if same else (), strict=False):
            view.ticks.focus(tick)
        if same and card is not None:
            self.attachments.focus(card)

    def mark(self, query: SearchQuery) -> None:
        """Mark what was searched and scroll to where it first stands."""
        self._query = query
        for view in self._views:
            view.mark(query)
        self.next_steps.mark(query)
        if query.terms:
            QTimer.singleShot(0, self, self._go_to_hit)  # once the new text is laid out

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_E: self._on_edit,
            Qt.Key.Key_P: self._on_private,
            Qt.Key.Key_S: self._on_star,
            Qt.Key.Key_Delete: self._on_bin,
        }
        if event.key() == Qt.Key.Key_Escape and self._back.isVisible():
            self.back_requested.emit()
        elif (slot := keys.get(Qt.Key(event.key()))) and letter_keys.speaks(event) and not event.modifiers():
            slot()
        else:
            super().keyPressEvent(event)

    def _go_to_hit(self) -> None:
        for view in self._views:
            hit = view.mark(self._query)
            if hit is not None:
                place = view.mapTo(self._content, hit.center())
                self._area.ensureVisible(place.x(), place.y(), 0, theme.em(4))
                return
        if (step := self.next_steps.mark(self._query)) is not None:
            self._area.ensureWidgetVisible(step, 0, theme.em(4))

    def _header(self, badges: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.space(32), theme.space(12), theme.space(20), theme.space(8))
        row.setSpacing(theme.space(8))
        row.addWidget(self._back)
        row.addWidget(badges, 1, Qt.AlignmentFlag.AlignVCenter)
        edit = button(_("Edit"), "", "pencil-simple")
        edit.clicked.connect(self._on_edit)
        row.addWidget(edit)
        row.addWidget(self._timer)
        row.addWidget(self._private)
        more = IconButton("dots-three", _("More"))
        more.setMenu(self._menu)
        more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(more)
        menu = self._menu
        menu.status_chosen.connect(self._on_status)
        menu.star_chosen.connect(self._on_star)
        menu.follow_up_chosen.connect(self._on_follow_up)
        menu.duplicate_chosen.connect(self._on_duplicate)
        menu.weeks_chosen.connect(self._on_weeks)
        menu.history_chosen.connect(self._on_history)
        menu.bin_chosen.connect(self._on_bin)
        return row

    def _show_badges(self, activity: Activity, today: date) -> None:
        empty(self._badges)
        self._badges.addWidget(KindBadge(activity.kind, kinds.info(activity.kind).icon, kinds.name(activity.kind)))
        for tag in state_tags(activity, today):
            self._badges.addWidget(tag)

    def _fill(
        self, column: QVBoxLayout, activity: Activity, tags: list[QWidget], thread: Sequence[ActivityRow]
    ) -> None:
        column.setContentsMargins(theme.space(36), theme.space(8), theme.space(36), theme.space(32))
        column.setSpacing(theme.space(10))
        title = label(activity.title or _("Untitled"), "page", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(title)
        column.addWidget(facts(activity))
        if tags:
            column.addWidget(flow(tags))
        if len(thread) > 1:
            parts = ThreadList(thread, activity.id)
            parts.opened.connect(self.part_requested)
            column.addWidget(parts)
        self._fill_text(column, activity)
        column.addWidget(self.next_steps)
        if activity.sessions:
            column.addSpacing(theme.space(8))
            column.addWidget(rule())
            column.addWidget(label(_("Sessions"), "label", "text2"))
            for session in activity.sessions:
                column.addWidget(session_line(session))
        column.addSpacing(theme.space(8))
        column.addWidget(rule())
        self.attachments.show_attachments(activity.id, activity.attachments)
        column.addWidget(self.attachments)
        column.addStretch(1)

    def _fill_text(self, column: QVBoxLayout, activity: Activity) -> None:
        written = [part for part in activity.reflections if part.text.strip()]
        self._views = []
        for part in written:
            heading = "" if part.prompt == "note" else prompt_name(part.prompt)
            if heading:
                column.addSpacing(theme.space(8))
                column.addWidget(label(heading, "card", "accent_text"))
            if part.private:
                column.addWidget(label(_("Only for me: left out of every share"), "meta", "text3"))
            view = MarkdownView(heading or _("Reflection"), ticks=part.prompt, pictures=self._pictures)
            view.show_text(part.text)
            view.ticks.ticked.connect(self._on_tick)
            self._views.append(view)
            column.addWidget(view)
        if not written:
            column.addSpacing(theme.space(8))
            column.addWidget(label(_("No reflection yet, three lines are enough"), "reading", "text3", wrap=True))

    def _tags(self, activity: Activity, goal: str, about: str) -> list[QWidget]:
        tags: list[QWidget] = [*links(activity, goal, self._instrument)]
        if about and activity.check_id:
            self._check_id = activity.check_id
            check = Tag(about, "clipboard-text")
            check.clicked.connect(self._on_check)
            tags.insert(0, check)
        return tags

    def _on_history(self) -> None:
        self.history_requested.emit(self._id)

    def _on_tick(self, prompt: str, number: int) -> None:
        self.tick_requested.emit(self._id, prompt, number)

    def _on_edit(self) -> None:
        self.edit_requested.emit(self._id)

    def _on_bin(self) -> None:
        self.bin_requested.emit(self._id)

    def _on_status(self, status: str) -> None:
        self.status_requested.emit(self._id, status)

    def _on_star(self) -> None:
        self.star_requested.emit(self._id)

    def _on_timer(self) -> None:
        self._timer.setChecked(not self._timer.isChecked())  # until the timer has really been started or stopped
        self.timer_requested.emit(self._id)

    def _on_follow_up(self) -> None:
        self.follow_up_requested.emit(self._id)

    def _on_weeks(self, weeks: int) -> None:
        self.weekly_requested.emit(self._id, weeks)

    def _on_private(self) -> None:
        self.private_requested.emit(self._id)

    def _on_check(self) -> None:
        self.check_requested.emit(self._check_id)

    def _on_duplicate(self) -> None:
        self.duplicate_requested.emit(self._id)
