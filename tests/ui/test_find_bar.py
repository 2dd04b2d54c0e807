"""Find and replace in what one writes, by keyboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Reflection
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.editor import find_bar

Start = Callable[..., App]
Find = Any
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WRITTEN = (
    Reflection("what", "Négociation 🙂, then a negociation."),
    Reflection("so_what", "No match here."),
    Reflection("now_what", "Another négociation"),
)


@pytest.fixture
def edit(start: Start, tmp_path: Path, find: Find) -> QWidget:
    """The window, with an entry being written."""
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        identity = store.activities.add(Activity("Talks", date(2026, 11, 18), reflections=WRITTEN))
    app = start("journal")
    app.window.navigate("journal", app.store.activities.get(identity))
    put_cursor(app.window, "What?", 0, find)
    return app.window


def put_cursor(edit: QWidget, prompt: str, position: int, find: Find) -> QTextEdit:
    field: QTextEdit = find(edit, QTextEdit, prompt)
    cursor = field.textCursor()
    cursor.setPosition(position)
    field.setTextCursor(cursor)
    field.setFocus()
    return field


def texts(edit: QWidget, find: Find) -> list[str]:
    return [find(edit, QTextEdit, prompt).toPlainText() for prompt in ("What?", "So what?", "Now what?")]


def search(edit: QWidget, words: str, find: Find) -> QLineEdit:
    QTest.keyClick(find.focused(), Qt.Key.Key_F, CTRL)
    field: QLineEdit = find(edit, QLineEdit, "Find in this entry")
    assert field.hasFocus()
    QTest.keyClicks(field, words)
    return field


def test_places_are_counted_over_all_fields_whatever_the_accents(edit: QWidget, find: Find) -> None:
    field = search(edit, "NEGOCIATION", find)
    assert "1 of 3" in find.texts(edit)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "2 of 3" in find.texts(edit)
    assert find(edit, QTextEdit, "What?").textCursor().selectedText() == "negociation"
    QTest.keyClick(field, Qt.Key.Key_F3)
    assert "3 of 3" in find.texts(edit)
    QTest.keyClick(field, Qt.Key.Key_F3)
    assert "1 of 3" in find.texts(edit)
    QTest.keyClick(field, Qt.Key.Key_F3, SHIFT)
    assert "3 of 3" in find.texts(edit)


def test_the_bar_stays_in_sight_over_a_long_text(qtbot: QtBot, edit: QWidget, find: Find) -> None:
    what = put_cursor(edit, "What?", 0, find)
    what.insertPlainText("One line more\n" * 200)
    field = search(edit, "another", find)
    last = find(edit, QTextEdit, "Now what?")
    qtbot.waitUntil(lambda: last.visibleRegion().contains(last.cursorRect().center()))
    assert field.visibleRegion().boundingRect() == field.rect()


def test_the_place_found_is_said_aloud(
    qtbot: QtBot, edit: QWidget, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(of: QWidget, words: str) -> QAccessibleAnnouncementEvent:
        said.append(words)
        return QAccessibleAnnouncementEvent(of, words)

    monkeypatch.setattr(find_bar, "QAccessibleAnnouncementEvent", hear)
    field = search(edit, "negociation", find)
    qtbot.waitUntil(lambda: said == ["1 of 3"])
    QTest.keyClick(field, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: said[1:] == ["2 of 3"])
    QTest.keyClicks(field, "zzz")
    qtbot.waitUntil(lambda: said[2:] == ["Not found"])


def test_escape_goes_back_to_the_text_at_the_place_found(edit: QWidget, find: Find) -> None:
    field = search(edit, "another", find)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert find.focused() is find(edit, QTextEdit, "Now what?")
    assert find(edit, QTextEdit, "Now what?").textCursor().selectedText() == "Another"
    assert find(edit, QTextEdit, "What?").extraSelections() == []


def test_escape_without_a_place_goes_back_to_where_one_was(edit: QWidget, find: Find) -> None:
    so_what = put_cursor(edit, "So what?", 3, find)
    field = search(edit, "zzz", find)
    assert "Not found" in find.texts(edit)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert find.focused() is so_what
    assert so_what.textCursor().position() == 3


def test_what_is_selected_is_looked_for(edit: QWidget, find: Find) -> None:
    what = find(edit, QTextEdit, "What?")
    what.selectAll()
    QTest.keyClick(what, Qt.Key.Key_F, CTRL)
    assert find(edit, QLineEdit, "Find in this entry").text() == WRITTEN[0].text


def replacing(edit: QWidget, wanted: str, other: str, find: Find) -> QLineEdit:
    QTest.keyClick(find.focused(), Qt.Key.Key_H, CTRL)
    QTest.keyClicks(find(edit, QLineEdit, "Find in this entry"), wanted)
    field: QLineEdit = find(edit, QLineEdit, "Replace with")
    field.setFocus()
    QTest.keyClicks(field, other)
    return field


def test_one_place_after_the_other_is_replaced(edit: QWidget, find: Find) -> None:
    field = replacing(edit, "negociation", "long negociation", find)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert texts(edit, find)[0] == "long negociation 🙂, then a negociation."
    assert find(edit, QTextEdit, "What?").textCursor().selectionStart() == len("long negociation 🙂, then a ") + 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert texts(edit, find)[0] == "long negociation 🙂, then a long negociation."


def test_all_places_are_replaced_in_one_step_a_field(edit: QWidget, find: Find) -> None:
    replacing(edit, "negociation", "talk", find)
    find(edit, QPushButton, "Replace all").click()
    assert texts(edit, find) == ["talk 🙂, then a talk.", "No match here.", "Another talk"]
    assert "3 places replaced" in find.texts(edit)
    what = find(edit, QTextEdit, "What?")
    what.setFocus()
    QTest.keyClick(what, Qt.Key.Key_Z, CTRL)
    assert texts(edit, find) == [WRITTEN[0].text, "No match here.", "Another talk"]


def test_typing_keeps_the_count_right(edit: QWidget, find: Find) -> None:
    search(edit, "negociation", find)
    what = find(edit, QTextEdit, "What?")
    what.setFocus()
    what.moveCursor(what.textCursor().MoveOperation.End)
    QTest.keyClicks(what, " negociation")
    QApplication.processEvents()
    assert "4 places" in find.texts(edit)


def test_looking_leaves_the_preview(edit: QWidget, find: Find) -> None:
    QTest.keyClick(find.focused(), Qt.Key.Key_V, CTRL | SHIFT)
    search(edit, "match", find)
    assert find(edit, QTextEdit, "So what?").isVisible()
    QTest.keyClick(find.focused(), Qt.Key.Key_V, CTRL | SHIFT)
    assert "1 of 1" not in find.texts(edit)
