"""What a journal lacks when it is opened is made again, or said; never left out in silence."""

import os
import shutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from lcjournal.core.errors import DamagedJournalError
from lcjournal.core.migrations import migrations
from lcjournal.core.model import Activity, Filter
from lcjournal.core.salvage import salvage
from lcjournal.core.sqlite import Database, sqlite3
from lcjournal.core.store import Store, soundness
from lcjournal.core.store.log import PAGE, read_log
from tests.core.store.conftest import DAY

_FRAME = PAGE + 24


def _schema(path: Path) -> set[tuple[str, str, str]]:
    db = sqlite3.connect(path)
    try:
        return set(db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema"))
    finally:
        db.close()


def _change(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


NO_TEXT = "UPDATE activity SET title = CAST(x'61ff62' AS TEXT) WHERE title = 'A visit'"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.lcjournal"
    with Store.open(path) as store:
        store.activities.add(Activity("A visit", DAY))
        thrown = store.activities.add(Activity("A visit thrown away", DAY))
        store.activities.bin(thrown)
    return path


def test_the_expected_parts_are_those_of_a_new_journal() -> None:
    db = Database(sqlite3.connect(":memory:"), execute_plugins=False)
    migrations.apply(db)
    soundness.check_schema(db, Path("new"), repair=True)
    made = set(db.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql NOTNULL").fetchall())
    db.execute("DROP INDEX session_of_day")
    soundness.check_schema(db, Path("new"), repair=True)
    assert set(db.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql NOTNULL").fetchall()) == made
    db.close()


def test_missing_indexes_are_made_again_and_foreign_triggers_go(journal: Path) -> None:
    before = _schema(journal)
    trigger = 'CREATE TRIGGER "a ""b" AFTER INSERT ON activity BEGIN DELETE FROM activity; END'
    _change(journal, "DROP INDEX activity_in_list", "DROP INDEX session_of_day", trigger)
    with Store.open_read_only(journal) as store:
        assert len(store.activities.page(Filter())) == 1
    assert _schema(journal) != before
    with Store.open(journal) as store:
        store.activities.add(Activity("Another", DAY))
        assert len(store.activities.page(Filter())) == 2
    assert _schema(journal) == before


@pytest.mark.parametrize("lost", ["", "_data", "_idx", "_content", "_docsize", "_config"])
def test_a_full_text_index_that_is_gone_is_made_again(journal: Path, lost: str) -> None:
    before = _schema(journal)
    _change(journal, f"DROP TABLE activity_text{lost}")
    with pytest.raises(DamagedJournalError, match="are missing"):
        Store.open_read_only(journal)
    with Store.open(journal) as store:
        assert [row.title for row in store.activities.page(Filter(text="visit"))] == ["A visit"]
        assert store.problems() == []
    assert _schema(journal) == before


def test_a_table_that_is_gone_is_damage(journal: Path) -> None:
    _change(journal, "DROP TABLE template_text")
    content = journal.read_bytes()
    with pytest.raises(DamagedJournalError, match="are missing"):
        Store.open(journal)
    assert journal.read_bytes() == content


@pytest.fixture
def killed(journal: Path, tmp_path: Path) -> Path:
    """A journal as a kill leaves it, with five transactions in its log."""
    copy = tmp_path / "killed" / journal.name
    copy.parent.mkdir()
    with Store.open(journal) as store:
        for number in range(5):
            store.activities.add(Activity(f"Visit {number}", DAY))
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{journal}{suffix}", f"{copy}{suffix}")
    return copy


def test_a_log_that_a_kill_left_is_taken_up(killed: Path) -> None:
    with Store.open(killed) as store:
        assert store.counts()["activity"] == 7


def test_a_log_that_ends_in_a_torn_transaction_is_taken_up_to_it(killed: Path) -> None:
    log = killed.with_name(f"{killed.name}-wal")
    log.write_bytes(log.read_bytes()[:-_FRAME])
    with Store.open(killed) as store:
        assert store.counts()["activity"] == 6


@pytest.mark.parametrize("at", [40, 32 + 24 + 100, 20], ids=["salt", "page", "header"])
def test_a_log_damaged_before_its_last_transactions_is_said_and_left(killed: Path, at: int) -> None:
    log = killed.with_name(f"{killed.name}-wal")
    content = bytearray(log.read_bytes())
    content[at] ^= 0xFF
    log.write_bytes(content)
    with pytest.raises(DamagedJournalError, match="The log beside"):
        Store.open(killed)
    assert log.read_bytes() == content


def test_an_empty_log_holds_nothing() -> None:
    log = read_log(BytesIO())
    assert (log.newest, log.spare, log.is_damaged) == ({}, (), False)
    assert read_log(BytesIO(bytes(10_000))).newest == {}


def test_a_log_of_either_byte_order_is_read(killed: Path) -> None:
    content = killed.with_name(f"{killed.name}-wal").read_bytes()
    assert content[3] in {0x82, 0x83}
    pages = read_log(BytesIO(content))
    assert pages.newest
    assert not pages.spare
    assert not read_log(BytesIO(content[:3] + bytes([content[3] ^ 1]) + content[4:])).newest


def test_bytes_that_are_no_text_are_named(journal: Path) -> None:
    content = journal.read_bytes()
    at = content.index(b"A visit")
    journal.write_bytes(content[:at] + b"\xff" + content[at + 1 :])
    with Store.open_read_only(journal) as store:
        (problem,) = store.file_problems()
    assert problem.startswith("activity row ")
    assert problem.endswith(": no text")


def test_a_title_that_is_no_text_any_longer_is_damage_though_every_page_is_whole(journal: Path) -> None:
    _change(journal, NO_TEXT)
    with Store.open(journal) as store:
        assert not store.is_sound()
        with pytest.raises(sqlite3.DatabaseError) as caught:
            list(store.activities.all())
        assert soundness.tells_of_damage(caught.value)
        assert store.problems() == ["activity row 1: no text"]


def test_no_copy_counts_as_a_backup_that_holds_a_text_which_is_none(journal: Path, tmp_path: Path) -> None:
    _change(journal, NO_TEXT)
    with Store.open(journal) as store, pytest.raises(DamagedJournalError):
        store.snapshot(tmp_path / "backups" / "copy.lcjournal")
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_journal_that_does_not_say_how_it_was_made_is_not_made_once_more(journal: Path) -> None:
    _change(journal, "UPDATE _sqlite_migrations SET migration_set = 'lcj'")
    before = journal.read_bytes()
    with pytest.raises(DamagedJournalError):
        Store.open(journal)
    assert journal.read_bytes() == before


def test_another_error_is_no_damage() -> None:
    assert not soundness.tells_of_damage(sqlite3.OperationalError("no such table"))
    assert not soundness.tells_of_damage(OSError("Could not decode to UTF-8"))


def test_a_schema_that_is_no_text_any_longer_is_damage_and_salvage_goes_on(journal: Path, tmp_path: Path) -> None:
    data = journal.read_bytes()
    assert b"CREATE TABLE goal (" in data
    journal.write_bytes(data.replace(b"CREATE TABLE goal (", b"CREATE \xe1ABLE goal ("))
    for opening in (Store.open, Store.open_read_only):
        with pytest.raises(DamagedJournalError):
            opening(journal)
    made = salvage(journal, tmp_path / "new.lcjournal", lambda: datetime.now(UTC), os.urandom)
    assert made.counts["activity"] == 2
