"""Whether the file at the path of an open journal is still the one that was opened."""

import os
from contextlib import suppress
from pathlib import Path

from lcjournal.core.errors import JournalChangedError
from lcjournal.core.i18n import _
from lcjournal.core.store.log import waits as log_waits


class FilePlace:
    """Remembers which file stands at ``path``. A program that brings folders in step replaces it by another."""

    def __init__(self, path: Path) -> None:
        self._path, self._log = path, path.with_name(f"{path.name}-wal")
        self._identity, self._log_identity = _identity(path), _identity(self._log)

    @property
    def files(self) -> str:
        """Which files are open: the journal’s and its log’s. Copied elsewhere they are others."""
        return f"{self._identity} {self._log_identity}"

    def check(self) -> None:
        """Raise JournalChangedError where another file stands there now, or none."""
        now = _identity(self._path)
        if now == self._identity:
            return
        if now is None:
            raise JournalChangedError(
                _("The journal file is no longer in its place: {path}. Nothing was saved since.").format(
                    path=self._path
                )
            )
        raise JournalChangedError(
            _("Another program has replaced the journal file. Nothing was written over it, and nothing saved since.")
        )

    def leave(self) -> None:
        """After closing: take the log of the file that was replaced away."""
        take_foreign_log_away(self._path, self.files)


def take_foreign_log_away(path: Path, files: str) -> None:
    """Take the log of ``files`` away where it lies beside another journal now: SQLite would play it into that one.

    Where both were copied, the log belongs to the copy and stays.
    """
    log = path.with_name(f"{path.name}-wal")
    before, _space, log_before = files.partition(") ")
    if not files or str(_identity(path)) == f"{before})" or str(_identity(log)) != log_before:
        return
    with suppress(OSError):
        log.replace(log.with_name(f"{log.name}-replaced"))
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def is_writable(path: Path) -> bool:
    """Return whether a journal, or one yet to be made, can be written where it is."""
    folder = next((folder for folder in path.parents if folder.exists()), path.parent)
    return os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def reading_mode(path: Path) -> str:
    """Return how SQLite has to open a journal to read it.

    A folder that takes no files has no room for the index that several programs would share: the file is then read as
    one that stays as it is. Where a log waits to be folded in that would leave out what stands in it.
    """
    return "ro" if log_waits(path) or os.access(path.parent, os.W_OK) else "ro&immutable=1"


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
