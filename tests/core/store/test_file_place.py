"""A file that another program replaces or takes away while it is open."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.errors import JournalChangedError, ReadOnlyJournalError
from lcjournal.core.model import Activity
from lcjournal.core.store import Store
from lcjournal.core.store.file_place import is_writable, reading_mode

DAY = date(2026, 11, 18)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A journal as another computer left it."""
    with Store.open(tmp_path / "other" / "j.lcjournal") as store:
        store.activities.add(Activity("from the other computer", DAY))
        return store.path


def titles(path: Path) -> list[str]:
    with Store.open(path) as store:
        assert store.problems() == []
        return [activity.title for activity in store.activities.all()]


def test_a_replaced_file_is_not_written_over_and_what_was_open_can_be_kept(tmp_path: Path, other: Path) -> None:
    path = tmp_path / "j.lcjournal"
    store = Store.open(path)
    store.activities.add(Activity("from this one", DAY))
    shutil.copy(other, tmp_path / "arriving")
    (tmp_path / "arriving").replace(path)
    before = path.read_bytes()
    with pytest.raises(JournalChangedError):
        store.activities.add(Activity("too late", DAY))
    with pytest.raises(JournalChangedError):
        store.hold()
    kept = store.snapshot(tmp_path / "kept.lcjournal")
    store.close()
    assert path.read_bytes() == before
    assert titles(path) == ["from the other computer"]
    assert titles(kept) == ["from this one"]


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    store = Store.open(folder / "j.lcjournal")
    store.activities.add(Activity("from this one", DAY))
    shutil.rmtree(folder)
    with pytest.raises(JournalChangedError, match="no longer in its place"):
        store.activities.add(Activity("too late", DAY))
    kept = store.snapshot(tmp_path / "kept.lcjournal")
    store.close()
    assert not folder.exists()
    assert titles(kept) == ["from this one"]


def test_after_folding_a_copy_of_the_one_file_is_whole(tmp_path: Path) -> None:
    with Store.open(tmp_path / "j.lcjournal") as store:
        store.activities.add(Activity("from this one", DAY))
        store.fold()
        shutil.copy(store.path, tmp_path / "copy.lcjournal")
    assert titles(tmp_path / "copy.lcjournal") == ["from this one"]


def test_what_is_open_to_read_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "j.lcjournal") as store:
        store.set_title("Work")
        assert not store.read_only
        with Store.open_read_only(store.path) as reader:
            assert reader.read_only
            assert reader.title == "Work"
            with pytest.raises(ReadOnlyJournalError):
                reader.set_title("Home")


@pytest.fixture
def read_only_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder, and what is in it, can only be read; said by the system, as a test may run as root."""
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)


def test_a_journal_in_a_folder_that_can_only_be_read_is_read(other: Path, read_only_folder: None) -> None:
    assert not is_writable(other)
    assert reading_mode(other) == "ro&immutable=1"
    with Store.open_read_only(other) as store:
        assert [activity.title for activity in store.activities.all()] == ["from the other computer"]


def test_a_log_that_waits_is_not_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "j.lcjournal") as store:
        store.activities.add(Activity("in the log", DAY))
        monkeypatch.setattr(os, "access", lambda _path, _mode: False)
        assert reading_mode(store.path) == "ro"
        with Store.open_read_only(store.path) as reader:
            assert [activity.title for activity in reader.activities.all()] == ["in the log"]


def test_a_journal_yet_to_be_made_can_be_written_where_its_folders_can(tmp_path: Path) -> None:
    assert is_writable(tmp_path / "new" / "folder" / "j.lcjournal")


def test_a_reader_notices_what_is_written_meanwhile(tmp_path: Path) -> None:
    with Store.open(tmp_path / "j.lcjournal") as store, Store.open_read_only(store.path) as reader:
        assert not reader.was_written_elsewhere()
        store.activities.add(Activity("meanwhile", DAY))
        assert reader.was_written_elsewhere()
        assert not reader.was_written_elsewhere()
        assert not store.was_written_elsewhere()


KILLED = """
import os, shutil, sys
from datetime import date
from pathlib import Path
from lcjournal.core.model import Activity
from lcjournal.core.store import Store

path, other, copy = map(Path, sys.argv[1:])
store = Store.open(path)
store.activities.add(Activity("from this one", date(2026, 11, 18)))
if other.exists():
    other.replace(path)
else:
    copy.mkdir()
    for file in path.parent.glob("j.lcjournal*"):
        shutil.copy(file, copy)
os._exit(9)
"""


def killed(path: Path, other: Path, copy: Path) -> None:
    """Write in a process that ends as by a kill, after the file was replaced, or the folder copied."""
    subprocess.run([sys.executable, "-c", KILLED, str(path), str(other), str(copy)], check=False)


def test_after_a_kill_the_log_of_a_replaced_file_is_not_played_into_the_new_one(tmp_path: Path, other: Path) -> None:
    path = tmp_path / "here" / "j.lcjournal"
    killed(path, other, tmp_path / "copy")
    assert titles(path) == ["from the other computer"]
    assert path.with_name("j.lcjournal-wal-replaced").exists()


def test_after_a_kill_the_log_of_a_copied_folder_stays_with_its_journal(tmp_path: Path) -> None:
    path = tmp_path / "here" / "j.lcjournal"
    killed(path, tmp_path / "none", tmp_path / "copy")
    assert titles(tmp_path / "copy" / "j.lcjournal") == ["from this one"]
    assert titles(path) == ["from this one"]
