"""A version of the journal that someone made to harm: what it holds is copied by our rules, or it is refused."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.errors import DamagedJournalError
from lcjournal.core.model import Activity
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

OTHER = "01a209da-0907-7bcc-be94-5d074c4dc999"
COPY = "INSERT INTO activity SELECT {} FROM activity LIMIT 1"


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "journal.lcjournal") as store:
        store.activities.add(Activity("Mine", date(2026, 1, 1)))
        store.fold()
        yield store


def changed(ours: Store, *statements: str) -> Path:
    """Return a copy of the journal after what only another program would do to it."""
    path = ours.path.with_name("theirs.lcjournal")
    shutil.copy(ours.path, path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA writable_schema=ON")
        db.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            db.execute(statement)
    db.close()
    return path


def another(ours: Store, **cells: str) -> str:
    """Return what adds a second activity with these cells, as SQL."""
    with sqlite3.connect(ours.path) as db:
        names = [str(row[1]) for row in db.execute("PRAGMA table_info(activity)")]
    db.close()
    given = {"id": f"'{OTHER}'", "position": "position + 1"} | cells
    return COPY.format(", ".join(given.get(name, name) for name in names))


def titles(store: Store) -> list[str]:
    return [one.title for one in store.activities.all()]


@pytest.mark.parametrize(
    "cells",
    [{"day": "'soon'"}, {"status": "'evil'"}, {"created_at": "'yesterday'"}, {"id": "'../../x'"}, {"stretch": "9"}],
    ids=str,
)
def test_a_row_that_no_journal_can_hold_stays_there_with_its_parts(cells: dict[str, str], ours: Store) -> None:
    identity = cells.get("id", f"'{OTHER}'")
    facet = f"INSERT INTO activity_facet (activity_id, facet, why, place) VALUES ({identity}, 'curiosity', '', 0)"
    ours.versions.take_over(changed(ours, another(ours, **cells), facet))
    assert titles(ours) == ["Mine"]
    assert ours.whole.rows()["activity_facet"] == []


def test_letters_that_are_none_are_replaced(ours: Store) -> None:
    ours.versions.take_over(changed(ours, another(ours, title="CAST(x'ff41' AS TEXT) || char(0)")))
    assert titles(ours) == ["\ufffdA\ufffd", "Mine"]


def test_a_questionnaire_that_cannot_be_read_stays_there(ours: Store) -> None:
    path = changed(ours, "INSERT INTO instrument (id, version, source) VALUES ('X', '1', '{}')")
    ours.versions.take_over(path)
    assert ours.whole.rows()["instrument"] == []


def test_tables_made_otherwise_than_ours_are_refused(ours: Store) -> None:
    path = changed(
        ours, "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE type = 'table' AND name = 'activity'"
    )
    with pytest.raises(DamagedJournalError, match="is not a sound journal"):
        ours.versions.take_over(path)
    assert titles(ours) == ["Mine"]


def test_an_index_that_is_not_ours_is_dropped_before_anything_is_written(ours: Store) -> None:
    path = changed(ours, "CREATE INDEX evil ON activity (hex(zeroblob(10)))")
    with Store.open(path) as store:
        assert titles(store) == ["Mine"]
    with sqlite3.connect(path) as db:
        assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'evil'").fetchall()
    db.close()


def test_a_virtual_table_is_none_of_ours(ours: Store) -> None:
    path = changed(ours, "DROP TABLE own_word", "CREATE VIRTUAL TABLE own_word USING fts5(word)")
    with pytest.raises(DamagedJournalError, match="Parts of the file"):
        ours.versions.take_over(path)
