"""A journal goes to another folder: copied with all that belongs to it, read back, and only then used from there."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lcjournal.core import belongings
from lcjournal.core.errors import DamagedJournalError, UserError
from lcjournal.core.files import copy_atomically
from lcjournal.core.i18n import _
from lcjournal.core.store import Store
from lcjournal.core.store.lock import InstanceLock


def move(journal: Path, folder: Path, now: datetime, report: Callable[[float], object] = lambda _share: None) -> Path:
    """Copy a closed journal, what is attached and its backups to a folder, and return where it is there.

    What was copied stays where it was. Raises UserError where a journal of this name lies in the folder or the copy
    is not what it should be, JournalInUseError, or OSError; what was copied until then is removed again. ``report``
    hears the share that is done and may raise to stop.
    """
    target = folder / journal.name
    backups = journal.parent / "backups"
    files = [*belongings.of_journal(journal)[1:], *belongings.of_backups(backups, [journal]), journal]  # itself last
    if any((folder / path.relative_to(journal.parent)).exists() for path in files):
        sentence = _("There is a journal “{name}” or part of one in this folder already. Choose another folder.")
        raise UserError(sentence.format(name=journal.stem))
    lock = InstanceLock(journal, now)
    copied: list[Path] = []
    done, size = 0, belongings.size(files) or 1
    try:
        for path in files:
            report(done / size)
            copied.append(folder / path.relative_to(journal.parent))
            _copy(path, copied[-1])
            done += belongings.size([path])
        report(1.0)
        _check(journal, target)
    except BaseException:
        belongings.drop(copied)
        raise
    finally:
        lock.release()
    return target


def _copy(path: Path, target: Path) -> None:
    copy_atomically(path, target)
    if _digest(path) != _digest(target):
        raise DamagedJournalError(_("The copy of “{name}” is not what it should be.").format(name=path.name))


def _check(journal: Path, target: Path) -> None:
    with Store.open_read_only(journal) as before, Store.open_read_only(target) as after:
        if after.problems() != before.problems() or after.counts() != before.counts():
            raise DamagedJournalError(_("The copy of “{name}” is not what it should be.").format(name=journal.name))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
