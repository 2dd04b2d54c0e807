"""What programs leave that bring folders in step."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core import conflict_copies, keyring, sealing
from lcjournal.core.model import Activity
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
NAMES = [
    "journal (Ana’s conflicted copy 2026-11-18)",
    "journal (Copie en conflit de Ana 2026-11-18)",
    "journal.sync-conflict-20261118-091200-ABCDEFG",
    "journal-OFFICE",
    "journal (1)",
    "journal 2",
    "journal_conflict-20261118",
]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "journal.lcjournal") as store:
        store.activities.add(Activity("A talk", DAY))
        return store.path


@pytest.mark.parametrize("name", NAMES)
def test_a_version_with_more_in_it_is_found_under_every_name(journal: Path, name: str) -> None:
    path = journal.with_name(f"{name}.lcjournal")
    shutil.copy(journal, path)
    with Store.open(path) as there:
        there.activities.add(Activity("Only there", DAY))
    with Store.open(journal) as store:
        (found,) = conflict_copies.versions(store, conflict_copies.beside(journal))
    assert found.path == path
    assert found.only_there.activities == 1


def test_other_journals_equal_copies_and_damaged_files_are_none(journal: Path) -> None:
    shutil.copy(journal, journal.with_name("journal (1).lcjournal"))
    journal.with_name("journal (2).lcjournal").write_bytes(b"torn")
    with Store.open(journal.with_name("journal-work.lcjournal")) as work:
        work.activities.add(Activity("Another life", DAY))
    with Store.open(journal) as store:
        assert conflict_copies.versions(store, conflict_copies.beside(journal)) == []


def test_a_journal_of_the_list_is_not_looked_at(journal: Path) -> None:
    work = journal.with_name("journal work.lcjournal")
    shutil.copy(journal, work)
    shutil.copy(journal, journal.with_name("journals.lcjournal"))
    assert conflict_copies.beside(journal) == [work]
    assert conflict_copies.beside(journal, [work]) == []


def test_a_version_of_an_encrypted_journal_is_read_with_its_key(journal: Path) -> None:
    sealing.seal(journal, "correct horse battery staple")
    copy = journal.with_name("journal (1).lcjournal")
    shutil.copy(journal, copy)
    with Store.open(copy) as there:
        there.activities.add(Activity("Only there", DAY))
    with Store.open(journal) as store:
        (found,) = conflict_copies.versions(store, conflict_copies.beside(journal))
        assert store.versions.take_over(found.path).activities == 1
        keyring.forget()
        assert conflict_copies.versions(store, conflict_copies.beside(journal)) == []


def test_what_can_still_be_read_without_the_passphrase_is_told(journal: Path, tmp_path: Path) -> None:
    version = journal.with_name(f"{journal.stem} (1){journal.suffix}")
    shutil.copyfile(journal, version)
    Store.open(journal.with_name(f"{journal.stem} of another{journal.suffix}")).close()
    journal.with_name(f"{journal.stem}-broken{journal.suffix}").write_bytes(version.read_bytes()[:5000])
    unplugged = tmp_path / "unplugged" / "journal-0123"
    done = sealing.seal(journal, "four words", others=(unplugged,))
    assert done == sealing.Sealed((), (version, unplugged))
    assert keyring.is_plain(version)
