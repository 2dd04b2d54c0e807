"""Settings of protected time: weekly slots and the days without them, what came of it, hours for a year, a calendar."""

from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui.context import Context
from lcjournal.ui.pages.settings.calendar_row import CalendarRow
from lcjournal.ui.pages.settings.kept_card import KeptCard
from lcjournal.ui.pages.settings.reminder_row import ReminderRow
from lcjournal.ui.pages.settings.slot_list import PausesCard, SlotsCard
from lcjournal.ui.pages.settings.yearly_card import YearlyCard
from lcjournal.ui.slot_changes import SlotChanges
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.settings_rows import SettingsSection


class ProtectedTimeSection(SettingsSection):
    """Everything holds at once and can be undone; a change of day or hours leaves what came before as it was."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Protected time"))
        changes = SlotChanges(context.store, context.undo, context.today)
        words = _(
            "Hours of the week that you keep for learning. A week in which nothing came of it is just a week: nothing "
            "is counted against you."
        )
        self.column.addWidget(label(words, "body", "text2", wrap=True))
        self._slots = SlotsCard(context.store, changes, context.today)
        self._pauses = PausesCard(context.store, changes, context.today)
        self._kept = KeptCard(context)
        self._yearly = YearlyCard(context.store, changes, context.today)
        self.add_card(_("Each week"), self._slots)
        self.add_rows("", ReminderRow(context), CalendarRow(context))
        self.add_card(_("Holidays and pauses"), self._pauses)
        self.add_card(_("What came of it in a year"), self._kept)
        self.add_card(_("Hours for a year"), self._yearly)
        self.finish()
        for card in (self._slots, self._pauses, self._yearly):
            card.setEnabled(not context.store.read_only)

    @override
    def refresh(self) -> None:
        """Read everything again; rows stay, so that the focus does."""
        for card in (self._slots, self._pauses, self._kept, self._yearly):
            card.refresh()
