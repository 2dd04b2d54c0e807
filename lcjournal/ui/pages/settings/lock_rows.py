"""Settings of the lock: a passphrase, its recovery sheet, and when the journal locks by itself."""

from PySide6.QtWidgets import QComboBox

from lcjournal.core import keyring
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.ui.context import Context
from lcjournal.ui.stepping_away import CHOICES
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.settings_rows import SettingsRow


class LockRows:
    """The rows of the card on the lock."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._protect = button(_("Protect…"), "", "lock-simple", small=True, on_click=self._on_protect)
        self._protect.setAccessibleName(_("Protect the journal by a passphrase"))
        self._change = button(_("Change…"), "", small=True, on_click=self._on_change)
        self._change.setAccessibleName(_("Change the passphrase"))
        self._sheet = button(_("Recovery sheet…"), "", small=True, on_click=self._on_sheet)
        self._off = button(_("Take off…"), "quiet", small=True, on_click=self._on_off)
        self._off.setAccessibleName(_("Take the passphrase off"))
        self._ask = SettingsRow(_("Ask for a passphrase"), "", self._off, self._sheet, self._change, self._protect)
        self._after = QComboBox()
        self._after.setAccessibleName(_("Lock when I step away"))
        for minutes in CHOICES:
            self._after.addItem(_after(minutes), minutes)
        self._after.setCurrentIndex(max(0, self._after.findData(context.controls.settings().lock_after)))
        self._after.activated.connect(self._on_after)
        lock = button(_("Lock now"), "", small=True, on_click=context.controls.lock)
        words = _("Also when the computer sleeps. While it is open, whoever uses this computer can read it.")
        self.rows = (self._ask, SettingsRow(_("Lock when I step away"), words, self._after, lock))

    def refresh(self) -> None:
        """Read again whether the journal has a passphrase."""
        context = self._context
        encrypted = keyring.is_encrypted(context.store.path)
        self._protect.setVisible(not encrypted and not context.controls.is_sample() and not context.store.read_only)
        for part in (self._change, self._sheet, self._off):
            part.setVisible(encrypted and not context.store.read_only)
        if encrypted:
            self._ask.say(
                _("The journal is encrypted. Without the passphrase or the recovery sheet, nobody can open it.")
            )
        elif context.controls.is_sample():
            self._ask.say(_("The sample has none: there is nothing of yours in it."))
        else:
            self._ask.say(_("Encrypts the journal. Without the passphrase or the recovery sheet, nobody can open it."))

    def _on_protect(self) -> None:
        self._context.journals.passphrases.protect(self._context.store.path, self._context.backing_up)

    def _on_change(self) -> None:
        self._context.journals.passphrases.change(self._context.store.path)

    def _on_sheet(self) -> None:
        self._context.journals.passphrases.show_sheet(self._context.store.path)

    def _on_off(self) -> None:
        self._context.journals.passphrases.take_off(self._context.store.path, self._context.backing_up)

    def _on_after(self) -> None:
        self._context.controls.change_settings(lock_after=self._after.currentData())


def _after(minutes: int) -> str:
    if not minutes:
        return _("never")
    return ngettext("after {count} minute", "after {count} minutes", minutes).format(count=integer(minutes))
