"""What Ctrl+K does with the entry in hand, and with the theme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from lcjournal.core.model import Activity, Filter

if TYPE_CHECKING:
    from collections.abc import Callable

    from lcjournal.ui.app import App

    Start = Callable[..., App]

Find = Any


def run_by_palette(app: App, find: Find, words: str) -> None:
    app.window.open_palette()
    palette = find(app.window, QLineEdit, "Search and commands")
    QTest.keyClicks(palette, words)
    QTest.keyClick(palette, Qt.Key.Key_Return)


def test_the_entry_in_hand_is_duplicated_and_repeated(start: Start, find: Find) -> None:
    app = start("journal")
    app.window.navigate("journal", app.store.activities.add(Activity("A talk on maps", date(2026, 11, 17))))
    run_by_palette(app, find, "duplicate")
    assert [row.title for row in app.store.activities.page(Filter())] == ["A talk on maps"] * 2
    run_by_palette(app, find, "repeat weekly")
    assert [row.title for row in app.store.activities.page(Filter())] == ["A talk on maps"] * 6


def test_without_an_entry_in_hand_neither_is_offered(start: Start, find: Find) -> None:
    app = start("today")
    app.window.open_palette()
    QTest.keyClicks(find(app.window, QLineEdit, "Search and commands"), "duplicate")
    assert "Nothing found" in find.texts(app.window)


def test_the_theme_is_changed(start: Start, find: Find) -> None:
    app = start("today")
    run_by_palette(app, find, "dark theme")
    assert app.settings().theme == "dark"
