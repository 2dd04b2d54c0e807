"""Verified copies of a journal, in a folder beside it. None is ever thinned or overwritten by this module."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lcjournal.core.store import Store


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it is, when it was made (UTC), its size in bytes."""

    path: Path
    made_at: datetime
    size: int


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
    return Backup(target, stamp, target.stat().st_size)


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
