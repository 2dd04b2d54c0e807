"""The Journal: a list to find in, a reader, and the editor in their place while one writes."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import repeating
from lcjournal.core.model import Activity, Change, Filter
from lcjournal.ui import theme
from lcjournal.ui.activity_changes import ActivityChanges
from lcjournal.ui.attaching import attach_in_editor, attach_in_reader
from lcjournal.ui.context import Context
from lcjournal.ui.filter_keeping import FilterKeeping
from lcjournal.ui.history_dialog import show_history
from lcjournal.ui.next_step_changes import NextStepChanges
from lcjournal.ui.pages.page import Page
from lcjournal.ui.proofreading import proofread
from lcjournal.ui.reading import show_in_reader
from lcjournal.ui.table_deeds import TableDeeds
from lcjournal.ui.template_keeping import TemplateKeeping
from lcjournal.ui.text_changes import TextChanges
from lcjournal.ui.widgets.day_picker import DayPicker
from lcjournal.ui.widgets.editor import Editor
from lcjournal.ui.widgets.journal_list import JournalList
from lcjournal.ui.widgets.journal_panes import JournalPanes
from lcjournal.ui.widgets.reader import Reader

_SHOW_AFTER_MS = 40
"""How long the reader waits for the next arrow key, so that the list can be run through."""

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class JournalPage(Page):
    """Open it with an activity's id to read it, ``new`` or an Activity to write it, a Filter, or ``table``."""

    shows = Change.ACTIVITIES | Change.GOALS | Change.TIMER

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._store = context.store
        self._changes = ActivityChanges(context.store, context.undo, context.today)
        self._texts = TextChanges(context.store, context.undo)
        self._steps = NextStepChanges(context.store, context.undo, context.today)
        self._list = JournalList(context.store, context.instrument, context.today)
        self._reader = Reader(context.instrument, context.store.attachments.files)
        self._editor = Editor(context.store, context.instrument, context.now, context.timekeeper)
        self._to_show = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._to_show.timeout.connect(self._show_now)
        self._panes = JournalPanes(self._list, self._reader, self)
        self._stack = QStackedLayout()
        self._deeds = TableDeeds(self._list.table, context)
        self._lay_out()
        self._connect()
        attach_in_reader(context, self._reader, self._panes)
        attach_in_editor(context, self._editor)
        proofread(context, self._editor)

    @override
    def refresh(self) -> None:
        if self._is_editing():
            self._editor.take_in()
            self._stale = True  # the list is read when it is seen again, not with every pause in the writing
            return
        self._list.refresh()
        self._show_now()

    @override
    def open(self, argument: object) -> None:
        if argument is None or not self._leave_editor():
            return
        if argument == "new":
            self._write(Activity("", self.context.today()))
        elif argument == "table":
            self._list.show_table(shown=True)
        elif isinstance(argument, Activity):
            self._write(argument)
        elif isinstance(argument, Filter):
            self._list.show_filter(argument)
            self._to_list()
        elif isinstance(argument, str):
            self._read(argument)

    @override
    def state(self) -> dict[str, object]:
        field = self._list.field
        return {
            "filter": self._list.filter,
            "current": self._list.current,
            "reading": self._panes.reading,
            "table": self._list.is_table,
            "scroll": self._list.view.verticalScrollBar().value(),
            "cursor": field.cursorPosition() if field.hasFocus() else -1,
            "widths": self._panes.widths(),
            "editing": self._editor.state() if self._is_editing() else None,
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        filter_, current, editing = state["filter"], state["current"], state["editing"]
        if isinstance(filter_, Filter):
            self._list.show_filter(filter_)
        if isinstance(current, str) and current:
            self._list.select(current)
        self._panes.reading = state["reading"] is True
        self._list.show_table(shown=state["table"] is True)
        self._panes.restore_widths(state["widths"])
        self._fit()
        scroll, cursor = int(str(state["scroll"])), int(str(state["cursor"]))
        QTimer.singleShot(0, self, lambda: self._list.scroll_to(scroll))  # once the new window has its size
        if cursor >= 0:
            self._list.field.setFocus()
            self._list.field.setCursorPosition(cursor)
        if isinstance(editing, dict):
            self._stack.setCurrentWidget(self._editor)
            self._editor.restore(editing)

    @override
    def leave(self) -> bool:
        return not self._is_editing() or self._editor.save()

    @override
    def in_hand(self) -> str:
        return self._editor.stored_id() if self._is_editing() else self._list.current

    @override
    def panes(self) -> list[QWidget]:
        return self._editor.panes() if self._is_editing() else [self._list, self._panes.right]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._list.filter != Filter():
            self._list.clear()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the list, unless it is already somewhere on the page."""
        super().showEvent(event)
        if self.focusWidget() in {None, self} and self._list.isVisible():
            self._list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(24), 0)

    def new_entry(self) -> None:
        """Write a new entry of today."""
        if self._leave_editor():
            self._write(Activity("", self.context.today()))

    def search(self) -> None:
        """Go to the search field."""
        self._list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._list.field.selectAll()

    def _lay_out(self) -> None:
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self._editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._stack)

    def _connect(self) -> None:
        view, reader, changes = self._list.view, self._reader, self._changes
        self._list.current_changed.connect(self._show_soon)
        view.read_requested.connect(self._on_read)
        self._list.table.read_requested.connect(self._read)
        self._list.table.edit_requested.connect(self._edit)
        self._list.table_shown.connect(self._to_list)
        for source in (view, self._reader):
            source.edit_requested.connect(self._edit)
            source.bin_requested.connect(changes.bin)
            source.private_requested.connect(changes.toggle_private)
            source.star_requested.connect(changes.toggle_star)
        view.done_requested.connect(changes.mark_done)
        reader.status_requested.connect(changes.set_status)
        reader.weekly_requested.connect(changes.repeat_weekly)
        reader.follow_up_requested.connect(self._follow_up)
        reader.timer_requested.connect(self.context.timekeeper.toggle)
        reader.part_requested.connect(self._read)
        self._reader.duplicate_requested.connect(self._duplicate)
        self._reader.tick_requested.connect(self._texts.tick)
        for wanted in (self._reader.history_requested, self._editor.history_requested):
            wanted.connect(self._show_history)
        self._reader.back_requested.connect(self._to_list)
        self._reader.check_requested.connect(self._open_check)
        self._list.new_requested.connect(self.new_entry)
        self._list.searched.connect(self._reader.mark)
        self._list.calendar_requested.connect(self._pick_day)
        self._editor.finished.connect(self._on_written)
        self._editor.session_removed.connect(changes.session_removed)
        self._editor.next_steps.removed.connect(self._steps.removed)
        TemplateKeeping(self._editor, self._store, self.context.undo)
        FilterKeeping(self._list, self.context)
        keys: dict[str, Callable[[], None]] = {"Ctrl+F": self.search, "Ctrl+G": self._pick_day}
        keys["Ctrl+Shift+T"] = self._list.toggle_table
        for key, slot in keys.items():
            shortcut = QShortcut(QKeySequence(key), self._panes, context=_WITHIN)
            shortcut.activated.connect(slot)

    def _is_editing(self) -> bool:
        return self._stack.currentWidget() is self._editor

    def _leave_editor(self) -> bool:
        """Save what is being written and show the list again; return False when it could not be saved."""
        if not self.leave():
            return False
        self._store.draft.end()
        self._stack.setCurrentWidget(self._panes)
        self.refresh_if_stale()
        return True

    def _fit(self) -> None:
        self._panes.fit(self.width())

    def _show_soon(self, _activity_id: str) -> None:
        self._to_show.start()

    def _show_now(self) -> None:
        """Show the current activity, or that none is chosen."""
        self._to_show.stop()
        if self._list.current:
            show_in_reader(self.context, self._reader, self._list.current)
        self._panes.show_entry(shown=bool(self._list.current))
        self._fit()

    def _open_check(self, check_id: str) -> None:
        self.open_requested.emit("selfcheck", check_id)

    def _on_read(self, _activity_id: str) -> None:
        self._panes.reading = True
        self._show_now()
        if not self._list.isVisible():
            self._reader.setFocus()

    def _to_list(self) -> None:
        self._panes.reading = False
        self._fit()
        self._list.go_to_list()

    def _read(self, activity_id: str) -> None:
        if not self._list.select(activity_id):
            self._list.clear()
            self._list.select(activity_id)
        self._on_read(activity_id)

    def _write(self, activity: Activity) -> None:
        if not self.context.may_write():
            return
        self._stack.setCurrentWidget(self._editor)
        self._editor.edit(activity.id) if activity.id else self._editor.write_new(activity)

    def _edit(self, activity_id: str) -> None:
        self._write(self._store.activities.get(activity_id))

    def _on_written(self, activity_id: str) -> None:
        self._leave_editor()
        if activity_id:
            self._read(activity_id)
        if self._list.isVisible():
            self._list.go_to_list()

    def _show_history(self, activity_id: str) -> None:
        show_history(self._store, self._texts, activity_id)

    def _duplicate(self, activity_id: str) -> None:
        self._read(self._changes.duplicate(activity_id))

    def _follow_up(self, activity_id: str) -> None:
        self._write(repeating.follow_up(self._store.activities.get(activity_id), self.context.today()))

    def _pick_day(self) -> None:
        picker = DayPicker(self._store, self.context.today(), self)
        picker.day_chosen.connect(self._list.show_day)
        picker.show_beside(self._list.field)
