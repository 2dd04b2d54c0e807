"""A tag that 10,000 of 100,000 entries bear, renamed and taken back, beside the same rows in bare SQLite."""

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
from lcjournal.core.store.names import Renamed

_ENTRIES, _ROUNDS, _GOAL_MS = 10_000, 3, 2000
_FLOOR = "the same links and index rows in bare SQLite"


def figures() -> Iterator[Figure]:
    """Rename a tag in a copy of the journal of 100,000 entries, take it back, and do it by hand, in turns."""
    source = data_paths(corpus.entries(100_000)).journal
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        journal = Path(shutil.copy(source, folder))
        Store.open(journal).close()
        _tag(journal)
        renamed, restored, floor = [], [], []
        for _round in range(_ROUNDS):
            with Store.open(journal) as store:
                there, back = _there_and_back(store)
            renamed.append(there)
            restored.append(back)
            floor.append(milliseconds(_by_hand, journal))
    least = statistics.median(floor)
    yield Figure("rename of a tag of 10,000 entries", statistics.median(renamed), "ms", least, _FLOOR, _GOAL_MS)
    yield Figure("the same rename taken back", statistics.median(restored), "ms", least, _FLOOR, _GOAL_MS)


def _there_and_back(store: Store) -> tuple[float, float]:
    done: list[Renamed] = []
    there = milliseconds(lambda: done.append(store.tags.rename("ten thousand", "myriad")))
    return there, milliseconds(store.tags.restore, done[0])


def _tag(journal: Path) -> None:
    """Give 10,000 entries, all through the years, one more tag."""
    with closing(_bare(journal)) as db, db:
        db.execute("INSERT INTO tag VALUES ('ten thousand', 'ten thousand')")
        db.execute(
            "INSERT INTO activity_tag SELECT id, 'ten thousand', 9 FROM activity WHERE rowid % 10 = 0 LIMIT ?",
            [_ENTRIES],
        )


def _by_hand(journal: Path) -> None:
    with closing(_bare(journal)) as db, db:
        db.execute("UPDATE activity_tag SET place = 9 WHERE tag_id = 'ten thousand'")
        db.execute(
            "UPDATE activity_text SET names = names || ' x' WHERE rowid IN (SELECT position FROM activity "
            "JOIN activity_tag ON activity_id = activity.id WHERE tag_id = 'ten thousand')"
        )


def _bare(journal: Path) -> sqlite3.Connection:
    db = sqlite3.connect(journal)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON"):
        db.execute(f"PRAGMA {pragma}").fetchall()
    return db
