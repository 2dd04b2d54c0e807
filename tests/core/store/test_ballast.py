"""Eight megabytes that give way on a full disk."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from lcjournal.core import keyring, migrations
from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store, ballast

Disk = Callable[[int], None]


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Say how many bytes of the disk are free."""

    def free(count: int) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(0, 0, count))

    return free


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "j.lcjournal"


def test_it_is_laid_where_there_is_plenty_of_room(journal: Path, disk: Disk) -> None:
    disk(1 << 30)
    assert ballast.lay(journal)
    assert ballast.lay(journal)
    assert ballast.path_of(journal).stat().st_size == ballast.SIZE


def test_it_takes_nothing_from_a_disk_with_little_room(journal: Path, disk: Disk) -> None:
    disk(ballast.SIZE + 1)
    assert not ballast.lay(journal)
    assert not ballast.path_of(journal).exists()


def test_a_folder_that_is_gone_gets_none(tmp_path: Path) -> None:
    nowhere = tmp_path / "gone" / "j.lcjournal"
    ballast.give_way(nowhere)
    assert not ballast.lay(nowhere)


def test_a_write_on_a_nearly_full_disk_gets_its_room(journal: Path, disk: Disk) -> None:
    with Store.open(journal) as store:
        disk(1 << 30)
        ballast.lay(journal)
        store.activities.add(Activity("room enough", date(2026, 11, 18)))
        assert ballast.path_of(journal).exists()
        disk(1000)
        store.activities.add(Activity("nearly full", date(2026, 11, 18)))
        assert not ballast.path_of(journal).exists()


def test_a_write_that_the_disk_refused_succeeds_the_next_time(journal: Path, disk: Disk) -> None:
    """A limit of pages stands for a limit of the disk that ``disk_usage`` does not know: a quota."""
    disk(1 << 30)
    with Store.open(journal) as store:
        ballast.lay(journal)
        db = store._connection.db  # noqa: SLF001 -- only SQLite can be told to find the disk full
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count={pages}").fetchall()
        with pytest.raises(UserError, match="disk is full"):
            store.activities.add(Activity("x" * 100_000, date(2026, 11, 18)))
        assert not ballast.path_of(journal).exists()
        db.execute("PRAGMA max_page_count=100000").fetchall()
        store.activities.add(Activity("x" * 100_000, date(2026, 11, 18)))


def test_on_a_full_disk_the_log_waits_for_the_next_opening(journal: Path) -> None:
    store = Store.open(journal)
    store.activities.add(Activity("in the log", date(2026, 11, 18)))
    db = store._connection.db  # noqa: SLF001 -- only SQLite can be told that the disk took nothing

    class Refusing:
        def __getattr__(self, name: str) -> object:
            return getattr(db, name)

        def execute(self, sql: str) -> object:
            raise sqlite3.OperationalError(sql)

    store._connection.db = Refusing()  # type: ignore[assignment]  # noqa: SLF001
    store.close()
    with Store.open(journal) as again:
        assert [activity.title for activity in again.activities.all()] == ["in the log"]


def test_a_journal_that_a_full_disk_does_not_let_open_says_so(
    journal: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(journal).close()

    def fail(*_given: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR"  # as where the index of the log has no room
        raise error

    monkeypatch.setattr(keyring, "connect", fail)
    disk(1000)
    with pytest.raises(UserError, match="disk is full"):
        Store.open(journal)
    disk(1 << 30)
    with pytest.raises(UserError, match="did not take"):
        Store.open(journal)


def test_a_folder_that_is_gone_is_not_a_full_disk(tmp_path: Path) -> None:
    assert not ballast.is_full(tmp_path / "gone" / "j.lcjournal")


def test_a_journal_that_cannot_be_made_on_a_full_disk_leaves_nothing_and_says_so(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(migrations.migrations, "apply", fail)
        with pytest.raises(UserError, match="disk is full"):
            Store.open(journal)
    assert not list(journal.parent.glob("*.new"))
    Store.open(journal).close()
