"""The chips of the journal list: several tags and people at once, names that change, and rows of little width."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QMenu, QWidget

from lcjournal.core.model import Activity, Filter, Goal
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.filter_chips import FilterChips
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
    add = app.store.activities.add
    add(Activity("Both", DAY, tags=("data", "team & me"), people=("Inès", "Karim")))
    add(Activity("Data", DAY, tags=("data",), people=("Inès",)))
    add(Activity("Team", DAY, tags=("team & me",), people=("Karim",)))
    return app


def titles(app: App, find: Find) -> list[str]:
    model = find(app.window, QListView, "Activities").model()
    return sorted(title for row in range(model.rowCount()) if (title := model.index(row, 0).data()) != "November")


def opened(app: App, qtbot: QtBot, find: Find, chip: str) -> QMenu:
    qtbot.mouseClick(find(app.window, QAbstractButton, chip), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    menu: QMenu = next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible())
    return menu


def lines(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(app: App, menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    for shown in app.window.findChildren(QMenu):
        shown.close()
    app.window.activateWindow()


def shown_chips(app: App) -> list[str]:
    return [chip.text() for chip in app.window.findChildren(Chip) if chip.isVisible() and chip.parent() is chips(app)]


def chips(app: App) -> QWidget:
    found = app.window.findChild(FilterChips)
    assert found is not None
    return found


def test_several_tags_narrow_together_and_are_let_go_one_by_one(app: App, qtbot: QtBot, find: Find) -> None:
    choose(app, opened(app, qtbot, find, "Tag"), "data")
    assert titles(app, find) == ["Both", "Data"]
    choose(app, opened(app, qtbot, find, "data"), "team && me")
    assert titles(app, find) == ["Both"]
    menu = opened(app, qtbot, find, "data, team & me")
    assert [action.isChecked() for action in menu.actions()] == [True, True]
    choose(app, menu, "data")
    assert titles(app, find) == ["Both", "Team"]
    chip = find(app.window, QAbstractButton, "team & me")
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert titles(app, find) == ["Both", "Data", "Team"]


def test_several_people_narrow_together(app: App, qtbot: QtBot, find: Find) -> None:
    for chip, name, found in (("", "Inès", ["Both", "Data"]), ("Inès", "Karim", ["Both"])):
        menu = opened(app, qtbot, find, chip or "More filters")
        below = menu if chip else next(one for one in menu.findChildren(QMenu) if one.title() == "Person")
        choose(app, below, name)
        assert titles(app, find) == found


def test_a_kind_and_a_goal_called_otherwise_are_called_so_on_their_chips(app: App) -> None:
    goal = app.store.goals.add(Goal("Ask"))
    kind = app.store.kinds.add("Podcast")
    shown = app.window.findChild(JournalList)
    assert shown is not None
    shown.show_filter(Filter(kind=kind, goal_id=goal))
    assert {"Podcast", "Ask"} <= set(shown_chips(app))
    app.store.kinds.rename(kind, "Listening")
    app.store.goals.save(Goal("Ask first", id=goal))
    assert {"Listening", "Ask first"} <= set(shown_chips(app))


def test_a_filter_on_a_goal_that_was_erased_says_that_it_has_no_title(app: App) -> None:
    shown = app.window.findChild(JournalList)
    assert shown is not None
    shown.show_filter(Filter(goal_id="gone"))
    assert "Untitled" in shown_chips(app)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_in_a_small_window_the_chips_stand_in_one_line_with_the_table(start: Start, find: Find, language: str) -> None:
    app = start("journal", (1024, 640), language=language)
    visible = [chip for chip in app.window.findChildren(Chip) if chip.isVisible() and chip.parent() is chips(app)]
    assert len(visible) >= 3
    assert {chip.y() for chip in visible} == {0}
    words = {"en": "As a table", "fr": "En tableau"}[language]
    table = find(app.window, QAbstractButton, words)
    heights = [part.mapTo(app.window, part.rect().center()).y() for part in (table, visible[0])]
    assert abs(heights[0] - heights[1]) < 8


def test_what_has_no_room_in_the_row_is_under_more(app: App, qtbot: QtBot, find: Find) -> None:
    app.window.resize(1024, 640)
    assert "Saved" not in shown_chips(app)
    menu = opened(app, qtbot, find, "More filters")
    assert "Saved" in lines(menu)
    saved = next(below for below in menu.findChildren(QMenu) if below.title() == "Saved")
    assert lines(saved) == ["Save this filter…"]


def test_where_nothing_is_found_no_choice_is_asked_for(app: App, find: Find) -> None:
    field = find(app.window, QLineEdit, "Search the journal")
    QTest.keyClicks(field, "negociatoin of nothing")
    assert "Choose an entry to read it" not in find.texts(app.window)
    field.clear()
    assert "Choose an entry to read it" in find.texts(app.window)
