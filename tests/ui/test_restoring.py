"""Going back to a backup: chosen in Settings, or offered where the journal file is damaged."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.backup import back_up
from lcjournal.core.model import Activity, Filter, Status
from lcjournal.core.paths import DataPaths, data_paths
from lcjournal.core.settings import Settings
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs
from lcjournal.ui.app import App
from lcjournal.ui.backups_dialog import BackupsDialog
from lcjournal.ui.bin_emptying import BinEmptying
from lcjournal.ui.widgets.activity_view import ActivityView
from tests.ui.conftest import TODAY

Find = Any


@pytest.fixture
def places(tmp_path: Path) -> DataPaths:
    """A journal of one activity, a backup of it, and a second activity written since."""
    places = data_paths(tmp_path / "data")
    with Store.open(places.journal) as store:
        store.activities.add(Activity("A talk", TODAY))
        back_up(store, places.backups, datetime(2026, 11, 17, 9, 12, tzinfo=UTC))
        store.activities.add(Activity("Written since", TODAY))
    return places


@pytest.fixture
def begin(qapp: QApplication, places: DataPaths) -> Iterator[Callable[..., App]]:
    started: list[App] = []

    def run(page: str = "today", *, hooked: bool = False) -> App:
        app = App(qapp, places, Settings(language="en", theme="light", welcomed=True), TODAY)
        started.append(app)
        if hooked:
            app.crash.install()
        app.start(page)
        QApplication.processEvents()
        return app

    yield run
    for app in started:
        app.stop()
        app.deleteLater()


def shown() -> QWidget:
    return next(window for window in QApplication.topLevelWidgets() if window.isVisible())


def titles(app: App) -> list[str]:
    return sorted(activity.title for activity in app.store.activities.all())


def damage(journal: Path) -> bytes:
    data = b"not a journal any longer" + journal.read_bytes()[24:]
    journal.write_bytes(data)
    return data


def test_where_the_journal_is_damaged_its_last_backup_is_one_click_away(
    begin: Callable[[], App], places: DataPaths, qtbot: QtBot, find: Find
) -> None:
    damaged = damage(places.journal)
    app = begin()
    qtbot.waitUntil(lambda: any("The backup of 17 November 2026 at" in text for text in find.texts(shown())))
    assert places.journal.read_bytes() == damaged
    QTest.mouseClick(find(shown(), QPushButton, "Open the backup"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: find.texts(shown()) != [] and app._window is not None)  # noqa: SLF001 -- it comes in time
    assert titles(app) == ["A talk"]
    (kept,) = places.set_aside.glob("*.lcjournal")
    assert kept.read_bytes() == damaged


def test_without_a_backup_nothing_new_is_begun_over_what_is_there(
    begin: Callable[[], App], places: DataPaths, qtbot: QtBot, find: Find
) -> None:
    for backup in places.backups.iterdir():
        backup.rename(places.folder / backup.name)
    damaged = damage(places.journal)
    begin()
    qtbot.waitUntil(lambda: any("There is no backup that can be read" in text for text in find.texts(shown())))
    offered = [button.text() for button in shown().findChildren(QPushButton) if button.isVisible()]
    assert offered == ["A backup elsewhere…", "Save what can be read", "Another journal…", "Quit"]
    assert places.journal.read_bytes() == damaged


def test_what_can_be_read_of_a_damaged_journal_becomes_a_new_one(
    begin: Callable[[], App], places: DataPaths, qtbot: QtBot, find: Find
) -> None:
    damaged = damage(places.journal)
    app = begin()
    qtbot.waitUntil(lambda: any("The backup of" in text for text in find.texts(shown())))
    QTest.mouseClick(find(shown(), QPushButton, "Save what can be read"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app._window is not None)  # noqa: SLF001 -- it comes in time
    assert titles(app) == ["A talk", "Written since"]
    assert places.journal.read_bytes() == damaged


NO_TEXT, NO_DAY = "title = CAST(x'61ff62' AS TEXT)", "day = '2026-1q-18'"


def damage_since(journal: Path, change: str = NO_TEXT) -> None:
    db = sqlite3.connect(journal)
    db.execute(f"UPDATE activity SET {change} WHERE title = 'Written since'")
    db.commit()
    db.close()


@pytest.mark.parametrize(("page", "change"), [("today", NO_TEXT), ("journal", NO_TEXT), ("journal", NO_DAY)])
def test_a_journal_whose_words_cannot_be_read_leads_to_what_can_be_done(
    begin: Callable[..., App],
    places: DataPaths,
    qtbot: QtBot,
    find: Find,
    page: str,
    change: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Store.open(places.journal) as store:
        (since,) = store.activities.all(Filter(text="since"))
        store.activities.save(replace(since, status=Status.PLANNED))
    damage_since(places.journal, change)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app = begin(page, hooked=True)
    qtbot.waitUntil(lambda: any("The backup of" in text for text in find.texts(shown())))
    QTest.mouseClick(find(shown(), QPushButton, "Save what can be read"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app._window is not None)  # noqa: SLF001 -- it comes in time
    assert "A talk" in titles(app)
    if change == NO_TEXT:
        assert titles(app) == ["A talk", "a�b"]


def test_a_word_that_cannot_be_read_further_down_is_met_while_reading(
    begin: Callable[..., App], places: DataPaths, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(places.journal) as store:
        for number in range(60):
            store.activities.add(Activity(f"Later {number}", TODAY))
    damage_since(places.journal)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app = begin("journal", hooked=True)
    listed = app.window.findChild(ActivityView)
    assert listed is not None
    listed.scrollToBottom()
    qtbot.waitUntil(lambda: any("The backup of" in text for text in find.texts(shown())))


class Person:
    """Answers the dialog on backups."""

    def __init__(self, qtbot: QtBot, *, look: bool = False) -> None:
        self._qtbot, self._look = qtbot, look
        self.read: list[str] = []
        self.told: list[str] = []

    def __call__(self, dialog: QWidget) -> bool:
        assert isinstance(dialog, BackupsDialog)
        listed = dialog.findChild(QListWidget)
        assert listed is not None
        dialog.show()
        self._qtbot.waitUntil(lambda: listed.count() > 0)
        self.read = [listed.item(row).text() for row in range(listed.count())]
        if self._look:
            button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Look into it")
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return True


def restore_from_settings(app: App, find: Find) -> None:
    app.window.navigate("settings", "privacy")
    QTest.mouseClick(find(app.window, QPushButton, "Restore…"), Qt.MouseButton.LeftButton)


def test_one_goes_back_to_an_earlier_version_and_keeps_what_one_had(
    begin: Callable[[], App], places: DataPaths, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, person = begin(), Person(qtbot)
    monkeypatch.setattr(dialogs, "show", person)
    restore_from_settings(app, find)
    qtbot.waitUntil(lambda: titles(app) == ["A talk"] if app._window and app._journal else False)  # noqa: SLF001
    assert "1 activity" in person.read[0]
    background.wait_for_all()
    newest = max(places.backups.glob("journal-*.lcjournal"), key=lambda path: path.stem.rsplit("-", 1)[1])
    with Store.open_read_only(newest) as store:
        assert sorted(activity.title for activity in store.activities.all()) == ["A talk", "Written since"]


def test_an_earlier_version_can_be_looked_into_and_nothing_changes(
    begin: Callable[[], App], places: DataPaths, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = begin()
    monkeypatch.setattr(dialogs, "show", Person(qtbot, look=True))
    restore_from_settings(app, find)
    assert app.store.read_only
    assert titles(app) == ["A talk"]
    assert "An earlier version, open to read." in find.texts(app.window)
    QTest.mouseClick(find(app.window, QPushButton, "Back to your journal"), Qt.MouseButton.LeftButton)
    assert titles(app) == ["A talk", "Written since"]
    assert not any("backups" in place for place in app.settings().journals)


def test_what_was_thrown_away_long_ago_goes_for_good_after_a_backup(
    begin: Callable[[], App], places: DataPaths, qtbot: QtBot
) -> None:
    with Store.open(places.journal, clock=lambda: datetime.now(UTC) - timedelta(days=40)) as store:
        store.activities.bin(store.activities.add(Activity("Thrown away long ago", TODAY)))
    with Store.open(places.journal) as store:
        store.activities.bin(store.activities.add(Activity("Thrown away today", TODAY)))
    before = len(list(places.backups.glob("*.lcjournal")))
    app = begin()
    qtbot.waitUntil(lambda: [row.title for row in app.store.activities.binned()] == ["Thrown away today"])
    assert len(list(places.backups.glob("*.lcjournal"))) == before + 1


def test_a_clock_that_jumped_ahead_empties_no_bin(begin: Callable[[], App], places: DataPaths) -> None:
    (backup,) = places.backups.glob("*.lcjournal")
    backup.rename(backup.with_name(backup.name.replace("20261117", "20260917")))
    with Store.open(places.journal, clock=lambda: datetime.now(UTC) - timedelta(days=40)) as store:
        store.activities.bin(store.activities.add(Activity("Thrown away", TODAY)))
    app = begin()
    BinEmptying(app._context).after_days()  # noqa: SLF001 -- it comes two seconds after the start
    background.wait_for_all()
    QApplication.processEvents()
    assert [row.title for row in app.store.activities.binned()] == ["Thrown away"]
