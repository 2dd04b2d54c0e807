"""What backups are called: the journal’s name, the UTC instant, a number that goes up though the clock goes back.

``journal-20261122T091200Z-00012.lcjournal``; one made before an upgrade ends in ``-before-upgrade``.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lcjournal.core.paths import JOURNAL_SUFFIX

_FORMAT = "%Y%m%dT%H%M%SZ"
_REST = re.compile(r"(\d{8}T\d{6}Z)(?:-(\d+))?(-before-upgrade)?")


@dataclass(frozen=True, slots=True)
class BackupName:
    """Where a backup is, when it was made (UTC) by the clock of then, and its number."""

    path: Path
    made_at: datetime
    number: int


def in_folder(folder: Path, stem: str) -> list[BackupName]:
    """Return the backups of the journal named ``stem``, the last made first; a missing folder holds none."""
    found = []
    for path in folder.glob(f"*{JOURNAL_SUFFIX}"):
        rest = path.stem.removeprefix(f"{stem}-")
        match = _REST.fullmatch(rest) if rest != path.stem else None
        made_at = _instant(match[1]) if match else None
        if match and made_at:
            found.append(BackupName(path, made_at, int(match[2] or 0)))
    return sorted(found, key=lambda name: (name.number, name.made_at, name.path.name), reverse=True)


def journal_of(path: Path) -> Path | None:
    """Return the journal beside whose folder of backups ``path`` is one; None for what is no backup."""
    match = re.fullmatch(rf"(.+?)-{_REST.pattern}", path.stem)
    return path.parent.parent / f"{match[1]}{JOURNAL_SUFFIX}" if match else None


def next_name(folder: Path, stem: str, now: datetime, note: str = "") -> BackupName:
    """Return the name for the next backup of a journal; ``note`` ends it."""
    number = max((name.number for name in in_folder(folder, stem)), default=0) + 1
    made_at = now.astimezone(UTC).replace(microsecond=0)
    path = folder / f"{stem}-{made_at:{_FORMAT}}-{number:05}{note}{JOURNAL_SUFFIX}"
    return BackupName(path, made_at, number)


def _instant(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None
