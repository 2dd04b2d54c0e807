"""A backup only counts when it reads back whole, and none ever gives way to another."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lcjournal.core.backup import Backup, back_up, backups, without
from lcjournal.core.model import Activity, Filter
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
    store.close()


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
    store.close()
