"""Second versions of a journal beside it: programs that bring folders in step leave them when two have written.

Each has its own way to name them: ``journal (Ana’s conflicted copy 2026-11-18)``, ``journal.sync-conflict-20261118-…``,
``journal-OFFICE``, ``journal (1)``, ``journal 2``. So every journal beside it whose name goes on from this one’s is
looked at, and is a version when it shares entries with it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from lcjournal.core import keyring
from lcjournal.core.errors import UserError
from lcjournal.core.paths import JOURNAL_SUFFIX
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.core.store.taking_over import OnlyThere

_GOES_ON = (" ", "(", ".", "-", "_", "~")


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of a journal, with what it alone holds."""

    path: Path
    only_there: OnlyThere


def beside(journal: Path, own: Collection[Path] = ()) -> list[Path]:
    """Return the files beside a journal that look like versions of it by their names; ``own`` are journals apart."""
    return sorted(
        path
        for path in journal.parent.glob(f"*{JOURNAL_SUFFIX}")
        if path.stem != journal.stem and path.stem.startswith(tuple(journal.stem + sign for sign in _GOES_ON))
        if path not in own
    )


def readable(journal: Path) -> list[Path]:
    """Return the versions beside an encrypted journal, which is unlocked, that are not encrypted themselves."""
    plain = [path for path in beside(journal) if keyring.is_plain(path)]
    if not plain:
        return []
    with Store.open_read_only(journal) as store:
        return [path for path in plain if _is_version(store, path)]


def versions(store: Store, paths: Collection[Path]) -> list[Version]:
    """Return which of ``paths`` are versions of an open journal that hold something of their own.

    One that is damaged or locked is passed over: there is another time.
    """
    found = []
    for path in paths:
        try:
            if store.versions.is_version(path) and (only_there := store.versions.only_there(path)):
                found.append(Version(path, only_there))
        except (UserError, OSError, sqlite3.Error):
            continue
    return found


def _is_version(store: Store, path: Path) -> bool:
    try:
        return store.versions.is_version(path)
    except (UserError, OSError, sqlite3.Error):
        return False
