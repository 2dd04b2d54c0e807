import json
import zipfile
from pathlib import Path

import pytest

from lcjournal.core.errors import UserError
from lcjournal.core.formats import detect


def write(tmp_path: Path, name: str, data: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "app"),
    [
        ("2026-03.txt", "1: {text: a}", "RedNotebook"),
        ("a.txt", "[2026-03-04 10:00] One", "jrnl"),
        ("b.txt", "2026-03-04 10:00 One", "jrnl"),
        ("a.json", json.dumps({"tags": {}, "entries": []}), "jrnl"),
        ("b.json", json.dumps({"format": "lcjournal-journal", "version": 1, "activities": []}), "LC Journal"),
        ("a.csv", "Title,Date\na,2026-03-04\n", "CSV"),
        ("c.txt", "Title\tDate\na\t2026-03-04\n", "CSV"),
        ("d.csv", "Title\tDate\na\t2026-03-04\n".encode("utf-16"), "CSV"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(tmp_path: Path, name: str, data: str | bytes, app: str) -> None:
    assert detect.read(write(tmp_path, name, data)).app == app


def test_folders_and_zips_are_known(tmp_path: Path) -> None:
    rednotebook, jrnl, empty = tmp_path / "r", tmp_path / "j" / "2026" / "03", tmp_path / "e"
    for folder in (rednotebook, jrnl, empty):
        folder.mkdir(parents=True)
    write(rednotebook, "2026-03.txt", "{}")
    write(jrnl, "04.txt", "[2026-03-04 10:00] One")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("2026-03.txt", "{}")
    assert detect.read(rednotebook).app == "RedNotebook"
    assert detect.read(tmp_path / "a.zip").app == "RedNotebook"
    assert detect.read(tmp_path / "j").app == "jrnl"
    with pytest.raises(UserError, match="none of the files"):
        detect.read(empty)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.json", '{"a": ', "complete JSON"),
        ("a.json", '{"a": 1}', "none of the files"),
        ("a.bin", b"\x01\x00\x02", "none of the files"),
        ("a.md", "# A note\n\nwith text", "none of the files"),
        ("a.csv", "x,y\n1,2\n", "column with titles"),
        ("a.csv", "", "empty"),
        ("a.zip", b"PK\x03\x04", "not a zip"),
        ("a.journal", b"gAAAAABf", "encrypted"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str, data: str | bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        detect.read(write(tmp_path, name, data))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be opened"):
        detect.read(tmp_path / "nothing.csv")
