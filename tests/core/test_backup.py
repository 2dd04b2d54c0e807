"""A backup only counts when it reads back whole; older ones give way by rule, and never where something is wrong."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lcjournal.core import backup_reading
from lcjournal.core.backup import Backup, back_up, backups, thin, without
from lcjournal.core.model import Activity, Filter
from lcjournal.core.store import Store

NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "journal.lcjournal") as store:
        store.activities.add(Activity("Un après-midi au support", date(2026, 11, 20)))
        yield store


def test_a_backup_opens_and_holds_every_activity(store: Store, tmp_path: Path) -> None:
    made = back_up(store, tmp_path / "backups", NOW)
    with Store.open_read_only(made.path) as copy:
        assert [activity.title for activity in copy.activities.all()] == ["Un après-midi au support"]
        assert copy.problems() == []
    assert made.size == made.path.stat().st_size > 0


def test_two_backups_in_one_second_are_both_kept(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first, second = back_up(store, folder, NOW), back_up(store, folder, NOW)
    assert first.path != second.path
    assert [backup.path for backup in backups(folder, "journal")] == [second.path, first.path]


def test_other_files_in_the_folder_are_not_taken_for_backups(store: Store, tmp_path: Path) -> None:
    for name in ("journal-notes", "journal-20261322T091200Z-00001", "journal", "other-20261122T091200Z-00001"):
        (tmp_path / f"{name}-.lcjournal").write_text("mine")
        (tmp_path / f"x{name}.lcjournal").write_text("mine")
    (tmp_path / "journal-20261322T091200Z-00001.lcjournal").write_text("no such month")
    assert backups(tmp_path, "journal") == []


def test_attached_files_go_into_a_folder_that_the_backups_share(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Why?")
    entry = store.activities.page(Filter())[0].id
    (added,) = store.attachments.add(entry, store.attachments.files.keep(tmp_path / "a.txt"))
    store.attachments.remove(added.id)
    store.attachments.restore(added.id)
    folder = tmp_path / "backups"
    made, again = back_up(store, folder, NOW), back_up(store, folder, NOW)
    assert (made.left_out, again.left_out) == (0, 0)
    with Store.open_read_only(made.path) as copy:
        assert copy.problems() == []
        assert copy.attachments.missing() == ()
    assert len([path for path in (folder / "files").rglob("*") if path.is_file()]) == 1


def test_a_backup_says_which_files_it_could_not_take(store: Store, tmp_path: Path) -> None:
    entry = store.activities.page(Filter())[0].id
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
        store.attachments.add(entry, store.attachments.files.keep(tmp_path / name))
    (store.attachments.files.find(store.attachments.of(entry)[0].sha256) or tmp_path).unlink()
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "files").write_text("in the way")
    made = back_up(store, folder, NOW)
    assert made.left_out == 2
    assert without(made) == ["2 attached files are not in it: gone, damaged, or no room."]
    assert without(Backup(made.path, NOW, 1)) == []


def test_the_last_made_comes_first_though_the_clock_went_back(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first, second = back_up(store, folder, NOW), back_up(store, folder, NOW - timedelta(days=400))
    assert [backup.path for backup in backups(folder, "journal")] == [second.path, first.path]


def test_backups_that_are_no_longer_needed_go_with_the_files_only_they_had(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    (tmp_path / "a.txt").write_text("Why?")
    entry = store.activities.page(Filter())[0].id
    store.attachments.add(entry, store.attachments.files.keep(tmp_path / "a.txt"))
    old = back_up(store, folder, NOW - timedelta(days=3))
    store.activities.bin(entry)
    store.bin.empty(store.bin.thrown())
    other = store.activities.add(Activity("Another", date(2026, 11, 20)))
    (lying,) = (folder / "files").glob("??/*")
    (tmp_path / "b.txt").write_text("How?")
    store.attachments.add(other, store.attachments.files.keep(tmp_path / "b.txt"))
    os.utime(lying, (0, 0))
    last = [back_up(store, folder, NOW - timedelta(days=3) + timedelta(hours=hour)) for hour in (1, 2)]
    last += [back_up(store, folder, NOW) for _each in range(3)]
    assert thin(folder, "journal", datetime.now(UTC)) == [last[0].path, old.path]
    assert not lying.exists()
    assert len(list((folder / "files").glob("??/*"))) == 1
    assert thin(folder, "journal", datetime.now(UTC)) == []
    assert [backup.path for backup in backups(folder, "journal")] == [made.path for made in reversed(last[1:])]


def test_nothing_is_thinned_where_the_journal_lost_a_tenth(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for hour in range(6):
        back_up(store, folder, NOW - timedelta(days=9, hours=hour))
    store.activities.bin(store.activities.page(Filter())[0].id)
    store.bin.empty(store.bin.thrown())
    back_up(store, folder, NOW)
    assert thin(folder, "journal", datetime.now(UTC)) == []
    back_up(store, folder, NOW)
    assert len(thin(folder, "journal", datetime.now(UTC))) == 5


def test_nothing_is_thinned_where_the_last_backup_cannot_be_read(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for hour in range(6):
        back_up(store, folder, NOW - timedelta(days=9, hours=hour))
    last = back_up(store, folder, NOW)
    last.path.write_bytes(b"no journal")
    assert thin(folder, "journal", datetime.now(UTC)) == []


def test_the_files_stay_while_a_backup_cannot_be_read(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    stray = folder / "files" / "ab" / ("ab" * 32)
    stray.parent.mkdir(parents=True)
    stray.write_text("stray")
    os.utime(stray, (0, 0))
    made = [back_up(store, folder, NOW - timedelta(days=9, hours=-hour)) for hour in range(6)]
    made[-2].path.write_bytes(b"no journal")
    last = back_up(store, folder, NOW)
    assert made[0].path in thin(folder, "journal", datetime.now(UTC))
    assert stray.exists()
    assert last.path.exists()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system takes its zone from elsewhere")
def test_a_backup_of_the_summer_is_told_by_the_clock_of_the_summer() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        told = backup_reading.moment(Backup(Path("b"), datetime(2026, 7, 1, 7, 12, tzinfo=UTC), 1))
    time.tzset()
    assert told == "1 July 2026 at 09:12"
