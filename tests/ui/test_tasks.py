"""Task boxes in the reader, ticked by mouse and by keyboard; only one character of the text changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QTextBrowser
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Reflection
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App

Find = Any
Start = Callable[..., App]
RAW = "À faire :\r\n\r\n- [ ] call Karim\r\n- [x] read\u00a0it\r\n- plain\r\n\r\n```\r\n- [ ] code\r\n```\r\n"


@pytest.fixture
def entry(tmp_path: Path) -> str:
    reflections = (Reflection("what", "words"), Reflection("now_what", RAW))
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        return store.activities.add(Activity("Tasks", date(2026, 11, 18), reflections=reflections))


@pytest.fixture
def app(start: Start, entry: str) -> App:
    app = start("journal")
    app.window.navigate("journal", entry)
    return app


def text(app: App, entry: str) -> str:
    return app.store.activities.get(entry).reflections[1].text


def test_a_click_ticks_a_task_and_changes_one_character(app: App, entry: str, find: Find) -> None:
    QTest.mouseClick(find(app.window, QCheckBox, "call Karim"), Qt.MouseButton.LeftButton)
    assert text(app, entry) == RAW.replace("[ ] call", "[x] call")
    assert find(app.window, QCheckBox, "call Karim").isChecked()
    assert "Task ticked" in find.texts(app.window)


def test_ticking_is_one_step_to_take_back(qtbot: QtBot, app: App, entry: str, find: Find) -> None:
    find(app.window, QCheckBox, "read\u00a0it").click()
    assert text(app, entry) == RAW.replace("[x] read", "[ ] read")
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text(app, entry) == RAW
    assert find(app.window, QCheckBox, "read\u00a0it").isChecked()


def test_tab_and_space_tick_a_task_and_the_focus_stays_on_it(app: App, entry: str, find: Find) -> None:
    find(app.window, QTextBrowser, "Now what?").setFocus()
    QTest.keyClick(find.focused(), Qt.Key.Key_Tab)
    assert find.focused() is find(app.window, QCheckBox, "call Karim")
    QTest.keyClick(find.focused(), Qt.Key.Key_Space)
    assert text(app, entry) == RAW.replace("[ ] call", "[x] call")
    QApplication.processEvents()
    assert find.focused() is find(app.window, QCheckBox, "call Karim")
    QTest.keyClick(find.focused(), Qt.Key.Key_Tab)
    assert find.focused() is find(app.window, QCheckBox, "read\u00a0it")


def test_what_stands_in_code_is_no_task(app: App, find: Find) -> None:
    names = {box.accessibleName() for box in app.window.findChildren(QCheckBox) if box.isVisible()}
    assert names == {"call Karim", "read\u00a0it"}


def test_taking_a_tick_back_leaves_what_was_written_since(app: App, entry: str, find: Find) -> None:
    find(app.window, QCheckBox, "call Karim").click()
    activity = app.store.activities.get(entry)
    changed = Reflection("now_what", "- [x] call Karim\n\nand more words")
    app.store.activities.save(replace(activity, reflections=(changed,)))
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.activities.get(entry).reflections[-1].text == "- [ ] call Karim\n\nand more words"
