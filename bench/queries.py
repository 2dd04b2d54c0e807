"""What the store answers to a keystroke and to a page of the list, without a screen."""

from collections.abc import Iterator
from datetime import date

from bench import corpus
from bench.figures import Figure, milliseconds, p95
from lcjournal.core.model import Filter, Status
from lcjournal.core.paths import data_paths
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

WORDS = ("apprendre", "reflexion", "question", "zythologie", "manager client", "donnees")
_KINDS = ("reading", "mooc", "peer", "client", "project")
_FTS = "SELECT rowid FROM activity_text WHERE activity_text MATCH ? ORDER BY rowid DESC LIMIT 60"


def keystrokes() -> Iterator[str]:
    """Yield what stands in the search field after each key."""
    for word in WORDS:
        for length in range(1, len(word) + 1):
            yield word[:length]


def match_of(typed: str) -> str:
    """Return the plainest full-text query for what was typed."""
    return " ".join(f'"{word}"*' for word in typed.split())


def figures() -> Iterator[Figure]:
    """Ask for the first page of each search, and for a hundred pages of the whole list."""
    path = data_paths(corpus.warm(corpus.entries(100_000))).journal
    with Store.open_read_only(path) as store:
        bare = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        page = store.activities.page
        searches = [milliseconds(page, Filter(text=typed)) for typed in keystrokes()]
        floor = p95(bare_searches(bare))
        yield Figure("query of one keystroke, p95, 100,000 entries", p95(searches), "ms", floor, "FTS5 alone", 16)
        pages, before = [], None
        for _page in range(100):
            rows = page(Filter(), before=before)
            pages.append(milliseconds(page, Filter(), before=before))
            before = rows[-1].position
        plain = "SELECT id, title FROM activity WHERE position < ? ORDER BY position DESC LIMIT 60"
        floors = [milliseconds(_fetch, bare, plain, before) for _page in range(100)]
        yield Figure("page of lines, p95, 100,000 entries", p95(pages), "ms", p95(floors), "id and title alone", 16)
        narrowed = [milliseconds(page, wanted) for wanted in _three_criteria(store)]
        kind = "SELECT id, title FROM activity WHERE kind = ? ORDER BY position DESC LIMIT 60"
        floors = [milliseconds(_fetch, bare, kind, known) for known in _KINDS for _again in range(5)]
        yield Figure(
            "filter by three criteria, p95, 100,000 entries", p95(narrowed), "ms", p95(floors), "one of them", 50
        )
        bare.close()


def _three_criteria(store: Store) -> Iterator[Filter]:
    """Yield filters of three things each: a kind with a tag, a word, a status, a star or a stretch of days."""
    tags = [name.name for name in store.tags.all()][:5]
    for kind in _KINDS:
        for tag in tags:
            yield Filter(kind=kind, tags=(tag,), text="question")
            yield Filter(kind=kind, tags=(tag,), status=Status.DONE)
            yield Filter(kind=kind, tags=(tag,), since=date(2020, 1, 1))
            yield Filter(kind=kind, tags=(tag,), starred=True)


def bare_searches(db: sqlite3.Connection) -> list[float]:
    """Time the full-text index alone."""
    return [milliseconds(_fetch, db, _FTS, match_of(typed)) for typed in keystrokes()]


def _fetch(db: sqlite3.Connection, sql: str, value: object) -> list[object]:
    return db.execute(sql, [value]).fetchall()
