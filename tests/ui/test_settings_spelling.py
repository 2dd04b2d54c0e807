"""The words that the spell-check was taught, in Settings."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableWidget, QTextEdit
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Reflection
from lcjournal.ui.app import App

Find = Any
Start = Callable[..., App]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(start: Start) -> App:
    app = start("settings")
    for word in ("Zoltan", "égroutil", "ebbtide"):
        app.store.words.learn(word)
    app.window.page("settings").open("spelling")
    return app


def shown(app: App, find: Find) -> list[str]:
    model = find(app.window, QTableWidget, "Learned words").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_learned_words_stand_in_the_order_of_the_alphabet(app: App, find: Find) -> None:
    assert shown(app, find) == ["ebbtide", "égroutil", "Zoltan"]


def test_a_word_is_taken_off_by_key_and_comes_back_with_undo(app: App, find: Find) -> None:
    words = find(app.window, QTableWidget, "Learned words")
    words.setFocus()
    QTest.keyClick(words, Qt.Key.Key_Down)
    QTest.keyClick(words, Qt.Key.Key_Delete)
    assert app.store.words.all() == {"ebbtide", "Zoltan"}
    assert shown(app, find) == ["ebbtide", "Zoltan"]
    assert words.currentIndex().data() == "Zoltan"
    QTest.keyClick(words, Qt.Key.Key_Z, CTRL)
    assert shown(app, find) == ["ebbtide", "égroutil", "Zoltan"]
    QTest.keyClick(words, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert shown(app, find) == ["ebbtide", "Zoltan"]


def test_the_last_word_leaves_a_sentence(app: App, qtbot: QtBot, find: Find) -> None:
    for _word in range(3):
        qtbot.mouseClick(find(app.window, QPushButton, "Remove the word"), Qt.MouseButton.LeftButton)
    assert app.store.words.all() == set()
    assert "No learned word yet." in find.texts(app.window)


def test_the_editor_hears_of_a_word_that_is_taken_off(app: App, find: Find, qtbot: QtBot) -> None:
    pytest.importorskip("hunspell")
    written = (Reflection("what", "The Zoltan of the house was there with the others."),)
    entry = app.store.activities.add(Activity("A visit", date(2026, 11, 18), reflections=written))
    app.window.navigate("journal", app.store.activities.get(entry))
    layout = find(app.window, QTextEdit, "What?").document().firstBlock().layout()
    assert not layout.formats()
    app.store.words.forget("Zoltan")
    qtbot.waitUntil(lambda: bool(layout.formats()))
    app.store.words.learn("Zoltan")
    qtbot.waitUntil(lambda: not layout.formats())
