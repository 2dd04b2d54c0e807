"""The Journal: a list to find in, a reader, and the editor in their place while one writes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Change, Filter, Status
from lcjournal.ui import theme
from lcjournal.ui.context import Context
from lcjournal.ui.pages.page import Page
from lcjournal.ui.widgets.day_picker import DayPicker
from lcjournal.ui.widgets.editor import Editor
from lcjournal.ui.widgets.journal_list import JournalList
from lcjournal.ui.widgets.reader import Reader
from lcjournal.ui.widgets.state_panel import StatePanel

_SIDE_BY_SIDE_EM = 48
_LIST_EM = 404 / 14


class JournalPage(Page):
    """Open it with an activity's id to read it, ``new`` or an Activity to write it, or a Filter to find some."""

    shows = Change.ACTIVITIES | Change.GOALS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._store = context.store
        self._list = JournalList(context.store, context.instrument, context.today)
        self._reader = Reader(context.instrument)
        self._empty = StatePanel("book-open", _("Choose an entry to read it"), role="text3")
        self._editor = Editor(context.store, context.instrument, context.now)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._right = QWidget()
        self._right_stack = QStackedLayout(self._right)
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        self._list.refresh()
        self._show_current(self._list.view.current())

    @override
    def open(self, argument: object) -> None:
        if argument == "new":
            self.new_entry()
        elif isinstance(argument, Activity):
            self._write(argument) if not argument.id else self._edit(argument.id)
        elif isinstance(argument, Filter):
            self._list.show_filter(argument)
            self._stack.setCurrentIndex(0)
        elif isinstance(argument, str) and argument:
            self._read(argument)

    @override
    def state(self) -> dict[str, object]:
        return {
            "filter": self._list.filter,
            "current": self._list.view.current(),
            "editing": self._editor.state() if self._is_editing() else None,
            "scroll": self._list.view.verticalScrollBar().value(),
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        filter_, current, editing = state.get("filter"), state.get("current"), state.get("editing")
        if isinstance(filter_, Filter):
            self._list.show_filter(filter_)
        if isinstance(current, str) and current:
            self._list.select(current)
        if isinstance(editing, dict):
            self._editor.restore(editing)
            self._stack.setCurrentWidget(self._editor)

    @override
    def leave(self) -> bool:
        if self._is_editing():
            self._editor.save_now()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(24), 0)

    def new_entry(self) -> None:
        """Write a new entry of today."""
        self._write(Activity("", self.context.today()))

    def search(self) -> None:
        """Go to the search field."""
        self._list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._list.field.selectAll()

    def _lay_out(self) -> None:
        self._right_stack.addWidget(self._empty)
        self._right_stack.addWidget(self._reader)
        self._panes.addWidget(self._list)
        self._panes.addWidget(self._right)
        self._panes.setStretchFactor(0, 0)
        self._panes.setStretchFactor(1, 1)
        self._panes.setSizes([theme.em(_LIST_EM), theme.em(2 * _LIST_EM)])
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self._editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._stack)

    def _connect(self) -> None:
        view = self._list.view
        view.activity_chosen.connect(self._show_current)
        view.read_requested.connect(self._on_read)
        for source in (view, self._reader):
            source.edit_requested.connect(self._edit)
            source.bin_requested.connect(self._bin)
            source.done_requested.connect(self._mark_done)
            source.private_requested.connect(self._toggle_private)
        self._reader.duplicate_requested.connect(self._duplicate)
        self._reader.back_requested.connect(self._to_list)
        self._list.new_requested.connect(self.new_entry)
        self._list.calendar_requested.connect(self._pick_day)
        self._editor.finished.connect(self._on_written)
        keys: dict[str, Callable[[], None]] = {"Ctrl+F": self.search, "Ctrl+G": self._pick_day}
        for key, slot in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _is_editing(self) -> bool:
        return self._stack.currentWidget() is self._editor

    def _fit(self) -> None:
        """Show list and reader side by side where both have room, else one of them."""
        together = self.width() >= theme.em(_SIDE_BY_SIDE_EM)
        self._reader.show_back(visible=not together)
        self._list.setMinimumWidth(theme.em(20) if together else 0)
        reading = bool(self._list.view.current()) and self._right.property("asked") is True
        self._list.setVisible(together or not reading)
        self._right.setVisible(together or reading)

    def _show_current(self, activity_id: str) -> None:
        if not activity_id:
            self._right_stack.setCurrentWidget(self._empty)
            self._right.setProperty("asked", False)
        else:
            activity = self._store.activities.get(activity_id)
            goal = self._store.goals.get(activity.goal_id).title if activity.goal_id else ""
            self._reader.show_activity(activity, goal)
            self._right_stack.setCurrentWidget(self._reader)
        self._fit()

    def _on_read(self, _activity_id: str) -> None:
        self._right.setProperty("asked", True)
        self._fit()

    def _to_list(self) -> None:
        self._right.setProperty("asked", False)
        self._fit()
        self._list.view.setFocus()

    def _read(self, activity_id: str) -> None:
        self._stack.setCurrentIndex(0)
        if not self._list.select(activity_id):
            self._list.show_filter(Filter())
            self._list.select(activity_id)
        self._on_read(activity_id)

    def _write(self, activity: Activity) -> None:
        self._editor.write_new(activity)
        self._stack.setCurrentWidget(self._editor)

    def _edit(self, activity_id: str) -> None:
        self._editor.edit(activity_id)
        self._stack.setCurrentWidget(self._editor)

    def _on_written(self, activity_id: str) -> None:
        self._stack.setCurrentIndex(0)
        if activity_id:
            self._read(activity_id)
        self._list.view.setFocus()

    def _bin(self, activity_id: str) -> None:
        title = self._store.activities.get(activity_id).title or _("Untitled")
        number = self._list.model.row_of(activity_id)
        self._store.activities.bin(activity_id)
        self._list.view.choose(self._list.model.nearest_activity(number or 0))
        self.context.undo.push(
            _("“{title}” moved to the bin").format(title=title),
            lambda: self._store.activities.restore(activity_id),
            lambda: self._store.activities.bin(activity_id),
        )

    def _mark_done(self, activity_id: str) -> None:
        activity = self._store.activities.get(activity_id)
        if activity.status is not Status.DONE:
            done = replace(activity, status=Status.DONE)
            self._change(activity, done, _("“{title}” marked done").format(title=activity.title or _("Untitled")))

    def _toggle_private(self, activity_id: str) -> None:
        activity = self._store.activities.get(activity_id)
        text = _("No longer private") if activity.private else _("Private. Left out of every share")
        self._change(activity, replace(activity, private=not activity.private), text)

    def _change(self, before: Activity, after: Activity, text: str) -> None:
        self._store.activities.save(after)
        self.context.undo.push(
            text, lambda: self._store.activities.save(before), lambda: self._store.activities.save(after)
        )

    def _duplicate(self, activity_id: str) -> None:
        activity = self._store.activities.get(activity_id)
        copy = replace(activity, id="", sessions=(), reflections=(), day=self.context.today(), status=Status.PLANNED)
        new_id = self._store.activities.add(copy)
        self._read(new_id)
        self.context.undo.push(
            _("“{title}” duplicated").format(title=activity.title or _("Untitled")),
            lambda: self._store.activities.bin(new_id),
            lambda: self._store.activities.restore(new_id),
        )

    def _pick_day(self) -> None:
        picker = DayPicker(self._store, self.context.today(), self)
        picker.day_chosen.connect(self._on_day)
        picker.show_beside(self._list.field)

    def _on_day(self, day: date) -> None:
        self._stack.setCurrentIndex(0)
        self._list.show_day(day)
