"""The reminder of protected time in Settings: off unless asked for."""

from PySide6.QtWidgets import QComboBox

from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.settings_rows import SettingsRow
from lcjournal.ui.widgets.switch import Switch

_CHOICES = (5, 10, 15, 30, 60)
_USUAL = 10


class ReminderRow(SettingsRow):
    """A switch, and how many minutes before."""

    def __init__(self, context: Context) -> None:
        self._context = context
        before = context.controls.settings().remind_before
        self._on = Switch(_("Remind me"), checked=bool(before))
        self._before = QComboBox()
        self._before.setAccessibleName(_("How long before"))
        for minutes in sorted({*_CHOICES, before or _USUAL}):
            words = ngettext("{count} minute before", "{count} minutes before", minutes)
            self._before.addItem(words.format(count=integer(minutes)), minutes)
        self._before.setCurrentIndex(self._before.findData(before or _USUAL))
        self._before.setEnabled(bool(before))
        words = _(
            "Only while LC Journal is open, and only the hour: no title of anything. It can be put off or sent away."
        )
        super().__init__(_("Remind me"), words, self._on, self._before)
        self._on.clicked.connect(self._keep)
        self._before.activated.connect(self._keep)

    def _keep(self) -> None:
        on = self._on.isChecked()
        self._before.setEnabled(on)
        self._context.controls.change_settings(remind_before=self._before.currentData() if on else 0)
