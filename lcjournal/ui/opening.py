"""Opening what is attached with the system’s own program: a copy under its name, to read and not to change.

The copies lie in a folder of their own that goes when the app ends, or when a journal is locked.
"""

import atexit
import stat
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from lcjournal.core.file_names import openable_name
from lcjournal.core.files import write_chunks_atomically
from lcjournal.core.side_folder import SideFolder
from lcjournal.ui import background


@cache
def _folder() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="lcjournal-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return folder


def drop_copies() -> None:
    """Remove the copies that were made; one that another program holds open may stay until the app ends."""
    if _folder.cache_info().currsize:
        _folder().cleanup()
        _folder.cache_clear()


def copy_place(digest: str, name: str) -> Path:
    """Return where the copy to open of a file is, or will be."""
    return Path(_folder().name) / digest[:16] / openable_name(name)


def copy_to_open(files: SideFolder, digest: str, place: Path, _task: background.Task | None = None) -> Path:
    """Copy a file to its place, unless it is there, so that it can only be read; work for ``background.run``.

    The copy of an encrypted file is not encrypted: no other program could read it.
    """
    if not place.exists():
        write_chunks_atomically(place, files.read(digest))
        place.chmod(stat.S_IREAD)
    return place


def open_with_system(path: Path) -> bool:
    """Have the system open a file; return whether some program does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
