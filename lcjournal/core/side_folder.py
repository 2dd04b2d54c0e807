"""The folder beside a journal that holds the attached files, each once, under the SHA-256 of its bytes.

``journal.lcjournal`` has ``journal.files``; the file with the digest ``abcd…`` is ``journal.files/ab/abcd…``. Journal
and folder are moved together. Backups share one folder, ``files``, beside them. Only emptying the bin removes a file.

Beside an encrypted journal the files are encrypted too (``core.sealed_file``), and their names are made of the digest
and the key: who has a copy of a file elsewhere cannot see that it is attached here. A folder may hold both, plain ones
from before there was a passphrase, until ``core.sealing`` has been through.
"""

import errno
import hashlib
import hmac
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lcjournal.core import keyring
from lcjournal.core.errors import UserError
from lcjournal.core.file_names import shown_name
from lcjournal.core.files import check_length, sync_folder
from lcjournal.core.i18n import _
from lcjournal.core.key_file import subkey
from lcjournal.core.sealed_file import PIECE, is_sealed, opened, sealed

_SHARED = "files"
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that lies in a side folder now: what it was called, the SHA-256 of its bytes, how many they are."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class LyingFile:
    """A file of a side folder: its name there, and the UTC instant since which it lies there."""

    name: str
    since: datetime


def beside(journal: Path) -> "SideFolder":
    """Return the side folder of a journal; one of a backup is read from the folder that backups share."""
    key = keyring.key_for(journal)
    return SideFolder(folder_of(journal), journal.with_name(_SHARED), key=key)


def folder_of(journal: Path) -> Path:
    """Return the folder for the files of this journal alone."""
    return journal.with_name(f"{journal.stem}.files")


def shared(backups: Path, key: bytes | None = None) -> "SideFolder":
    """Return the side folder of all the backups in a folder, as those of one key see it."""
    return SideFolder(backups / _SHARED, key=key)


def follow(old: Path, new: Path) -> None:
    """Move the side folder of a journal that was renamed from ``old`` to ``new``."""
    if folder_of(old).exists():
        folder_of(old).rename(folder_of(new))


