"""Verified copies of a journal, in a folder beside it. None is ever thinned or overwritten by this module.

The files attached to activities go into one folder, ``files``, that the copies share.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lcjournal.core import side_folder
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import integer, ngettext
from lcjournal.core.store import Store


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

    The name carries the UTC instant and, should that be taken, a number. Raises OSError or sqlite3.Error; nothing is
    then left in the folder.
    """
    stamp = now.astimezone(UTC)
    stem = f"{store.path.stem}-{stamp:%Y%m%dT%H%M%SZ}"
    target = folder / f"{stem}{store.path.suffix}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}{store.path.suffix}"
    store.snapshot(target)
    return Backup(target, stamp, target.stat().st_size, _back_up_files(store, folder))


def _back_up_files(store: Store, folder: Path) -> int:
    """Have every attached file beside the backups too, and return how many could not be had.

    The words of a journal are worth keeping even where its files have no room.
    """
    target, left_out = side_folder.shared(folder), 0
    for digest in {attachment.sha256 for attachment in store.attachments.all()}:
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
    """Return the copies of the journal named ``stem`` in ``folder``, newest first, by the instant in their name."""
    found = []
    for path in folder.glob(f"{stem}-*.lcjournal"):
        try:
            made_at = datetime.strptime(path.stem[len(stem) + 1 :][:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(path, made_at, path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)
