"""One program writes a journal at a time. The system frees the lock when that program ends, however it ends.

A lock of the system is known to one computer only, and to some network folders not at all. So the lock file also says
who holds it and when that was last known: the lease. Another computer respects it as long as it is renewed.
"""

import errno
import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import FileIO
from pathlib import Path

from lcjournal.core.errors import JournalElsewhereError, JournalInUseError
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


LEASE = timedelta(minutes=15)
"""For how long after it was last renewed another computer is believed to have the journal open."""

_RENEW_AFTER = LEASE / 3

_FAR = 1 << 30
"""Windows forbids reading a locked byte: lock one far behind the holder's name, so that others can read the name."""

_NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
"""What a folder answers that does not know locks; any other answer means that someone has it."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Who holds a lock, as the lock file says, and when that was last so; ``seen`` is None where it does not say.

    ``files`` tells which files were open, as ``FilePlace.files`` does.
    """

    host: str
    process: int
    seen: datetime | None
    files: str = ""


class InstanceLock:
    """Holds ``<journal>.lock`` from construction to ``release``; ``now`` is the aware instant, for the lease.

    Raises JournalInUseError when another program on this computer holds it, JournalElsewhereError when the lease of
    another computer runs. Without ``now`` leases are neither read nor given. ``is_firm`` tells whether the folder knows
    locks: where it does not, the lease alone keeps others out. ``left`` tells which files were open when a program on
    this computer was killed.
    """

    _files = ""

    def __init__(self, journal: Path, now: datetime | None = None) -> None:
        self._file = FileIO(journal.with_name(journal.name + ".lock"), "a+")
        try:
            self.is_firm = _locks(self._file)
            found = lease_of(journal)
            self.left = found.files if found is not None and found.host == socket.gethostname() else ""
            if now is not None and found is not None and not self._is_mine(found) and _runs(found, now):
                raise _elsewhere(found, now) if found.host != socket.gethostname() else _in_use(found)
        except OSError as error:
            self._file.close()
            raise _in_use(lease_of(journal)) from error
        except JournalInUseError:
            self._file.close()
            raise
        self._write(now)

    def renew(self, now: datetime) -> None:
        """Say now and then that the journal is still open. Raises JournalInUseError where another has taken it over."""
        if self._renewed is not None and abs(now - self._renewed) < _RENEW_AFTER:
            return
        found = _lease(self._read())
        if found is not None and found.host and (found.host, found.process) != (socket.gethostname(), os.getpid()):
            raise _elsewhere(found, now)
        self._write(now)

    def note(self, files: str, now: datetime) -> None:
        """Say which files are open, for the one who comes after a kill."""
        self._files = files
        self._write(now)

    def release(self) -> None:
        """Let another program open the journal; that the lease ends is worth no error."""
        with suppress(OSError):  # the folder is gone, or can only be read by now
            self._file.truncate(0)
        self._file.close()

    def _is_mine(self, lease: Lease) -> bool:
        """Return whether a lease is left from this computer: whoever had it is gone, where locks are known."""
        return self.is_firm and lease.host == socket.gethostname()

    def _read(self) -> bytes:
        self._file.seek(0)
        return self._file.read(1000)

    def _write(self, now: datetime | None) -> None:
        self._renewed = now
        said = {"host": socket.gethostname(), "process": os.getpid(), "files": self._files}
        said["seen"] = now.isoformat() if now else None
        with suppress(OSError):  # a full disk has no room for the name; it does not keep the person out
            self._file.truncate(0)
            self._file.write(json.dumps(said).encode())


def lease_of(journal: Path) -> Lease | None:
    """Return what the lock file of a journal says, or None where it says nothing."""
    try:
        return _lease(journal.with_name(journal.name + ".lock").read_bytes()[:1000])
    except OSError:
        return None


def end_lease(journal: Path) -> None:
    """Forget the lease of another computer: the person says that it has not got the journal open.

    Raises JournalInUseError where a program on this computer has.
    """
    InstanceLock(journal).release()


def _locks(file: FileIO) -> bool:
    """Lock a file and return True, or False where the folder knows no locks. Raises OSError when another has it."""
    try:
        _try_lock(file)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return False
        raise
    return True


def _lease(content: bytes) -> Lease | None:
    try:
        data = json.loads(content)
        seen = datetime.fromisoformat(data["seen"]) if data.get("seen") else None
        return Lease(str(data["host"]), int(data["process"]), seen, str(data.get("files", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _runs(lease: Lease, now: datetime) -> bool:
    """Return whether a lease was renewed a short while ago, by a clock that may be a little ahead of this one."""
    try:
        return lease.seen is not None and abs(now - lease.seen) < LEASE
    except TypeError:  # an instant without a time zone is none of ours
        return False


def _in_use(found: Lease | None) -> JournalInUseError:
    holder = f"{found.host}, {found.process}" if found else "?"
    return JournalInUseError(
        _("This journal is already open in another LC Journal ({holder}). Nothing was changed.").format(holder=holder)
    )


def _elsewhere(found: Lease, now: datetime) -> JournalElsewhereError:
    minutes = int(abs(now - found.seen).total_seconds() // 60) if found.seen else 0
    sentence = _(
        "This journal seems to be open on another computer, {host}: it was {minutes} min ago. Nothing was changed."
    )
    return JournalElsewhereError(sentence.format(host=found.host, minutes=minutes))
