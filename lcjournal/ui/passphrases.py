"""Giving the journal that is open a passphrase, another one, or none; and its recovery sheet."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from lcjournal.core import disk_words, key_file, keys, sealing
from lcjournal.core.backup import second_folders
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.sqlite import sqlite3
from lcjournal.ui import background, dialogs
from lcjournal.ui.backing_up import BackingUp
from lcjournal.ui.entering import Entrance
from lcjournal.ui.owner import Owner
from lcjournal.ui.passphrase_dialog import ask_new_passphrase
from lcjournal.ui.widgets.progress_panel import ProgressPanel


class Passphrases(QObject):
    """What encrypts and decrypts does so while no journal is open, after a backup."""

    def __init__(self, owner: Owner, entrance: Entrance, parent: QObject) -> None:
        super().__init__(parent)
        self._owner, self._entrance = owner, entrance

    def protect(self, path: Path, backing_up: BackingUp) -> None:
        """Ask for a passphrase, have the recovery sheet kept, make a backup, and encrypt all that belongs to it."""
        passphrase = ask_new_passphrase(_("Protect the journal by a passphrase"), _("Go on"))
        key = key_file.new_key()
        if not passphrase or not self._has_sheet(path, keys.sheet_of(key), _("Encrypt the journal")):
            return

        def encrypt(task: background.Task) -> sealing.Sealed:
            others, now = self._others(path), self._owner.now()
            return sealing.seal(path, passphrase, key=key, now=now, others=others, report=task.report)

        deed = partial(self._work, path, _("The journal is being encrypted…"), encrypt, self._on_encrypted)
        backing_up.before(deed, _("The backup could not be made, so nothing was encrypted."))

    def change(self, path: Path) -> None:
        """Ask for the old passphrase and a new one."""
        old = ask_passphrase(_("Another passphrase"))
        new = ask_new_passphrase(_("Another passphrase")) if old else ""
        if not new:
            return

        def rewrap(_task: background.Task) -> None:
            keys.change_passphrase(path, old, new, self._others(path))

        background.run(rewrap, done=self._on_changed, failed=self._on_refused)

    def take_off(self, path: Path, backing_up: BackingUp) -> None:
        """Ask for the passphrase, make a backup, and decrypt the journal with all that belongs to it."""
        passphrase = ask_passphrase(_("Take the passphrase off"))
        if not passphrase:
            return

        def decrypt(task: background.Task) -> sealing.Sealed:
            keys.unlock(path, passphrase)
            return sealing.unseal(path, now=self._owner.now(), others=self._others(path), report=task.report)

        deed = partial(self._work, path, _("The journal is being decrypted…"), decrypt, self._on_decrypted)
        backing_up.before(deed, _("The backup could not be made, so nothing was decrypted."))

    def show_sheet(self, path: Path) -> None:
        """Show the recovery sheet of the journal."""
        self._has_sheet(path, keys.sheet(path))

    def _has_sheet(self, path: Path, groups: str, verb: str = "") -> bool:
        """Show the groups of a sheet until the person has them, or gives up."""
        from lcjournal.ui.sheet_dialog import show_sheet  # with the printing of Qt, which no start needs

        return show_sheet(path, groups, self._owner.now().date(), verb)

    def _work(
        self,
        path: Path,
        title: str,
        work: Callable[[background.Task], sealing.Sealed],
        done: Callable[[Path, sealing.Sealed], object],
    ) -> None:
        told = _("With its attached files and its backups. This may take a minute. Interrupted, nothing is lost.")
        shown = ProgressPanel("lock-simple", title, told)
        self._owner.stand_before(shown)
        failed = partial(self._on_failed, path)
        background.run(work, done=partial(done, path), failed=failed, progress=shown.show_share)

    def _on_encrypted(self, path: Path, done: sealing.Sealed) -> None:
        self._entrance.enter(path)
        told = [_("The journal is encrypted."), *_left(done)]
        if done.readable:
            words = _("These can still be read without the passphrase: {paths}")
            told.append(words.format(paths=", ".join(map(str, done.readable))))
        self._owner.say(" ".join(told))

    def _on_decrypted(self, path: Path, done: sealing.Sealed) -> None:
        self._entrance.enter(path)
        told = _("The journal is no longer encrypted: whoever has its file can read it.")
        self._owner.say(" ".join([told, *_left(done)]))

    def _on_changed(self, _nothing: None) -> None:
        self._owner.say(_("The journal now opens by the new passphrase. The recovery sheet stays as it is."))

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, UserError | OSError):
            raise error
        dialogs.error(disk_words.sentence(error), _("Nothing was changed"))

    def _on_failed(self, path: Path, error: Exception) -> None:
        if not isinstance(error, UserError | OSError | sqlite3.Error):
            raise error
        self._entrance.enter(path)
        dialogs.error(disk_words.sentence(error), _("Nothing was changed"))

    def _others(self, path: Path) -> tuple[Path, ...]:
        return second_folders(self._owner.settings().second_place, path)


def ask_passphrase(title: str) -> str:
    """Ask for the passphrase in force; empty when the person gives up."""
    return dialogs.ask_line(title, _("Passphrase now"), "", _("Go on"), hidden=True)


def _left(done: sealing.Sealed) -> list[str]:
    if not done.left:
        return []
    words = ngettext(
        "{count} file is damaged or found no room, and stays as it was.",
        "{count} files are damaged or found no room, and stay as they were.",
        len(done.left),
    )
    return [words.format(count=integer(len(done.left)))]
