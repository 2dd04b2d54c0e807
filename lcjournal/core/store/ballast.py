"""Eight megabytes beside a journal that hold nothing: on a full disk they give way, so that what was typed is saved."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from lcjournal.core.files import write_atomically

SIZE = 8 << 20
"""Bytes. A save takes some thousands, folding the write-ahead log away a million."""

_LOW = SIZE
_NOTHING = 1 << 17
_PLENTY = 8 * SIZE


def path_of(journal: Path) -> Path:
    """Return where the ballast of a journal lies."""
    return journal.with_name(f"{journal.name}.reserve")


def lay(journal: Path) -> bool:
    """Have the ballast there where the disk has plenty of room, and return whether it is."""
    place = path_of(journal)
    if place.exists():
        return True
    with suppress(OSError):
        if shutil.disk_usage(place.parent).free >= _PLENTY:
            write_atomically(place, os.urandom(SIZE))  # zeros would take no room where the disk packs what it keeps
            return True
    return False


def give_way(journal: Path) -> None:
    """Before a write: let the ballast go where the disk is nearly full."""
    with suppress(OSError):
        if shutil.disk_usage(journal.parent).free < _LOW:
            release(journal)


def is_full(journal: Path) -> bool:
    """Return whether the disk has no room for the least of writes."""
    with suppress(OSError):
        return shutil.disk_usage(journal.parent).free < _NOTHING
    return False


def release(journal: Path) -> None:
    """Let the ballast go, if it is there."""
    with suppress(OSError):
        path_of(journal).unlink(missing_ok=True)
