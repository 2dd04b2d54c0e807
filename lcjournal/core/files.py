"""The one way in which the app writes a file: all of it, or none."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` so that a crash or a full disk leaves the old file or the new one, never a part.

    Temporary file in the same folder, written length checked, fsync, ``os.replace``, fsync of the folder.
    Raises OSError; the old file is then as it was.
    """
    write_chunks_atomically(path, [data])


def copy_atomically(source: Path, path: Path) -> None:
    """Replace ``path`` by a copy of ``source``, of whatever length, as ``write_atomically`` does."""
    with source.open("rb") as stream:
        write_chunks_atomically(path, iter(lambda: stream.read(_CHUNK), b""))


def write_chunks_atomically(path: Path, chunks: Iterable[bytes]) -> None:
    """Replace ``path`` by chunks of bytes, as ``write_atomically`` does."""
    with opened_atomically(path) as file:
        file.writelines(chunks)


@contextmanager
def opened_atomically(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that replaces ``path`` when the block ends, as ``write_atomically`` does."""
    make_folder(path.parent)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            length = file.seek(0, os.SEEK_END)
            os.fsync(file.fileno())
        check_length(temporary, length)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def check_length(path: Path, expected: int) -> None:
    """Raise OSError unless the file is as long as what was written to it: some full disks say nothing."""
    written = path.stat().st_size
    if written != expected:
        raise OSError(f"short write: {written} of {expected} bytes")


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there is none yet; each name is durable before anything is in it."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        sync_folder(each.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable, where the system can open a folder (Windows cannot and needs not)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
