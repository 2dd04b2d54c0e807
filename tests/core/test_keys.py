"""A passphrase opens its journal, no other does, and the recovery sheet opens it where all else is lost."""

import json
import os
import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from lcjournal.core import key_file, keyring, keys, sealing
from lcjournal.core.backup import back_up, back_up_elsewhere
from lcjournal.core.errors import (
    DamagedJournalError,
    KeyFileError,
    LockedJournalError,
    UserError,
    WrongPassphraseError,
)
from lcjournal.core.model import Activity
from lcjournal.core.store import Store

WORDS = "quatre canards mesurés"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """An encrypted journal that nobody has unlocked."""
    path = tmp_path / "journal.lcjournal"
    with Store.open(path) as store:
        store.activities.add(Activity("Coffee", date(2026, 11, 20)))
    sealing.seal(path, WORDS)
    keyring.forget()
    return path


def titles(path: Path) -> list[str]:
    with Store.open_read_only(path) as store:
        return [activity.title for activity in store.activities.all()]


def changed(path: Path, **parts: object) -> None:
    """Write a key file as someone would who knows how it vouches for itself."""
    content = json.loads(key_file.path_of(path).read_text()) | parts
    del content["check"]
    content["check"] = key_file._check(content)  # noqa: SLF001 -- it is no secret
    key_file.path_of(path).write_text(json.dumps(content))


def test_a_journal_opens_with_its_passphrase_alone(journal: Path) -> None:
    assert keys.is_locked(journal)
    with pytest.raises(LockedJournalError):
        Store.open(journal)
    with pytest.raises(WrongPassphraseError, match="does not open it"):
        keys.unlock(journal, WORDS + " ")
    keys.unlock(journal, WORDS)
    assert not keys.is_locked(journal)
    assert titles(journal) == ["Coffee"]
    keyring.forget()
    with pytest.raises(LockedJournalError):
        titles(journal)


def test_a_passphrase_is_the_same_on_every_keyboard(journal: Path) -> None:
    keys.unlock(journal, "quatre canards mesure\u0301s")
    assert titles(journal) == ["Coffee"]


def test_a_plain_journal_has_no_key_even_beside_a_key_file(tmp_path: Path) -> None:
    path = tmp_path / "plain.lcjournal"
    Store.open(path).close()
    key_file.path_of(path).write_text("left by a kill")
    assert keyring.key_for(path) is None
    assert keyring.key_for(tmp_path / "none.lcjournal") is None
    assert not keys.is_locked(path)
    with pytest.raises(UserError, match="has no passphrase"):
        keys.sheet(path)


def test_a_new_passphrase_opens_the_journal_and_its_backups_and_the_old_one_neither(journal: Path) -> None:
    keys.unlock(journal, WORDS)
    with Store.open(journal) as store:
        backup = back_up(store, journal.parent / "backups", datetime(2026, 11, 22, tzinfo=UTC)).path
    stray = journal.parent / "backups" / "stray.lcjournal.key"
    stray.write_text("{")
    keys.change_passphrase(journal, WORDS, "new")
    for path in (journal, backup):
        keyring.forget()
        with pytest.raises(WrongPassphraseError):
            keys.unlock(path, WORDS)
        keys.unlock(path, "new")
        assert titles(path) == ["Coffee"]
    assert stray.read_text() == "{"


def test_a_disk_that_was_away_when_the_passphrase_changed_is_given_the_new_one(journal: Path, tmp_path: Path) -> None:
    keys.unlock(journal, WORDS)
    disk = tmp_path / "disk"
    disk.mkdir()
    with Store.open(journal) as store:
        first = back_up_elsewhere(store, disk, datetime(2026, 11, 22, tzinfo=UTC)).path
        keys.change_passphrase(journal, WORDS, "new")
        back_up_elsewhere(store, disk, datetime(2026, 11, 23, tzinfo=UTC))
    keyring.forget()
    with pytest.raises(WrongPassphraseError):
        keys.unlock(first, WORDS)
    keys.unlock(first, "new")
    assert titles(first) == ["Coffee"]


