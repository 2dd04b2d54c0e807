import errno
import os
from pathlib import Path

import pytest

from lcjournal.core import files
from lcjournal.core.files import sync_folder, write_atomically


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new" / "file.txt", b"words")
    assert (tmp_path / "new" / "file.txt").read_bytes() == b"words"


def test_a_folder_is_made_with_those_above_it_and_each_name_is_durable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "sync_folder", synced.append)
    files.make_folder(tmp_path / "new" / "inner")
    files.make_folder(tmp_path / "new" / "inner")
    assert (tmp_path / "new" / "inner").is_dir()
    assert synced == [tmp_path, tmp_path / "new"]


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["file.txt"]


def test_a_short_write_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda descriptor: os.ftruncate(descriptor, 2))
    with pytest.raises(OSError, match="short write: 2 of 3"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


def test_where_folders_cannot_be_synced_nothing_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Windows:
        name = "nt"

    monkeypatch.setattr(files, "os", Windows)
    sync_folder(tmp_path / "nowhere")


def test_a_file_is_copied_whole(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * 3_000_000)
    files.copy_atomically(tmp_path / "long", tmp_path / "new" / "copy")
    assert (tmp_path / "new" / "copy").read_bytes() == b"x" * 3_000_000
