"""What a screen reader says a control is: of choices of which one holds, each is a radio button."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity
from lcjournal.ui.app import App
from lcjournal.ui.widgets.editor.stretch_edit import StretchEdit
from lcjournal.ui.widgets.segmented import Segmented

Find = Any


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_a_row_of_choices_is_told_as_radio_buttons(qtbot: QtBot, find: Find) -> None:
    span = Segmented("How much", [("week", "Week"), ("month", "Month")])
    qtbot.addWidget(span)
    span.show()
    week, month = find(span, QPushButton, "Week"), find(span, QPushButton, "Month")
    QTest.mouseClick(month, Qt.MouseButton.LeftButton)
    assert [role(week), role(month)] == [QAccessible.Role.RadioButton] * 2
    told = [QAccessible.queryAccessibleInterface(one).state() for one in (week, month)]
    assert [bool(state.checked) for state in told] == [False, True]


def test_how_far_it_was_is_told_as_radio_buttons_and_can_be_taken_back(qtbot: QtBot, find: Find) -> None:
    stretch = StretchEdit()
    qtbot.addWidget(stretch)
    stretch.show()
    button = find(stretch, QPushButton, "5, Far beyond me")
    assert role(button) is QAccessible.Role.RadioButton
    for expected in (5, None):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert stretch.stretch() == expected


@pytest.mark.parametrize("kind", ["Reading", "Project"])
def test_a_kind_is_told_as_a_radio_button(start: Callable[..., App], find: Find, kind: str) -> None:
    app = start("journal")
    app.window.navigate("journal", app.store.activities.get(app.store.activities.add(Activity("A", date(2026, 11, 1)))))
    assert role(find(app.window, QPushButton, kind)) is QAccessible.Role.RadioButton
