"""One program writes a journal at a time. The system frees the lock when that program ends, however it ends."""

import json
import os
import socket
import sys
from io import FileIO
from pathlib import Path

from lcjournal.core.errors import JournalInUseError
from lcjournal.core.i18n import _

if sys.platform == "win32":  # pragma: no cover -- run there, not where coverage is measured
    import msvcrt

    def _try_lock(file: FileIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(file: FileIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


_FAR = 1 << 30
"""Windows forbids reading a locked byte: lock one far behind the holder's name, so that others can read the name."""


class InstanceLock:
    """Holds ``<journal>.lock`` from construction to ``release``. Raises JournalInUseError when another one holds it."""

    def __init__(self, journal: Path) -> None:
        self._file = FileIO(journal.with_name(journal.name + ".lock"), "a+")
        try:
            _try_lock(self._file)
        except OSError:
            holder = _holder(self._file)
            self._file.close()
            raise JournalInUseError(
                _("This journal is already open in another LC Journal ({holder}). Nothing was changed.").format(
                    holder=holder
                )
            ) from None
        self._file.truncate(0)
        self._file.write(json.dumps({"host": socket.gethostname(), "process": os.getpid()}).encode())

    def release(self) -> None:
        """Let another program open the journal."""
        self._file.close()


def _holder(file: FileIO) -> str:
    file.seek(0)
    try:
        data = json.loads(file.read(1000))
        return f"{data['host']}, {data['process']}"
    except (ValueError, KeyError, TypeError):
        return "?"
