"""A journal that someone else has open, that is not in its place, or that can only be read."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity
from lcjournal.core.paths import data_paths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.app import App
from tests.ui.conftest import TODAY

Find = Any
OPEN_TO_READ = "Open to read. Another LC Journal may be writing this journal; here, nothing can be changed."


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = data_paths(tmp_path / "data").journal
    with Store.open(path) as store:
        store.activities.add(Activity("A talk", TODAY))
    return path


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., App]]:
    """Start the app as ``start`` does, but on whatever screen comes first."""
    started: list[App] = []

    def run(**settings: object) -> App:
        chosen: dict[str, object] = {"language": "en", "theme": "light", "welcomed": True, **settings}
        app = App(qapp, data_paths(tmp_path / "data"), Settings(**chosen), TODAY)  # type: ignore[arg-type]
        started.append(app)
        app.crash.install()
        app.start("today")
        QApplication.processEvents()
        return app

    yield run
    for app in started:
        app.stop()
        app.deleteLater()


def shown() -> QWidget:
    """Return the window that is on the screen."""
    return next(window for window in QApplication.topLevelWidgets() if window.isVisible())


def press(find: Find, words: str) -> None:
    QTest.mouseClick(find(shown(), QPushButton, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_journal_that_is_open_already_can_be_read_and_not_written(
    begin: Callable[..., App], journal: Path, find: Find
) -> None:
    with Store.open(journal) as other:
        app = begin()
        assert "This journal is already open" in find.texts(shown())
        press(find, "Open it to read")
        assert OPEN_TO_READ in find.texts(app.window)
        assert not find_quick_add(app).isEnabled()
        other.activities.add(Activity("Written in the other window", TODAY))
        assert app.store.read_only
        assert len(list(app.store.activities.all())) == 2


def find_quick_add(app: App) -> QLineEdit:
    fields = app.window.findChildren(QLineEdit)
    return next(field for field in fields if field.isVisible() and "learn" in field.placeholderText())


def test_what_writes_says_that_it_cannot(begin: Callable[..., App], journal: Path, find: Find) -> None:
    with Store.open(journal):
        app = begin()
        press(find, "Open it to read")
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        keys = ((Qt.Key.Key_N, control), (Qt.Key.Key_N, control | shift), (Qt.Key.Key_T, control))
        for key, modifiers in keys:
            app.window.snack.dismiss()
            QTest.keyClick(app.window, key, modifiers)
            assert "This journal is open for reading only." in find.texts(app.window)
        app.window.navigate("journal", "new")
        assert [field for field in app.window.findChildren(QLineEdit) if field.placeholderText() == "Title"] != []
        assert not any(
            field.isVisible() for field in app.window.findChildren(QLineEdit) if field.placeholderText() == "Title"
        )


def test_a_click_that_would_write_says_that_it_cannot(begin: Callable[..., App], journal: Path, find: Find) -> None:
    with Store.open(journal):
        app = begin()
        press(find, "Open it to read")
        press(find, "Two-minute pulse")
        assert "This journal is open for reading only." in find.texts(app.window)
        assert app.store.checks.under_way() is None


def test_it_can_be_written_once_the_other_window_is_closed(
    begin: Callable[..., App], journal: Path, find: Find
) -> None:
    other = Store.open(journal)
    app = begin()
    press(find, "Try again")
    assert "This journal is already open" in find.texts(shown())
    press(find, "Open it to read")
    other.close()
    press(find, "Try to write")
    assert not app.store.read_only
    assert OPEN_TO_READ not in find.texts(app.window)
    assert app.window.current() == "today"


def test_another_computer_is_respected_until_the_person_knows_better(
    begin: Callable[..., App], journal: Path, find: Find
) -> None:
    lease = {"host": "office", "process": 1, "seen": datetime.now(UTC).isoformat()}
    journal.with_name(journal.name + ".lock").write_text(json.dumps(lease), encoding="utf-8")
    app = begin()
    assert "This journal seems to be open on another computer" in find.texts(shown())
    assert any("office" in text for text in find.texts(shown()))
    press(find, "Open it here")
    assert not app.store.read_only


def test_a_journal_that_is_gone_is_not_made_anew(begin: Callable[..., App], tmp_path: Path, find: Find) -> None:
    stick = tmp_path / "stick" / "work.lcjournal"
    app = begin(journals=(str(stick),), journal=str(stick))
    assert "The journal is not in its place" in find.texts(shown())
    assert not stick.exists()
    with Store.open(stick) as store:
        store.activities.add(Activity("Plugged in again", TODAY))
    press(find, "Try again")
    assert app.store.path == stick


def test_another_journal_can_be_opened_instead(
    begin: Callable[..., App], tmp_path: Path, journal: Path, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = begin(journals=(str(tmp_path / "gone.lcjournal"),))
    monkeypatch.setattr(dialogs, "open_file", lambda *_args: journal)
    press(find, "Another journal…")
    assert app.store.path == journal


def test_where_the_folder_can_only_be_read_the_journal_is_read(
    begin: Callable[..., App], journal: Path, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    app = begin()
    words = "Open to read: this folder, or the file in it, cannot be written. Nothing can be changed."
    assert words in find.texts(app.window)
    assert [activity.title for activity in app.store.activities.all()] == ["A talk"]


def test_the_list_of_journals_remembers_the_last(begin: Callable[..., App], journal: Path, qtbot: QtBot) -> None:
    app = begin()
    work = journal.parent / "work.lcjournal"
    with Store.open(work):
        pass
    app.journals.open(work)
    assert app.journals.listed() == [work, journal]
    assert app.settings().journals == ("work.lcjournal", "journal.lcjournal")
