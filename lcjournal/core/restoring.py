"""Putting a backup in the place of a journal; what was there is kept aside."""

import os
from datetime import UTC, datetime
from pathlib import Path

from lcjournal.core import key_file, keyring, sealing_note, side_folder
from lcjournal.core.backup_names import next_name
from lcjournal.core.errors import DamagedJournalError, KeyFileError
from lcjournal.core.files import copy_atomically, make_folder, sync_folder
from lcjournal.core.i18n import _
from lcjournal.core.sealing_note import Note
from lcjournal.core.store import Store
from lcjournal.core.store.lock import InstanceLock
from lcjournal.core.store.rewriting import rewrite


def restore(backup: Path, journal: Path, aside: Path, now: datetime) -> Path | None:
    """Make ``journal`` what ``backup`` holds; return where the file that stood there is kept, or None if none did.

    The journal must be closed. At every moment it is the whole old file or the whole new one. A journal that is
    encrypted stays so, with its own passphrase; any other has afterwards the one of the backup, if that has one. Raises
    JournalInUseError, DamagedJournalError (the backup does not read back whole), NewerJournalError, LockedJournalError
    (one of the two has not been unlocked) or OSError; the journal is then as it was.
    """
    key = keyring.key_for(backup)
    make_folder(journal.parent)
    lock = InstanceLock(journal)
    try:
        temporary = journal.with_name(f".{journal.name}.restoring")
        try:
            copy_atomically(backup, temporary)
            _check(temporary, backup)
            _give_key(temporary, key, backup, journal)
            kept = _keep(journal, aside, now) if journal.exists() else None
            for suffix in ("-wal", "-shm"):  # what they hold belongs to the old file, and is kept with it
                journal.with_name(journal.name + suffix).unlink(missing_ok=True)
            sync_folder(journal.parent)  # a log that came back with the power would be played into the new file
            temporary.replace(journal)
            sync_folder(journal.parent)
        finally:
            temporary.unlink(missing_ok=True)
        _take_files(journal, backup)
    finally:
        lock.release()
    return kept


def _check(copy: Path, backup: Path) -> None:
    with Store.open_read_only(copy) as store:
        if not store.file_problems():
            return
    raise DamagedJournalError(_("The backup “{name}” is not sound. Choose another one.").format(name=backup.name))


def _give_key(copy: Path, key: bytes | None, backup: Path, journal: Path) -> None:
    """Have the copy open as the journal does; a plain one takes over the key of the backup, if it has one."""
    own = _own_key(journal)
    if own is not None and own != key:
        rewrite(copy, own)
    elif own is None and key is not None:
        sealing_note.write(journal, Note("seal", sealing_note.proof("seal", key)))  # what is attached is plain as yet
        key_file.copy(backup, journal)


def _own_key(journal: Path) -> bytes | None:
    """Return the key of the journal; None also where it is so damaged that nobody can tell."""
    try:
        return keyring.key_for(journal)
    except KeyFileError:
        return None


def _keep(journal: Path, aside: Path, now: datetime) -> Path:
    """Give the journal, with a log it may have, a second name in ``aside``; a copy where the disk knows none."""
    make_folder(aside)
    kept = next_name(aside, journal.stem, now.astimezone(UTC)).path
    for suffix in ("-wal", ""):
        source = journal.with_name(journal.name + suffix)
        if source.exists():
            _second_name(source, kept.with_name(kept.name + suffix))
    key_file.copy(journal, kept)
    sync_folder(aside)
    return kept


def _second_name(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        copy_atomically(source, target)


def _take_files(journal: Path, backup: Path) -> None:
    """Have the attached files of the backup beside the journal; those of the old one stay, as their entries may."""
    here, there = side_folder.beside(journal), side_folder.beside(backup)
    with Store.open_read_only(journal) as store:
        for digest in {attachment.sha256 for attachment in store.attachments.all()}:
            here.take(there, digest)
