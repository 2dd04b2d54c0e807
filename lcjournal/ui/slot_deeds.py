"""What a person does with their protected time on Today: start, move or skip it, or keep some for the first time."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Filter, Status
from lcjournal.core.protected_time import next_occurrence
from lcjournal.core.protected_week import NextSlot, half_days, next_slot
from lcjournal.core.protected_words import when_words
from lcjournal.core.slot_words import slot_title
from lcjournal.ui.context import Context
from lcjournal.ui.slot_changes import SlotChanges
from lcjournal.ui.widgets.slot_line import SlotLine

_TICK_MS = 20_000
_OFFERED = 6
"""Activities that may be started where the slot is for none."""
_SKIP, _NEW = "skip", "new"


class SlotDeeds(QObject):
    """Shows the protected time that is next in ``line`` and does what is asked for there."""

    settings_requested = Signal()

    def __init__(self, context: Context, line: SlotLine) -> None:
        super().__init__(line)
        self._context, self._line = context, line
        self._changes = SlotChanges(context.store, context.undo, context.today)
        self._next: NextSlot | None = None
        line.start.clicked.connect(self._on_start)
        line.other.clicked.connect(self._on_other)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        self._clock.start()

    def refresh(self, *, primary: bool) -> None:
        """Read again what is next; with ``primary``, to start it today is what the page is for."""
        context = self._context
        now = context.now()
        self._next = next_slot(context.store, now, i18n.first_weekday())
        if self._next is not None:
            one, runs = self._next.occurrence, self._runs()
            title = slot_title(self._next.slot, one.day, one.start)
            primary = primary and one.day == now.date() and context.timekeeper.running() is None
            self._line.show_slot(title, self._when(), primary=primary, runs=runs)
            self._line.setVisible(not context.store.read_only)
        else:
            self._line.show_offer()
            self._line.setVisible(self._may_offer())

    def _runs(self) -> bool:
        """Say whether the timer runs for what this time is for, or for anything where it is for nothing."""
        running = self._context.timekeeper.running()
        wanted = self._next.activity if self._next is not None else None
        return running is not None and (wanted is None or running.activity_id == wanted.id)

    def _when(self) -> str:
        """Return when it is, and what for."""
        if self._next is None:
            return ""
        when = when_words(self._next.occurrence, self._context.now())
        if self._next.activity is None:
            return when
        title = self._next.activity.title or _("Untitled")
        return _("{when} · {activity}").format(when=when, activity=title)

    def _may_offer(self) -> bool:
        """Say whether to offer protected time: once, to whoever has noted something and never had any."""
        context, store = self._context, self._context.store
        if store.read_only or not context.controls.settings().slot_offer or store.slots.all(binned=True):
            return False
        return bool(store.activities.page(Filter(), limit=1))

    def _on_tick(self) -> None:
        """Count down; once it is over, show the next."""
        if not self._line.isVisible() or self._next is None:
            return
        if self._next.occurrence.ends() <= self._context.now():
            self.refresh(primary=False)
        else:
            self._line.say_when(self._when())

    def _on_start(self) -> None:
        if not self._context.may_write():
            return
        if self._next is None:
            self.settings_requested.emit()
        elif self._runs():
            self._context.timekeeper.stop()
        elif self._next.activity is not None:
            self._context.timekeeper.start(self._next.activity.id)
        else:
            self._ask_what()

    def _ask_what(self) -> None:
        """Ask what to work on, where the slot is for nothing in particular."""
        activities, menu = self._context.store.activities, self._menu()
        for row in activities.page(Filter(status=Status.IN_PROGRESS), limit=_OFFERED):
            self._add(menu, row.title or _("Untitled"), row.id)
        self._add(menu, _("Something new"), _NEW)
        menu.triggered.connect(self._on_what)
        self._open(menu, self._line.start)

    def _on_what(self, action: QAction) -> None:
        chosen = str(action.data())
        self._context.timekeeper.start("" if chosen == _NEW else chosen)

    def _on_other(self) -> None:
        if not self._context.may_write():
            return
        if self._next is None:
            self._context.controls.change_settings(slot_offer=False)
            self._line.hide()
            return
        menu = self._menu()
        self._days = half_days(self._context.store, self._next.occurrence, self._context.now(), i18n.first_weekday())
        for number, (day, start) in enumerate(self._days):
            words = _("{day}, {time}").format(day=i18n.day(day, "EEEE d MMMM"), time=i18n.clock(start))
            self._add(menu, words[:1].upper() + words[1:], str(number))
        if not self._days:
            menu.addAction(_("No half-day of this week is free")).setEnabled(False)
        menu.addSeparator()
        self._add(menu, _("Skip this week"), _SKIP)
        menu.triggered.connect(self._on_chosen)
        self._open(menu, self._line.other)

    def _on_chosen(self, action: QAction) -> None:
        if self._next is None:
            return
        one, chosen = self._next.occurrence, str(action.data())
        if chosen == _SKIP:
            slots = self._context.store.slots
            following = next_occurrence(slots.all(), slots.changes(), slots.pauses(), one.ends())
            self._changes.skip(one.slot_id, one.due, following.day if following else None)
        else:
            self._changes.move(one.slot_id, one.due, *self._days[int(chosen)])

    def _menu(self) -> QMenu:
        menu = QMenu(self._line)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, words: str, data: str) -> None:
        menu.addAction(words.replace("&", "&&")).setData(data)

    def _open(self, menu: QMenu, under: QWidget) -> None:
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))
