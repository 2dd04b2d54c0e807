"""Two instances open one journal at the same moment: one writes, the other is told, and a kill refuses none.

Most rounds open the store, every tenth the app with its window. The one that writes goes on writing until it is killed
by ``kill -9``; the other, told that the journal is open, tries again then. It is killed too, and a third opens it.
"""

import json
import os
import re
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, TextIO

from lcjournal.core.errors import JournalInUseError
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from torture.writer import Writer, missing

_Tell = Callable[[dict[str, Any]], None]
_Live = Callable[[TextIO, _Tell], None]
"""What an instance does with the lines it is sent, and how it says what came of them."""

_APP_EVERY = 10
_FRESH = 3
"""Rounds after which there is no journal yet, so that both make it."""

_LATER = 0.01
"""Seconds by which one of the two may be late: opening takes about as long."""

_PATIENCE = 60.0
"""Seconds after which an instance that says nothing is killed and counts as refused."""


@dataclass(slots=True)
class _Figures:
    """What came of all rounds."""

    acknowledged: int = 0
    doubles: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)


class _Instance:
    """A process that opens the journal, says what came of it, and opens it again when told to."""

    def __init__(self, live: _Live, others: list[int]) -> None:
        asking, self._asks = os.pipe()
        telling, tells = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            for end in (self._asks, telling, *others):
                os.close(end)
            _live(live, asking, tells)
        os.close(asking)
        os.close(tells)
        self._told = os.fdopen(telling, encoding="utf-8")
        self.ends = [self._asks, telling]
        self.deeds: list[dict[str, Any]] = []

    def ask(self) -> None:
        """Have it open the journal."""
        with suppress(BrokenPipeError):  # it ended, which shows by its silence
            os.write(self._asks, b"open\n")

    def answer(self) -> dict[str, Any]:
        """Return what came of it."""
        return self._line() or {"is": "silent", "said": ""}

    def kill(self) -> None:
        """Kill it; what it had done and said by then is in ``deeds``."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        while one := self._line():
            self.deeds.append(one)
        self._told.close()
        os.close(self._asks)

    def _line(self) -> dict[str, Any]:
        line = self._told.readline()
        return dict(json.loads(line)) if line.endswith("}\n") else {}


def run(seed: int, rounds: int) -> dict[str, object]:
    """Let two instances meet ``rounds`` times; return how often both wrote, one was refused, or nothing was said."""
    random, figures, begun = Random(seed), _Figures(), time.monotonic()
    for first in range(0, rounds, _FRESH):
        with tempfile.TemporaryDirectory(prefix="lcjournal-instances-") as name:
            told: list[dict[str, Any]] = []
            for number in range(first, min(rounds, first + _FRESH)):
                by_app = number % _APP_EVERY == _APP_EVERY - 1
                told += _round(Path(name), random, figures, by_app=by_app)
                _look(data_paths(Path(name)).journal, told, figures)
            figures.acknowledged += sum(one["deed"] != "begin" for one in told)
    return {
        "rounds": rounds,
        "by_app": rounds // _APP_EVERY,
        "acknowledged": figures.acknowledged,
        "double_opens": len(figures.doubles),
        "refusals": len(figures.refusals),
        "unsaid": len(figures.unsaid),
        "lost": len(figures.lost),
        "unsound": len(figures.unsound),
        "sentences": dict(figures.said),
        "examples": [*figures.doubles, *figures.refusals, *figures.unsaid, *figures.lost, *figures.unsound][:5],
        "seconds": round(time.monotonic() - begun, 1),
    }


def _look(path: Path, told: list[dict[str, Any]], figures: _Figures) -> None:
    """Open the journal once more after both were killed."""
    try:
        with Store.open(path) as store:
            figures.lost += missing(store, told)
            figures.unsound += store.problems()
    except JournalInUseError as error:
        figures.refusals.append(f"third: {error}")


def _round(folder: Path, random: Random, figures: _Figures, *, by_app: bool) -> list[dict[str, Any]]:
    """Let two instances open, kill the one that writes, let the other open, kill it; return what was acknowledged."""
    held, told = _meet(_pair(folder, random, _app if by_app else _store), figures)
    time.sleep(random.uniform(0, 0.05))
    for one in held:
        one.kill()
    for one in told:
        one.ask()
        if (again := one.answer())["is"] != "writing":
            figures.refusals.append(f"second: {again}")
        time.sleep(random.uniform(0, 0.02))
        one.kill()
    return [deed for one in (*held, *told) for deed in one.deeds]


def _meet(two: list[_Instance], figures: _Figures) -> tuple[list[_Instance], list[_Instance]]:
    """Have two open the journal; return those that write and those that were told."""
    held, told = [], []
    for one in two:
        one.ask()
    for one in two:
        answer = one.answer()
        if answer["is"] == "writing":
            held.append(one)
        else:
            told.append(one)
            _note(answer, figures)
    if len(held) > 1:
        figures.doubles.append("both wrote")
    if not held:
        figures.refusals.append("both were refused")
    return held, told


def _pair(folder: Path, random: Random, instance: Callable[[Path, int, float], _Live]) -> list[_Instance]:
    """Start two, of which one or the other is a little late."""
    late = random.uniform(-_LATER, _LATER)
    one = _Instance(instance(folder, random.getrandbits(32), max(0.0, -late)), [])
    return [one, _Instance(instance(folder, random.getrandbits(32), max(0.0, late)), one.ends)]


def _note(answer: dict[str, Any], figures: _Figures) -> None:
    """Hear what the second was told, and whether it can read."""
    if answer["is"] == "told" and answer["said"]:
        figures.said[re.sub(r"\(.*?\)", "(…)", answer["said"])] += 1
    else:
        figures.unsaid.append(str(answer))


def _live(live: _Live, asking: int, tells: int) -> None:
    """Live as an instance; a process that was forked never returns."""

    def tell(one: dict[str, Any]) -> None:
        os.write(tells, json.dumps(one).encode() + b"\n")

    try:
        signal.alarm(int(_PATIENCE))
        live(os.fdopen(asking, encoding="utf-8"), tell)
    finally:
        os._exit(1)


def _store(folder: Path, seed: int, wait: float) -> _Live:
    """Return an instance that is the store alone; told that another has the journal open, it reads."""
    path = data_paths(folder).journal

    def live(asks: TextIO, tell: _Tell) -> None:
        asks.readline()
        time.sleep(wait)
        for _try in range(2):
            try:
                store = Store.open(path)
            except JournalInUseError as error:
                if path.exists():  # one that is just being made cannot be read yet
                    with Store.open_read_only(path) as reading:
                        reading.counts()
                tell({"is": "told", "said": str(error)})
                asks.readline()
            else:
                _write_for_ever(store, seed, tell)

    return live


def _app(folder: Path, seed: int, wait: float) -> _Live:
    """Return an instance that is the app: told that another has the journal open, it is asked to try again."""

    def live(asks: TextIO, tell: _Tell) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtWidgets import QApplication, QLabel, QPushButton

        from lcjournal.core.settings import Settings
        from lcjournal.ui.app import App
        from lcjournal.ui.gate import Gate

        qt = QApplication(["lcjournal"])
        app = App(qt, data_paths(folder), Settings(language="en"))
        asks.readline()
        time.sleep(wait)
        app.start()
        for _try in range(2):
            qt.processEvents()
            gates = [one for one in qt.topLevelWidgets() if isinstance(one, Gate) and one.isVisible()]
            if not gates:
                _write_for_ever(app.store, seed, tell)
            words = [one.text() for one in gates[0].findChildren(QLabel)]
            tell({"is": "told", "said": next((text for text in words if "already open in another" in text), "")})
            asks.readline()
            next(one for one in gates[0].findChildren(QPushButton) if one.text() == "Try again").click()

    return live


def _write_for_ever(store: Store, seed: int, tell: _Tell) -> None:
    if store.read_only:
        tell({"is": "reading", "said": ""})
        return
    tell({"is": "writing", "said": ""})
    writer = Writer(store, Random(seed), tell)
    while True:
        writer.deed()
