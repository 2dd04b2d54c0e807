"""``lcjournal encrypt``, ``decrypt`` and ``passphrase``; and the passphrase that other commands ask for.

It comes from the first line of what is piped in with ``--passphrase-stdin``, else from LCJOURNAL_PASSPHRASE, else it is
asked on the terminal, where it is not shown. A new one comes from the next line or from LCJOURNAL_NEW_PASSPHRASE.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

from lcjournal import cli_output as output
from lcjournal.core import keyring, keys, sealing, settings
from lcjournal.core.backup import second_folders
from lcjournal.core.errors import LockedJournalError, UserError
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.paths import DataPaths


def unlock(arguments: argparse.Namespace, places: DataPaths) -> None:
    """Unlock the journal, if it is encrypted. Raises UserError without a passphrase, WrongPassphraseError."""
    unlock_file(arguments, places.journal)


def unlock_file(arguments: argparse.Namespace, path: Path) -> None:
    """Unlock a journal wherever it is, as ``unlock`` does that of the folder."""
    if keys.is_locked(path):
        asked = _("Passphrase of “{name}”: ").format(name=path.name)
        keys.unlock(path, _given(arguments, "LCJOURNAL_PASSPHRASE", asked))


def encrypted(arguments: argparse.Namespace, places: DataPaths) -> tuple[str, output.Value]:
    """Encrypt the journal and what belongs to it."""
    _expect(places.journal)
    if keyring.is_encrypted(places.journal):
        raise UserError(_("The journal “{name}” has a passphrase already.").format(name=places.journal.name))
    new = _new(arguments, "LCJOURNAL_PASSPHRASE")
    done = sealing.seal(places.journal, new, now=datetime.now(UTC), others=_others(places))
    lines = [
        _("The journal is encrypted, with its attached files and its backups."),
        _("Without the passphrase or the recovery sheet nobody can read it, and nobody can help. Print the sheet now:"),
        "lcjournal passphrase --sheet",
        *_left(done),
    ]
    if done.readable:
        lines += [_("These can still be read without the passphrase:"), *map(str, done.readable)]
    return "\n".join(lines), _value(places, done, encrypted=True)


def decrypted(arguments: argparse.Namespace, places: DataPaths) -> tuple[str, output.Value]:
    """Make the journal plain again."""
    _expect(places.journal)
    unlock(arguments, places)
    done = sealing.unseal(places.journal, now=datetime.now(UTC), others=_others(places))
    lines = [_("The journal is no longer encrypted: whoever has its file can read it."), *_left(done)]
    return "\n".join(lines), _value(places, done, encrypted=False)


def changed(arguments: argparse.Namespace, places: DataPaths) -> tuple[str, output.Value]:
    """Change the passphrase, print the recovery sheet, or set a new passphrase by the sheet."""
    _expect(places.journal)
    if arguments.recover:
        keys.unlock_by_sheet(places.journal, _given(arguments, "LCJOURNAL_SHEET", _("Recovery sheet: ")))
    else:
        unlock(arguments, places)
    if arguments.sheet:
        groups = keys.sheet(places.journal)
        return groups, {"path": str(places.journal), "sheet": groups}
    keys.set_passphrase(places.journal, _new(arguments, "LCJOURNAL_NEW_PASSPHRASE"), _others(places))
    text = _("The journal now opens by the new passphrase. The recovery sheet stays as it is.")
    return text, {"path": str(places.journal), "encrypted": True}


def _expect(journal: Path) -> None:
    if not journal.exists():
        raise UserError(_("There is no journal in {folder} yet.").format(folder=journal.parent))


def _given(arguments: argparse.Namespace, variable: str, asked: str) -> str:
    """Return a secret by the way in which it is given. Raises UserError where it is in none."""
    if arguments.passphrase_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        sentence = _("A passphrase is needed: on a terminal, or in {variable}, or with --passphrase-stdin.")
        raise LockedJournalError(sentence.format(variable=variable))
    return getpass(asked)


def _new(arguments: argparse.Namespace, variable: str) -> str:
    """Return a new passphrase, typed twice where it is typed."""
    new = _given(arguments, variable, _("New passphrase: "))
    typed = not arguments.passphrase_stdin and variable not in os.environ
    if typed and getpass(_("The same once more: ")) != new:
        raise UserError(_("These are two different passphrases. Nothing was changed."))
    return new


def _others(places: DataPaths) -> tuple[Path, ...]:
    """Return the second place for backups, where there is one."""
    return second_folders(settings.load(places.settings).second_place, places.journal)


def _left(done: sealing.Sealed) -> list[str]:
    if not done.left:
        return []
    sentence = ngettext(
        "{count} file is damaged, or the disk is full; it stays as it is:",
        "{count} files are damaged, or the disk is full; they stay as they are:",
        len(done.left),
    )
    return [sentence.format(count=integer(len(done.left))), *map(str, done.left)]


def _value(places: DataPaths, done: sealing.Sealed, *, encrypted: bool) -> output.Value:
    paths = {"left": [str(path) for path in done.left], "readable": [str(path) for path in done.readable]}
    return {"path": str(places.journal), "encrypted": encrypted, **paths}
