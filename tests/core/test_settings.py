from dataclasses import replace
from pathlib import Path

import pytest

from lcjournal.core import settings
from lcjournal.core.settings import Settings


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    look = Settings(language="fr", region="fr_CH", theme="dark", text_scale=150, welcomed=True)
    chosen = replace(look, auto_advance=False, questionnaire="OWN 1.0", personal_margins=True)
    settings.save(tmp_path / "settings.json", chosen)
    assert settings.load(tmp_path / "settings.json") == chosen


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"theme": "pink"}', b"{}"])
def test_damaged_settings_are_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path) == Settings()


def test_missing_settings_are_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_one_odd_value_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "fr", "text_scale": "big", "auto_advance": 1, "later": true}')
    assert settings.load(path) == Settings(language="fr")
    path.write_text('{"language": "fr", "text_scale": 7}')
    assert settings.load(path) == Settings(language="fr")


def test_the_list_of_journals_comes_back_without_what_is_no_path(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(path, Settings(journals=("journal.lcjournal", "/stick/work.lcjournal")))
    assert settings.load(path).journals == ("journal.lcjournal", "/stick/work.lcjournal")
    path.write_text('{"journals": ["journal.lcjournal", 7]}')
    assert settings.load(path).journals == ("journal.lcjournal",)
    path.write_text('{"journals": "journal.lcjournal"}')
    assert settings.load(path).journals == ()


@pytest.mark.parametrize(
    "content",
    [
        '{"bin_days": -5}',
        '{"bin_days": 1000000000000000000000000}',
        '{"lock_after": -1}',
        '{"journal": "a\\u0000b"}',
        '{"journals": ["a\\u0000b"]}',
        '{"second_place": "\\ud800"}',
    ],
)
def test_a_value_that_no_setting_has_is_the_default(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content)
    assert settings.load(path) == Settings()
