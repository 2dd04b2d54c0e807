"""A tag put on 10,000 of 100,000 entries at once, and taken back, beside the same rows in bare SQLite."""

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench import corpus
from bench.figures import Figure, milliseconds
from lcjournal.core.paths import data_paths
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

_ENTRIES, _ROUNDS, _GOAL_MS = 10_000, 3, 2000
_FLOOR = "the same links and index rows in bare SQLite"
_SOME = "SELECT id FROM activity WHERE rowid % 10 = 0 LIMIT ?"


def figures() -> Iterator[Figure]:
    """Tag entries all through the years in a copy of the journal, take it back, and do it by hand, in turns."""
    source = data_paths(corpus.entries(100_000)).journal
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        journal = Path(shutil.copy(source, folder))
        Store.open(journal).close()
        tagged, restored, floor = [], [], []
        for number in range(_ROUNDS):
            with closing(sqlite3.connect(journal)) as db:
                ids = [str(row[0]) for row in db.execute(_SOME, [_ENTRIES])]
            with Store.open(journal) as store:
                tagged.append(milliseconds(store.bulk.add_tag, ids, f"round {number}"))
                restored.append(milliseconds(store.bulk.remove_tag, ids, f"round {number}"))
            floor.append(milliseconds(_by_hand, journal, f"bare {number}"))
    least = statistics.median(floor)
    yield Figure("a tag put on 10,000 entries", statistics.median(tagged), "ms", least, _FLOOR, _GOAL_MS)
    yield Figure("the same tag taken back", statistics.median(restored), "ms", least, _FLOOR, _GOAL_MS)


def _by_hand(journal: Path, tag: str) -> None:
    with closing(sqlite3.connect(journal)) as db, db:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON"):
            db.execute(f"PRAGMA {pragma}").fetchall()
        db.execute("INSERT INTO tag VALUES (?, ?)", [tag, tag])
        db.execute(f"INSERT INTO activity_tag SELECT id, ?, 9 FROM ({_SOME})", [tag, _ENTRIES])
        db.execute(
            "UPDATE activity_text SET names = names || ' x' WHERE rowid IN (SELECT position FROM activity "
            "JOIN activity_tag ON activity_id = activity.id WHERE tag_id = ?)",
            [tag],
        )
