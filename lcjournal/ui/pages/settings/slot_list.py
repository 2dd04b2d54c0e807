"""The weekly slots and the pauses in Settings, each a card of rows. Everything holds at once, with undo."""

from collections.abc import Callable
from datetime import date, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Filter, Pause, Slot, Status
from lcjournal.core.slot_words import change_words, slot_days, slot_title
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.slot_changes import SlotChanges
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.kept_rows import KeptRows
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.settings_rows import SettingsRow
from lcjournal.ui.widgets.slot_pauses import PauseRow
from lcjournal.ui.widgets.slot_row import SlotRow, system_zone

_OFFERED = 40
"""Activities that a slot may be for."""
_RECENT = timedelta(days=180)
"""How long a pause that is over is still shown at first."""


class SlotsCard(Card):
    """The slots that hold, with their fields, the weeks to come that differ, ended slots, and a button for one more."""

    def __init__(self, store: Store, changes: SlotChanges, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._changes, self._today = store, changes, today
        self._changing = False
        column = QVBoxLayout()
        column.setSpacing(theme.space(10))
        self._differing, self._ended = QVBoxLayout(), QVBoxLayout()
        self._add = button(_("Add a weekly slot"), "", "plus", small=True, on_click=self._on_add)
        self.body.addLayout(column)
        self.body.addLayout(self._differing)
        self.body.addLayout(self._ended)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = KeptRows[SlotRow](column, self._add)

    def refresh(self) -> None:
        """Read the slots again."""
        if self._changing:
            return
        today = self._today()
        live = {slot.id: slot for slot in self._store.slots.all() if slot.until is None or slot.until >= today}
        self._rows.keep(live, lambda identity: self._make(live[identity]))
        for slot in live.values():
            self._rows.row(slot.id).show_slot(slot, self._activities(slot))
        empty(self._differing)
        for change in self._store.slots.changes():
            if change.slot_id in live and max(change.day, change.moved_to or change.day) >= today:
                back = button(_("As usual"), "quiet", small=True, on_click=self._on_back)
                back.setObjectName(f"{change.slot_id} {change.day}")
                row = SettingsRow(change_words(change), "", back)
                back.setAccessibleName(_("{action}: {title}").format(action=back.text(), title=change_words(change)))
                self._differing.addWidget(row)
        empty(self._ended)
        for slot in self._store.slots.all():
            if slot.id not in live:
                self._ended.addWidget(self._ended_row(slot))

    def _ended_row(self, slot: Slot) -> SettingsRow:
        remove = IconButton("trash-simple", _("{action}: {title}").format(action=_("Remove"), title=slot_title(slot)))
        remove.setObjectName(slot.id)
        remove.clicked.connect(self._on_remove_ended)
        return SettingsRow(slot_title(slot), slot_days(slot), remove)

    def _make(self, slot: Slot) -> SlotRow:
        row = SlotRow(slot, self._activities(slot), self._today)
        row.edited.connect(self._on_edit)
        row.removed.connect(self._on_remove)
        return row

    def _activities(self, slot: Slot) -> list[ActivityRow]:
        """Return what a slot may be for: what is under way or planned, and what it is for already."""
        activities = self._store.activities
        rows = [*activities.page(Filter(status=Status.IN_PROGRESS), limit=_OFFERED), *activities.planned()[:_OFFERED]]
        if slot.activity_id and all(row.id != slot.activity_id for row in rows):
            rows += activities.rows({slot.activity_id})
        return rows

    def _on_edit(self, slot: Slot) -> None:
        self._changing = True
        try:
            self._rows.rename(slot.id, self._changes.change(slot))
        finally:
            self._changing = False
        self.refresh()

    def _on_add(self) -> None:
        day = self._today()
        slot = Slot(day.weekday(), time(14), 120, day, system_zone())
        identity = self._changes.add(slot)
        self.refresh()
        self._rows.row(identity).stops()[1].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_remove(self) -> None:
        row = self.sender()
        if isinstance(row, SlotRow):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._changes.remove(row.slot.id)
            self.refresh()

    def _on_back(self) -> None:
        slot_id, day = self.sender().objectName().split()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changes.put_back(slot_id, date.fromisoformat(day))
        self.refresh()

    def _on_remove_ended(self) -> None:
        identity = self.sender().objectName()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changes.remove(identity)
        self.refresh()


class PausesCard(Card):
    """Holidays and pauses, and a button for one more."""

    def __init__(self, store: Store, changes: SlotChanges, today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._changes, self._today = store, changes, today
        column, deeds = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(theme.space(10))
        self._earlier = button(_("Show earlier pauses"), "quiet", small=True, on_click=self._on_earlier)
        self._add = button(_("Add a pause"), "", "plus", small=True, on_click=self._on_add)
        deeds.addWidget(self._add)
        deeds.addWidget(self._earlier)
        deeds.addStretch(1)
        self.body.addLayout(column)
        self.body.addLayout(deeds)
        self._all = False
        self._rows = KeptRows[PauseRow](column, self._add)

    def refresh(self) -> None:
        """Read the pauses again."""
        oldest = self._today() - _RECENT
        every = self._store.slots.pauses()
        pauses = {pause.id: pause for pause in every if self._all or pause.until >= oldest}
        self._earlier.setVisible(len(pauses) < len(every))
        self._rows.keep(pauses, lambda identity: self._make(pauses[identity]))
        for pause in pauses.values():
            self._rows.row(pause.id).show_pause(pause)

    def _make(self, pause: Pause) -> PauseRow:
        row = PauseRow(pause)
        row.edited.connect(self._changes.save_pause)
        row.removed.connect(self._on_remove)
        return row

    def _on_earlier(self) -> None:
        self._all = True
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _on_add(self) -> None:
        today = self._today()
        identity = self._changes.add_pause(Pause(today, today + timedelta(days=6)))
        self.refresh()
        self._rows.row(identity).stops()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_remove(self) -> None:
        row = self.sender()
        if isinstance(row, PauseRow):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._changes.remove_pause(row.pause.id)
            self.refresh()
