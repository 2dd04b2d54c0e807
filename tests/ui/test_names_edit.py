"""A new tag that is close to one in use is remarked on, and replaced only when asked."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.ui.theme import ThemeManager
from lcjournal.ui.widgets.editor.names_edit import NamesEdit

Find = Any
KNOWN = ("données", "listening", "elearning")


@pytest.fixture
def told() -> list[tuple[str, ...]]:
    return []


@pytest.fixture
def edit(qtbot: QtBot, looks: ThemeManager, told: list[tuple[str, ...]]) -> NamesEdit:
    edit = NamesEdit("Tags", "add a tag", prefix="# ")
    qtbot.addWidget(edit)
    edit.set_suggestions(KNOWN)
    edit.set_tokens(("listening",))
    edit.changed.connect(told.append)
    edit.show()
    return edit


@pytest.fixture
def write(edit: NamesEdit, find: Find) -> Callable[[str], None]:
    def type_token(words: str) -> None:
        field = find(edit, QLineEdit, "Tags")
        field.setFocus()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return type_token


Write = Callable[[str], None]


def test_tab_reaches_the_tokens_before_the_field_that_stands_behind_them(edit: NamesEdit, find: Find) -> None:
    edit.set_tokens(("listening", "elearning"))
    field = find(edit, QLineEdit, "Tags")
    field.setFocus()
    for name in ("elearning", "listening"):
        QTest.keyClick(edit.window().focusWidget(), Qt.Key.Key_Backtab)
        assert edit.window().focusWidget().objectName() == name


def test_a_close_tag_is_offered_and_put_in_place_and_back(
    edit: NamesEdit, told: list[tuple[str, ...]], write: Write, find: Find
) -> None:
    write("Donnees")
    assert told == [("listening", "Donnees")]
    assert "Close to “données”, which is in use." in find.texts(edit)
    find(edit, QPushButton, "Put “données” in place of “Donnees”").click()
    assert told[-1] == edit.tokens() == ("listening", "données")
    assert "“Donnees” is now “données”." in find.texts(edit)
    undo = find(edit, QPushButton, "Undo")
    undo.setFocus()
    QTest.keyClick(undo, Qt.Key.Key_Space)
    assert told[-1] == edit.tokens() == ("listening", "Donnees")


@pytest.mark.parametrize("words", ["elearning", "negotiation", "listening"])
def test_a_known_tag_and_a_new_one_are_left_alone(edit: NamesEdit, write: Write, find: Find, words: str) -> None:
    write(words)
    assert find.texts(edit) == []


def test_a_tag_that_the_activity_bears_already_is_not_offered(edit: NamesEdit, write: Write, find: Find) -> None:
    write("listenings")
    assert find.texts(edit) == []


def test_the_remark_goes_with_the_next_edit_and_with_another_activity(
    edit: NamesEdit, write: Write, find: Find
) -> None:
    write("e-learning")
    assert len(find.texts(edit)) == 1
    write("poetry")
    assert find.texts(edit) == []
    write("donnee")
    edit.set_tokens(())
    assert find.texts(edit) == []
