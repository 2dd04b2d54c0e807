"""kill -9 at a random moment while a process writes: what was acknowledged is there, nothing is half there."""

import json
import os
import signal
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from lcjournal.core import keyring, sealing
from lcjournal.core.store import Store
from torture.writer import Writer, missing

_LONGEST = 0.25
_LOOKED_AT = 50
_FRESH = 100
"""Rounds after which a new journal is begun, so that looking at all of it stays quick."""


def run(seed: int, rounds: int, *, encrypted: bool = False) -> dict[str, object]:
    """Kill a writing process ``rounds`` times; return how many deeds were acknowledged, and what was lost of them."""
    random, acknowledged, begun = Random(seed), 0, time.monotonic()
    lost: list[str] = []
    unsound: list[str] = []
    for first in range(0, rounds, _FRESH):
        with tempfile.TemporaryDirectory(prefix="lcjournal-kills-") as name:
            path = Path(name) / "journal.lcjournal"
            Store.open(path).close()
            if encrypted:
                sealing.seal(path, "four words by chance")
            told: list[dict[str, Any]] = []
            for _round in range(min(_FRESH, rounds - first)):
                told += _killed(path, random.getrandbits(32), random.uniform(0.005, _LONGEST))
                with Store.open(path) as store:
                    unsound += store.file_problems()
                    lost += missing(store, _recent(told))
            with Store.open(path) as store:
                lost += missing(store, told)
                unsound += store.problems()
            acknowledged += sum(one["deed"] != "begin" for one in told)
            keyring.forget()
    return {
        "rounds": rounds,
        "encrypted": encrypted,
        "acknowledged": acknowledged,
        "lost": len(lost),
        "unsound": len(unsound),
        "examples": [*lost, *unsound][:5],
        "seconds": round(time.monotonic() - begun, 1),
    }


def _recent(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the last of what was told, with every answer: one that was begun and not given leaves the one before."""
    answers = [one for one in told[:-_LOOKED_AT] if one["deed"] in {"begin", "answer"}]
    return answers + told[-_LOOKED_AT:]


def _killed(path: Path, seed: int, seconds: float) -> list[dict[str, Any]]:
    """Have a process write until it is killed; return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _write(path, seed, writing)
    os.close(writing)
    # The moment counts from the first deed, or half of the kills would fall on the opening.
    with os.fdopen(reading, "rb") as pipe:
        first = pipe.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = (first + pipe.read()).splitlines()
    return [json.loads(line) for line in lines if line.endswith(b"}")]


def _write(path: Path, seed: int, pipe: int) -> None:
    """Write for ever; a process that was forked never returns."""

    def tell(one: dict[str, Any]) -> None:
        os.write(pipe, json.dumps(one).encode() + b"\n")

    try:
        store = Store.open(path)
        writer = Writer(store, Random(seed), tell)
        while True:
            writer.deed()
    finally:
        os._exit(1)


def run_encrypted(seed: int, rounds: int) -> dict[str, object]:
    """Do the same with an encrypted journal."""
    return run(seed, rounds, encrypted=True)
