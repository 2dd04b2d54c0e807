"""What is attached is copied whole or not at all, once, and is found again where the journal goes."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from lcjournal.core import side_folder
from lcjournal.core.errors import UserError
from lcjournal.core.side_folder import KeptFile, SideFolder, beside

DIGEST = hashlib.sha256(b"words").hexdigest()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    return tmp_path / "here" / "journal.lcjournal"


@pytest.fixture
def files(journal: Path) -> SideFolder:
    return beside(journal)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "questions.md"
    path.write_bytes(b"words")
    return path


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_is_kept_under_its_digest_beside_the_journal(files: SideFolder, journal: Path, source: Path) -> None:
    assert files.keep(source) == KeptFile("questions.md", DIGEST, 5)
    assert files.find(DIGEST) == journal.with_name("journal.files") / DIGEST[:2] / DIGEST
    assert files.is_whole(DIGEST)
    assert source.read_bytes() == b"words"


def test_the_same_bytes_are_kept_once(files: SideFolder, source: Path, tmp_path: Path) -> None:
    twin = tmp_path / "other name.txt"
    twin.write_bytes(b"words")
    files.keep(source)
    assert files.keep(twin) == KeptFile("other name.txt", DIGEST, 5)
    assert everything(files.folder) == [f"{DIGEST[:2]}/{DIGEST}"]


def test_a_damaged_file_is_noticed_and_healed_by_its_like(files: SideFolder, source: Path) -> None:
    files.keep(source)
    kept = files.find(DIGEST)
    assert kept is not None
    kept.write_bytes(b"wOrds")
    assert not files.is_whole(DIGEST)
    files.keep(source)
    assert files.is_whole(DIGEST)


def test_a_long_copy_says_how_far_it_is_and_can_be_stopped(files: SideFolder, source: Path) -> None:
    source.write_bytes(b"x" * 2_500_000)
    heard: list[int] = []

    def stop(copied: int) -> None:
        heard.append(copied)
        if copied > 2_000_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.keep(source, stop)
    assert heard == [1 << 20, 2 << 20]
    assert everything(files.folder) == []


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "This disk is full"), (errno.EIO, "does not take files")])
def test_a_disk_that_takes_no_more_keeps_nothing_half(
    files: SideFolder, source: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=said):
        files.keep(source)
    assert everything(files.folder) == []


def test_a_short_write_is_noticed(files: SideFolder, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: os.ftruncate(descriptor, 2))
    with pytest.raises(UserError, match="does not take files"):
        files.keep(source)
    assert everything(files.folder) == []


def test_a_folder_that_cannot_be_made_is_said(source: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not take files"):
        SideFolder(source / "files").keep(source)


def test_what_is_no_file_is_refused(files: SideFolder, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "nothing", "here"):
        with pytest.raises(UserError, match="not a file"):
            files.keep(tmp_path / name)


def test_a_file_that_cannot_be_read_is_said(files: SideFolder, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=r"“questions.md” cannot be opened"):
        files.keep(source)


def test_only_a_digest_finds_a_file(files: SideFolder, source: Path) -> None:
    files.keep(source)
    for name in ("", "../../questions.md", DIGEST.upper(), f"{DIGEST}\n", "0" * 64):
        assert files.find(name) is None
        assert not files.is_whole(name)


def test_files_go_along_where_the_journal_goes(files: SideFolder, journal: Path, source: Path, tmp_path: Path) -> None:
    files.keep(source)
    journal.parent.rename(tmp_path / "there")
    assert beside(tmp_path / "there" / journal.name).is_whole(DIGEST)


def test_the_side_folder_follows_a_renamed_journal(files: SideFolder, journal: Path, source: Path) -> None:
    files.keep(source)
    renamed = journal.with_name("older.lcjournal")
    side_folder.follow(journal, renamed)
    side_folder.follow(journal, renamed)
    assert beside(renamed).is_whole(DIGEST)


def test_a_backup_shares_one_copy_by_a_second_name_or_of_its_own(
    files: SideFolder, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.keep(source)
    linked, copied = side_folder.shared(tmp_path / "a"), side_folder.shared(tmp_path / "b")
    assert linked.take(files, DIGEST)
    assert linked.take(files, DIGEST)
    monkeypatch.delattr(os, "link")
    monkeypatch.setattr(os, "link", lambda *_names: (_ for _ in ()).throw(OSError("no links here")), raising=False)
    assert copied.take(files, DIGEST)
    kept = files.find(DIGEST)
    assert kept is not None
    assert kept.stat().st_nlink == 2
    assert linked.is_whole(DIGEST)
    assert copied.is_whole(DIGEST)
    assert beside(tmp_path / "a" / "journal-2026.lcjournal").is_whole(DIGEST)


def test_a_damaged_or_missing_file_is_not_taken_along(files: SideFolder, source: Path, tmp_path: Path) -> None:
    target = side_folder.shared(tmp_path)
    assert not target.take(files, DIGEST)
    files.keep(source)
    kept = files.find(DIGEST)
    assert kept is not None
    kept.write_bytes(b"other")
    assert not target.take(files, DIGEST)
    assert target.find(DIGEST) is None


def test_an_encrypted_folder_keeps_files_under_names_that_tell_nothing(files: SideFolder, source: Path) -> None:
    sealed = SideFolder(files.folder, key=bytes(32))
    sealed.keep(source)
    (file,) = sealed.all()
    assert file.name == sealed.name(DIGEST) != DIGEST
    assert sealed.names([DIGEST]) == {DIGEST, file.name}
    assert b"words" not in sealed.place(file.name).read_bytes()
    assert b"".join(sealed.read(DIGEST)) == b"words"
    assert sealed.is_whole(DIGEST)
    assert files.find(DIGEST) is None
    with pytest.raises(UserError, match="no longer there"):
        list(files.read(DIGEST))


def test_files_go_from_plain_to_encrypted_folders_and_back(files: SideFolder, source: Path, tmp_path: Path) -> None:
    files.keep(source)
    sealed, again = SideFolder(tmp_path / "sealed", key=bytes(32)), SideFolder(tmp_path / "again")
    assert sealed.take(files, DIGEST)
    assert sealed.take(files, DIGEST)
    assert again.take(sealed, DIGEST)
    assert b"".join(again.read(DIGEST)) == b"words"
    assert SideFolder(sealed.folder, key=b"1" * 32).find(DIGEST) is None


def test_only_files_by_their_digest_are_of_a_side_folder(files: SideFolder, source: Path) -> None:
    files.keep(source)
    files.place("ab-notes.txt").parent.mkdir()
    files.place("ab-notes.txt").write_text("mine")
    assert [file.name for file in files.all()] == [DIGEST]


def test_a_folder_that_was_moved_away_does_not_stand_there_again(
    files: SideFolder, journal: Path, source: Path, tmp_path: Path
) -> None:
    journal.parent.rename(tmp_path / "there")
    with pytest.raises(UserError, match="does not take files"):
        files.keep(source)
    assert not journal.parent.exists()
