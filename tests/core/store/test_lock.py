"""One writer at a time, on one computer and across several."""

import errno
import json
import socket
from datetime import UTC, datetime, timedelta
from io import FileIO
from pathlib import Path

import pytest
from typing_extensions import override

from lcjournal.core.errors import JournalElsewhereError, JournalInUseError
from lcjournal.core.store import Store, lock
from lcjournal.core.store.lock import LEASE, InstanceLock, end_lease, lease_of

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


def leave_a_lease(journal: Path, host: str, seen: object) -> None:
    content = json.dumps({"host": host, "process": 7, "seen": seen})
    journal.with_name(journal.name + ".lock").write_text(content, encoding="utf-8")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "j.lcjournal"


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: object) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(lock, "_try_lock", refuse)


def test_a_second_one_on_this_computer_is_told_who_has_it(journal: Path) -> None:
    first = InstanceLock(journal, NOW)
    with pytest.raises(JournalInUseError, match=socket.gethostname()):
        InstanceLock(journal, NOW)
    first.release()
    InstanceLock(journal, NOW).release()


def test_what_a_kill_left_on_this_computer_is_no_hindrance(journal: Path) -> None:
    leave_a_lease(journal, socket.gethostname(), NOW.isoformat())
    InstanceLock(journal, NOW).release()


def test_another_computer_is_believed_as_long_as_its_lease_runs(journal: Path) -> None:
    leave_a_lease(journal, "office", (NOW - timedelta(minutes=3)).isoformat())
    with pytest.raises(JournalElsewhereError, match=r"office: it was 3 min"):
        InstanceLock(journal, NOW)
    InstanceLock(journal, NOW + LEASE).release()


def test_the_person_may_know_that_the_other_computer_is_off(journal: Path) -> None:
    leave_a_lease(journal, "office", NOW.isoformat())
    end_lease(journal)
    InstanceLock(journal, NOW).release()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"host": "x"}', '{"host": "x", "process": 1, "seen": "never"}'])
def test_a_lock_file_that_says_nothing_keeps_nobody_out(journal: Path, content: str) -> None:
    journal.with_name(journal.name + ".lock").write_text(content, encoding="utf-8")
    assert lease_of(journal) is None
    InstanceLock(journal, NOW).release()


def test_a_lease_without_an_instant_or_a_zone_does_not_run(journal: Path) -> None:
    for seen in (None, "2026-11-18T09:00:00"):
        leave_a_lease(journal, "office", seen)
        InstanceLock(journal, NOW).release()


def test_an_end_leaves_no_lease(journal: Path) -> None:
    InstanceLock(journal, NOW).release()
    assert lease_of(journal) is None


def test_renewing_says_the_new_instant(journal: Path) -> None:
    held = InstanceLock(journal, NOW)
    held.renew(NOW + LEASE)
    found = lease_of(journal)
    assert found
    assert found.seen == NOW + LEASE
    held.release()


def test_after_the_clock_was_set_back_the_lease_is_renewed_all_the_same(journal: Path) -> None:
    held = InstanceLock(journal, NOW)
    held.renew(NOW - timedelta(days=1))
    found = lease_of(journal)
    assert found
    assert found.seen == NOW - timedelta(days=1)
    held.release()


def test_renewing_what_another_computer_took_over_is_refused(journal: Path) -> None:
    held = InstanceLock(journal, NOW)
    leave_a_lease(journal, "office", NOW.isoformat())
    held.renew(NOW)
    for seen in (NOW.isoformat(), None):
        leave_a_lease(journal, "office", seen)
        with pytest.raises(JournalElsewhereError):
            held.renew(NOW + LEASE)
    held.release()


@pytest.mark.usefixtures("without_locks")
def test_where_a_folder_knows_no_locks_the_lease_keeps_others_out(journal: Path) -> None:
    first = InstanceLock(journal, NOW)
    assert not first.is_firm
    with pytest.raises(JournalInUseError):
        InstanceLock(journal, NOW)
    first.release()
    InstanceLock(journal, NOW).release()


def test_a_lock_file_that_cannot_be_read_names_nobody(journal: Path) -> None:
    assert lease_of(journal) is None


def test_an_open_journal_renews_its_lease(tmp_path: Path) -> None:
    minutes = iter(range(1000))
    with Store.open(tmp_path / "j.lcjournal", clock=lambda: NOW + next(minutes) * LEASE) as store:
        before = lease_of(store.path)
        store.hold()
        after = lease_of(store.path)
        assert before
        assert after
        assert before.seen
        assert after.seen
        assert after.seen > before.seen
        with Store.open_read_only(store.path) as other:
            other.hold()
            other.fold()


def test_a_full_disk_without_room_for_a_name_keeps_nobody_out(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(FileIO):
        @override
        def truncate(self, _size: int | None = None) -> int:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(lock, "FileIO", Full)
    InstanceLock(journal, NOW).release()
    assert lease_of(journal) is None
