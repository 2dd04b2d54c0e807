"""Growth’s activities and hours as a person narrows them, shares them out, and opens them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QMenu, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, FacetLink, Filter, Session, Slot
from lcjournal.core.stats import stats
from lcjournal.ui.charts.heat_lane import HeatLane
from lcjournal.ui.charts.hours_lane import HoursLane
from lcjournal.ui.charts.marks_lane import MarksLane
from lcjournal.ui.pages.growth import GrowthPage
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.date_edit import DateEdit
from tests.ui.growth.test_page import found, segment, words

if TYPE_CHECKING:
    from tests.ui.growth.conftest import Journal

TODAY = date(2026, 11, 18)
NARROW = "\u202f"
Open = Callable[..., GrowthPage]


@pytest.fixture
def busy(journal: Journal) -> Journal:
    """Return a journal with a course of one facet, a talk of two in own time, and a book of none."""
    store = journal.store
    days = (date(2026, 11, 3), date(2026, 11, 10), date(2025, 11, 5))
    course = tuple(Session(day, 60) for day in days)
    store.activities.add(
        Activity("Course", days[1], "mooc", sessions=course, facets=(FacetLink("A1"),), tags=("data",))
    )
    talk = (Session(date(2026, 11, 11), 90, own_time=True),)
    both = (FacetLink("A1"), FacetLink("B1"))
    store.activities.add(Activity("Talk", date(2026, 11, 11), "conference", sessions=talk, facets=both))
    store.activities.add(Activity("Book", date(2026, 11, 12), "reading", sessions=(Session(date(2026, 11, 12), 25),)))
    return journal


def choose(page: GrowthPage, chip: str, entry: str) -> None:
    """Choose an entry of the menu of a chip."""
    [shown] = [one for one in page.findChildren(Chip) if one.text() == chip]
    shown.click()
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    next(action for action in menu.actions() if action.text() == entry).trigger()
    menu.close()


def test_a_tag_narrows_the_lanes_and_says_so(busy: Journal, open_page: Open) -> None:
    page = open_page()
    choose(page, "Tag", "data")
    assert found(page, MarksLane).accessibleName() == "1 activity in this period · Only data"
    assert found(page, HoursLane).accessibleName().startswith(f"Hours a week: 2{NARROW}h in all")
    [chip] = [one for one in page.findChildren(Chip) if one.text() == "data"]
    chip.closed.emit()
    assert found(page, MarksLane).accessibleName() == "3 activities in this period"


def test_where_nothing_is_left_the_words_still_say_what_is_shown(qtbot: QtBot, busy: Journal, open_page: Open) -> None:
    page = open_page()
    choose(page, "Tag", "data")
    qtbot.mouseClick(segment(page, "From … to …"), Qt.MouseButton.LeftButton)
    since, _until = page.findChildren(DateEdit)
    since.setDate(QDate(2026, 11, 14))
    assert {"No session in this period.", "Only data"} <= set(words(page))


def test_a_facet_and_a_tag_combine(busy: Journal, open_page: Open) -> None:
    page = open_page()
    choose(page, "Facet", "Curiosity and drive")
    assert found(page, MarksLane).accessibleName().startswith("2 activities in this period")
    choose(page, "Tag", "data")
    assert found(page, MarksLane).accessibleName().startswith("1 activity in this period")


def legend(page: GrowthPage) -> list[str]:
    said = words(page)
    return [
        text
        for text in said
        if text in {"Curiosity and drive", "several facets", "no facet", "Working time", "Own time"}
    ]


def test_hours_are_shared_out_by_facet_and_by_time(busy: Journal, open_page: Open) -> None:
    page = open_page()
    [split] = [box for box in page.findChildren(QComboBox) if box.accessibleName() == "Parts of the bars"]
    split.setCurrentText("by facet")
    assert legend(page) == ["Curiosity and drive", "several facets", "no facet"]
    split.setCurrentText("by own time")
    assert legend(page) == ["Working time", "Own time"]


def table(page: GrowthPage) -> list[list[str]]:
    view = next(one for one in page.findChildren(QTableView) if one.accessibleName().startswith("Hours a"))
    model = view.model()
    rows = range(model.rowCount())
    return [[str(model.index(row, column).data()) for column in range(model.columnCount())] for row in rows]


def test_a_month_is_one_bar_and_the_year_before_stands_beside_it(qtbot: QtBot, busy: Journal, open_page: Open) -> None:
    page = open_page()
    qtbot.mouseClick(segment(page, "Month"), Qt.MouseButton.LeftButton)
    [before] = [box for box in page.findChildren(QCheckBox) if box.text() == "period before"]
    before.setChecked(True)
    assert f"1{NARROW}h in the period before" in found(page, HoursLane).accessibleName()
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert table(page)[-1] == [
        "November 2026",
        f"2{NARROW}h",
        f"25{NARROW}min",
        f"1{NARROW}h{NARROW}30",
        f"3{NARROW}h{NARROW}55",
        f"1{NARROW}h",
    ]


def test_the_bars_hold_what_the_command_counts(busy: Journal, open_page: Open) -> None:
    page = open_page()
    found_stats = stats(busy.store.activities.sessions(date(2026, 1, 1), TODAY), busy.store.activities.facets(), 0)
    bars = page.findChild(HoursLane)
    assert bars is not None
    assert f"{found_stats.all.minutes // 60}{NARROW}h{NARROW}{found_stats.all.minutes % 60}" in bars.accessibleName()


def test_protected_time_is_a_line_that_follows_the_slots(qtbot: QtBot, busy: Journal, open_page: Open) -> None:
    page = open_page()
    lane = found(page, HoursLane)
    before = lane.grab().toImage()
    busy.store.slots.add(Slot(2, time(14), 120, date(2026, 9, 2), "Europe/Paris"))
    qtbot.waitUntil(lambda: lane.grab().toImage() != before)
    assert lane.accessibleDescription().startswith(f"2{NARROW}h protected")
    qtbot.mouseClick(segment(page, "Month"), Qt.MouseButton.LeftButton)
    assert "protected" not in lane.accessibleDescription()


def test_enter_opens_the_entries_of_the_week_and_of_the_day_that_is_lit(
    qtbot: QtBot, busy: Journal, open_page: Open
) -> None:
    page = open_page()
    lane = found(page, HeatLane)
    lane.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(lane, key)
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.keyClick(lane, Qt.Key.Key_Return)
    week = Filter(session_since=date(2026, 11, 9), session_until=date(2026, 11, 15))
    assert opened.args == ["journal", week]
    for _press in range(3):
        qtbot.keyClick(lane, Qt.Key.Key_Down)
    assert f"Wednesday 11 November 2026: 1{NARROW}h{NARROW}30, Talk." in words(page)
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.keyClick(lane, Qt.Key.Key_Return)
    assert opened.args == ["journal", Filter(session_since=date(2026, 11, 11), session_until=date(2026, 11, 11))]


def test_a_click_on_a_square_opens_that_day(qtbot: QtBot, busy: Journal, open_page: Open) -> None:
    page = open_page()
    lane = found(page, HeatLane)
    place = lane.mapFromScene(lane.box.mapViewToScene(QPointF(date(2026, 11, 11).toordinal() - 1, 4.5)))
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(lane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert opened.args == ["journal", Filter(session_since=date(2026, 11, 11), session_until=date(2026, 11, 11))]


def test_the_menu_of_the_charts_is_our_own(qtbot: QtBot, busy: Journal, open_page: Open) -> None:
    page = open_page()
    lane = found(page, HoursLane)
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), lane.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(lane, key)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions()] == [
        "Open these entries in the Journal",
        "Copy as text",
        "Tables",
        "Image…",
        "Back to the chosen period",
    ]
    menu.close()


def test_what_was_chosen_outlives_another_window(qtbot: QtBot, busy: Journal, open_page: Open) -> None:
    page = open_page()
    choose(page, "Tag", "data")
    qtbot.mouseClick(segment(page, "Month"), Qt.MouseButton.LeftButton)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Plus)
    state = page.state()
    page.restore(state)
    assert page.state() == state
    assert found(page, HoursLane).accessibleName().startswith("Hours a month")
    assert any(label.text().endswith("Only data") for label in page.findChildren(QLabel))
    assert segment(page, "Month").isChecked()
    assert isinstance(segment(page, "Month"), QPushButton)


def test_a_period_between_two_days_begins_with_what_is_seen(qtbot: QtBot, busy: Journal, open_page: Open) -> None:
    page = open_page()
    assert not any(field.isVisible() for field in page.findChildren(DateEdit))
    qtbot.mouseClick(segment(page, "3 months"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(segment(page, "From … to …"), Qt.MouseButton.LeftButton)
    since, until = page.findChildren(DateEdit)
    assert (since.day(), until.day()) == (date(2026, 8, 18), TODAY)
    since.setDate(QDate(2026, 11, 10))
    until.setDate(QDate(2026, 11, 11))
    assert "1 activity in this period" not in found(page, MarksLane).accessibleName()
    since.setDate(QDate(2025, 11, 1))
    until.setDate(QDate(2025, 11, 30))
    assert found(page, MarksLane).accessibleName() == "1 activity in this period"


def test_two_days_outlive_another_window_in_their_order(qtbot: QtBot, busy: Journal, open_page: Open) -> None:
    page = open_page()
    qtbot.mouseClick(segment(page, "From … to …"), Qt.MouseButton.LeftButton)
    since, until = page.findChildren(DateEdit)
    since.setDate(QDate(2025, 12, 31))
    until.setDate(QDate(2025, 10, 1))
    said = found(page, HoursLane).accessibleName()
    again = open_page()
    again.restore(page.state())
    assert found(again, HoursLane).accessibleName() == said
    assert all(field.isVisible() for field in again.findChildren(DateEdit))
