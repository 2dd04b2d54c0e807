"""The page from which a file goes to a coach: what it says leaves is what leaves."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Goal
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.app import App
from lcjournal.ui.widgets.switch import Switch

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)


def said(app: App, find: Find) -> list[str]:
    QApplication.processEvents()  # what was just added is shown with the next event
    words: list[str] = find.texts(app.window)
    return words


@pytest.fixture
def app(tmp_path: Path, start: Start) -> App:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        store.goals.add(Goal("Speak up earlier"))
        store.activities.add(Activity("A talk on maps", DAY))
        store.activities.add(Activity("My doubts", DAY, private=True))
        store.activities.add(Activity("Long ago", DAY - timedelta(days=400)))
    return start("coach")


def test_what_leaves_and_what_stays_is_listed(app: App, find: Find) -> None:
    words = said(app, find)
    assert "A talk on maps · 18 Nov 2026" in words
    assert "Speak up earlier" in words
    assert {"1 private entry", "1 entry outside the period", "Your answers to each question"} <= set(words)
    assert "The attached files themselves" in words
    assert "With people’s names, next steps and names of attachments" in words
    assert not any("My doubts" in line or "Long ago" in line for line in words)


def test_what_is_turned_off_stays_here(app: App, find: Find) -> None:
    find(app.window, Switch, "Goals").click()
    find(app.window, Switch, "Journal entries").click()
    words = said(app, find)
    assert "Speak up earlier" not in words
    assert "Nothing yet. Choose what to include." in words
    assert not find(app.window, QPushButton, "Save file…").isEnabled()


def test_the_whole_journal_can_leave(app: App, find: Find) -> None:
    combo = find(app.window, QComboBox, "Period")
    QTest.keyClick(combo, Qt.Key.Key_End)
    QTest.keyClick(combo, Qt.Key.Key_Up)
    assert any("Long ago" in words for words in said(app, find))


def test_the_saved_file_holds_what_was_shown(
    app: App, find: Find, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "for-coach.html"
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: out)
    find(app.window, Switch, "Goals").click()
    find(app.window, QPushButton, "Save file…").click()
    qtbot.waitUntil(lambda: "“for-coach.html” saved with 1 entry." in said(app, find))
    text = out.read_text(encoding="utf-8")
    assert "A talk on maps" in text
    assert not any(words in text for words in ("My doubts", "Long ago", "Speak up earlier"))


def test_giving_up_writes_nothing(app: App, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: None)
    find(app.window, QPushButton, "Save file…").click()
    assert find(app.window, QPushButton, "Save file…").isEnabled()
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_place_that_cannot_be_written_is_said(
    app: App, find: Find, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(dialog: QDialog) -> bool:
        heard.extend(words.text() for words in dialog.findChildren(QLabel))
        return True

    monkeypatch.setattr(dialogs, "show", hear)
    (tmp_path / "x.html").mkdir()
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: tmp_path / "x.html")
    find(app.window, QPushButton, "Save file…").click()
    qtbot.waitUntil(lambda: "“x.html” cannot be written there." in heard)


@pytest.mark.parametrize(("name", "ending"), [("JSON", "json"), ("CSV", "csv")])
def test_everything_goes_into_a_copy_for_oneself(
    app: App, find: Find, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ending: str
) -> None:
    out = tmp_path / f"copy.{ending}"
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: out)
    find(app.window, QPushButton, f"Export as {name}").click()
    qtbot.waitUntil(lambda: f"“copy.{ending}” saved with 3 entries." in said(app, find))
    assert "My doubts" in out.read_text(encoding="utf-8")


def test_markdown_goes_into_a_new_folder(
    app: App, find: Find, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args: tmp_path)
    find(app.window, QPushButton, "Export as Markdown").click()
    folder = tmp_path / "lcjournal-2026-11-18"
    qtbot.waitUntil(lambda: f"“{folder.name}” saved with 3 entries." in said(app, find))
    assert len(list(folder.iterdir())) == 3


def test_a_language_switch_keeps_what_was_chosen(app: App, find: Find, qtbot: QtBot) -> None:
    find(app.window, Switch, "Goals").click()
    before = app.window
    app.change_settings(region="fr_FR")
    qtbot.waitUntil(lambda: app.window is not before)
    assert not find(app.window, Switch, "Goals").isChecked()
