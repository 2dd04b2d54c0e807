"""What the app knows of itself, and nothing of the person."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lcjournal.core import diagnostics
from lcjournal.core.backup import back_up
from lcjournal.core.model import Activity, Goal, Reflection, Session
from lcjournal.core.paths import DataPaths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 18)
MARKER = "Zanzibar"


def made(folder: Path) -> str:
    places = DataPaths(folder)
    with Store.open(folder / f"{MARKER}.lcjournal") as store:
        words = f"{MARKER} words"
        session = Session(DAY, 30, note=words)
        entry = Activity(words, DAY, people=(words,), tags=(words,), reflections=(Reflection("note", words),))
        store.activities.add(entry)
        store.activities.add(Activity(words, DAY, sessions=(session,), source=words, link=f"https://{MARKER}.example"))
        store.goals.add(Goal(words, why=words))
        store.set_person(words)
        store.set_title(words)
        back_up(store, folder / "backups", NOW)
        settings = Settings(language="en", questionnaire=words, journals=(words,), second_place=f"/{MARKER}")
        return diagnostics.report(store, places, settings, NOW)


def test_it_counts_and_quotes_nothing(tmp_path: Path) -> None:
    report = made(tmp_path / MARKER)
    assert MARKER not in report
    assert str(tmp_path) not in report
    assert "activity: 2" in report
    assert "sound" in report
    assert "Backups: 1, the last of 2026-11-18T09:00+00:00" in report


def test_it_says_what_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(Store, "is_sound", lambda _store: False)
    with Store.open(tmp_path / "j.lcjournal") as store:
        report = diagnostics.report(store, DataPaths(tmp_path), Settings(), NOW)
    assert "the last of none" in report
    assert "damaged" in report
    assert "installed" in report
