"""What a passphrase costs: the same journal encrypted, beside the plain one, in turns."""

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bench import corpus
from bench.figures import Figure, milliseconds, p95
from bench.queries import keystrokes
from lcjournal.core import key_file, keyring, keys, sealing
from lcjournal.core.model import Activity, Filter
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store

_WORDS, _ROUNDS = "four measured ducks", 30
_PLAIN = "the same without a passphrase"
_ENTRIES = "100,000 entries"


def figures() -> Iterator[Figure]:
    """Unlock, then open, search and save beside the plain journal, with 1.5 times its time as the goal."""
    source = data_paths(corpus.entries(100_000)).journal
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        plain, encrypted = (Path(folder) / name / source.name for name in ("plain", "encrypted"))
        for path in (plain, encrypted):
            path.parent.mkdir()
            shutil.copy(source, path)
        sealing.seal(encrypted, _WORDS)
        unlocked = [milliseconds(_unlock, encrypted) for _round in range(7)]
        derived = [milliseconds(_derive) for _round in range(7)]
        took, floor = statistics.median(unlocked), statistics.median(derived)
        yield Figure("unlock by a passphrase", took, "ms", floor, "Argon2id alone", 1000)
        for name, measure in (("open to first page", _opened), ("query of one keystroke", _searched), ("save", _saved)):
            floor, took = p95(measure(plain)), p95(measure(encrypted))
            yield Figure(f"{name}, encrypted, p95, {_ENTRIES}", took, "ms", floor, _PLAIN, 1.5 * floor)


def _unlock(path: Path) -> None:
    keyring.forget()
    keys.unlock(path, _WORDS)


def _derive() -> None:
    made = key_file.Derivation("00" * 16)
    kdf = Argon2id(salt=bytes(16), length=32, iterations=made.passes, lanes=made.lanes, memory_cost=made.memory_kib)
    kdf.derive(_WORDS.encode())


def _opened(path: Path) -> list[float]:
    def open_() -> None:
        with Store.open(path) as store:
            store.activities.page(Filter())

    open_()
    return [milliseconds(open_) for _round in range(_ROUNDS)]


def _searched(path: Path) -> list[float]:
    with Store.open(path) as store:
        for typed in keystrokes():
            store.activities.page(Filter(text=typed))
        return [milliseconds(store.activities.page, Filter(text=typed)) for typed in keystrokes()]


def _saved(path: Path) -> list[float]:
    with Store.open(path) as store:
        return [
            milliseconds(store.activities.add, Activity("Coffee with a colleague", date(2026, 11, 20)))
            for _round in range(100)
        ]
