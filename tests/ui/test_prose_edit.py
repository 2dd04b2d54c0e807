"""The field one writes in: lists that go on, lines that move, and words only from what is pasted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.ui import theme
from lcjournal.ui.theme import ThemeManager
from lcjournal.ui.widgets.editor.marks import surround
from lcjournal.ui.widgets.editor.prose_edit import ProseEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(qtbot: QtBot, looks: ThemeManager) -> Iterator[ProseEdit]:
    window, field = QWidget(), ProseEdit("What?", 2)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.show()
    QTest.qWaitForWindowActive(window)
    field.setFocus()
    yield field
    window.close()


def enter(field: ProseEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("first", "second"), [("- one", "- "), ("1. one", "2. "), ("- [x] one", "- [ ] "), ("one", ""), ("  * one", "  * ")]
)
def test_enter_goes_on_with_a_list(field: ProseEdit, first: str, second: str) -> None:
    QTest.keyClicks(field, first)
    enter(field)
    QTest.keyClicks(field, "two")
    assert field.text() == f"{first}\n{second}two"


def test_enter_on_an_empty_item_ends_the_list(field: ProseEdit) -> None:
    QTest.keyClicks(field, "- one")
    enter(field)
    enter(field)
    QTest.keyClicks(field, "after")
    assert field.text() == "- one\n\nafter"


def test_an_empty_item_under_an_empty_line_just_loses_its_mark(field: ProseEdit) -> None:
    field.show_text("One\n\n- ")
    field.moveCursor(QTextCursor.MoveOperation.End)
    enter(field)
    QTest.keyClicks(field, "after")
    assert field.text() == "One\n\nafter"


@pytest.mark.parametrize(
    ("before", "after", "mark", "then"),
    [
        ("Some **bold", "**", "**", "Some **bold**X"),
        ("Some *word", "*", "*", "Some *word*X"),
        ("***both", "***", "*", "***both*X**"),
        ("**bold ", "**", "*", "**bold *X***"),
        ("Some ", "**bold**", "**", "Some **X****bold**"),
    ],
)
def test_a_mark_that_closes_is_stepped_over(field: ProseEdit, before: str, after: str, mark: str, then: str) -> None:
    field.show_text(before + after)
    cursor = field.textCursor()
    cursor.setPosition(len(before))
    field.setTextCursor(cursor)
    surround(field, mark)
    QTest.keyClicks(field, "X")
    assert field.text() == then


def test_enter_within_an_item_takes_the_rest_along(field: ProseEdit) -> None:
    field.show_text("- onetwo")
    cursor = field.textCursor()
    cursor.setPosition(5)
    field.setTextCursor(cursor)
    enter(field)
    assert field.text() == "- one\n- two"


def test_enter_before_a_mark_makes_room_above(field: ProseEdit) -> None:
    field.show_text("- one")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    enter(field)
    assert field.text() == "\n- one"


def test_shift_and_enter_just_ends_the_line(field: ProseEdit) -> None:
    QTest.keyClicks(field, "- one")
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert field.text() == "- one\n"


def test_a_new_item_is_one_step_to_undo(field: ProseEdit) -> None:
    field.show_text("- one")
    field.moveCursor(QTextCursor.MoveOperation.End)
    enter(field)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "- one"


@pytest.mark.parametrize(("further", "back"), [(Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft)])
def test_two_keys_move_lines_in_and_out(field: ProseEdit, further: Qt.Key, back: Qt.Key) -> None:
    field.show_text("- one\nwords\n- two")
    field.selectAll()
    QTest.keyClick(field, further, CTRL)
    assert field.text() == "  - one\nwords\n  - two"
    QTest.keyClick(field, back, CTRL)
    assert field.text() == "- one\nwords\n- two"
    QTest.keyClick(field, Qt.Key.Key_M, CTRL)
    QTest.keyClick(field, Qt.Key.Key_M, CTRL | SHIFT)
    QTest.keyClick(field, Qt.Key.Key_M, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "- one\nwords\n- two"


def test_tab_leaves_the_field_even_in_a_list(field: ProseEdit) -> None:
    field.show_text("- one")
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "- one"
    assert not field.hasFocus()


def test_only_words_are_pasted_and_their_lines_end_in_one_way(field: ProseEdit) -> None:
    rich = QMimeData()
    rich.setHtml("<b>bold</b> and <i>more</i>")
    rich.setText("bold and\u00a0more\r\nanother *line*")
    QApplication.clipboard().setMimeData(rich)
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.text() == "bold and\u00a0more\nanother *line*"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""


def test_marks_stand_out_while_one_writes(field: ProseEdit, looks: ThemeManager) -> None:
    field.show_text("# Title\nwords **bold**\n```\n# code\n```\nwords")
    assert look(field, 0).foreground().color() == theme.colour("accent_text")
    assert look(field, 1).fontWeight() == QFont.Weight.DemiBold
    assert look(field, 3).foreground().color() == theme.colour("text2")
    assert field.document().lastBlock().layout().formats() == []
    looks.use("dark", 100)
    assert look(field, 0).foreground().color() == theme.load("dark").colour("accent_text")
    assert field.text() == "# Title\nwords **bold**\n```\n# code\n```\nwords"


def test_another_theme_changes_no_text(field: ProseEdit, looks: ThemeManager) -> None:
    field.show_text("# Title")
    changed: list[str] = []
    field.textChanged.connect(lambda: changed.append(field.text()))
    looks.use("dark", 100)
    QApplication.processEvents()
    assert changed == []
    assert not field.document().isUndoAvailable()


def test_a_long_text_is_coloured_a_piece_at_a_time_from_where_one_writes(field: ProseEdit, qtbot: QtBot) -> None:
    field.show_text("\n".join(["Some **bold** words, and then some more"] * 1200))
    field.moveCursor(QTextCursor.MoveOperation.End)
    heard: list[str] = []
    field.textChanged.connect(lambda: heard.append("changed"))
    assert 0 < len(coloured(field)) < 100
    qtbot.waitUntil(lambda: 1199 in coloured(field))
    assert len(coloured(field)) < 1200
    qtbot.waitUntil(lambda: len(coloured(field)) == 1200)
    assert heard == []


def test_what_is_typed_into_a_long_text_is_coloured_at_once(field: ProseEdit, qtbot: QtBot) -> None:
    field.show_text("\n".join(["Some **bold** words, and then some more"] * 400))
    qtbot.waitUntil(lambda: len(coloured(field)) == 400)
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, " *now*")
    assert len(field.document().lastBlock().layout().formats()) == 2


def test_a_mark_inside_another_looks_like_both(field: ProseEdit) -> None:
    field.show_text("> ~~**both** one~~")
    parts = field.document().firstBlock().layout().formats()
    seen = {(part.start, part.length, part.format.fontStrikeOut(), part.format.fontWeight()) for part in parts}
    assert (4, 8, True, QFont.Weight.DemiBold) in seen
    assert (12, 6, True, QFont.Weight.Normal) in seen


def coloured(field: ProseEdit) -> set[int]:
    """Return the numbers of the lines in which marks stand out."""
    block, lines = field.document().begin(), set()
    while block.isValid():
        if block.layout().formats():
            lines.add(block.blockNumber())
        block = block.next()
    return lines


def look(field: ProseEdit, line: int) -> QTextCharFormat:
    ranges = field.document().findBlockByNumber(line).layout().formats()
    return QTextCharFormat(ranges[0].format)
