"""Find and replace in what one writes, by keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Reflection
from lcjournal.ui.theme import ThemeManager
from lcjournal.ui.widgets.editor.reflection_edit import ReflectionEdit

Find = Any
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WRITTEN = (
    Reflection("what", "Négociation 🙂, then a negociation."),
    Reflection("so_what", "No match here."),
    Reflection("now_what", "Another négociation"),
)


@pytest.fixture
def edit(qtbot: QtBot, looks: ThemeManager) -> Iterator[ReflectionEdit]:
    window, edit = QWidget(), ReflectionEdit()
    QVBoxLayout(window).addWidget(edit)
    qtbot.addWidget(window)
    edit.show_reflections(WRITTEN)
    window.resize(700, 600)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    edit.go_to("what", 0)
    yield edit
    window.close()


def texts(edit: ReflectionEdit) -> list[str]:
    return [part.text for part in edit.reflections()]


def search(edit: ReflectionEdit, words: str, find: Find) -> QLineEdit:
    QTest.keyClick(find.focused(), Qt.Key.Key_F, CTRL)
    field: QLineEdit = find(edit, QLineEdit, "Find in this entry")
    assert field.hasFocus()
    QTest.keyClicks(field, words)
    return field


def test_places_are_counted_over_all_fields_whatever_the_accents(edit: ReflectionEdit, find: Find) -> None:
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


def test_escape_goes_back_to_the_text_at_the_place_found(edit: ReflectionEdit, find: Find) -> None:
    field = search(edit, "another", find)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert find.focused() is find(edit, QTextEdit, "Now what?")
    assert find(edit, QTextEdit, "Now what?").textCursor().selectedText() == "Another"
    assert find(edit, QTextEdit, "What?").extraSelections() == []


def test_escape_without_a_place_goes_back_to_where_one_was(edit: ReflectionEdit, find: Find) -> None:
    edit.go_to("so_what", 3)
    field = search(edit, "zzz", find)
    assert "Not found" in find.texts(edit)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert edit.place() == ("so_what", 3)


def test_what_is_selected_is_looked_for(edit: ReflectionEdit, find: Find) -> None:
    what = find(edit, QTextEdit, "What?")
    what.selectAll()
    QTest.keyClick(what, Qt.Key.Key_F, CTRL)
    assert find(edit, QLineEdit, "Find in this entry").text() == WRITTEN[0].text


def replacing(edit: ReflectionEdit, wanted: str, other: str, find: Find) -> QLineEdit:
    QTest.keyClick(find.focused(), Qt.Key.Key_H, CTRL)
    QTest.keyClicks(find(edit, QLineEdit, "Find in this entry"), wanted)
    field: QLineEdit = find(edit, QLineEdit, "Replace with")
    field.setFocus()
    QTest.keyClicks(field, other)
    return field


def test_one_place_after_the_other_is_replaced(edit: ReflectionEdit, find: Find) -> None:
    field = replacing(edit, "negociation", "long negociation", find)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert texts(edit)[0] == "long negociation 🙂, then a negociation."
    assert find(edit, QTextEdit, "What?").textCursor().selectionStart() == len("long negociation 🙂, then a ") + 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert texts(edit)[0] == "long negociation 🙂, then a long negociation."


def test_all_places_are_replaced_in_one_step_a_field(edit: ReflectionEdit, find: Find) -> None:
    replacing(edit, "negociation", "talk", find)
    find(edit, QPushButton, "Replace all").click()
    assert texts(edit) == ["talk 🙂, then a talk.", "No match here.", "Another talk"]
    assert "3 places replaced" in find.texts(edit)
    what = find(edit, QTextEdit, "What?")
    what.setFocus()
    QTest.keyClick(what, Qt.Key.Key_Z, CTRL)
    assert texts(edit) == [WRITTEN[0].text, "No match here.", "Another talk"]


def test_typing_keeps_the_count_right(edit: ReflectionEdit, find: Find) -> None:
    search(edit, "negociation", find)
    what = find(edit, QTextEdit, "What?")
    what.setFocus()
    what.moveCursor(what.textCursor().MoveOperation.End)
    QTest.keyClicks(what, " negociation")
    QApplication.processEvents()
    assert "4 places" in find.texts(edit)


def test_looking_leaves_the_preview(edit: ReflectionEdit, find: Find) -> None:
    QTest.keyClick(find.focused(), Qt.Key.Key_V, CTRL | SHIFT)
    search(edit, "match", find)
    assert find(edit, QTextEdit, "So what?").isVisible()
    QTest.keyClick(find.focused(), Qt.Key.Key_V, CTRL | SHIFT)
    assert "1 of 1" not in find.texts(edit)
