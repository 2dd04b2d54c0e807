"""Misspelt words while one writes: a wave, other words, and words that are learned."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Reflection
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App

pytest.importorskip("hunspell")

Find = Any
Start = Callable[..., App]
WRITTEN = (
    Reflection("what", "The pepole 🙂 I met with Zoltan are from the `pepole` desk, #pepole and the ISO."),
    Reflection("so_what", "Je retiens que la négotiation est un art."),
)
WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def entry(tmp_path: Path) -> str:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        return store.activities.add(Activity("A visit", date(2026, 11, 18), reflections=WRITTEN, people=("Zoltan K.",)))


@pytest.fixture
def app(start: Start, entry: str, qtbot: QtBot) -> App:
    app = start("journal")
    app.window.navigate("journal", app.store.activities.get(entry))
    return app


def wrong(field: QTextEdit) -> list[str]:
    """The words with a wave."""
    block = field.document().firstBlock()
    units = block.text().encode("utf-16-le")
    return [
        units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
        for part in block.layout().formats()
        if QTextCharFormat(part.format).underlineStyle() == WAVE
    ]


def field(app: App, find: Find, prompt: str) -> QTextEdit:
    found: QTextEdit = find(app.window, QTextEdit, prompt)
    return found


def put_cursor(edit: QTextEdit, place: int) -> None:
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.setPosition(place)
    edit.setTextCursor(cursor)


def test_misspelt_words_of_each_text_s_language_get_a_wave(qtbot: QtBot, app: App, find: Find) -> None:
    what, so_what = field(app, find, "What?"), field(app, find, "So what?")
    qtbot.waitUntil(lambda: wrong(what) == ["pepole"] and wrong(so_what) == ["négotiation"])


def test_a_word_still_being_written_gets_none(qtbot: QtBot, app: App, find: Find) -> None:
    now_what = field(app, find, "Now what?")
    now_what.setFocus()
    QTest.keyClicks(now_what, "the wrongg")
    qtbot.waitUntil(lambda: wrong(field(app, find, "What?")) == ["pepole"])
    assert wrong(now_what) == []
    QTest.keyClicks(now_what, " ")
    qtbot.waitUntil(lambda: wrong(now_what) == ["wrongg"])


def test_another_word_is_taken_from_the_menu_of_the_key(qtbot: QtBot, app: App, find: Find) -> None:
    so_what = field(app, find, "So what?")
    qtbot.waitUntil(lambda: wrong(so_what) == ["négotiation"])
    put_cursor(so_what, 22)
    QTest.keyClick(so_what, Qt.Key.Key_Period, CTRL)
    qtbot.waitUntil(lambda: "négociation" in actions())
    QTest.keyClick(menu(), Qt.Key.Key_Return)
    assert so_what.toPlainText() == "Je retiens que la négociation est un art."
    assert wrong(so_what) == []
    QTest.keyClick(so_what, Qt.Key.Key_Z, CTRL)
    assert so_what.toPlainText() == WRITTEN[1].text


def test_a_word_is_learned_and_unlearned(qtbot: QtBot, app: App, find: Find) -> None:
    what = field(app, find, "What?")
    qtbot.waitUntil(lambda: wrong(what) == ["pepole"])
    put_cursor(what, 6)
    QTest.keyClick(what, Qt.Key.Key_Period, CTRL)
    next(action for action in menu().actions() if action.text() == "Learn this word").trigger()
    menu().close()
    assert app.store.words.all() == {"pepole"}
    assert wrong(what) == []
    assert "“pepole” is taken for right from now on" in find.texts(app.window)
    find(app.window, QPushButton, "Undo").click()
    assert app.store.words.all() == set()
    assert wrong(what) == ["pepole"]


def test_a_word_can_be_left_until_the_window_closes(qtbot: QtBot, app: App, find: Find) -> None:
    what = field(app, find, "What?")
    qtbot.waitUntil(lambda: wrong(what) == ["pepole"])
    put_cursor(what, 6)
    place = what.cursorRect().center()
    keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(what, QContextMenuEvent(keyboard, place, what.mapToGlobal(place)))
    next(action for action in menu().actions() if action.text() == "Ignore until the window closes").trigger()
    menu().close()
    assert wrong(what) == []
    assert app.store.words.all() == set()


def test_the_language_is_chosen_under_the_text_and_kept(qtbot: QtBot, app: App, find: Find) -> None:
    what = field(app, find, "What?")
    qtbot.waitUntil(lambda: wrong(what) == ["pepole"])
    choose(app, find, "Spelling: automatic", "French")
    qtbot.waitUntil(lambda: "from" in wrong(what))
    choose(app, find, "Spelling: French", "Do not check words")
    assert wrong(what) == []
    assert app.settings().spelling == "off"
    assert find(app.window, QPushButton, "Spelling: not checked").isVisible()


def test_a_wave_changes_no_text_and_saves_nothing(qtbot: QtBot, app: App, find: Find, entry: str) -> None:
    before = app.store.activities.get(entry).updated_at
    what = field(app, find, "What?")
    qtbot.waitUntil(lambda: wrong(what) == ["pepole"])
    app.window.navigate("journal", entry)
    assert app.store.activities.get(entry).updated_at == before


def choose(app: App, find: Find, switch: str, name: str) -> None:
    below = find(app.window, QPushButton, switch).menu()
    next(action for action in below.actions() if action.text() == name).trigger()
    QApplication.processEvents()


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def actions() -> list[str]:
    return [action.text() for action in menu().actions()]
