"""A backup takes the place of the journal whole or not at all, and what was there is kept."""

import errno
import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lcjournal.core import key_file, keyring, keys, restoring, sealing
from lcjournal.core.backup import back_up
from lcjournal.core.errors import DamagedJournalError, JournalInUseError, LockedJournalError
from lcjournal.core.model import Activity
from lcjournal.core.restoring import restore
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.lcjournal"


@pytest.fixture
def backup(journal: Path, tmp_path: Path) -> Path:
    """Return a backup with one activity and its file; the journal has another one besides."""
    (tmp_path / "a.txt").write_text("Why?")
    with Store.open(journal) as store:
        first = store.activities.add(Activity("First", DAY))
        store.attachments.add(first, store.attachments.files.keep(tmp_path / "a.txt"))
        made = back_up(store, tmp_path / "backups", NOW)
        store.activities.add(Activity("Second", DAY))
    return made.path


def titles(path: Path) -> set[str]:
    with Store.open_read_only(path) as store:
        return {activity.title for activity in store.activities.all()}


def test_the_journal_is_what_the_backup_holds_and_the_other_is_kept(
    backup: Path, journal: Path, tmp_path: Path
) -> None:
    for path in tmp_path.glob("journal.files/??/*"):
        path.unlink()
    kept = restore(backup, journal, tmp_path / "set aside", NOW)
    assert titles(journal) == {"First"}
    assert kept
    assert titles(kept) == {"First", "Second"}
    with Store.open(journal) as store:
        assert store.problems() == []
    assert restore(kept, journal, tmp_path / "set aside", NOW) != kept
    assert titles(journal) == {"First", "Second"}


def test_a_journal_that_is_gone_comes_back(backup: Path, journal: Path, tmp_path: Path) -> None:
    journal.unlink()
    assert restore(backup, journal, tmp_path / "set aside", NOW) is None
    assert titles(journal) == {"First"}


def test_what_a_log_beside_a_damaged_journal_holds_is_kept_and_not_mixed_in(
    backup: Path, journal: Path, tmp_path: Path
) -> None:
    journal.write_bytes(b"damaged")
    log = journal.with_name("journal.lcjournal-wal")
    log.write_bytes(b"a log")
    kept = restore(backup, journal, tmp_path / "set aside", NOW)
    assert kept
    assert kept.read_bytes() == b"damaged"
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"a log"
    assert not log.exists()
    assert titles(journal) == {"First"}


def test_where_the_disk_knows_no_second_names_it_is_copied(
    backup: Path, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    kept = restore(backup, journal, tmp_path / "set aside", NOW)
    assert kept
    assert titles(kept) == {"First", "Second"}


def test_a_backup_that_is_damaged_leaves_the_journal_alone(backup: Path, journal: Path, tmp_path: Path) -> None:
    before = journal.read_bytes()
    data = bytearray(backup.read_bytes())
    data[5000:9000] = bytes(4000)
    backup.write_bytes(data)
    with pytest.raises(DamagedJournalError):
        restore(backup, journal, tmp_path / "set aside", NOW)
    assert journal.read_bytes() == before
    assert not (tmp_path / "set aside").exists()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_backup_whose_words_are_not_those_that_were_written_is_refused(
    backup: Path, journal: Path, tmp_path: Path
) -> None:
    db = sqlite3.connect(backup)
    db.execute("UPDATE activity SET goal_id = 'a goal that is not there'")
    db.commit()
    db.close()
    with pytest.raises(DamagedJournalError, match="is not sound"):
        restore(backup, journal, tmp_path / "set aside", NOW)
    assert titles(journal) == {"First", "Second"}


def test_a_journal_that_is_open_elsewhere_is_left_alone(backup: Path, journal: Path, tmp_path: Path) -> None:
    with Store.open(journal), pytest.raises(JournalInUseError):
        restore(backup, journal, tmp_path / "set aside", NOW)
    assert titles(journal) == {"First", "Second"}


@pytest.mark.parametrize("step", ["copy_atomically", "_check", "_keep", "sync_folder"])
def test_a_failure_on_the_way_leaves_the_whole_old_journal_or_the_whole_new_one(
    backup: Path, journal: Path, tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(errno.EIO, "the disk failed")

    monkeypatch.setattr(restoring, step, fail)
    with pytest.raises(OSError, match="the disk failed"):
        restore(backup, journal, tmp_path / "set aside", NOW)
    assert titles(journal) == {"First", "Second"}
    monkeypatch.undo()
    restore(backup, journal, tmp_path / "set aside", NOW)
    assert titles(journal) == {"First"}


@pytest.fixture
def kept_plain(backup: Path, journal: Path, tmp_path: Path) -> Path:
    """A plain copy of the backup elsewhere; the journal and its own backup are encrypted."""
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(backup.parent, elsewhere)
    sealing.seal(journal, "four ducks")
    return elsewhere / backup.name


def whole(path: Path) -> bool:
    with Store.open(path) as store:
        return store.problems() == []


@pytest.mark.usefixtures("kept_plain")
def test_an_encrypted_journal_and_what_was_set_aside_open_by_one_passphrase(
    backup: Path, journal: Path, tmp_path: Path
) -> None:
    kept = restore(backup, journal, tmp_path / "set aside", NOW)
    assert kept is not None
    for path, held in ((journal, {"First"}), (kept, {"First", "Second"})):
        keyring.forget()
        keys.unlock(path, "four ducks")
        assert titles(path) == held
    assert whole(journal)


def test_a_plain_backup_does_not_make_an_encrypted_journal_plain(
    kept_plain: Path, journal: Path, tmp_path: Path
) -> None:
    restore(kept_plain, journal, tmp_path / "set aside", NOW)
    keyring.forget()
    keys.unlock(journal, "four ducks")
    assert titles(journal) == {"First"}
    assert whole(journal)


@pytest.mark.parametrize("gone", [True, False])
@pytest.mark.usefixtures("kept_plain")
def test_an_encrypted_backup_brings_its_passphrase_to_a_plain_journal(
    backup: Path, journal: Path, tmp_path: Path, gone: bool
) -> None:
    other = tmp_path / "other" / "journal.lcjournal"
    if not gone:
        with Store.open(other) as store:
            store.activities.add(Activity("Third", DAY))
    keyring.forget()
    with pytest.raises(LockedJournalError):
        restore(backup, other, tmp_path / "set aside", NOW)
    keys.unlock(backup, "four ducks")
    restore(backup, other, tmp_path / "set aside", NOW)
    keyring.forget()
    keys.unlock(other, "four ducks")
    sealing.finish(other)
    assert titles(other) == {"First"}
    assert whole(other)


@pytest.mark.usefixtures("kept_plain")
def test_a_backup_comes_back_where_the_journal_and_its_key_file_are_damaged(
    backup: Path, journal: Path, tmp_path: Path
) -> None:
    journal.write_bytes(os.urandom(9000))
    key_file.path_of(journal).write_text("{")
    keyring.forget()
    keys.unlock(backup, "four ducks")
    restore(backup, journal, tmp_path / "set aside", NOW)
    keyring.forget()
    keys.unlock(journal, "four ducks")
    assert titles(journal) == {"First"}
