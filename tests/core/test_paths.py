import sys
from pathlib import Path

import pytest

from lcjournal.core import paths


def test_everything_a_person_has_is_in_one_folder(tmp_path: Path) -> None:
    places = paths.data_paths(tmp_path)
    names = ("settings", "journal", "sample", "backups", "set_aside", "instruments", "logs")
    assert all(getattr(places, name).parent == tmp_path for name in names)
    assert places.journal != places.sample
    assert places.journal.suffix == places.sample.suffix == paths.JOURNAL_SUFFIX


def test_without_a_folder_it_is_the_user_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.data_paths().folder.name == "lcjournal"


def test_what_ships_is_found_in_a_checkout_and_in_a_frozen_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (paths.resources() / "kinds.toml").is_file()
    assert paths.catalogues().name == "i18n"
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program in a folder of its own, as on a stick."""
    executable = tmp_path / "stick" / "lcjournal"
    executable.parent.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))
    return executable


def test_a_program_that_is_not_asked_to_keeps_nothing_beside_itself(program: Path) -> None:
    assert paths.portable_folder() is None


def test_a_file_or_a_folder_beside_the_program_asks_it_to_keep_its_data_there(program: Path) -> None:
    data = program.parent / "lcjournal-data"
    (program.parent / "portable").touch()
    assert paths.data_paths().folder == data
    (program.parent / "portable").unlink()
    data.mkdir()
    assert paths.data_paths().folder == data
    assert paths.data_paths(program.parent / "other").folder == program.parent / "other"


def test_an_appimage_and_a_bundle_have_their_data_beside_what_one_sees(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lcjournal-data").mkdir()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "LC Journal.app" / "Contents" / "MacOS" / "lcjournal"))
    assert paths.portable_folder() == tmp_path / "lcjournal-data"
    monkeypatch.setenv("APPIMAGE", str(program.parent / "LC_Journal.AppImage"))
    assert paths.portable_folder() is None


def test_a_journal_elsewhere_has_its_backups_with_it(tmp_path: Path) -> None:
    places = paths.DataPaths(tmp_path / "data", tmp_path / "stick")
    assert places.backups == tmp_path / "stick" / "backups"
    assert places.set_aside.parent == tmp_path / "stick"
    assert places.settings.parent == tmp_path / "data"


def test_a_checkout_may_be_carried_about_too() -> None:
    assert paths.portable_folder() is None  # nobody has asked this one to
