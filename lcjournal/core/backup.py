"""Verified copies of a journal, in a folder of their own.

The files attached to activities go into one folder, ``files``, that the copies share.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lcjournal.core import key_file, keyring, keys, side_folder, thinning
from lcjournal.core.backup_names import in_folder, next_name
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

_SHRUNK = 0.9
"""A journal with fewer than this share of the rows of the backup before may have lost some: nothing is thinned."""

_STRAY_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it is, when it was made (UTC), its size in bytes.

    ``left_out`` tells how many attached files are not with it: gone, damaged, or no room for them.
    """

    path: Path
    made_at: datetime
    size: int
    left_out: int = 0


def back_up(store: Store, folder: Path, now: datetime) -> Backup:
    """Copy the journal into ``folder`` and return the copy, which was read back and found whole.

    Raises OSError or sqlite3.Error; nothing is then left in the folder.
    """
    name = next_name(folder, store.path.stem, now)
    store.snapshot(name.path)
    return Backup(name.path, name.made_at, name.path.stat().st_size, _back_up_files(store, folder))


def back_up_elsewhere(store: Store, place: Path, now: datetime) -> Backup:
    """Copy the journal into a folder of its own at ``place``, which may be a disk that is not always plugged in.

    Raises UserError where the place is not there, and as ``back_up`` does.
    """
    if not place.is_dir():
        sentence = _("The backup folder {folder} is not there. Its disk may be unplugged. Your journal is safe.")
        raise UserError(sentence.format(folder=place))
    folder = folder_elsewhere(place, store.path)
    made = back_up(store, folder, now)
    if keyring.is_encrypted(store.path):
        keys.spread(store.path, (folder,))  # the disk may not have been there when the passphrase was changed
    return made


def folder_elsewhere(place: Path, journal: Path) -> Path:
    """Return the folder at ``place`` for a journal: two of one name, from two folders, do not mix there."""
    digest = hashlib.sha256(str(journal.absolute().parent).encode()).hexdigest()
    return place / f"{journal.stem}-{digest[:8]}"


def second_folders(place: str, journal: Path) -> tuple[Path, ...]:
    """Return the folder of a journal at the second place of the settings, where there is such a place."""
    return (folder_elsewhere(Path(place), journal),) if place else ()


def _back_up_files(store: Store, folder: Path) -> int:
    """Have every attached file beside the backups too, and return how many could not be had.

    The words of a journal are worth keeping even where its files have no room.
    """
    target, left_out = side_folder.shared(folder, store.attachments.files.key), 0
    for digest in _digests(store):
        try:
            left_out += not target.take(store.attachments.files, digest)
        except UserError:
            left_out += 1
    return left_out


def without(made: Backup) -> list[str]:
    """Return a sentence on the attached files that are not with a backup, or nothing."""
    if not made.left_out:
        return []
    sentence = ngettext(
        "{count} attached file is not in it: gone, damaged, or no room.",
        "{count} attached files are not in it: gone, damaged, or no room.",
        made.left_out,
    )
    return [sentence.format(count=integer(made.left_out))]


def backups(folder: Path, stem: str) -> list[Backup]:
    """Return the copies of the journal named ``stem`` in ``folder``, the last made first."""
    return [Backup(name.path, name.made_at, name.path.stat().st_size) for name in in_folder(folder, stem)]


def thin(folder: Path, stem: str, now: datetime) -> list[Path]:
    """Remove the backups that ``core.thinning`` lets go, with the files only they had; return their paths.

    Nothing is removed where the last one cannot be read or holds a tenth fewer rows than the one before: the others
    may be what is left of the journal.
    """
    names = in_folder(folder, stem)
    if len(names) <= thinning.NEVER_THINNED or not _holds_as_much(names[0].path, names[1].path):
        return []
    dropped = thinning.to_drop(names)
    for name in dropped:
        name.path.unlink()
        key_file.path_of(name.path).unlink(missing_ok=True)
    if dropped:
        _drop_files(folder, now - _STRAY_AFTER)
    return [name.path for name in dropped]


def _holds_as_much(last: Path, before: Path) -> bool:
    try:
        return sum(row_counts(last).values()) >= _SHRUNK * sum(row_counts(before).values())
    except (UserError, OSError, sqlite3.Error):
        return False


def row_counts(path: Path) -> dict[str, int]:
    """Return the rows of each table of a journal or a backup. Raises as ``Store.open_read_only`` does."""
    with Store.open_read_only(path) as store:
        return store.counts()


def _drop_files(folder: Path, young: datetime) -> None:
    """Remove the attached files that no backup in ``folder`` has any longer; one that cannot be read keeps them all.

    Those that lie there since ``young`` may belong to a backup on its way.
    """
    files, kept = side_folder.shared(folder), set[str]()
    try:
        for path in folder.glob("*.lcjournal"):
            with Store.open_read_only(path) as store:
                kept |= store.attachments.files.names(_digests(store))
    except (UserError, OSError, sqlite3.Error):
        return
    for file in list(files.all()):
        if file.name not in kept and file.since < young:
            files.drop(file.name)


def _digests(store: Store) -> set[str]:
    return {attachment.sha256 for attachment in store.attachments.all()}
