"""The journal as a table, as a person uses it: sorted, chosen from, changed and taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QToolButton

from lcjournal.core.model import Activity, Filter, Goal, Session, Status
from lcjournal.ui.widgets.activity_table import ActivityTableView
from lcjournal.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from lcjournal.ui.app import App

    Start = Callable[..., App]

DAY = date(2026, 11, 2)
TITLES = ("Zoo", "Apple", "Mango", "Été")
Find = Any


@pytest.fixture
def app(start: Start, find: Find) -> App:
    app = start("today")
    for number, title in enumerate(TITLES):
        day = DAY + timedelta(days=number)
        tags = ("fruit",) if title in {"Apple", "Mango"} else ()
        sessions = (Session(day, 10 * (number + 1)),)
        app.store.activities.add(Activity(title, day, "reading", Status.IN_PROGRESS, sessions=sessions, tags=tags))
    app.window.navigate("journal")
    find(app.window, QToolButton, "As a table").click()
    return app


@pytest.fixture
def table(app: App, qtbot: QtBot) -> ActivityTableView:
    found = app.window.findChild(ActivityTableView)
    assert found is not None
    qtbot.waitUntil(lambda: found.model.rowCount() == 4)
    return found


def cells(table: ActivityTableView, column: int = 1) -> list[str]:
    return [table.model.index(row, column).data() for row in range(table.model.rowCount())]


def choose(table: ActivityTableView, *titles: str) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.view.selectionModel().clear()
    for row, title in enumerate(cells(table)):
        if title in titles:
            table.view.selectionModel().select(table.model.index(row, 1), flags)


def do(qtbot: QtBot, app: App, find: Find, name: str, words: str) -> None:
    """Open a button's menu and take one of its lines."""
    qtbot.mouseClick(find(app.window, QPushButton, name), Qt.MouseButton.LeftButton)
    menu = next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if action.text() == words)
    action.trigger()
    menu.close()
    app.window.activateWindow()


def test_the_newest_stands_first_and_a_click_on_a_heading_sorts(
    app: App, table: ActivityTableView, qtbot: QtBot
) -> None:
    assert cells(table) == ["Été", "Mango", "Apple", "Zoo"]
    header = table.view.horizontalHeader()
    spot = header.sectionViewportPosition(1) + 20
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center().__class__(spot, 10))
    qtbot.waitUntil(lambda: cells(table) in (["Apple", "Été", "Mango", "Zoo"], ["Zoo", "Mango", "Été", "Apple"]))


def test_after_the_bin_the_focus_stands_in_the_next_row(
    app: App, table: ActivityTableView, qtbot: QtBot, find: Find
) -> None:
    choose(table, "Mango", "Apple")
    bin_button = find(app.window, QPushButton, "Bin")
    bin_button.setFocus()
    QTest.keyClick(bin_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cells(table) == ["Été", "Zoo"])
    assert table.view.hasFocus()
    assert table.view.currentIndex().row() == 1


def test_the_command_palette_leads_to_the_table(app: App, table: ActivityTableView, find: Find) -> None:
    find(app.window, QToolButton, "As a table").click()
    assert not table.isVisible()
    app.window.navigate("today")
    app.window.open_palette()
    field = find(app.window, QLineEdit, "Search and commands")
    QTest.keyClicks(field, "as a table")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert app.window.current() == "journal"
    assert table.isVisible()


def test_what_is_typed_narrows_the_table_too(app: App, table: ActivityTableView, qtbot: QtBot, find: Find) -> None:
    qtbot.keyClicks(find(app.window, QLineEdit, "Search the journal"), "ete")
    qtbot.waitUntil(lambda: cells(table) == ["Été"])


def test_a_tag_is_put_on_all_that_are_chosen_and_taken_back_in_one_step(
    app: App, table: ActivityTableView, qtbot: QtBot, find: Find
) -> None:
    choose(table, "Zoo", "Mango", "Apple")
    do(qtbot, app, find, "Add a tag", "# fruit")
    assert app.store.activities.totals(Filter(tags=("fruit",))).count == 3
    qtbot.waitUntil(lambda: cells(table, 5).count("fruit") == 3)
    assert len(table.chosen()) == 3
    qtbot.keyClick(table.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.activities.totals(Filter(tags=("fruit",))).count == 2


def test_a_new_tag_is_typed(app: App, table: ActivityTableView, qtbot: QtBot, find: Find) -> None:
    choose(table, "Zoo")
    qtbot.mouseClick(find(app.window, QPushButton, "Add a tag"), Qt.MouseButton.LeftButton)
    field = find(app.window, QLineEdit, "New tag")
    qtbot.keyClicks(field, "#animals")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [row.title for row in app.store.activities.page(Filter(tags=("animals",)))] == ["Zoo"]


def test_a_tag_a_kind_a_status_a_goal_and_private_are_changed_together(
    app: App, table: ActivityTableView, qtbot: QtBot, find: Find
) -> None:
    goal = app.store.goals.add(Goal("Eat better"))
    for name, words in (
        ("Take a tag off", "# fruit"),
        ("Kind", "Project"),
        ("Status", "Done"),
        ("Goal", "Eat better"),
        ("Private", "Private. Left out of every share"),
    ):
        choose(table, *TITLES)
        do(qtbot, app, find, name, words)
    found = list(app.store.activities.all())
    assert {(one.tags, one.kind, one.status, one.goal_id, one.private) for one in found} == {
        ((), "project", Status.DONE, goal, True)
    }
    for _step in range(5):
        qtbot.keyClick(table.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    after = {(one.title, one.tags, one.kind, one.goal_id, one.private) for one in app.store.activities.all()}
    assert ("Apple", ("fruit",), "reading", None, False) in after
    assert ("Zoo", (), "reading", None, False) in after


def test_del_puts_the_chosen_into_the_bin_and_ctrl_z_brings_them_back(
    app: App, table: ActivityTableView, qtbot: QtBot
) -> None:
    choose(table, "Zoo", "Apple")
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: cells(table) == ["Été", "Mango"])
    qtbot.keyClick(table.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cells(table) == ["Été", "Mango", "Apple", "Zoo"])


def test_enter_reads_and_back_comes_to_the_table(app: App, table: ActivityTableView, qtbot: QtBot, find: Find) -> None:
    table.view.setCurrentIndex(table.model.index(1, 1))
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    reader = app.window.findChild(Reader)
    assert reader is not None
    qtbot.waitUntil(reader.isVisible)
    assert not table.isVisible()


def test_the_chosen_lines_are_copied_as_a_table(table: ActivityTableView, qtbot: QtBot) -> None:
    choose(table, "Zoo", "Été")
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[1] for line in lines] == ["Title", "Été", "Zoo"]