def test_a_wrong_old_passphrase_changes_nothing(journal: Path) -> None:
    before = key_file.path_of(journal).read_bytes()
    with pytest.raises(WrongPassphraseError):
        keys.change_passphrase(journal, "wrong", "new")
    keys.unlock(journal, WORDS)
    with pytest.raises(UserError, match="cannot be empty"):
        keys.set_passphrase(journal, " ")
    assert key_file.path_of(journal).read_bytes() == before


def test_the_recovery_sheet_opens_a_journal_whose_passphrase_is_forgotten(journal: Path) -> None:
    keys.unlock(journal, WORDS)
    sheet = keys.sheet(journal)
    assert [len(group) for group in sheet.split()] == [4] * 14
    keyring.forget()
    keys.unlock_by_sheet(journal, sheet.lower().replace(" ", "-\n"))
    keys.set_passphrase(journal, "remembered")
    keyring.forget()
    keys.unlock(journal, "remembered")
    assert titles(journal) == ["Coffee"]


def test_the_recovery_sheet_opens_a_journal_whose_key_file_is_lost(journal: Path) -> None:
    keys.unlock(journal, WORDS)
    sheet = keys.sheet(journal)
    keyring.forget()
    key_file.path_of(journal).unlink()
    with pytest.raises(KeyFileError, match="recovery sheet"):
        Store.open(journal)
    with pytest.raises(KeyFileError):
        keys.unlock(journal, WORDS)
    keys.unlock_by_sheet(journal, sheet)
    assert titles(journal) == ["Coffee"]
    with Store.open(journal) as store:
        backup = store.snapshot(journal.parent / "copy.lcjournal")  # there is no key file to go with it
    assert titles(backup) == ["Coffee"]
    keys.set_passphrase(journal, "new")
    keyring.forget()
    keys.unlock(journal, "new")
    assert titles(journal) == ["Coffee"]


def test_letters_that_look_alike_are_read_as_they_are_meant(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = b"\x0f" * 32
    monkeypatch.setattr(keyring, "key_for", lambda _path: key)
    sheet = keys.sheet(journal)
    monkeypatch.undo()
    key_file.write(journal, key_file.wrap(key, "x"))
    keys.unlock_by_sheet(journal, sheet.replace("O", "0").replace("I", "1").replace("B", "8"))
    assert keyring.key_for(journal) == key


@pytest.mark.parametrize("words", ["", "ABCD", "?" * 56, "A" * 56, "é"])
def test_groups_that_are_no_recovery_sheet_are_told_from_one_of_another_journal(journal: Path, words: str) -> None:
    with pytest.raises(UserError, match="not those of a recovery sheet"):
        keys.unlock_by_sheet(journal, words)


@pytest.mark.parametrize("lost", [True, False])
def test_the_sheet_of_another_journal_does_not_open_this_one(journal: Path, tmp_path: Path, lost: bool) -> None:
    other = tmp_path / "other.lcjournal"
    Store.open(other).close()
    sealing.seal(other, WORDS)
    sheet = keys.sheet(other)
    if lost:
        key_file.path_of(journal).unlink()
    with pytest.raises(WrongPassphraseError, match="another journal"):
        keys.unlock_by_sheet(journal, sheet)


def test_a_damaged_journal_is_told_from_a_wrong_passphrase(journal: Path) -> None:
    keys.unlock(journal, WORDS)
    sheet = keys.sheet(journal)
    content = bytearray(journal.read_bytes())
    content[100:200] = os.urandom(100)
    journal.write_bytes(content)
    for unlock, words in ((keys.unlock, WORDS), (keys.unlock_by_sheet, sheet)):
        keyring.forget()
        unlock(journal, words)
        with pytest.raises(DamagedJournalError, match="not a sound journal"):
            Store.open(journal)


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 8192, b"GIF89a" * 2000, b"PK\x03\x04" + random.Random(1).randbytes(9000)]
)
def test_a_file_that_is_no_journal_is_damaged_not_locked(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal.lcjournal"
    path.write_bytes(content)
    with pytest.raises(DamagedJournalError) as said:
        Store.open(path)
    assert not isinstance(said.value, KeyFileError)
    assert path.read_bytes() == content


def test_an_emptied_file_is_damaged_also_where_it_was_encrypted(journal: Path) -> None:
    journal.write_bytes(b"")
    keys.unlock(journal, WORDS)
    with pytest.raises(DamagedJournalError):
        Store.open(journal)
    assert journal.read_bytes() == b""


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 9000, b'{"check": 1, "argon2id": {"salt": 1}}'])
def test_a_damaged_key_file_is_told_from_a_wrong_passphrase(journal: Path, content: bytes) -> None:
    key_file.path_of(journal).write_bytes(content)
    with pytest.raises(KeyFileError, match=r"journal\.lcjournal\.key"):
        keys.unlock(journal, WORDS)


