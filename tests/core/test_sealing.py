"""A passphrase is given or taken away as a whole, wherever a kill falls; nothing that was written is lost by it."""

import json
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from lcjournal.core import key_file, keyring, keys, sealing, sealing_note, side_folder
from lcjournal.core.backup import back_up, thin
from lcjournal.core.errors import JournalInUseError, LockedJournalError, UserError
from lcjournal.core.files import sync_folder
from lcjournal.core.model import Activity
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store, rewriting

SECRET, WORDS = "Quetzalcoatl", "four measured ducks"
NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
KILLING = Path(__file__).with_name("killed_sealing.py")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A plain journal with an attached file and a backup."""
    return made(tmp_path / "data" / "journal.lcjournal")


def made(path: Path, text: str = SECRET) -> Path:
    with Store.open(path) as store:
        source = path.with_name("notes.txt")
        source.write_text(text)
        store.attachments.add(
            store.activities.add(Activity(text, date(2026, 11, 20))), store.attachments.files.keep(source)
        )
        source.unlink()
        back_up(store, path.parent / "backups", NOW)
    return path


def attached(path: Path) -> bytes:
    with Store.open_read_only(path) as store:
        (one,) = store.attachments.all()
        return b"".join(store.attachments.files.read(one.sha256))


def in_the_clear(folder: Path) -> list[str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file.name for file in files if SECRET.encode() in file.read_bytes())


def is_whole(path: Path) -> bool:
    with Store.open(path) as store:
        return store.problems() == [] and [one.title for one in store.activities.all()] == [SECRET]


def backups(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").glob("*.lcjournal"))


def test_a_sealed_journal_is_whole_and_leaves_nothing_in_the_clear(journal: Path) -> None:
    shares: list[float] = []
    assert sealing.seal(journal, WORDS, now=NOW, report=shares.append) == sealing.Sealed()
    assert in_the_clear(journal.parent) == []
    assert is_whole(journal)
    assert attached(journal) == attached(backups(journal)[0]) == SECRET.encode()
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_the_sheet_that_was_kept_first_opens_it(journal: Path) -> None:
    key = key_file.new_key()
    kept = keys.sheet_of(key)
    sealing.seal(journal, WORDS, key=key)
    keyring.forget()
    keys.unlock_by_sheet(journal, kept)
    assert keys.sheet(journal) == kept
    assert is_whole(journal)


def test_a_journal_without_its_passphrase_is_as_it_was(journal: Path) -> None:
    before = sorted(path.name for path in journal.parent.rglob("*") if path.is_file())
    sealing.seal(journal, WORDS)
    assert sealing.unseal(journal, now=NOW) == sealing.Sealed()
    keyring.forget()
    assert sorted(path.name for path in journal.parent.rglob("*") if path.is_file()) == before
    assert is_whole(journal)
    assert attached(journal) == attached(backups(journal)[0]) == SECRET.encode()


def test_what_is_attached_and_backed_up_later_is_encrypted_too(journal: Path, tmp_path: Path) -> None:
    sealing.seal(journal, WORDS)
    source = tmp_path / "more.bin"
    content = SECRET.encode() * 200_000  # more than two pieces
    source.write_bytes(content)
    with Store.open(journal) as store:
        kept = store.attachments.files.keep(source)
        store.attachments.add(next(iter(store.activities.all())).id, kept)
        made = back_up(store, journal.parent / "backups", NOW)
        assert b"".join(store.attachments.files.read(kept.sha256)) == content
        assert store.problems() == []
    assert made.left_out == 0
    assert in_the_clear(journal.parent) == []


@pytest.mark.parametrize("deed", ["seal", "unseal", "change"])
def test_a_kill_at_any_step_leaves_it_before_or_after(deed: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(KILLING), deed, str(tmp_path)], capture_output=True, text=True, timeout=240, check=True
    )
    rounds: list[dict[str, Any]] = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(rounds) > (9 if deed == "change" else 30)
    assert rounds[-1]["exit"] == 0
    for told in rounds:
        assert told["words"] == [SECRET]
        assert told["problems"] == []
        assert told["copies"] == [told["encrypted"]]
        if told["encrypted"]:
            assert told["in_the_clear"] == 0
            assert len(told["opened_by"]) == 1
            assert told["copies_opened_by"] == told["opened_by"]
    states = [told["encrypted"] for told in rounds]
    assert states == sorted(states, reverse=deed == "unseal")
    assert rounds[-1]["encrypted"] is (deed != "unseal")


def test_sealing_asks_for_a_plain_journal_and_unsealing_for_an_unlocked_one(journal: Path) -> None:
    with pytest.raises(UserError, match="has no passphrase"):
        sealing.unseal(journal)
    with pytest.raises(UserError, match="cannot be empty"):
        sealing.seal(journal, "")
    with pytest.raises(UserError, match="no journal"):
        sealing.seal(journal.with_name("none.lcjournal"), WORDS)
    sealing.seal(journal, WORDS)
    with pytest.raises(UserError, match="passphrase already"):
        sealing.seal(journal, WORDS)
    keyring.forget()
    with pytest.raises(LockedJournalError):
        sealing.unseal(journal)


def test_an_open_journal_is_neither_sealed_nor_unsealed(journal: Path) -> None:
    with Store.open(journal), pytest.raises(JournalInUseError):
        sealing.seal(journal, WORDS)
    with closing(sqlite3.connect(journal)) as reader:
        reader.execute("PRAGMA journal_mode=WAL")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM activity").fetchall()
        with pytest.raises(UserError, match="Another program"):
            sealing.seal(journal, WORDS)
    assert not key_file.path_of(journal).exists()
    assert is_whole(journal)


def test_a_damaged_journal_is_not_sealed(journal: Path) -> None:
    content = bytearray(journal.read_bytes())
    content[-4096:] = b"\xff" * 4096
    journal.write_bytes(content)
    with pytest.raises((UserError, sqlite3.Error)):
        sealing.seal(journal, WORDS)
    assert journal.read_bytes() == bytes(content)
    assert not key_file.path_of(journal).exists()


def test_a_file_that_differs_from_what_it_was_made_of_is_not_kept(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter(range(9))
    monkeypatch.setattr("lcjournal.core.store.rewriting._holds", lambda _db: next(numbers))
    with pytest.raises(sqlite3.DatabaseError):
        sealing.seal(journal, WORDS)
    monkeypatch.undo()
    assert is_whole(journal)


def test_a_key_file_stays_where_the_journal_turned_out_to_be_encrypted(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        if keyring.is_encrypted(journal):
            raise OSError("the disk went away")

    monkeypatch.setattr("lcjournal.core.store.rewriting.sync_folder", fail)
    with pytest.raises(OSError, match="went away"):
        sealing.seal(journal, WORDS)
    monkeypatch.undo()
    keyring.forget()
    keys.unlock(journal, WORDS)
    sealing.finish(journal)
    assert is_whole(journal)
    assert in_the_clear(journal.parent) == []


def test_a_journal_that_turned_out_to_be_plain_keeps_its_files(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealing.seal(journal, WORDS)

    def fail(folder: Path) -> None:
        if folder == journal.parent and not keyring.is_encrypted(journal):
            raise OSError("the disk went away")
        sync_folder(folder)

    monkeypatch.setattr("lcjournal.core.store.rewriting.sync_folder", fail)
    with pytest.raises(OSError, match="went away"):
        sealing.unseal(journal)
    monkeypatch.undo()
    keyring.forget()
    sealing.finish(journal)
    assert is_whole(journal)
    assert not key_file.path_of(journal).exists()


def test_damaged_backups_and_files_stay_as_they_are_and_are_named(journal: Path) -> None:
    broken = backups(journal)[0]
    content = bytearray(broken.read_bytes())
    content[-4096:] = b"\xff" * 4096
    broken.write_bytes(content)
    assert broken in sealing.seal(journal, WORDS).left
    assert broken.read_bytes() == bytes(content)
    assert is_whole(journal)


def test_a_backup_that_another_key_locks_and_a_damaged_file_outlast_the_passphrase(journal: Path) -> None:
    sealing.seal(journal, WORDS)
    key_file.write(backups(journal)[0], key_file.wrap(b"\x07" * 32, "other"))
    key = keyring.key_for(journal)
    keyring.forget()
    assert key is not None
    backups(journal)[0].write_bytes(b"\x01" + backups(journal)[0].read_bytes()[1:])
    keyring.remember(key_file.key_id(key), key)
    (kept,) = side_folder.beside(journal).all()
    place = side_folder.beside(journal).place(kept.name)
    place.write_bytes(place.read_bytes()[:-1])
    assert set(sealing.unseal(journal).left) == {backups(journal)[0], place}
    assert place.exists()
    with Store.open(journal) as store:
        assert len(store.problems()) == 1


def test_a_full_disk_while_a_passphrase_is_removed_leaves_all_encrypted(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealing.seal(journal, WORDS)

    def full(*_arguments: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(side_folder, "check_length", full)
    with pytest.raises(UserError, match="disk is full"):
        sealing.unseal(journal)
    monkeypatch.undo()
    assert keyring.is_encrypted(journal)
    assert in_the_clear(journal.parent) == []
    assert is_whole(journal)


def test_a_disk_that_stays_full_does_not_keep_the_person_out(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealing.seal(journal, WORDS)
    key = keyring.key_for(journal)
    assert key is not None
    sealing_note.write(journal, sealing_note.Note("unseal", sealing_note.proof("unseal", key)))

    def full(*_arguments: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(side_folder, "check_length", full)
    assert sealing.finish(journal).left == (journal,)
    monkeypatch.undo()
    assert is_whole(journal)
    assert in_the_clear(journal.parent) == []


def test_a_note_by_someone_without_the_key_does_not_make_a_journal_plain(journal: Path) -> None:
    sealing.seal(journal, WORDS)
    sealing_note.write(journal, sealing_note.Note("unseal", "00" * 32))
    assert sealing.finish(journal) == sealing.Sealed()
    assert keyring.is_encrypted(journal)
    assert not sealing_note.path_of(journal).exists()


def test_there_is_nothing_to_finish_at_most_openings(journal: Path) -> None:
    assert sealing.finish(journal) == sealing.finish(journal.with_name("none.lcjournal")) == sealing.Sealed()
    sealing_note.path_of(journal).write_text("{")
    assert sealing.finish(journal) == sealing.Sealed()
    sealing.seal(journal, WORDS)
    assert sealing.finish(journal) == sealing.Sealed()
    key_file.path_of(journal).unlink()
    assert sealing.finish(journal) == sealing.Sealed()


def test_half_files_that_a_kill_left_do_not_outlast_the_sealing(journal: Path) -> None:
    folder = journal.parent
    for name in ("journal.files/.adding.abc", "backups/files/.adding.abc", "backups/.journal-1.lcjournal.part"):
        (folder / name).write_text(SECRET)
    rewriting.temporary_of(journal).write_text(SECRET)
    sealing.seal(journal, WORDS)
    assert in_the_clear(folder) == []


def test_two_journals_share_a_folder_of_backups_one_plain_and_one_encrypted(journal: Path) -> None:
    other = made(journal.with_name("work.lcjournal"))  # the same words, so the same attached file
    sealing.seal(journal, WORDS)
    assert attached(other) == attached(backups(other)[-1]) == SECRET.encode()
    with Store.open(journal) as store:
        for _count in range(9):
            back_up(store, journal.parent / "backups", NOW)
    thin(journal.parent / "backups", "journal", datetime(2030, 1, 1, tzinfo=UTC))
    sealing.unseal(journal)
    assert {attached(copy) for copy in (journal, other, *backups(journal))} == {SECRET.encode()}


def test_a_second_place_for_backups_is_sealed_too(journal: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other disk"
    with Store.open(journal) as store:
        back_up(store, elsewhere, NOW)
    sealing.seal(journal, WORDS, others=(elsewhere,))
    assert in_the_clear(tmp_path) == []
    sealing.unseal(journal, others=(elsewhere,))
    assert attached(next(elsewhere.glob("*.lcjournal"))) == SECRET.encode()


def test_what_is_left_of_an_unsealing_goes_at_the_next_opening(journal: Path) -> None:
    sealing.seal(journal, WORDS)
    key, key_content = keyring.key_for(journal), key_file.path_of(journal).read_bytes()
    assert key is not None
    files = side_folder.beside(journal)
    (kept,) = files.all()
    content = files.place(kept.name).read_bytes()
    sealing.unseal(journal)
    files.place(kept.name).parent.mkdir(exist_ok=True)
    files.place(kept.name).write_bytes(content)
    key_file.path_of(journal).write_bytes(key_content)
    (plain,) = (file.name for file in files.all() if file.name != kept.name)
    drop = {str(files.folder): [kept.name, plain, "00" * 32]}
    sealing_note.write(journal, sealing_note.Note("unseal", "", drop=drop))
    keyring.forget()
    assert sealing.finish(journal) == sealing.Sealed()
    assert [file.name for file in files.all()] == [plain]
    assert not key_file.path_of(journal).exists()
    assert is_whole(journal)


def test_two_encrypted_journals_share_a_folder_of_backups(journal: Path) -> None:
    other = made(journal.with_name("work.lcjournal"))
    sealing.seal(journal, WORDS)
    sealing.seal(other, WORDS)
    assert in_the_clear(journal.parent) == []
    assert sealing.unseal(journal).left == ()
    assert {attached(copy) for copy in (journal, other, *backups(journal))} == {SECRET.encode()}


def test_where_a_backup_of_another_journal_cannot_be_read_its_files_stay_for_it(journal: Path) -> None:
    strange = journal.parent / "backups" / "work-20250101T000000Z-00001.lcjournal"
    strange.write_bytes(b"SQLite format 3\x00 and no more")
    sealing.seal(journal, WORDS)
    (name,) = {file.name for file in side_folder.shared(journal.parent / "backups").all()} - {
        file.name for file in side_folder.beside(journal).all()
    }
    assert in_the_clear(journal.parent) == [name]


def test_a_file_that_cannot_be_encrypted_stays_and_is_named(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(side_folder, "check_length", full)
    left = sealing.seal(journal, WORDS).left
    assert {place.parent.parent.name for place in left} == {"journal.files", "files"}
    monkeypatch.undo()
    assert is_whole(journal)
    assert attached(journal) == SECRET.encode()


def test_sealing_that_is_stopped_after_the_journal_is_finished_at_the_next_opening(journal: Path) -> None:
    def stop(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        sealing.seal(journal, WORDS, report=stop)
    assert sealing.finish(journal) == sealing.Sealed()
    assert in_the_clear(journal.parent) == []
    with pytest.raises(InterruptedError):
        sealing.unseal(journal, report=stop)
    assert keyring.is_encrypted(journal)
    assert in_the_clear(journal.parent) == []
    assert is_whole(journal)


def test_a_passphrase_changed_reaches_the_second_place_too(journal: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other disk"
    with Store.open(journal) as store:
        back_up(store, elsewhere, NOW)
    sealing.seal(journal, WORDS, others=(elsewhere,))
    keys.change_passphrase(journal, WORDS, "new", (elsewhere,))
    keys.unlock(next(elsewhere.glob("*.lcjournal")), "new")
