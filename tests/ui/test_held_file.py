"""Another program holds the file of the journal: the window goes on, what is typed stays and is saved later."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Answer, AnswerState, FormId
from lcjournal.core.paths import data_paths
from lcjournal.core.settings import Settings
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.app import App
from lcjournal.ui.forgetting import Forgetting
from lcjournal.ui.models.check_run import begin
from tests.ui.conftest import TODAY

Find = Any
HELD = "Another program holds the journal file. Nothing could be saved; try again."
SOON = 3
"""Seconds, of a machine that is busy with other things too; SQLite alone would wait five each time."""


@contextmanager
def held(journal: Path, *, alone: bool = False) -> Iterator[None]:
    """Write the journal with another program, which keeps readers out too if it is ``alone`` with the file."""
    other = sqlite3.connect(journal)
    if alone:
        other.execute("PRAGMA journal_mode=DELETE").fetchall()
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.rollback()
    other.close()


def title_field(app: App) -> QLineEdit:
    fields = app.window.findChildren(QLineEdit)
    return next(field for field in fields if field.isVisible() and field.placeholderText() == "Title")


def test_what_is_typed_meanwhile_stays_and_is_saved_by_itself(
    start: Callable[..., App], find: Find, qtbot: QtBot
) -> None:
    app = start("journal")
    app.window.navigate("journal", "new")
    with held(app.store.path):
        QTest.keyClicks(title_field(app), "A talk")
        qtbot.waitUntil(lambda: HELD in find.texts(app.window))
        begun = time.monotonic()
        app.window.navigate("today")
        assert time.monotonic() - begun < SOON
        assert app.window.current() == "journal"
        assert title_field(app).text() == "A talk"
    qtbot.waitUntil(lambda: [activity.title for activity in app.store.activities.all()] == ["A talk"])
    assert HELD not in find.texts(app.window)


def test_a_line_that_cannot_be_noted_stays_in_its_field(
    start: Callable[..., App], find: Find, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []

    def show(dialog: QDialog) -> bool:
        said.extend(words.text() for words in dialog.findChildren(QLabel))
        return True

    monkeypatch.setattr(dialogs, "show", show)
    app = start()
    app.crash.install()
    line = next(
        one for one in app.window.findChildren(QLineEdit) if one.isVisible() and "learn" in one.placeholderText()
    )
    with held(app.store.path):
        begun = time.monotonic()
        QTest.keyClicks(line, "MOOC Python 2h")
        QTest.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: HELD in said)
        assert time.monotonic() - begun < SOON
        assert line.text() == "MOOC Python 2h"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [activity.title for activity in app.store.activities.all()] == ["Python"]
    assert line.text() == ""


def test_words_of_an_emptied_bin_wait_without_a_word(start: Callable[..., App], qtbot: QtBot) -> None:
    app = start()
    app.store.activities.bin(app.store.activities.add(Activity("A talk", TODAY)))
    forgetting = app.findChild(Forgetting)
    timer = forgetting.findChild(QTimer) if forgetting is not None else None
    assert timer is not None
    app.store.bin.empty(app.store.bin.thrown())
    often = timer.interval()
    assert app.store.bin.has_words_left()
    with held(app.store.path):
        qtbot.waitUntil(lambda: timer.interval() > often)
    assert app.store.bin.has_words_left()
    app.store.set_title("Mine")
    qtbot.waitUntil(lambda: not app.store.bin.has_words_left())


def test_closing_does_not_wait_for_the_other_program(start: Callable[..., App]) -> None:
    app = start("journal")
    journal = app.store.path
    app.store.draft.begin(app.store.activities.add(Activity("A talk", TODAY)))
    with held(journal):
        begun = time.monotonic()
        assert app.window.close()
        app.stop()
        assert time.monotonic() - begun < SOON
    with Store.open(journal) as store:
        assert [activity.title for activity in store.activities.all()] == ["A talk"]


def test_at_the_start_a_screen_says_so_at_once_and_tries_again(qapp: QApplication, tmp_path: Path, find: Find) -> None:
    places = data_paths(tmp_path / "data")
    with Store.open(places.journal) as store:
        store.activities.add(Activity("A talk", TODAY))
    app = App(qapp, places, Settings(language="en", theme="light", welcomed=True), TODAY)
    with held(places.journal, alone=True):
        begun = time.monotonic()
        app.start("today")
        assert time.monotonic() - begun < SOON
        screen = next(window for window in QApplication.topLevelWidgets() if window.isVisible())
        assert HELD in find.texts(screen)
    QTest.mouseClick(find(screen, QPushButton, "Try again"), Qt.MouseButton.LeftButton)
    assert [activity.title for activity in app.store.activities.all()] == ["A talk"]
    app.stop()
    app.deleteLater()


def note_field(app: App) -> QTextEdit:
    return next(one for one in app.window.findChildren(QTextEdit) if one.isVisible() and not one.isReadOnly())


def test_a_note_on_a_question_is_kept_once_the_file_is_free(
    start: Callable[..., App], find: Find, qtbot: QtBot
) -> None:
    app = start("selfcheck")
    app.window.navigate("selfcheck", FormId.FULL)
    QTest.mouseClick(find(app.window, QPushButton, "Add a note"), Qt.MouseButton.LeftButton)
    with held(app.store.path):
        QTest.keyClicks(note_field(app), "Twice in spring")
        qtbot.waitUntil(lambda: HELD in find.texts(app.window))
        app.window.navigate("today")
        assert app.window.current() == "selfcheck"
        assert note_field(app).toPlainText() == "Twice in spring"
    qtbot.waitUntil(lambda: HELD not in find.texts(app.window))
    waiting = app.store.checks.under_way()
    assert waiting is not None
    assert list(waiting.notes.values()) == ["Twice in spring"]
    app.window.navigate("today")
    assert app.window.current() == "today"


def test_a_note_on_a_self_check_is_kept_once_the_file_is_free(
    start: Callable[..., App], find: Find, qtbot: QtBot
) -> None:
    app = start("selfcheck")
    instrument = app.window.page("selfcheck").context.instrument
    check = begin(app.store, instrument, FormId.FULL, TODAY)
    for item in instrument.items(FormId.FULL):
        app.store.checks.answer(check.id, Answer(item.id, AnswerState.ANSWERED, 3))
    app.store.checks.finish(check.id)
    app.window.navigate("selfcheck", check.id)
    with held(app.store.path):
        QTest.keyClicks(note_field(app), "A quiet month")
        qtbot.waitUntil(lambda: HELD in find.texts(app.window))
        app.window.navigate("today")
        assert app.window.current() == "selfcheck"
    qtbot.waitUntil(lambda: app.store.checks.get(check.id).note == "A quiet month")
    assert HELD not in find.texts(app.window)