def test_one_changed_digit_of_a_key_file_is_noticed(journal: Path) -> None:
    place = key_file.path_of(journal)
    wrapped = json.loads(place.read_text())["wrapped"]
    other = ("1" if wrapped[0] == "0" else "0") + wrapped[1:]
    place.write_text(place.read_text().replace(wrapped, other))
    with pytest.raises(KeyFileError):
        keys.unlock(journal, WORDS)


@pytest.mark.parametrize(
    "parts",
    [
        {"memory_kib": 64 << 20},
        {"memory_kib": 8},
        {"memory_kib": 1e9},
        {"passes": 1000},
        {"lanes": 10_000},
        {"lanes": "4"},
        {"salt": "zz"},
        {"salt": ""},
        {"salt": "00" * 99},
        {"more": 1},
    ],
)
def test_a_hostile_key_file_takes_neither_the_memory_nor_an_hour(journal: Path, parts: dict[str, Any]) -> None:
    derivation = json.loads(key_file.path_of(journal).read_text())["argon2id"] | parts
    changed(journal, argon2id=derivation)
    with pytest.raises(KeyFileError):
        keys.unlock(journal, WORDS)


@pytest.mark.parametrize("parts", [{"format": 2}, {"id": "../.."}, {"wrapped": "00" * 5000}, {"wrapped": 5}])
def test_a_key_file_of_another_make_is_refused(journal: Path, parts: dict[str, Any]) -> None:
    changed(journal, **parts)
    with pytest.raises(KeyFileError):
        keys.unlock(journal, WORDS)


def test_weaker_parameters_than_were_wrapped_do_not_open_a_journal(journal: Path) -> None:
    derivation = json.loads(key_file.path_of(journal).read_text())["argon2id"]
    changed(journal, argon2id=derivation | {"passes": derivation["passes"] + 1})
    with pytest.raises(WrongPassphraseError):
        keys.unlock(journal, WORDS)


def test_the_key_of_a_backup_without_a_key_file_is_found_among_those_that_are_known(journal: Path) -> None:
    keys.unlock(journal, WORDS)
    with Store.open(journal) as store:
        backup = back_up(store, journal.parent / "backups", datetime(2026, 11, 22, tzinfo=UTC)).path
    key_file.path_of(backup).unlink()
    assert titles(backup) == ["Coffee"]


def test_deriving_a_key_takes_much_memory_and_time_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    derivation = key_file.Derivation("00" * 16)
    assert derivation.memory_kib * derivation.passes >= 512 * 1024
    assert len(key_file.wrap(bytes(32), "x").key("x")) == 32


def test_no_journal_is_begun_beside_the_key_file_of_one_that_is_not_there(journal: Path) -> None:
    journal.rename(journal.with_name("elsewhere.lcjournal"))
    with pytest.raises(UserError, match="only its key file"):
        Store.open(journal)
    assert not journal.exists()
