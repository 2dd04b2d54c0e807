"""A durable save, beside a bare SQLite transaction that is as durable."""

import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench import corpus
from bench.figures import Figure, milliseconds, p95
from lcjournal.core.model import Filter, Reflection
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store

_ROUNDS = 200


def figures() -> Iterator[Figure]:
    """Save a growing text in a journal of 100,000 entries, as autosave does."""
    folder = corpus.entries(100_000)
    floor = p95(_bare_saves(folder))
    with Store.open(data_paths(folder).journal) as store:
        row = store.activities.page(Filter(), limit=1)[0]
        activity = store.activities.get(row.id)
        text = activity.text("note")
        times = []
        for number in range(_ROUNDS):
            changed = replace(activity, reflections=(Reflection("note", f"{text} {number}"),))
            times.append(milliseconds(store.activities.save, changed))
        store.activities.save(activity)
    yield Figure("durable save, p95, 100,000 entries", p95(times), "ms", floor, "one UPDATE in bare SQLite", 25)


def _bare_saves(folder: Path) -> list[float]:
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        db = sqlite3.connect(Path(temporary) / "bare.db", isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON"):
            db.execute(f"PRAGMA {pragma}").fetchall()
        db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        db.execute("INSERT INTO note VALUES (1, '')")
        words = "learning " * 70
        change = "UPDATE note SET text = ? WHERE id = 1"
        times = [milliseconds(db.execute, change, [f"{words} {n}"]) for n in range(_ROUNDS)]
        db.close()
    return times
