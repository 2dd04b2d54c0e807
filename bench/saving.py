"""A durable save, beside a bare SQLite transaction that is as durable."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bench import corpus
from bench.figures import Figure, milliseconds, p95
from lcjournal.core.model import Filter, Reflection
from lcjournal.core.paths import data_paths
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

_ROUNDS = 300
_CHANGE = "UPDATE note SET text = ? WHERE id = 1"


def figures() -> Iterator[Figure]:
    """Save a changing text in a journal of 100,000 entries, as autosave does, in turns with the floor."""
    folder = corpus.entries(100_000)
    times, floor = [], []
    with Store.open(data_paths(folder).journal) as store, _bare(folder) as db:
        activity = store.activities.get(store.activities.page(Filter(), limit=1)[0].id)
        text = activity.text("note")
        for number in range(_ROUNDS):
            changed = replace(activity, reflections=(Reflection("note", f"{text} {number}"),))
            times.append(milliseconds(store.activities.save, changed))
            floor.append(milliseconds(db.execute, _CHANGE, [f"{text} {number}"]))
        store.activities.save(activity)
    yield Figure("durable save, p95, 100,000 entries", p95(times), "ms", p95(floor), "one UPDATE in bare SQLite", 25)


@contextmanager
def _bare(folder: Path) -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        db = sqlite3.connect(Path(temporary) / "bare.db", isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON"):
            db.execute(f"PRAGMA {pragma}").fetchall()
        db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        db.execute("INSERT INTO note VALUES (1, '')")
        try:
            yield db
        finally:
            db.close()