def test_the_columns_and_the_order_are_remembered(app: App, table: ActivityTableView) -> None:
    table.set_layout_text("title minutes nonsense +minutes")
    assert table.layout_text() == "title minutes +minutes"
    table.layout_changed.emit()
    assert app.settings().table == "title minutes +minutes"
    for text in ("", "nonsense", "title -nonsense", "title day"):
        table.set_layout_text(text)
        assert table.layout_text() == "title minutes +minutes"
    table.set_layout_text("day -day")
    assert table.layout_text() == "title day -day"


def test_tab_leads_from_the_lines_to_what_can_be_done_with_them(
    app: App, table: ActivityTableView, qtbot: QtBot, find: Find
) -> None:
    choose(table, "Apple")
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Tab)
    assert find(app.window, QPushButton, "Add a tag").hasFocus()
    last = find(app.window, QPushButton, "Bin")
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Tab)
    assert find(app.window, QToolButton, "Columns and order").hasFocus()


def test_a_new_tag_can_be_typed_as_soon_as_the_menu_opens(
    app: App, table: ActivityTableView, qtbot: QtBot, find: Find
) -> None:
    choose(table, "Zoo")
    add = find(app.window, QPushButton, "Add a tag")
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Space)
    menu = next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible())
    field = menu.findChild(QLineEdit)
    assert field is not None
    assert menu.focusWidget() is field
    menu.close()


def test_a_hundred_and_more_are_changed_and_taken_back_in_one_step(
    app: App, table: ActivityTableView, qtbot: QtBot, find: Find
) -> None:
    found = ((str(number), Activity(f"Talk {number}", DAY, "reading")) for number in range(120))
    app.store.activities.add_imported("test", found)
    qtbot.waitUntil(lambda: table.model.rowCount() == 124)
    table.view.selectAll()
    do(qtbot, app, find, "Add a tag", "# fruit")
    assert app.store.activities.totals(Filter(tags=("fruit",))).count == 124
    qtbot.waitUntil(lambda: cells(table, 5).count("fruit") == 124)
    qtbot.keyClick(table.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.activities.totals(Filter(tags=("fruit",))).count == 2


def test_only_tags_that_the_chosen_bear_can_be_taken_off(
    app: App, table: ActivityTableView, qtbot: QtBot, find: Find
) -> None:
    app.store.activities.add(Activity("Old", DAY - timedelta(days=9), "reading", tags=("stone",)))
    qtbot.waitUntil(lambda: table.model.rowCount() == 5)
    choose(table, "Zoo", "Mango")
    assert offered(qtbot, app, find) == [("# fruit", True)]
    choose(table, "Zoo")
    assert offered(qtbot, app, find) == [("The chosen entries bear no tag", False)]


def offered(qtbot: QtBot, app: App, find: Find) -> list[tuple[str, bool]]:
    qtbot.mouseClick(find(app.window, QPushButton, "Take a tag off"), Qt.MouseButton.LeftButton)
    menu = next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible())
    lines = [(action.text(), action.isEnabled()) for action in menu.actions()]
    menu.close()
    app.window.activateWindow()
    return lines


def test_a_key_changes_between_the_table_and_the_list(
    app: App, table: ActivityTableView, qtbot: QtBot, find: Find
) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    assert "T" in find(app.window, QToolButton, "As a table").toolTip()
    qtbot.keyClick(table.view, Qt.Key.Key_T, both)
    assert not table.isVisible()
    qtbot.keyClick(app.window.focusWidget(), Qt.Key.Key_T, both)
    assert table.isVisible()


def test_a_screen_reader_is_told_what_the_headings_are(table: ActivityTableView) -> None:
    assert table.view.horizontalHeader().accessibleName() == "Columns"
