"""Settings of what is kept: nothing leaves, backups, the bin."""

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import Change
from lcjournal.core.slot_words import slot_title
from lcjournal.ui.bin_emptying import BinEmptying
from lcjournal.ui.context import Context
from lcjournal.ui.pages.settings.backup_rows import BackupRows
from lcjournal.ui.pages.settings.journal_card import JournalRows, erase_row
from lcjournal.ui.pages.settings.lock_rows import LockRows
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.card import Card, Strip
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.settings_rows import SettingsRow, SettingsSection
from lcjournal.ui.widgets.tab_order import reach_before

_MOST = 100
_DAYS = (30, 90, 365, 0)
"""How long the bin keeps things; 0 until it is emptied."""


class PrivacySection(SettingsSection):
    """Backups on request, and everything that was thrown away with a way back."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Privacy & backups"))
        self._context = context
        words = _("Everything stays on this computer. The app never connects to the internet and has no account.")
        self.column.addWidget(Strip(words, "cloud-slash"))
        self._journal = JournalRows(context)
        self.add_rows(_("Your journal"), *self._journal.rows)
        self._lock = LockRows(context)
        self.add_rows(_("Lock"), *self._lock.rows)
        self._backups = BackupRows(context)
        self.add_rows(_("Backups"), *self._backups.rows)
        self._emptying = BinEmptying(context)
        self._bin: Card = self.add_rows(_("Bin"))
        self._erase = erase_row(context)
        self.add_rows("", self._erase)
        self.finish()
        context.bus.changed.connect(self._on_change)

    @override
    def refresh(self) -> None:
        self._journal.refresh()
        self._lock.refresh()
        self._backups.refresh()
        self._show_bin()

    def _on_change(self, _change: Change) -> None:
        if self.isVisible():
            self.refresh()

    def _show_bin(self) -> None:
        empty(self._bin.body)
        rows = self._rows()
        for number, row in enumerate(rows[:_MOST]):
            if number:
                self._bin.body.addWidget(rule())
            self._bin.body.addWidget(row)
        if (more := len(rows) - _MOST) > 0:
            text = ngettext("and {count} more", "and {count} more", more).format(count=i18n.integer(more))
            self._bin.body.addWidget(label(text, "body", "text2"))
        if rows:
            self._bin.body.addWidget(rule())
        rows = [*rows[:_MOST], self._emptying_row()]
        self._bin.body.addWidget(rows[-1])
        for row in rows:
            reach_before(row, self._erase)

    def _emptying_row(self) -> SettingsRow:
        end = button(_("Empty the bin…"), "", "trash-simple", small=True, on_click=self._emptying.ask)
        full = bool(self._emptying.thrown())
        end.setVisible(full)
        self._days = days = QComboBox()
        days.setAccessibleName(_("How long what you throw away is kept"))
        for count in _DAYS:
            days.addItem(_kept_for(count), count)
        days.setCurrentIndex(max(0, days.findData(self._context.controls.settings().bin_days)))
        days.activated.connect(self._on_days)
        words = _("Removed attachments and next steps too. What goes by itself goes after a backup.")
        title = _("How long what you throw away is kept") if full else _("The bin is empty.")
        return SettingsRow(title, words, days, end)

    def _on_days(self) -> None:
        self._context.controls.change_settings(bin_days=self._days.currentData())

    def _rows(self) -> list[QWidget]:
        rows: list[QWidget] = []
        for row in self._context.store.activities.binned():
            said = _("Activity, {day}").format(day=i18n.day(row.day))
            rows.append(SettingsRow(row.title or _("Untitled"), said, self._restore_button("activity", row.id)))
        for goal in self._context.store.goals.binned():
            title = goal.title or _("Untitled")
            rows.append(SettingsRow(title, _("Goal"), self._restore_button("goal", goal.id)))
        for slot in self._context.store.slots.all(binned=True):
            if slot.deleted_at is not None:
                restore = self._restore_button("slot", slot.id)
                rows.append(SettingsRow(slot_title(slot), _("Protected time"), restore))
        return rows

    def _restore_button(self, noun: str, identity: str) -> Button:
        restore = button(_("Restore"), "", "arrow-counter-clockwise", small=True, on_click=self._on_restore)
        restore.setObjectName(f"{noun} {identity}")
        return restore

    def _on_restore(self) -> None:
        noun, identity = self.sender().objectName().split(" ")
        activities, goals, slots = self._context.store.activities, self._context.store.goals, self._context.store.slots
        bin_, restore = {
            "activity": (activities.bin, activities.restore),
            "goal": (goals.bin, goals.restore),
            "slot": (slots.bin, slots.restore),
        }[noun]
        restore(identity)
        self._context.undo.push(_("Taken out of the bin"), lambda: bin_(identity), lambda: restore(identity))


def _kept_for(days: int) -> str:
    if not days:
        return _("until I empty it")
    return ngettext("for {count} day", "for {count} days", days).format(count=i18n.integer(days))
