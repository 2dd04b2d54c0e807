"""What can befall the place of an open journal, tried while someone writes: nothing is lost, and it is said.

The folder becomes one that can only be read, is moved away and comes back, or is removed; another program locks the
file. The one who writes has no rights of an administrator, who may write everywhere.
"""

import json
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from lcjournal.core.errors import UserError
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.core.store.file_place import is_writable
from torture.writer import Writer, missing

_NOBODY = 65534
_DEEDS = 6
"""Deeds before it happens, while it is so, and afterwards."""


class _Session:
    """Someone who writes into the journal of a folder; ``told`` is what was acknowledged, ``figures`` what was said."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.path, self._random = folder / "data" / "journal.lcjournal", Random(seed)
        self.told: list[dict[str, Any]] = []
        self.said: Counter[str] = Counter()
        self.lost: list[str] = []
        self.unsaid: list[str] = []
        self.store = Store.open(self.path)
        self._writer = Writer(self.store, self._random, self.told.append)

    def deeds(self, count: int = _DEEDS) -> int:
        """Do deeds; return how many were not done."""
        return sum(not self.works(self._writer.deed) for _number in range(count))

    def works(self, deed: Callable[[], object]) -> bool:
        """Return whether a deed was done; what kept it from being done has to be said."""
        try:
            deed()
        except UserError as error:
            self.said[str(error).replace(str(self.path), self.path.name)] += 1
        except PermissionError as error:  # opening raises it; the app looks first and opens to read
            self.said[error.strerror or ""] += 1
        except (OSError, sqlite3.Error) as error:
            self.unsaid.append(f"{type(error).__name__}: {error}")
        else:
            return True
        return False

    def must(self, what: str, *, fail: bool) -> None:
        """Do deeds, of which all have to fail or none."""
        if self.deeds() != (_DEEDS if fail else 0):
            self.lost.append(what)

    def look(self, path: Path, *, files: bool = True) -> None:
        """Look in the journal at ``path`` for all that was acknowledged, without ``files`` if those are gone."""
        with Store.open_read_only(path) as store:
            self.lost += missing(store, [one for one in self.told if files or one["deed"] != "attach"])
            self.lost += store.problems() if files else store.file_problems()


def run(seed: int, rounds: int) -> dict[str, object]:
    """Have each of them happen ``rounds`` times; return what was said and what was lost."""
    random, begun = Random(seed), time.monotonic()
    happenings = (_read_only, _moved, _removed, _locked) * rounds
    told = [_apart(happening, random.getrandbits(32)) for happening in happenings]
    lost, unsaid = [[problem for one in told for problem in one[name]] for name in ("lost", "unsaid")]
    sentences = sum((Counter(one["said"]) for one in told), Counter[str]())
    return {
        "rounds": len(happenings),
        "acknowledged": sum(one["acknowledged"] for one in told),
        "lost": len(lost),
        "unsaid": len(unsaid),
        "sentences": dict(sentences),
        "examples": [*lost, *unsaid][:5],
        "seconds": round(time.monotonic() - begun, 1),
    }


def _read_only(session: _Session) -> None:
    """The folder and what is in it can only be read: what is open goes on or says so, and it opens to read."""
    folder = session.path.parent
    before = [path for path in folder.rglob("*") if not path.is_symlink()]
    for path in (*before, folder):
        path.chmod(path.stat().st_mode & ~0o222)
    session.deeds()
    session.works(session.store.close)
    if is_writable(session.path):
        session.lost.append("a folder that can only be read counts as one to write")
    session.look(session.path)
    if session.works(lambda: Store.open(session.path).close()):
        session.lost.append("it was opened to write all the same")
    for path in (folder, *before):
        if path.exists():
            path.chmod(path.stat().st_mode | 0o200)
    session.look(session.path)


def _moved(session: _Session) -> None:
    """The folder goes elsewhere and comes back: nothing is saved meanwhile, and all afterwards."""
    away = session.path.parent.with_name("elsewhere")
    session.path.parent.rename(away)
    session.must("something was saved where no journal is", fail=True)
    away.rename(session.path.parent)
    session.must("nothing was saved after it came back", fail=False)
    session.store.close()
    session.look(session.path)


def _removed(session: _Session) -> None:
    """The folder is removed: a copy of what was open can be saved elsewhere, without the files that went with it."""
    shutil.rmtree(session.path.parent)
    session.must("something was saved where no journal is", fail=True)
    copy = session.store.snapshot(session.path.parent.with_name("copy") / "kept.lcjournal")
    session.works(session.store.close)
    session.look(copy, files=False)


def _locked(session: _Session) -> None:
    """Another program holds the file: what is written waits, is said not to be saved, and is saved later."""
    other = sqlite3.connect(session.path)
    other.execute("BEGIN IMMEDIATE")
    if session.deeds(1) == 0:
        session.lost.append("something was saved while another program wrote")
    other.rollback()
    other.close()
    session.must("nothing was saved once the file was free", fail=False)
    session.store.close()
    session.look(session.path)


def _apart(happening: Callable[[_Session], None], seed: int) -> dict[str, Any]:
    """Have it happen in a process of its own, without the rights of an administrator; return what came of it."""
    with tempfile.TemporaryDirectory(prefix="lcjournal-places-") as name:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _happen(happening, Path(name), seed, writing)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as pipe:
            answer = pipe.read()
        os.waitpid(child, 0)
    died = {"acknowledged": 0, "said": {}, "lost": [f"{happening.__name__}: it ended"], "unsaid": []}
    return dict(json.loads(answer)) if answer else died


def _happen(happening: Callable[[_Session], None], folder: Path, seed: int, pipe: int) -> None:
    """Write, have it happen, and tell; a process that was forked never returns."""
    try:
        if os.getuid() == 0:
            os.chown(folder, _NOBODY, _NOBODY)
            os.setgroups([])
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)
        session = _Session(folder, seed)
        session.deeds()
        happening(session)
        acknowledged = sum(one["deed"] != "begin" for one in session.told)
        answer = {"acknowledged": acknowledged, "said": session.said, "lost": session.lost, "unsaid": session.unsaid}
        os.write(pipe, json.dumps(answer).encode())
    except BaseException as error:  # noqa: BLE001 -- a fork that fails is told of and never goes on as its parent
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        os._exit(0)
