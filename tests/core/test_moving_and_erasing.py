"""A journal goes to another folder, or everything goes for good."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lcjournal.core import belongings, erasing, keyring, keys, moving, sealing
from lcjournal.core.backup import back_up
from lcjournal.core.errors import DamagedJournalError, JournalInUseError, UserError
from lcjournal.core.model import Activity
from lcjournal.core.paths import DataPaths
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def places(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path / "data")


@pytest.fixture
def journal(places: DataPaths, tmp_path: Path) -> Path:
    """A closed journal with an attached file and a backup."""
    note = tmp_path / "note.txt"
    note.write_text("attached", encoding="utf-8")
    with Store.open(places.journal) as store:
        talk = store.activities.add(Activity("A talk", DAY))
        store.attachments.add(talk, store.attachments.files.keep(note))
        back_up(store, places.backups, NOW)
        return store.path


def test_a_journal_moves_with_all_that_belongs_to_it_and_stays_until_it_is_removed(
    journal: Path, tmp_path: Path
) -> None:
    heard: list[float] = []
    target = moving.move(journal, tmp_path / "stick", NOW, heard.append)
    assert target == tmp_path / "stick" / "journal.lcjournal"
    assert heard[-1] == 1
    with Store.open(target) as store:
        assert store.problems() == []
        assert [activity.title for activity in store.activities.all()] == ["A talk"]
    assert len(list((tmp_path / "stick" / "backups").glob("*.lcjournal"))) == 1
    assert journal.exists()
    old = belongings.of_journal(journal) + belongings.of_backups(journal.parent / "backups", [journal])
    assert belongings.size(old) > 0
    assert belongings.drop([*old, *belongings.left_beside(journal)]) == []
    assert list(journal.parent.iterdir()) == []
    assert belongings.size(old) == 0


def test_nothing_is_written_over_in_the_other_folder(journal: Path, tmp_path: Path) -> None:
    taken = tmp_path / "stick" / "journal.lcjournal"
    taken.parent.mkdir()
    taken.write_bytes(b"mine")
    with pytest.raises(UserError, match="already"):
        moving.move(journal, tmp_path / "stick", NOW)
    assert taken.read_bytes() == b"mine"


def test_a_journal_that_is_open_is_not_moved(journal: Path, tmp_path: Path) -> None:
    with Store.open(journal), pytest.raises(JournalInUseError):
        moving.move(journal, tmp_path / "stick", NOW)


def test_a_copy_that_is_not_whole_is_taken_away_again(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes()[:-1])

    monkeypatch.setattr(moving, "copy_atomically", spoil)
    with pytest.raises(DamagedJournalError):
        moving.move(journal, tmp_path / "stick", NOW)
    assert belongings.inside(tmp_path / "stick") == []
    assert journal.exists()


def test_a_copy_that_holds_less_is_not_used(journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "empty.lcjournal") as empty:
        nearly = empty.path

    def swap(source: Path, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(nearly if target.name == "journal.lcjournal" else source, target)

    monkeypatch.setattr(moving, "copy_atomically", swap)
    monkeypatch.setattr(moving, "_digest", lambda _path: "")
    with pytest.raises(DamagedJournalError):
        moving.move(journal, tmp_path / "stick", NOW)


def test_everything_is_listed_and_erased(places: DataPaths, journal: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with Store.open(stick / "work.lcjournal") as work, Store.open(places.sample):
        back_up(work, stick / "backups", NOW)
        back_up(work, tmp_path / "second", NOW)
    foreign = stick / "set aside" / "my own notes.txt"
    for path in (places.settings, places.logs / "fault.log", places.set_aside / "old.lcjournal", foreign):
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    (stick / "set aside" / "work-20261118.lcjournal").touch()
    heaps = erasing.everything(places, [journal, work.path], [tmp_path / "second"])
    assert [(heap.name, heap.place) for heap in heaps] == [
        ("Journal “journal”", places.folder),
        ("Journal “work”", stick),
        ("1 backup, with what is attached", places.backups),
        ("1 backup, with what is attached", stick / "backups"),
        ("1 backup, with what is attached", tmp_path / "second"),
        ("What was set aside", stick / "set aside"),
        ("What was set aside", places.set_aside),
        ("The sample", places.folder),
        ("Logs", places.logs),
        ("Settings", places.folder),
    ]
    assert erasing.erase(heaps) == []
    assert belongings.inside(places.folder) == []
    assert belongings.inside(stick) == [foreign]
    assert erasing.everything(places, [journal, work.path]) == []


def test_backups_of_a_journal_that_stays_keep_what_they_share(places: DataPaths, journal: Path) -> None:
    with Store.open(places.folder / "work.lcjournal") as work:
        back_up(work, places.backups, NOW)
    assert belongings.drop(belongings.of_backups(places.backups, [journal])) == []
    assert belongings.inside(places.backups / "files") != []


def test_what_the_system_does_not_let_go_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, *, missing_ok: bool) -> None:
        raise PermissionError

    (tmp_path / "x").touch()
    monkeypatch.setattr(Path, "unlink", refuse)
    assert belongings.drop([tmp_path / "x"]) == [tmp_path / "x"]


def test_an_encrypted_journal_moves_with_its_key_and_is_erased_with_it(
    places: DataPaths, journal: Path, tmp_path: Path
) -> None:
    sealing.seal(journal, "correct horse battery staple", now=NOW)
    target = moving.move(journal, tmp_path / "stick", NOW)
    keyring.forget()
    keys.unlock(target, "correct horse battery staple")
    with Store.open(target) as store:
        assert store.problems() == []
    erasing.erase(erasing.everything(places, [journal, target]))
    assert belongings.inside(places.folder) == []
    assert belongings.inside(tmp_path / "stick") == []
    keyring.forget()
