"""A backup only counts when it reads back whole, and none ever gives way to another."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lcjournal.core.backup import back_up, backups
from lcjournal.core.model import Activity
from lcjournal.core.store import Store

NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "journal.lcjournal")
    store.activities.add(Activity("Un après-midi au support", date(2026, 11, 20)))
    return store


def test_a_backup_opens_and_holds_every_activity(store: Store, tmp_path: Path) -> None:
    made = back_up(store, tmp_path / "backups", NOW)
    with Store.open_read_only(made.path) as copy:
        assert [activity.title for activity in copy.activities.all()] == ["Un après-midi au support"]
        assert copy.problems() == []
    assert made.size == made.path.stat().st_size > 0
    store.close()


def test_two_backups_in_one_second_are_both_kept(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first, second = back_up(store, folder, NOW), back_up(store, folder, NOW)
    assert first.path != second.path
    assert [backup.path for backup in backups(folder, "journal")] == [first.path, second.path]
    store.close()


def test_other_files_in_the_folder_are_not_taken_for_backups(store: Store, tmp_path: Path) -> None:
    (tmp_path / "journal-notes.lcjournal").write_text("mine")
    assert backups(tmp_path, "journal") == []
    store.close()
