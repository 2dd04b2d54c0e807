"""The ring around what has the keyboard’s focus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFocusFrame, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.focus_frame import FocusFrame

pytestmark = pytest.mark.usefixtures("looks")

Show = Callable[..., QWidget]


def test_the_ring_is_for_those_who_move_by_keyboard(qtbot: QtBot, show: Show, qapp: QApplication) -> None:
    ring = FocusFrame(qapp)
    first, second, field = button("One"), button("Two"), QLineEdit()
    show(first, second, field)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert ring.widget() is second
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert ring.widget() is None
    ring.deleteLater()


def test_the_ring_is_there_though_one_scrolls_to_what_has_the_focus(
    qtbot: QtBot, show: Show, qapp: QApplication
) -> None:
    ring = FocusFrame(qapp)
    first, last, content = button("One"), button("Two"), QWidget()
    column = QVBoxLayout(content)
    column.addWidget(first)
    column.addSpacing(2000)
    column.addWidget(last)
    show(scroll(content)).resize(300, 200)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert last.hasFocus()
    frames = [frame for frame in last.window().findChildren(QFocusFrame) if frame.widget() is last]
    assert any(not frame.visibleRegion().isEmpty() for frame in frames)
    ring.deleteLater()


def test_the_ring_outlives_its_window(qtbot: QtBot, qapp: QApplication) -> None:
    ring = FocusFrame(qapp)
    for _window in range(2):
        holder = QWidget()
        column = QVBoxLayout(holder)
        for text in ("One", "Two"):
            column.addWidget(button(text))
        holder.show()
        holder.activateWindow()
        qtbot.waitUntil(holder.isActiveWindow)
        qtbot.keyClick(holder, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda: ring.widget() is not None)
        delete(holder)
    ring.deleteLater()
