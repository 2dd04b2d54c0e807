import errno
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lcjournal.core import instrument_library, instruments
from lcjournal.core.errors import UserError
from lcjournal.core.instrument_library import WrongFile, full_name, in_use, install, library

LC48 = instruments.builtin()


def text_of(instrument_id: str = "OWN", version: str = "1", **changes: object) -> str:
    return json.dumps(json.loads(LC48.source) | {"id": instrument_id, "version": version} | changes)


def file_of(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "instruments"


def names(folder: Path) -> list[str]:
    return [full_name(instrument) for instrument in library(folder).instruments]


def test_what_ships_with_the_app_is_always_there(folder: Path) -> None:
    assert library(folder).instruments == (LC48,)
    assert library(folder).wrong == ()
    assert library(folder).find("LC-48 0.1") is LC48
    assert library(folder).find("LC-48 7") is None


def test_the_newest_version_of_each_comes_first_as_people_count(folder: Path) -> None:
    for name in ("LC-48 0.9", "LC-48 0.10", "OWN 1.b", "OWN 1.0", "OWN 1.0.rc", "ALSO 3"):
        file_of(folder / f"{name}.json", text_of(*name.split(" ")))
    assert names(folder) == ["ALSO 3", "LC-48 0.10", "LC-48 0.9", "LC-48 0.1", "OWN 1.0.rc", "OWN 1.0", "OWN 1.b"]


def test_what_is_used_is_what_was_chosen_while_it_is_there(folder: Path) -> None:
    assert in_use("", folder) == (LC48, "")
    path = file_of(folder / "own.json", text_of())
    assert in_use("OWN 1", folder) == (instruments.parse(text_of()), "")
    path.unlink()
    gone = "The questionnaire OWN 1 is no longer there; LC-48 0.1 is used instead."
    assert in_use("OWN 1", folder) == (LC48, gone)


def test_a_file_is_copied_under_its_id_and_version(folder: Path, tmp_path: Path) -> None:
    chosen = file_of(tmp_path / "from a coach.json", text_of())
    assert install(chosen, folder).id == "OWN"
    assert [path.name for path in folder.iterdir()] == ["OWN 1.json"]
    assert (folder / "OWN 1.json").read_bytes() == chosen.read_bytes()
    assert names(folder) == ["LC-48 0.1", "OWN 1"]


def test_the_same_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    chosen = file_of(tmp_path / "own.json", text_of())
    assert install(chosen, folder) == install(chosen, folder)
    shipped = file_of(tmp_path / "lc48.json", LC48.source)
    assert install(shipped, folder) == LC48
    assert [path.name for path in folder.iterdir()] == ["OWN 1.json"]


@pytest.mark.parametrize("name", ["OWN 1", "LC-48 0.1"])
def test_another_text_under_a_known_id_and_version_never_replaces_it(folder: Path, tmp_path: Path, name: str) -> None:
    install(file_of(tmp_path / "own.json", text_of()), folder)
    other = file_of(tmp_path / "other.json", text_of(*name.split(" "), skip={"en": "Pass", "fr": "Passer"}))
    with pytest.raises(UserError, match=f"^{name} is already there with another text"):
        install(other, folder)
    assert library(folder).instruments == (LC48, instruments.parse(text_of()))


def test_two_files_with_one_name_inside_are_told(folder: Path) -> None:
    file_of(folder / "a.json", text_of())
    file_of(folder / "b.json", text_of())
    file_of(folder / "c.json", text_of(skip={"en": "Pass", "fr": "Passer"}))
    assert names(folder) == ["LC-48 0.1", "OWN 1"]
    sentence = "OWN 1 is already there with another text. What was changed needs a version of its own."
    assert library(folder).wrong == (WrongFile("c.json", sentence),)


def test_wrong_files_are_told_and_cost_no_other(folder: Path) -> None:
    file_of(folder / "broken.json", '{\n"id": }')
    file_of(folder / "own.json", text_of())
    file_of(folder / "notes.txt", "not looked at")
    file_of(folder / ".own.json", "left by a crash")
    (folder / "folder.json").mkdir()
    assert names(folder) == ["LC-48 0.1", "OWN 1"]
    assert library(folder).wrong == (WrongFile("broken.json", "Line 2: this is not valid JSON."),)


def test_a_wrong_file_is_not_copied(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Line 1"):
        install(file_of(tmp_path / "own.json", "{}"), folder)
    assert not folder.exists()


def test_a_file_of_the_same_name_is_left_as_it_is(folder: Path, tmp_path: Path) -> None:
    file_of(folder / "OWN 1.json", "half a fi")
    with pytest.raises(UserError, match=r"already holds another file “OWN 1\.json”"):
        install(file_of(tmp_path / "own.json", text_of()), folder)
    assert (folder / "OWN 1.json").read_text() == "half a fi"


def test_a_full_disk_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(instrument_library, "write_atomically", full)
    with pytest.raises(UserError, match="could not be copied: this disk is full"):
        install(file_of(tmp_path / "own.json", text_of()), folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(max_size=80).map(lambda words: json.dumps({"id": words}).encode()))
def test_whatever_a_file_holds_it_is_listed_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "any"
    folder.mkdir(exist_ok=True)
    (folder / "any.json").write_bytes(data)
    assert [wrong.name for wrong in library(folder).wrong] == ["any.json"]
