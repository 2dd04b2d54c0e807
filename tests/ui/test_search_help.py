"""The “?” beside the search field, and the line under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QStyle, QTableWidget

from lcjournal.core.search_words import HINTS
from lcjournal.ui.widgets.count_line import CountLine
from lcjournal.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from lcjournal.ui.app import App
    from lcjournal.ui.theme import ThemeManager

    Start = Callable[..., App]

Find = Any
WORDS = "What a search understands"


@pytest.fixture
def app(start: Start) -> App:
    return start("journal", (1024, 640))


def field_of(app: App, find: Find) -> QLineEdit:
    found: QLineEdit = find(app.window, QLineEdit, "Search the journal")
    return found


def open_help(app: App, find: Find) -> QTableWidget:
    field = field_of(app, find)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert find.focused().accessibleName() == WORDS
    QTest.keyClick(find.focused(), Qt.Key.Key_Space)
    table: QTableWidget = find(app.window, QTableWidget, WORDS)
    return table


def test_tab_leads_from_the_field_to_all_that_it_understands(app: App, find: Find) -> None:
    table = open_help(app, find)
    model = table.model()
    shown = [[model.index(row, column).data() for column in (0, 1)] for row in range(model.rowCount())]
    assert shown == [["  ".join(hint.english), hint.finds] for hint in HINTS]
    window = app.window.frameGeometry()
    assert window.contains(table.window().geometry())


def test_a_line_that_is_chosen_is_typed_to_be_written_over(app: App, find: Find) -> None:
    field = field_of(app, find)
    QTest.keyClicks(field, "echo")
    table = open_help(app, find)
    for _line in range(5):
        QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert field.text() == "echo kind:reading"
    assert field.selectedText() == "reading"
    assert field.hasFocus()


def test_a_click_chooses_a_line_once(app: App, qtbot: QtBot, find: Find) -> None:
    table = open_help(app, find)
    place = table.visualRect(table.model().index(3, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field_of(app, find).text() == "#word"


def test_esc_leaves_the_field_as_it_was(app: App, qtbot: QtBot, find: Find) -> None:
    table = open_help(app, find)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in app.window.findChildren(QTableWidget)))
    assert field_of(app, find).text() == ""


def test_the_order_is_said_where_the_count_leaves_room(qtbot: QtBot, find: Find) -> None:
    line = CountLine()
    qtbot.addWidget(line)
    line.resize(800, 30)
    line.show()
    line.say("12 of 122 entries, 11 h 15")
    assert find.texts(line) == ["12 of 122 entries, 11 h 15", "Newest first"]
    line.resize(220, 30)
    assert find.texts(line) == ["12 of 122 entries, 11 h 15"]
    line.say("12 h")
    assert find.texts(line) == ["12 h", "Newest first"]
    line.show_order(shown=False)
    assert find.texts(line) == ["12 h"]


def test_the_magnifier_grows_with_the_text(qtbot: QtBot, looks: ThemeManager) -> None:
    looks.use("light", 100)
    field = SearchField()
    qtbot.addWidget(field)
    field.show()
    icon = QStyle.PixelMetric.PM_LineEditIconSize
    usual = field.style().pixelMetric(icon, None, field)
    looks.use("light", 200)
    qtbot.waitUntil(lambda: field.style().pixelMetric(icon, None, field) >= 1.8 * usual)