class SideFolder:
    """Files by their digest in ``folder``, which is made with the first one; read in ``others`` too.

    With the ``key`` of a journal what is kept here is encrypted.
    """

    def __init__(self, folder: Path, *others: Path, key: bytes | None = None) -> None:
        self.folder, self._others, self.key = folder, others, key

    def name(self, digest: str) -> str:
        """Return the name under which the file of a digest is kept here."""
        if self.key is None:
            return digest
        return hmac.digest(subkey(self.key, "file names"), digest.encode(), "sha256").hex()

    def names(self, digests: Iterable[str]) -> set[str]:
        """Return the names under which the files of these digests may lie here."""
        return {name for digest in digests for name in (digest, self.name(digest))}

    def find(self, digest: str) -> Path | None:
        """Return where the file of this digest is, or None where there is none or this is no digest.

        ``read`` tells what it holds: it may be encrypted.
        """
        if not _DIGEST.fullmatch(digest):
            return None
        return self._lying(self.name(digest)) or self._lying(digest)

    def _lying(self, name: str) -> Path | None:
        places = (folder / name[:2] / name for folder in (self.folder, *self._others))
        return next((place for place in places if place.is_file()), None)

    def read(self, digest: str) -> Iterator[bytes]:
        """Yield the bytes that were attached, 1 MiB at a time.

        Raises UserError where the file is gone, damaged or cannot be read.
        """
        path = self.find(digest)
        if path is None:
            raise UserError(_("An attached file is no longer there."))
        return self.read_file(path)

    def read_file(self, path: Path) -> Iterator[bytes]:
        """Yield what a file of this folder holds, as ``read`` does."""
        return opened(path, self.key) if self.key is not None and is_sealed(path) else _chunks(path)

    def is_whole(self, digest: str) -> bool:
        """Return whether the file is here and its bytes are still those that were kept; reads all of it."""
        try:
            return _digest_of(self.read(digest)) == digest
        except UserError:
            return False

    def keep(self, source: Path, report: Callable[[int], object] | None = None) -> KeptFile:
        """Copy a file in here; ``report`` hears how many bytes are copied and may raise to stop.

        The copy is whole and on the disk, or not there at all. Raises UserError where ``source`` is no file that can be
        read, or where this folder takes no more.
        """
        digest, size = self.keep_bytes(_chunks(source), source.name, report)
        return KeptFile(shown_name(source.name), digest, size)

    def keep_data(self, data: bytes, name: str) -> KeptFile:
        """Keep bytes that are in no file yet, under a name; as ``keep`` otherwise."""
        pieces = (data[start : start + PIECE] for start in range(0, len(data), PIECE))
        return KeptFile(shown_name(name), *self.keep_bytes(pieces, name))

    def keep_bytes(
        self, chunks: Iterable[bytes], name: str, report: Callable[[int], object] | None = None
    ) -> tuple[str, int]:
        """Keep bytes, given as ``read`` gives them; return their digest and how many they are.

        ``name`` is what errors call them. As ``keep`` otherwise.
        """
        try:
            self.folder.mkdir(exist_ok=True)  # not its parents: a folder that was moved away would stand there again
            descriptor, temporary_name = tempfile.mkstemp(prefix=".adding.", dir=self.folder)
        except OSError as error:
            raise _said(error, name) from error
        temporary, counted = Path(temporary_name), _Counted(chunks, report)
        try:
            written = _written(sealed(counted, self.key) if self.key else counted, descriptor)
            check_length(temporary, written)
            self._place(temporary, self.name(counted.digest))
        except OSError as error:
            raise _said(error, name) from error
        finally:
            temporary.unlink(missing_ok=True)
        return counted.digest, counted.size

    def take(self, other: "SideFolder", digest: str) -> bool:
        """Have a file of another side folder here too, as a second name of it where the disk can; return whether it is.

        One that is gone or damaged there is not taken. Raises UserError as ``keep`` does.
        """
        name = self.name(digest)
        if self._lying(name):
            return True
        source = other.find(digest)
        if source is None or not other.is_whole(digest):
            return False
        if source.name == name:  # else it is plain there and encrypted here, or the other way round
            target = self.place(name)
            with suppress(OSError):  # another disk, or one that knows no second names
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(source, target)
                self._sync(target.parent)
                return True
        return self.keep_bytes(other.read(digest), digest)[0] == digest

    def all(self) -> Iterator[LyingFile]:
        """Yield what lies in this folder, the others left aside."""
        for path in self.folder.glob("??/*"):
            if _DIGEST.fullmatch(path.name):
                yield LyingFile(path.name, datetime.fromtimestamp(path.stat().st_mtime, UTC))

    def place(self, name: str) -> Path:
        """Return where in this folder a file of this name is, or would be."""
        return self.folder / name[:2] / name

    def drop(self, name: str) -> None:
        """Remove a file of this folder. One that is gone or that the system does not let go is left to another day."""
        path = self.place(name)
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()

    def _place(self, temporary: Path, name: str) -> None:
        """Give a whole file its name. One that is there already is replaced by its like: that heals a damaged one."""
        folder = self.folder / name[:2]
        folder.mkdir(exist_ok=True)
        temporary.replace(folder / name)
        self._sync(folder)

    def _sync(self, folder: Path) -> None:
        """Make the names in a folder of this one durable, and its own and that of this one, which may be new."""
        for each in (folder, self.folder, self.folder.parent):
            sync_folder(each)


class _Counted:
    """Chunks on their way, with the digest and the length of what has gone by; ``report`` hears the length."""

    def __init__(self, chunks: Iterable[bytes], report: Callable[[int], object] | None) -> None:
        self._chunks, self._report = chunks, report
        self._digest, self.size = hashlib.sha256(), 0

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            yield chunk
            self._digest.update(chunk)
            self.size += len(chunk)
            if self._report is not None:
                self._report(self.size)


def _written(chunks: Iterable[bytes], descriptor: int) -> int:
    """Write chunks to an open file, through to the disk; return how many bytes they were."""
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def _chunks(source: Path) -> Iterator[bytes]:
    """Yield the bytes of a file. Raises UserError for what is none: reading a pipe would never end."""
    if not source.is_file():
        raise UserError(_("“{name}” is not a file that can be attached.").format(name=shown_name(source.name)))
    try:
        with source.open("rb") as file:
            while chunk := file.read(PIECE):
                yield chunk
    except OSError as error:
        raise UserError(_("“{name}” cannot be opened.").format(name=shown_name(source.name))) from error


def _digest_of(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def _said(error: OSError, name: str) -> UserError:
    name = shown_name(name)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return UserError(_("This disk is full: “{name}” was not attached. Free some space first.").format(name=name))
    return UserError(_("The journal’s folder does not take files: “{name}” was not attached.").format(name=name))
