"""In Settings: what came of protected time, hours for a year and what remains, and a file for a calendar."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QPushButton, QSpinBox, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity, Kind, Session, Slot, Status, YearlyTarget
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.app import App

Find = Any
Start = Callable[..., App]
TODAY = date(2026, 11, 18)
NARROW = "\u202f"


@pytest.fixture
def app(start: Start) -> App:
    app = start("settings")
    session = Session(TODAY - timedelta(days=7), 60, time(14), own_time=True)
    app.store.activities.add(Activity("Python", session.day, Kind.MOOC, status=Status.DONE, sessions=(session,)))
    return app


@pytest.fixture
def store(app: App) -> Store:
    return app.store


def shown(app: App, find: Find) -> list[str]:
    app.window.page("settings").open("time")
    QApplication.processEvents()  # what was just added is shown with the next event
    words: list[str] = find.texts(app.window)
    return words


def undo(app: App) -> None:
    app.window.page("settings").context.undo.undo()


def test_what_came_of_the_year_stands_in_words_and_by_month(app: App, store: Store, find: Find) -> None:
    store.slots.add(Slot(2, time(14), 120, TODAY - timedelta(days=14), ""))
    words = shown(app, find)
    assert f"Kept 1 of 2 times (50{NARROW}%)." in words
    assert "Weeks with learning: 1 of the last 1." in words
    own = f"From 19 November 2025 to 18 November 2026: 1{NARROW}h of learning, all of it in your own time."
    assert own in words
    table = find(app.window, QTableView, "What came of protected time, by month").model()
    cells = [table.index(0, column).data() for column in range(table.columnCount())]
    assert cells == ["Nov 2026", f"50{NARROW}%", "1", "0", "0", "1"]


def test_hours_for_a_year_tell_what_remains(app: App, store: Store, find: Find) -> None:
    shown(app, find)
    find(app.window, QPushButton, "Add hours for a year").click()
    assert store.yearly_targets.all() == [YearlyTarget("", 50 * 60, date(2026, 1, 1))]
    hours = find(app.window, QSpinBox, "Hours in a year")
    assert hours.hasFocus()
    hours.setValue(20)
    words = shown(app, find)
    assert any(said.startswith(f"1{NARROW}h of 20{NARROW}h since 1 January 2026.") for said in words)
    find(app.window, QDateEdit, "First day of the year").setDate(QDate(2026, 9, 1))
    assert store.yearly_targets.all() == [YearlyTarget("", 20 * 60, date(2026, 9, 1))]
    undo(app)
    undo(app)
    assert store.yearly_targets.all() == [YearlyTarget("", 50 * 60, date(2026, 1, 1))]
    undo(app)
    assert store.yearly_targets.all() == []


def test_each_kind_has_its_own_hours_and_they_can_be_let_go(app: App, store: Store, find: Find) -> None:
    store.yearly_targets.set(YearlyTarget("", 90, date(2026, 1, 1)))
    shown(app, find)
    kinds = find(app.window, QComboBox, "Kind")
    assert kinds.findText("All kinds") == -1
    kinds.setCurrentIndex(kinds.findText("Online course"))
    find(app.window, QPushButton, "Add hours for a year").click()
    assert [target.kind for target in store.yearly_targets.all()] == ["", "mooc"]
    find(app.window, QToolButton, "Remove: All kinds").click()
    assert [target.kind for target in store.yearly_targets.all()] == ["mooc"]
    undo(app)
    assert store.yearly_targets.all()[0].minutes == 90


def test_a_file_for_a_calendar_is_saved(
    app: App, store: Store, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    store.slots.add(Slot(2, time(14), 120, TODAY, "Europe/Paris"))
    path = tmp_path / "learning-time.ics"
    monkeypatch.setattr(dialogs, "save_file", lambda *_asked: path)
    shown(app, find)
    find(app.window, QPushButton, "Export for a calendar…").click()
    qtbot.waitUntil(lambda: "“learning-time.ics” saved with 1 slot or date of a goal." in find.texts(app.window))
    assert b"BEGIN:VEVENT" in path.read_bytes()


def test_a_place_that_cannot_be_written_is_told_of(
    app: App, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[str] = []
    folder = tmp_path / "a.ics"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "save_file", lambda *_asked: folder)
    monkeypatch.setattr(dialogs, "error", lambda problem, _title: told.append(str(problem)))
    shown(app, find)
    find(app.window, QPushButton, "Export for a calendar…").click()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [str(UserError("“a.ics” cannot be written there."))]


def test_who_gives_up_saves_nothing(app: App, find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *_asked: None)
    shown(app, find)
    find(app.window, QPushButton, "Export for a calendar…").click()
    assert not any("saved" in words for words in shown(app, find))
