"""A search kept under a name, and the chips for stars, private entries and attachments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QListView, QMenu, QToolButton

from lcjournal.core.model import Activity, Filter, Goal
from lcjournal.ui import dialogs
from lcjournal.ui.finding import entries_source
from lcjournal.ui.widgets.journal_list import JournalList

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from lcjournal.ui.app import App

    Start = Callable[..., App]

Find = Any
DAY = date(2026, 11, 18)


@pytest.fixture
def app(start: Start) -> App:
    app = start("journal")
    app.store.activities.add(Activity("Dear talk", DAY, starred=True))
    app.store.activities.add(Activity("Quiet thought", DAY, private=True))
    app.store.activities.add(Activity("Plain book", DAY, "reading", people=("Karim",), tags=("négociation",)))
    return app


def titles(app: App, find: Find) -> list[str]:
    model = find(app.window, QListView, "Activities").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())][1:]


def choose(app: App, qtbot: QtBot, find: Find, chip: str, *path: str) -> None:
    qtbot.mouseClick(find(app.window, QAbstractButton, chip), Qt.MouseButton.LeftButton)
    menu = next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible())
    top = menu
    for words in path[:-1]:
        menu = next(below for below in menu.findChildren(QMenu) if below.title() == words)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()
    top.close()
    app.window.activateWindow()


def test_stars_private_entries_and_attachments_are_chips(app: App, qtbot: QtBot, find: Find) -> None:
    choose(app, qtbot, find, "More filters", "Star", "With a star")
    assert titles(app, find) == ["Dear talk"]
    choose(app, qtbot, find, "With a star", "Without a star")
    assert titles(app, find) == ["Plain book", "Quiet thought"]
    choose(app, qtbot, find, "More filters", "Private", "Private only")
    assert titles(app, find) == ["Quiet thought"]


def test_a_filter_is_kept_used_again_and_removed(
    app: App, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def name(dialog: QDialog) -> bool:
        dialog.findChildren(QLineEdit)[0].setText("Dear ones")
        return True

    monkeypatch.setattr(dialogs, "show", name)
    choose(app, qtbot, find, "More filters", "Star", "With a star")
    choose(app, qtbot, find, "More filters", "Saved", "Save this filter…")
    shown = app.window.findChild(JournalList)
    assert shown is not None
    shown.clear()
    assert len(titles(app, find)) == 3
    choose(app, qtbot, find, "More filters", "Saved", "Dear ones")
    assert titles(app, find) == ["Dear talk"]
    choose(app, qtbot, find, "More filters", "Saved", "Remove", "Dear ones")
    assert app.store.saved_filters.all() == ()
    view = find(app.window, QListView, "Activities")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.saved_filters.get("Dear ones") == Filter(starred=True)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Kariim", "Karim"),
        ("negocation", "négociation"),
        ("quite thuoght", ""),
        ("thuoght", "Quiet thought"),
        ("uqiet", "Quiet thought"),
    ],
)
def test_ctrl_k_forgives_a_slip_of_the_hand(app: App, typed: str, found: str) -> None:
    hits = entries_source(app.store, lambda *_where: None)(typed)
    assert (found in [hit.title for hit in hits]) is bool(found)


def test_ctrl_k_finds_goals(app: App) -> None:
    goal = app.store.goals.add(Goal("Écouter plus tôt"))
    opened: list[tuple[object, ...]] = []
    hits = entries_source(app.store, lambda *where: opened.append(where))("ecuoter")
    (hit,) = [hit for hit in hits if hit.subtitle == "Goal"]
    hit.activate()
    assert opened == [("goals", goal)]


def test_the_cross_of_the_search_field_goes_with_its_words(app: App, qtbot: QtBot, find: Find) -> None:
    field = find(app.window, QLineEdit, "Search the journal")
    cross = field.findChildren(QToolButton)[-1]
    QTest.keyClicks(field, "echo")
    qtbot.waitUntil(lambda: cross.property("opacity") == 1.0)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    qtbot.waitUntil(lambda: cross.property("opacity") == 0.0)


def test_there_is_nothing_to_keep_before_something_is_filtered(app: App, qtbot: QtBot, find: Find) -> None:
    def offered() -> bool:
        qtbot.mouseClick(find(app.window, QAbstractButton, "More filters"), Qt.MouseButton.LeftButton)
        menus = [menu for menu in app.window.findChildren(QMenu) if menu.title() == "Saved"]
        (keep,) = (action for action in menus[-1].actions() if action.text() == "Save this filter…")
        next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible()).close()
        return keep.isEnabled()

    assert not offered()
    QTest.keyClicks(find(app.window, QLineEdit, "Search the journal"), "talk")
    assert offered()
