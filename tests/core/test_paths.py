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
