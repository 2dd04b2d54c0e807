"""Single letters do something, or nothing, as the person wishes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QListView

from lcjournal.core.model import Activity

if TYPE_CHECKING:
    from collections.abc import Callable

    from lcjournal.ui.app import App

    Start = Callable[..., App]

Find = Any
DAY = date(2026, 11, 18)


def press(app: App, find: Find, key: Qt.Key) -> None:
    app.window.navigate("journal")
    view = find(app.window, QListView, "Activities")
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, key)


def test_letters_are_turned_off_and_on_in_the_settings(start: Start, find: Find) -> None:
    app = start("settings")
    entry = app.store.activities.add(Activity("Talk", DAY))
    press(app, find, Qt.Key.Key_P)
    assert app.store.activities.get(entry).private
    app.window.navigate("settings", "shortcuts")
    switch = find(app.window, QCheckBox, "Single letters do something")
    switch.click()
    assert not app.settings().letter_keys
    press(app, find, Qt.Key.Key_P)
    assert app.store.activities.get(entry).private, "P did nothing"
    press(app, find, Qt.Key.Key_Delete)
    assert app.store.activities.get(entry).deleted_at, "Del is no letter"
    app.window.navigate("settings", "shortcuts")
    switch.click()
    assert app.settings().letter_keys


def test_what_was_turned_off_stays_off_the_next_time(start: Start, find: Find) -> None:
    app = start("journal", letter_keys=False)
    entry = app.store.activities.add(Activity("Talk", DAY))
    press(app, find, Qt.Key.Key_P)
    assert not app.store.activities.get(entry).private
    app.change_settings(letter_keys=True)  # for the tests that follow: the keyboard is one for the process
