"""Bringing in other files: nothing comes in unseen, and nothing twice."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.formats.table import export
from lcjournal.core.model import Activity, Filter, Goal
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.app import App

Find = Any
Start = Callable[..., App]
CLEAR = "Title,Date,Duration,Other\nA course,2026-03-14,90,x\nA talk,2026-04-02,soon,\n,2026-04-03,10,\n"
AMBIGUOUS = "Title,Date\nA course,03/04/2026\nA talk,05/06/2026\n"


def said(app: App, find: Find) -> list[str]:
    QApplication.processEvents()  # what was just added is shown with the next event
    words: list[str] = find.texts(app.window)
    return words


@pytest.fixture
def app(start: Start) -> App:
    app = start("settings")
    app.window.page("settings").open("import")
    return app


@pytest.fixture
def store(app: App) -> Store:
    return app.window.page("settings").context.store


@pytest.fixture
def choose(app: App, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    def pick(name: str, text: str) -> None:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(dialogs, "open_file", lambda *_args: path)
        find(app.window, QPushButton, "Choose a file…").click()

    return pick


def test_a_whole_journal_comes_back_from_its_zip_file(
    app: App, store: Store, find: Find, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path / "old" / "journal.lcjournal") as old:
        for number in range(40):
            old.activities.add(Activity(f"Course {number}", date(2026, 3, 14)))
        old.goals.add(Goal("Listen more"))
        export(old, "zip", tmp_path / "everything.zip", date(2026, 3, 15))
    monkeypatch.setattr(dialogs, "open_file", lambda *_args: tmp_path / "everything.zip")
    find(app.window, QPushButton, "Choose a file…").click()
    qtbot.waitUntil(lambda: button_text(app) == ["Import everything"])
    assert any("goals 1," in line for line in said(app, find))
    assert store.activities.totals(Filter()).count == 0
    find(app.window, QPushButton, "Import everything").click()
    qtbot.waitUntil(lambda: "40 entries added." in said(app, find))
    assert [goal.title for goal in store.goals.all()] == ["Listen more"]
    assert store.problems() == []


def button_text(app: App) -> list[str]:
    return [b.text() for b in app.window.findChildren(QPushButton) if b.isVisible() and b.text().startswith("Import")]


def test_a_table_is_shown_before_it_comes_in_and_comes_in_once(
    app: App, store: Store, find: Find, choose: Callable[[str, str], None], qtbot: QtBot
) -> None:
    choose("courses.csv", CLEAR)
    qtbot.waitUntil(lambda: button_text(app) == ["Import 2 entries"])
    table = find(app.window, QTableWidget, "What would come in")
    assert [table.item(row, 1).text() for row in range(table.rowCount())] == ["A course", "A talk"]
    words = said(app, find)
    assert "courses.csv, line 3: “soon” cannot be read as a duration." in words
    assert "courses.csv, line 4: This row has no title and was not taken." in words
    assert store.activities.totals(Filter()).count == 0
    find(app.window, QPushButton, "Import 2 entries").click()
    qtbot.waitUntil(lambda: "2 entries added. 2 could not be read." in said(app, find))
    choose("courses.csv", CLEAR)
    qtbot.waitUntil(lambda: button_text(app) == ["Import 2 entries"])
    find(app.window, QPushButton, "Import 2 entries").click()
    qtbot.waitUntil(lambda: "0 entries added. 2 were already there. 2 could not be read." in said(app, find))
    assert store.activities.totals(Filter()).count == 2


def test_a_long_import_leaves_the_window_alive_and_is_finished_when_it_goes(
    app: App, store: Store, find: Find, choose: Callable[[str, str], None], qtbot: QtBot
) -> None:
    choose("courses.csv", "Title,Date\n" + "".join(f"Course {number},2026-03-14\n" for number in range(120)))
    qtbot.waitUntil(lambda: button_text(app) == ["Import 120 entries"])
    find(app.window, QPushButton, "Import 120 entries").click()
    qtbot.waitUntil(lambda: store.activities.totals(Filter()).count > 0)
    assert store.activities.totals(Filter()).count < 120
    assert any(words.startswith("Importing: ") for words in find.texts(app.window))
    app.window.page("settings").state()
    assert store.activities.totals(Filter()).count == 120
    assert "120 entries added." in said(app, find)


def test_dates_that_fit_twice_are_asked_about(
    app: App, store: Store, find: Find, choose: Callable[[str, str], None], qtbot: QtBot
) -> None:
    choose("courses.csv", AMBIGUOUS)
    qtbot.waitUntil(lambda: "The dates can be read in two ways. Which one is it?" in said(app, find))
    assert button_text(app) == []
    find(app.window, QPushButton, "Month first").click()
    qtbot.waitUntil(lambda: button_text(app) == ["Import 2 entries"])
    find(app.window, QPushButton, "Import 2 entries").click()
    qtbot.waitUntil(lambda: [row.day.month for row in store.activities.page(Filter())] == [5, 3])


def test_another_column_can_be_chosen(app: App, find: Find, choose: Callable[[str, str], None], qtbot: QtBot) -> None:
    choose("courses.csv", CLEAR)
    qtbot.waitUntil(lambda: button_text(app) == ["Import 2 entries"])
    combo = find(app.window, QComboBox, "Title")
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: button_text(app) == [])
    QTest.keyClick(combo, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: button_text(app) == ["Import 1 entry"])


def test_nothing_comes_in_without_a_backup(
    app: App, store: Store, find: Find, choose: Callable[[str, str], None], qtbot: QtBot
) -> None:
    backups = app.window.page("settings").context.paths.backups
    backups.write_text("a file where the folder should be", encoding="utf-8")
    choose("courses.csv", CLEAR)
    qtbot.waitUntil(lambda: button_text(app) == ["Import 2 entries"])
    find(app.window, QPushButton, "Import 2 entries").click()
    qtbot.waitUntil(lambda: "The backup could not be made, so nothing was imported." in said(app, find))
    assert store.activities.totals(Filter()).count == 0
    assert button_text(app) == ["Import 2 entries"]


def test_a_folder_that_is_no_journal_is_said(
    app: App, find: Find, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args: folder)
    find(app.window, QPushButton, "Choose a folder…").click()
    qtbot.waitUntil(lambda: any("none of the files that can be read here" in words for words in said(app, find)))


def test_what_was_read_survives_a_switch_of_the_language(
    app: App, find: Find, choose: Callable[[str, str], None], qtbot: QtBot
) -> None:
    choose("courses.csv", CLEAR)
    qtbot.waitUntil(lambda: button_text(app) == ["Import 2 entries"])
    before = app.window
    app.change_settings(region="fr_FR")
    qtbot.waitUntil(lambda: app.window is not before)
    assert button_text(app) == ["Import 2 entries"]
    assert find(app.window, QComboBox, "Title").currentText() == "Title"
