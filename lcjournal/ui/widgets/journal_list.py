"""The left pane of the Journal: search field, chips, count, list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from lcjournal.core import i18n, search
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Filter, Totals
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.ui import background, theme
from lcjournal.ui.models.activity_list import ActivityList
from lcjournal.ui.widgets.activity_table import ActivityTableView
from lcjournal.ui.widgets.activity_view import ActivityView
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.count_line import CountLine
from lcjournal.ui.widgets.filter_chips import FilterChips
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.search_field import SearchRow
from lcjournal.ui.widgets.state_panel import StatePanel

_COUNT_AFTER_MS = 120


class JournalList(QWidget):
    """Finds activities as one types. The list answers at once; its count follows from a thread of its own."""

    current_changed = Signal(str)
    """Another activity is the current one: its id, or "" when none is."""
    searched = Signal(object)
    """The SearchQuery is another one."""
    new_requested = Signal()
    calendar_requested = Signal()
    table_shown = Signal(bool)
    """The table took the place of the list, or the list that of the table."""

    def __init__(self, store: Store, instrument: Instrument, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._today = store, today
        self._counting: background.Task | None = None
        self._current = ""
        self.model = ActivityList(store, self)
        self.view = ActivityView(self.model)
        self.chips = FilterChips(store, instrument, today)
        self.view.activity_chosen.connect(self._on_chosen)
        self.chips.filter_changed.connect(self._on_filter)
        self.table = ActivityTableView(store, instrument)
        self._as_table = IconButton("table", _("As a table"), "Ctrl+Shift+T", checkable=True)
        self._as_table.toggled.connect(self._on_table)
        self._count = CountLine()
        self._timer = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._timer.timeout.connect(self._start_count)
        self.chips.saved_chosen.connect(self.show_filter)
        self._search = SearchRow()
        self.field = self._search.field
        self.field.textChanged.connect(self._on_filter)
        self.field.list_wanted.connect(self._to_list)
        self.field.escaped.connect(self._clear_or_leave)
        self._place = QWidget(self)
        self._stack = QStackedLayout(self._place)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.table)
        self._lay_out()

    @property
    def filter(self) -> Filter:
        """What the list shows."""
        return replace(self.chips.filter, text=self.field.text())

    @property
    def current(self) -> str:
        """The id of the current activity, or ""."""
        return self._current

    @property
    def is_table(self) -> bool:
        """Whether the activities are shown as a table."""
        return self._as_table.isChecked()

    def show_table(self, *, shown: bool) -> None:
        """Show the activities as a table, or as a list."""
        self._as_table.setChecked(shown)

    def toggle_table(self) -> None:
        """Show the table in place of the list, or the list in place of the table."""
        self._as_table.toggle()

    def show_filter(self, filter_: Filter) -> None:
        """Narrow the list to a filter."""
        self.chips.show_filter(filter_)
        self.field.textChanged.disconnect(self._on_filter)  # not all its signals: its × listens to them too
        self.field.setText(filter_.text)
        self.field.textChanged.connect(self._on_filter)
        self._on_filter()

    def refresh(self) -> None:
        """Read the list again after a change and stay in the same place: on the current activity, else on the next."""
        self.chips.show_filter(self.chips.filter)  # a kind or a goal of it may have another name
        place, top = self.model.row_of(self._current), self.view.verticalScrollBar().value()
        self._read(at_least=self.model.rowCount())
        number = self.model.row_of(self._current)
        if number is None and place is not None:
            number = self.model.nearest_activity(place)
        self.view.choose(number)
        if top:
            self.scroll_to(top)
        self._on_chosen(self.view.current())

    def select(self, activity_id: str) -> bool:
        """Make an activity the current one, reading on to where it stands; False when the filter hides it."""
        rows = self._store.activities.rows([activity_id])
        number = self.model.read_until(activity_id, rows[0].position) if rows else None
        if number is not None:
            self.view.choose(number, center=True)
        return number is not None

    def scroll_to(self, value: int) -> None:
        """Scroll to where the list was before."""
        self.view.doItemsLayout()
        self.view.verticalScrollBar().setValue(value)

    def show_day(self, day: date) -> None:
        """Go to the first activity of a day or, without one, the nearest before."""
        self.view.choose(self.model.read_until_day(day), center=True)
        self.view.setFocus()

    def go_to_list(self) -> None:
        """Give the keyboard to the list or the table."""
        shown = self.table if self.is_table else self.view
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Show everything again."""
        self.show_filter(Filter())

    def _on_filter(self) -> None:
        """Show what is asked now from its beginning; the current activity stays so if it is among the first."""
        self.chips.words = self.field.text()
        query = search.parse(self.field.text())
        self.view.mark(query)
        self.searched.emit(query)
        self._read()
        self.view.scrollToTop()
        self.view.choose(self.model.row_of(self._current))
        self._on_chosen(self.view.current())

    def _read(self, at_least: int = 0) -> None:
        current = self._current  # a model that is read afresh has no current line for a moment
        self.model.show(self.filter, self._today(), at_least=at_least)
        if self.is_table:
            self.table.show_filter(self.filter)
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.table if self.is_table else self.view)
        else:
            self._show_nothing()
        self._current = current
        self._timer.start()

    def _on_chosen(self, activity_id: str) -> None:
        if activity_id != self._current:
            self._current = activity_id
            self.current_changed.emit(activity_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Journal"), "pane"), 1)
        calendar = IconButton("calendar-blank", _("Go to a day"), "Ctrl+G")
        calendar.clicked.connect(self.calendar_requested)
        head.addWidget(calendar)
        new = button(_("New entry"), "primary", "plus", small=True)
        new.clicked.connect(self.new_requested)
        head.addWidget(new)
        top = QVBoxLayout()
        edge = theme.space(20)
        top.setContentsMargins(edge, edge, theme.space(16), theme.space(8))
        top.setSpacing(theme.space(10))
        top.addLayout(head)
        top.addWidget(self._search)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(theme.space(4))
        narrowing.addWidget(self.chips, 1)
        narrowing.addWidget(self._as_table, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(narrowing)
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule())
        column.addWidget(self._place, 1)

    def _show_nothing(self) -> None:
        typed = self.field.text().strip()
        if self.filter == Filter():
            sentence = _("A talk, an hour with a colleague, a chapter: note it in one line.")
            panel = StatePanel("notebook", _("Nothing written yet"), sentence)
        elif typed:
            title = _("No entry matches “{words}”").format(words=typed)
            narrowed = self.chips.filter != Filter()
            way = _("Search without the filters") if narrowed else _("Show everything")
            panel = StatePanel("magnifying-glass", title, "", [(way, self._clear_all)])
        else:
            panel = StatePanel("magnifying-glass", _("No entry matches"), "", [(_("Show everything"), self._clear_all)])
        old = self._stack.widget(2)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.setCurrentIndex(self._stack.addWidget(panel))

    def _clear_all(self) -> None:
        """Drop the chips; once they are gone, the words too."""
        if self.chips.filter == Filter():
            self.field.clear()
        else:
            self.chips.clear()

    def _on_table(self, shown: bool) -> None:
        self._count.show_order(shown=not shown)
        self.refresh()
        self.table_shown.emit(shown)

    def _to_list(self) -> None:
        if not self.view.current() and self.model.rowCount() > 1:
            self.view.choose(1)
        self.go_to_list()

    def _clear_or_leave(self) -> None:
        if self.filter == Filter():
            self._to_list()
            return
        self.clear()

    def _start_count(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        path, filter_ = self._store.path, self.filter

        def count(_task: background.Task) -> tuple[Totals, Totals]:
            with Store.open_read_only(path) as store:
                return store.activities.totals(filter_), store.activities.totals(Filter())

        self._counting = background.run(count, done=self._show_count, failed=self._no_count)

    def _show_count(self, counted: tuple[Totals, Totals]) -> None:
        found, everything = counted
        values = {
            "count": i18n.integer(found.count),
            "all": i18n.integer(everything.count),
            "time": i18n.duration(found.minutes),
        }
        if found == everything:
            text = ngettext("{count} entry, {time}", "{count} entries, {time}", found.count)
        else:
            text = ngettext("{count} of {all} entries, {time}", "{count} of {all} entries, {time}", found.count)
        self._count.say(text.format(**values))

    def _no_count(self, error: Exception) -> None:
        """The file may be closed under a count that was under way; any other failure is a bug."""
        if not isinstance(error, sqlite3.Error):
            raise error
        self._count.say("")
