"""A disk that gets full at every write of a session in turn: nothing acknowledged is lost, and it is said each time.

A small disk in memory (tmpfs; mounting takes the rights of an administrator) is filled but for some room, from none to
all that the session takes. Five ways it goes on: the person frees space and tries again; it stays full until the
journal is closed; the ballast gives way; it was full before the journal was opened, or before there was one.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from lcjournal.core.errors import UserError
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store, ballast
from torture.writer import Writer, missing

_SIZE = 96 << 20
"""Bytes of the disk: enough that the ballast is laid."""

_DEEDS = 12
_BEFORE = 3
"""Deeds of a session, and how many are done before the disk gets full."""

_PAGE = 4096
"""What tmpfs gives room in."""


class _NoDiskError(Exception):
    """Why no disk can be mounted here."""


@dataclass(slots=True)
class _Figures:
    """What came of all rounds."""

    acknowledged: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Round:
    """A session on a disk, which ``fill`` leaves only ``room`` bytes; ``told`` is what was acknowledged."""

    path: Path
    room: int
    figures: _Figures
    told: list[dict[str, Any]] = field(default_factory=list)
    random: Random = field(default_factory=lambda: Random(_SESSION))

    def fill(self) -> None:
        """Leave only ``room`` bytes."""
        usage = os.statvfs(self.path.parent)
        with self._filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, usage.f_bavail * usage.f_frsize - self.room))

    def free(self) -> None:
        """Free what ``fill`` took."""
        self._filler.unlink(missing_ok=True)

    def works(self, deed: Callable[[], object]) -> bool:
        """Return whether a deed was done; what kept it from being done has to be said as it is."""
        try:
            deed()
        except UserError as error:
            self.figures.said[str(error)] += 1
            if "disk is full" not in str(error):
                self.figures.unsaid.append(f"{self.room} free: {error}")
            return False
        except (OSError, sqlite3.Error) as error:
            self.figures.unsaid.append(f"{self.room} free: {type(error).__name__}: {error}")
            return False
        return True

    @property
    def _filler(self) -> Path:
        return self.path.with_name("filler")


_SESSION = 26
"""The session is the same each time, with deeds of each kind: each write of it is to be the first one that fails."""


def run(seed: int, rounds: int) -> dict[str, object]:
    """Have the disk get full ``rounds`` times; return what failed, what was said, and what was lost."""
    random, figures, begun = Random(seed), _Figures(), time.monotonic()
    try:
        with _disk() as folder:
            taken = _taken(folder / "journal.lcjournal")
            for number in range(rounds):
                way, place = _WAYS[number % len(_WAYS)], number // len(_WAYS) / max(1, rounds // len(_WAYS))
                room = int(taken * place) + random.randrange(_PAGE)
                one = _Round(folder / "journal.lcjournal", room, figures)
                way(one)
                one.free()
                _look(one)
                _empty(folder)
    except _NoDiskError as error:
        return {"rounds": 0, "why": str(error)}
    return {
        "rounds": rounds,
        "acknowledged": figures.acknowledged,
        "failed": dict(sorted(figures.failed.items())),
        "lost": len(figures.lost),
        "unsaid": len(figures.unsaid),
        "unsound": len(figures.unsound),
        "sentences": dict(figures.said),
        "examples": [*figures.lost, *figures.unsaid, *figures.unsound][:5],
        "seconds": round(time.monotonic() - begun, 1),
    }


def _freed(one: _Round) -> None:
    """Have space freed after the first failure, and what failed tried again."""
    with Store.open(one.path) as store:
        for number in _begun(one, writer := Writer(store, one.random, one.told.append)):
            before = one.random.getstate()
            if one.works(writer.deed):
                continue
            one.figures.failed[f"deed {number}"] += 1
            one.free()
            one.random.setstate(before)
            if not one.works(writer.deed):
                one.figures.lost.append(f"{one.room} free: not saved after space was freed")


def _stays(one: _Round) -> None:
    """Have the disk stay full to the end; a copy is tried too, of which no half may be left."""
    copy = one.path.with_name("copy.lcjournal")
    with Store.open(one.path) as store:
        writer = Writer(store, one.random, one.told.append)
        failed = sum(not one.works(writer.deed) for _number in _begun(one, writer))
        one.figures.failed["while it stayed full"] += failed
        try:
            store.snapshot(copy)
        except (OSError, sqlite3.Error):
            one.figures.failed["copies"] += 1
            one.figures.lost += [f"half a copy: {left}" for left in one.path.parent.glob("*copy.lcjournal*")]
    if copy.exists():
        with Store.open_read_only(copy) as store:
            one.figures.unsound += store.file_problems()


def _with_ballast(one: _Round) -> None:
    """Have the ballast there: what is written is saved, whatever the room."""
    with Store.open(one.path) as store:
        if not ballast.lay(one.path):
            one.figures.lost.append("no ballast")
        writer = Writer(store, one.random, one.told.append)
        for _number in _begun(one, writer):
            before = one.random.getstate()
            if one.works(writer.deed):
                continue
            one.figures.failed["with ballast"] += 1
            one.random.setstate(before)
            if not one.works(writer.deed):
                one.figures.failed["with ballast, twice"] += 1


def _opening(one: _Round) -> None:
    """Have the disk full before the journal is opened; where it cannot be opened, it is opened once there is space."""
    with Store.open(one.path) as store:
        writer = Writer(store, one.random, one.told.append)
        for _number in range(_BEFORE):
            writer.deed()
    one.fill()
    _open(one, "openings")


def _making(one: _Round) -> None:
    """Have the disk full before there is a journal; where none can be made, it is made once there is space."""
    one.fill()
    _open(one, "first openings")


def _open(one: _Round, name: str) -> None:
    def write() -> None:
        with Store.open(one.path) as store:
            writer = Writer(store, one.random, one.told.append)
            for _number in range(_BEFORE, _DEEDS):
                one.works(writer.deed)

    if not one.works(write):
        one.figures.failed[name] += 1


_WAYS = (_freed, _stays, _with_ballast, _opening, _making)


def _begun(one: _Round, writer: Writer) -> Iterator[int]:
    """Do the first deeds, fill the disk, and yield the number of each deed to come."""
    for _number in range(_BEFORE):
        writer.deed()
    one.fill()
    yield from range(_BEFORE, _DEEDS)


def _look(one: _Round) -> None:
    """Open the journal once there is space, and look for all that was acknowledged."""
    one.figures.acknowledged += sum(deed["deed"] != "begin" for deed in one.told)
    with Store.open(one.path) as store:
        one.figures.lost += [f"{one.room} free: {lost}" for lost in missing(store, one.told)]
        one.figures.unsound += [f"{one.room} free: {problem}" for problem in store.problems()]


def _taken(path: Path) -> int:
    """Return how many bytes the session takes where there is room."""
    with Store.open(path) as store:
        writer = Writer(store, Random(_SESSION), lambda _one: None)
        for _number in range(_BEFORE):
            writer.deed()
        before = shutil.disk_usage(path.parent).free
        for _number in range(_DEEDS - _BEFORE):
            writer.deed()
        taken = before - shutil.disk_usage(path.parent).free
    _empty(path.parent)
    return taken


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


@contextmanager
def _disk() -> Iterator[Path]:
    """Have a disk in memory; leaving takes it away. Raises _NoDiskError where mounting is not allowed."""
    with tempfile.TemporaryDirectory(prefix="lcjournal-full-") as name:
        command = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", name]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError as error:
            raise _NoDiskError("there is no mount here") from error
        if done.returncode:
            raise _NoDiskError(done.stderr.strip())
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", name], check=True)
