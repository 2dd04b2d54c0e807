"""The power goes at a random moment while someone writes: what was acknowledged is there, nothing is half there.

A process writes under strace (Linux only), closes the journal and starts again. Cut anywhere, the log tells what was
synced by then; ``power_disk`` takes from what was not, and the next start opens what is left, or the next log begins
with it. Half of the cuts come within a few steps of an acknowledgement. Two weaker settings of SQLite have to lose some
of it, or nothing is shown: a write-ahead log that is not synced with each deed, and a rollback journal, whose end is
not.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from lcjournal.core import keyring, sealing
from lcjournal.core.store import Store
from lcjournal.core.store.file_place import FilePlace
from torture.power_disk import Disk, Said, Step
from torture.strace_log import followed
from torture.writer import missing

_CUTS = 100
"""Cuts in each log."""

_STARTS = 2
_DEEDS = 12
"""How often the writer is started for one log, and what it does each time."""

_LOGS = 4
"""Logs of one journal at most: each but the first begins with what one of the cuts before has left."""

_CLOSE = 5
"""Steps behind an acknowledgement within which half of the cuts are made."""

_LEAST = 50
"""Cuts of a control at least. About one in three shows what a control does not keep, so chance hides nothing."""

_JOURNAL = Path("data") / "journal.lcjournal"
"""Where the journal is in an empty folder: one that is yet to be made."""

_PASSPHRASE = "four words by chance"
_INDEX_SIZE = 32768


@dataclass(frozen=True, slots=True)
class _Setting:
    """A pragma that has another value than the store gives it, and a passphrase, if the journal has one."""

    pragma: str = ""
    passphrase: str = ""


_CONTROLS = {"wal_normal": _Setting("synchronous=NORMAL"), "delete_full": _Setting("journal_mode=DELETE")}


@dataclass(frozen=True, slots=True)
class _Left:
    """What a cut left: the files by name, what was told before, and how many logs led there since there was nothing."""

    files: dict[str, bytes | None] = field(default_factory=dict)
    told: bytes = b""
    age: int = 0


@dataclass(slots=True)
class _Figures:
    """What came of all cuts of one setting; ``hurt`` counts those after which anything was lost or unsound."""

    cuts: int = 0
    hurt: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)

    def told(self) -> dict[str, object]:
        """Return them as they are written down."""
        return {
            "cuts": self.cuts,
            "acknowledged": self.acknowledged,
            "lost": len(self.lost),
            "unsound": len(self.unsound),
            "examples": [*self.lost, *self.unsound][:5],
        }


def run(seed: int, rounds: int) -> dict[str, object]:
    """Cut the power ``rounds`` times, and of each control a fifth as often; return what was lost."""
    if shutil.which("strace") is None:
        return {"cuts": 0, "why": "strace is not installed"}
    random, begun = Random(seed), time.monotonic()
    ours = _cut(_Setting(), random, rounds)
    controls = {name: _cut(setting, random, max(_LEAST, rounds // 5)) for name, setting in _CONTROLS.items()}
    return ours.told() | {
        "controls": {name: {"cuts": one.cuts, "lost": one.hurt} for name, one in controls.items()},
        "blind": [name for name, one in controls.items() if not one.hurt],
        "seconds": round(time.monotonic() - begun, 1),
    }


def run_encrypted(seed: int, rounds: int) -> dict[str, object]:
    """Do the same with encrypted journals, and no controls."""
    if shutil.which("strace") is None:
        return {"cuts": 0, "why": "strace is not installed"}
    begun = time.monotonic()
    figures = _cut(_Setting(passphrase=_PASSPHRASE), Random(seed), rounds)
    keyring.forget()
    return figures.told() | {"seconds": round(time.monotonic() - begun, 1)}


def _cut(setting: _Setting, random: Random, cuts: int) -> _Figures:
    """Cut the power so often while the store writes."""
    figures, before = _Figures(), _Left()
    while figures.cuts < cuts:
        disk, steps = _written(setting, random, before)
        moments = sorted(_moments(steps, random, min(_CUTS, cuts - figures.cuts)))
        told, done, goes_on = before.told, 0, random.choice(moments)
        before, age = _Left(), before.age + 1
        for moment in moments:
            for step in steps[done:moment]:
                disk.do(step)
                told += step.data if isinstance(step, Said) else b""
            done = moment
            left = _Left(disk.left(random), told + b"\n", age)
            if _is_whole(left, random, figures) and moment == goes_on and age < _LOGS:
                before = left
    return figures


def _written(setting: _Setting, random: Random, before: _Left) -> tuple[Disk, list[Step]]:
    """Return a disk as it was left, and what a process does there that writes, closes the journal and starts again."""
    with tempfile.TemporaryDirectory(prefix="lcjournal-power-") as name:
        folder = Path(name).resolve()
        path = folder / _JOURNAL
        lay(before.files, folder, path)
        if setting.passphrase and not before.files:
            Store.open(path).close()
            sealing.seal(path, setting.passphrase)
        command = [sys.executable, "-m", "torture.power_writer", setting.pragma, setting.passphrase, str(path)]
        return followed(folder, [[*command, str(random.getrandbits(32)), str(_DEEDS)] for _start in range(_STARTS)])


def _moments(steps: list[Step], random: Random, cuts: int) -> Iterator[int]:
    """Yield before which steps the power goes."""
    said = [number for number, step in enumerate(steps) if isinstance(step, Said)]
    for _cut_number in range(cuts):
        near = random.choice(said) + random.randint(1, _CLOSE)
        yield min(near, len(steps) - 1) if random.random() < 0.5 else random.randrange(len(steps))


def _is_whole(left: _Left, random: Random, figures: _Figures) -> bool:
    """Open what is left, look for all that was told, and return whether it is there."""
    deeds: list[dict[str, Any]] = [json.loads(line) for line in left.told.splitlines() if line.endswith(b"}")]
    lost: list[str] = []
    unsound: list[str] = []
    with tempfile.TemporaryDirectory(prefix="lcjournal-power-") as name:
        path = Path(name) / _JOURNAL
        lay(left.files, Path(name), path)
        if path.parent.is_dir() and random.random() < 0.5:  # anything may be left of the index of the log
            path.with_name(f"{path.name}-shm").write_bytes(random.randbytes(_INDEX_SIZE))
        try:
            with Store.open(path) as store:
                unsound += store.file_problems()
                lost += missing(store, deeds)
        except Exception as error:  # noqa: BLE001 -- whatever keeps it from being opened is what is looked for
            unsound.append(repr(error))
    figures.cuts += 1
    figures.hurt += bool(lost or unsound)
    figures.acknowledged += sum(one["deed"] not in {"begin", "failed", "end"} for one in deeds)
    figures.lost += lost
    figures.unsound += unsound
    return not (lost or unsound)


def lay(left: dict[str, bytes | None], folder: Path, journal: Path) -> None:
    """Write what is left into an empty folder. Files keep their number on a disk; the lock file says those of old."""
    for name, content in left.items():
        if content is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)
    lock = journal.with_name(f"{journal.name}.lock")
    with suppress(OSError, ValueError):  # it was not there yet, or says nothing
        lock.write_text(json.dumps(json.loads(lock.read_bytes()) | {"files": FilePlace(journal).files}))
