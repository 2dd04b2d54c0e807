"""Settings hold at once; the bin gives back; every shortcut is listed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Goal
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.app import App

Find = Any
Start = Callable[..., App]


def said(app: App, find: Find) -> list[str]:
    QApplication.processEvents()  # what was just added is shown with the next event
    words: list[str] = find.texts(app.window)
    return words


@pytest.fixture
def app(start: Start) -> App:
    return start("settings")


@pytest.fixture
def store(app: App) -> Store:
    return app.window.page("settings").context.store


def rebuilt(app: App, qtbot: QtBot, act: Callable[[], object]) -> None:
    before = app.window
    act()
    qtbot.waitUntil(lambda: app.window is not before)


def test_the_name_is_kept(app: App, store: Store, find: Find) -> None:
    field = find(app.window, QLineEdit, "First name")
    QTest.keyClicks(field, "Camille")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert store.person == "Camille"


def test_the_folder_of_the_journal_is_shown_without_any_network(
    app: App, store: Store, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def remember(url: QUrl) -> bool:
        opened.append(url)
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", remember)
    find(app.window, QPushButton, "Show the folder").click()
    assert [(url.isLocalFile(), Path(url.toLocalFile())) for url in opened] == [(True, store.path.parent)]
    assert "The folder could not be shown." in said(app, find)


def test_the_sample_is_opened_from_here(app: App, find: Find, qtbot: QtBot) -> None:
    find(app.window, QPushButton, "Open the sample").click()
    qtbot.waitUntil(app.is_sample, timeout=20000)


def test_the_theme_and_the_size_of_the_text_change_at_once(app: App, find: Find, qtbot: QtBot) -> None:
    find(app.window, QToolButton, "Appearance").click()
    find(app.window, QPushButton, "Dark").click()
    assert app.settings().theme == "dark"
    combo = find(app.window, QComboBox, "Size of the text")
    rebuilt(app, qtbot, lambda: QTest.keyClick(combo, Qt.Key.Key_Down))
    assert app.settings().text_scale == 110
    assert find(app.window, QToolButton, "Appearance").isChecked()


def test_the_language_is_switched_live_and_the_section_stays(app: App, find: Find, qtbot: QtBot) -> None:
    find(app.window, QToolButton, "Language").click()
    rebuilt(app, qtbot, find(app.window, QPushButton, "Français").click)
    assert app.settings().language == "fr"
    assert find(app.window, QPushButton, "English").isVisible()


def test_a_region_writes_dates_its_way(app: App, find: Find, qtbot: QtBot) -> None:
    app.window.page("settings").open("language")
    combo = find(app.window, QComboBox, "Dates and numbers")
    rebuilt(app, qtbot, lambda: QTest.keyClick(combo, Qt.Key.Key_End))
    assert app.settings().region == "fr_LU"


def test_a_backup_is_made_and_dated(app: App, find: Find, qtbot: QtBot) -> None:
    app.window.page("settings").open("privacy")
    assert "None yet. One file more is all it takes." in said(app, find)
    find(app.window, QPushButton, "Back up now").click()
    qtbot.waitUntil(lambda: "Backup made, checked and readable." in said(app, find))
    app.window.page("settings").open("privacy")
    assert any(words.startswith("18 November 2026 at ") for words in said(app, find))


def test_the_bin_gives_back_activities_and_goals(app: App, store: Store, find: Find) -> None:
    activity, goal = store.activities.add(Activity("A talk", date(2026, 11, 1))), store.goals.add(Goal("Speak up"))
    store.activities.bin(activity)
    store.goals.bin(goal)
    app.window.page("settings").open("privacy")
    assert {"A talk", "Speak up"} <= set(said(app, find))
    for _each in range(2):
        find(app.window, QPushButton, "Restore").click()
    assert (store.activities.binned(), store.goals.binned()) == ([], [])
    assert "The bin is empty." in said(app, find)
    app.window.page("settings").context.undo.undo()
    assert [found.title for found in store.goals.binned()] == ["Speak up"]


def test_tab_goes_through_the_bin_before_what_stands_under_it(app: App, store: Store, find: Find) -> None:
    for title in ("A talk", "A visit"):
        store.activities.bin(store.activities.add(Activity(title, date(2026, 11, 1))))
    app.window.page("settings").open("privacy")
    app.window.activateWindow()
    QTest.qWaitForWindowActive(app.window)
    find(app.window, QPushButton, "Restore…").setFocus()
    reached: list[str] = []
    while not reached or reached[-1] != "Erase everything…":
        QTest.keyClick(find.focused(), Qt.Key.Key_Tab)
        focused = find.focused()
        reached.append(focused.text() if isinstance(focused, QPushButton) else focused.accessibleName())
    period = "How long what you throw away is kept"
    assert reached == ["Restore", "Restore", period, "Empty the bin…", "Erase everything…"]


def test_the_bin_is_emptied_for_good_once_a_backup_is_made(
    app: App, store: Store, find: Find, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = app.window.page("settings").context
    store.activities.bin(store.activities.add(Activity("A talk", date(2026, 11, 1))))
    context.undo.push("A talk moved to the bin", list, list)
    asked: list[list[str]] = []
    answers = [False, True]

    def answer(dialog: dialogs.Dialog) -> bool:
        asked.append([line.text() for line in dialog.findChildren(QLabel)])
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "show", answer)
    app.window.page("settings").open("privacy")
    find(app.window, QPushButton, "Empty the bin…").click()
    assert "1 activity" in asked[0]
    assert len(store.activities.binned()) == 1
    find(app.window, QPushButton, "Empty the bin…").click()
    qtbot.waitUntil(lambda: store.activities.binned() == [])
    assert len(list(context.paths.backups.glob("*.lcjournal"))) == 1
    assert "The bin is empty." in said(app, find)
    assert not context.undo.can_undo()
    qtbot.waitUntil(lambda: not store.bin.has_words_left())


def test_without_a_backup_nothing_is_erased(
    app: App, store: Store, find: Find, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.activities.bin(store.activities.add(Activity("A talk", date(2026, 11, 1))))
    backups = app.window.page("settings").context.paths.backups
    backups.parent.mkdir(parents=True, exist_ok=True)
    backups.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(dialogs, "show", lambda _dialog: True)
    app.window.page("settings").open("privacy")
    find(app.window, QPushButton, "Empty the bin…").click()
    qtbot.waitUntil(lambda: "The backup could not be made, so the bin was not emptied." in said(app, find))
    assert len(store.activities.binned()) == 1


def test_every_command_with_a_key_stands_in_the_list(app: App, find: Find) -> None:
    app.window.page("settings").open("shortcuts")
    words = said(app, find)
    assert {"Search and commands", "Ctrl+K", "Mark it done", "The same data as a table"} <= set(words)


def test_about_says_what_this_is_not(app: App, find: Find) -> None:
    app.window.page("settings").open("about")
    words = said(app, find)
    assert "It never connects to the internet, has no account and tells nobody anything." in words
    assert app.window.page("settings").context.instrument.label.text() in words


@pytest.mark.parametrize("way", ["about", "command"])
def test_how_it_is_measured_is_read_from_about_and_from_the_palette(
    app: App, find: Find, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    read: list[str] = []
    monkeypatch.setattr(dialogs, "show", lambda dialog: read.append(dialog.windowTitle()))
    if way == "about":
        app.window.page("settings").open("about")
        find(app.window, QPushButton, "Read how it is measured").click()
    else:
        app.window.open_palette()
        field = find(app.window, QLineEdit, "Search and commands")
        QTest.keyClicks(field, "How it is measured")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert read == ["How it is measured"]


def test_a_narrow_window_chooses_sections_from_a_list(start: Start, find: Find) -> None:
    app = start("settings", (640, 480))
    combo = find(app.window, QComboBox, "Section")
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert "The questionnaire" in said(app, find)
