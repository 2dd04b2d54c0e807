"""The folder beside a journal that holds the attached files, each once, under the SHA-256 of its bytes.

``journal.lcjournal`` has ``journal.files``; the file with the digest ``abcd…`` is ``journal.files/ab/abcd…``. Journal
and folder are moved together. Backups share one folder, ``files``, beside them. Only emptying the bin removes a file.
"""

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.file_names import shown_name
from lcjournal.core.files import check_length, sync_folder
from lcjournal.core.i18n import _

_SHARED = "files"
_CHUNK = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that lies in a side folder now: what it was called, the SHA-256 of its bytes, how many they are."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class LyingFile:
    """A file of a side folder, by its digest, and the UTC instant since which it lies there."""

    sha256: str
    since: datetime


def beside(journal: Path) -> "SideFolder":
    """Return the side folder of a journal; one of a backup is read from the folder that backups share."""
    return SideFolder(journal.with_name(f"{journal.stem}.files"), journal.with_name(_SHARED))


def shared(backups: Path) -> "SideFolder":
    """Return the side folder of all the backups in a folder."""
    return SideFolder(backups / _SHARED)


def follow(old: Path, new: Path) -> None:
    """Move the side folder of a journal that was renamed from ``old`` to ``new``."""
    folder = beside(old).folder
    if folder.exists():
        folder.rename(beside(new).folder)


class SideFolder:
    """Files by their digest in ``folder``, which is made with the first one; read in ``others`` too."""

    def __init__(self, folder: Path, *others: Path) -> None:
        self.folder, self._others = folder, others

    def find(self, digest: str) -> Path | None:
        """Return the file of this digest, or None where there is none or this is no digest."""
        if not _DIGEST.fullmatch(digest):
            return None
        places = (folder / digest[:2] / digest for folder in (self.folder, *self._others))
        return next((place for place in places if place.is_file()), None)

    def is_whole(self, digest: str) -> bool:
        """Return whether the file is here and its bytes are still those that were kept; reads all of it."""
        path = self.find(digest)
        return path is not None and _digest_of(path) == digest

    def keep(self, source: Path, report: Callable[[int], object] | None = None) -> KeptFile:
        """Copy a file in here; ``report`` hears how many bytes are copied and may raise to stop.

        The copy is whole and on the disk, or not there at all. Raises UserError where ``source`` is no file that can be
        read, or where this folder takes no more.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(prefix=".adding.", dir=self.folder)
        except OSError as error:
            raise _said(error, source) from error
        temporary = Path(name)
        try:
            digest, size = _copied(source, descriptor, report)
            check_length(temporary, size)
            self._place(temporary, digest)
        except OSError as error:
            raise _said(error, source) from error
        finally:
            temporary.unlink(missing_ok=True)
        return KeptFile(shown_name(source.name), digest, size)

    def take(self, other: "SideFolder", digest: str) -> bool:
        """Have a file of another side folder here too, as a second name of it where the disk can; return whether it is.

        One that is gone or damaged there is not taken. Raises UserError as ``keep`` does.
        """
        if self.find(digest):
            return True
        source = other.find(digest)
        if source is None or not other.is_whole(digest):
            return False
        target = self.folder / digest[:2] / digest
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, target)
        except OSError:  # another disk, or one that knows no second names
            return self.keep(source).sha256 == digest
        sync_folder(target.parent)
        return True

    def all(self) -> Iterator[LyingFile]:
        """Yield what lies in this folder, the others left aside."""
        for path in self.folder.glob("??/*"):
            if _DIGEST.fullmatch(path.name):
                yield LyingFile(path.name, datetime.fromtimestamp(path.stat().st_mtime, UTC))

    def drop(self, digest: str) -> None:
        """Remove a file of this folder. One that is gone or that the system does not let go is left to another day."""
        path = self.folder / digest[:2] / digest
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()

    def _place(self, temporary: Path, digest: str) -> None:
        """Give a whole file its name. One that is there already is replaced by its like: that heals a damaged one."""
        folder = self.folder / digest[:2]
        folder.mkdir(exist_ok=True)
        temporary.replace(folder / digest)
        sync_folder(folder)
        sync_folder(self.folder)


def _copied(source: Path, descriptor: int, report: Callable[[int], object] | None) -> tuple[str, int]:
    """Write what ``source`` holds to an open file, through to the disk; return its digest and its length."""
    digest, size = hashlib.sha256(), 0
    with os.fdopen(descriptor, "wb") as file:
        for chunk in _chunks(source):
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            if report is not None:
                report(size)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _chunks(source: Path) -> Iterator[bytes]:
    """Yield the bytes of a file. Raises UserError for what is none: reading a pipe would never end."""
    if not source.is_file():
        raise UserError(_("“{name}” is not a file that can be attached.").format(name=shown_name(source.name)))
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise UserError(_("“{name}” cannot be opened.").format(name=shown_name(source.name))) from error


def _digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    for chunk in _chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def _said(error: OSError, source: Path) -> UserError:
    name = shown_name(source.name)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return UserError(_("This disk is full: “{name}” was not attached. Free some space first.").format(name=name))
    return UserError(_("The journal’s folder does not take files: “{name}” was not attached.").format(name=name))
