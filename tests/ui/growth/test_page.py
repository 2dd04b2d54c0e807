"""Growth as a person uses it: the page is filled through a store, then clicked, typed at and looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.model import FormId
from lcjournal.ui import theme
from lcjournal.ui.charts.marks_lane import MarksLane
from lcjournal.ui.charts.score_lane import ScoreLane
from lcjournal.ui.charts.table_view import TableView
from lcjournal.ui.charts.tiles import Tile
from lcjournal.ui.charts.time_axis import ticks
from lcjournal.ui.pages.growth import GrowthPage

if TYPE_CHECKING:
    from tests.ui.growth.conftest import Journal

TODAY = date(2026, 11, 18)
LC48 = instruments.builtin()
NARROW = "\u202f"

Part = TypeVar("Part", bound=QWidget)


def found(page: QWidget, kind: type[Part]) -> Part:
    part = page.findChild(kind)
    assert part is not None
    return part


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def segment(page: QWidget, text: str) -> QPushButton:
    return next(button for button in page.findChildren(QPushButton) if button.text() == text)


def test_an_empty_journal_offers_the_first_step(qtbot: QtBot, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    assert "Nothing to draw yet" in words(page)
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Go to the self-check")
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened.args == ["selfcheck", None]


def test_in_a_small_window_with_large_letters_no_control_is_cut(
    qtbot: QtBot, looks: theme.ThemeManager, year: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    looks.use("light", 200)
    page = open_page()
    page.setMinimumSize(1, 1)  # the window around it decides
    page.resize(900, 640)
    picture = next(one for one in page.findChildren(QPushButton) if one.text() == "Image…")
    controls = picture.parentWidget()
    assert controls is not None
    qtbot.waitUntil(lambda: controls.rect().contains(picture.geometry()))


def test_every_chart_says_its_sentence(year: Journal, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    names = [found(page, ScoreLane).accessibleName(), found(page, MarksLane).accessibleName()]
    assert names[0].startswith("My learning agility: 2 self-checks from 12 January 2026")
    assert names[1] == "2 activities in this period"


def test_another_domain_can_be_chosen(qtbot: QtBot, year: Journal, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    box = found(page, QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert found(page, ScoreLane).accessibleName().startswith("Learning with others: 2 self-checks")


def test_a_shorter_period_counts_only_its_own_hours(
    qtbot: QtBot, year: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    year.activity("Old", date(2026, 2, 2), minutes=600)
    page = open_page()
    assert any(text.startswith(f"14{NARROW}h{NARROW}50 in all") for text in words(page))
    qtbot.mouseClick(segment(page, "3 months"), Qt.MouseButton.LeftButton)
    assert any(text.startswith(f"4{NARROW}h{NARROW}50 in all") for text in words(page))


def test_the_arrows_light_up_weeks_and_say_them(
    qtbot: QtBot, year: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    lane = found(page, ScoreLane)
    qtbot.keyClick(lane, Qt.Key.Key_Left)
    assert any(text.startswith(f"Week of 16 November 2026: 50{NARROW}min, Karim.") for text in words(page))
    qtbot.keyClick(lane, Qt.Key.Key_Left)
    assert "Week of 9 November 2026: no activity." in words(page)
    qtbot.keyClick(lane, Qt.Key.Key_Right)
    qtbot.keyClick(lane, Qt.Key.Key_Right)
    assert any(text.startswith("Week of 16 November 2026") for text in words(page))


def test_the_arrows_bring_an_older_week_into_view(
    qtbot: QtBot, year: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    qtbot.mouseClick(segment(page, "3 months"), Qt.MouseButton.LeftButton)
    lane = found(page, ScoreLane)
    for _week in range(20):
        qtbot.keyClick(lane, Qt.Key.Key_Left)
    assert "Week of 6 July 2026: no activity." in words(page)


def test_pan_zoom_and_ends_move_what_is_counted(
    qtbot: QtBot, year: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    lane = found(page, ScoreLane)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Home):
        qtbot.keyClick(lane, key)
    qtbot.waitUntil(lambda: "No session in this period." not in words(page) and "1 day" not in words(page))
    qtbot.keyClick(lane, Qt.Key.Key_End)
    qtbot.keyClick(lane, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(lane, Qt.Key.Key_Minus)
    qtbot.mouseDClick(lane.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lane.accessibleName().startswith("My learning agility: 2 self-checks"))
    qtbot.keyClick(lane, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: not lane.accessibleName().startswith("My learning agility: 2 self-checks"))
    qtbot.keyClick(lane, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: lane.accessibleName().startswith("My learning agility: 2 self-checks"))


def test_t_shows_the_data_as_tables_and_the_charts_again(
    qtbot: QtBot, year: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    qtbot.keyClick(found(page, ScoreLane), Qt.Key.Key_T)
    table = page.findChildren(TableView)[0]
    assert table.isVisible()
    shown = [str(table.model().index(1, column).data()) for column in range(table.model().columnCount())]
    assert shown[:3] == ["16 November 2026", "full", "4.0"]
    assert shown[-1] == "4.25"
    qtbot.keyClick(table, Qt.Key.Key_T)
    assert not table.isVisible()
    assert found(page, ScoreLane).isVisible()


def test_ctrl_c_copies_the_chart_that_has_the_focus(
    qtbot: QtBot, year: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    lane = found(page, MarksLane)
    lane.setFocus()
    qtbot.keyClick(lane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0] == "2 activities in this period"
    assert copied[2].startswith("Python\tOnline course\t2 September 2026\t30 September 2026\t2\t")


def test_a_click_on_a_mark_opens_its_activity(
    qtbot: QtBot, journal: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    wanted = journal.activity("Karim", date(2026, 6, 17))
    page = open_page()
    lane = found(page, MarksLane)
    lane.grab()  # a mark is found where it was painted
    place = lane.box.mapViewToScene(QPointF(date(2026, 6, 17).toordinal() + 0.5, 1))
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(
            lane.viewport(), Qt.MouseButton.LeftButton, pos=lane.mapFromScene(QPointF(place.x(), place.y() + 8))
        )
    assert opened.args == ["journal", wanted]


def test_a_new_session_is_drawn_at_once(qtbot: QtBot, year: Journal, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    assert "3 days" in words(page)
    year.activity("New", TODAY)
    qtbot.waitUntil(lambda: "4 days" in words(page))


def test_what_changed_while_the_page_was_hidden_is_drawn(year: Journal, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    page.hide()
    year.check(date(2026, 11, 17), 5)
    year.activity("New", TODAY)
    page.show()
    names = [found(page, ScoreLane).accessibleName(), found(page, MarksLane).accessibleName()]
    assert names[0].startswith("My learning agility: 3 self-checks")
    assert names[1] == "3 activities in this period"
    assert "4 days" in words(page)


def test_the_page_follows_the_theme(
    qtbot: QtBot, looks: theme.ThemeManager, year: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    looks.use("dark", 100)
    surface = theme.load("dark").colour("surface")
    qtbot.waitUntil(lambda: QImage(found(page, ScoreLane).grab().toImage()).pixelColor(1, 1) == surface)


def test_the_words_move_under_the_titles_in_a_narrow_window(
    year: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page(700, 600)
    lane = found(page, ScoreLane)
    change = next(label for label in page.findChildren(QLabel) if label.text() == "since January")
    assert change.mapTo(page, change.rect().bottomLeft()).y() <= lane.mapTo(page, lane.rect().topLeft()).y()


def test_a_rebuilt_page_is_in_the_same_place(qtbot: QtBot, year: Journal, open_page: Callable[..., GrowthPage]) -> None:
    first = open_page()
    qtbot.mouseClick(segment(first, "6 months"), Qt.MouseButton.LeftButton)
    found(first, QComboBox).setCurrentIndex(2)
    state = first.state()
    second = open_page()
    second.restore(state)
    assert segment(second, "6 months").isChecked()
    assert found(second, QComboBox).currentText() == "Manager and team"


def test_the_time_axis_names_as_many_dates_as_have_room() -> None:
    first, last = date(2026, 1, 1).toordinal(), date(2026, 12, 31).toordinal()
    assert [name for _x, name in ticks(first, last, 1000)][:3] == ["Jan", "Feb", "Mar"]
    assert [name for _x, name in ticks(first, last, 300)] == ["Jan", "Apr", "Jul", "Oct"]
    assert next(name for _x, name in ticks(last - 30, last, 700)) == "7 Dec"
    twenty = [name for _x, name in ticks(first - 20 * 365, last, 900)]
    assert all(name.isdecimal() for name in twenty)
    whole = ticks(first - timedelta(days=200).days, last, 1000)
    assert "2026" in [name for _x, name in whole]


def test_a_facet_is_drawn_by_its_full_checks_alone(
    journal: Journal, open_page: Callable[..., GrowthPage], qtbot: QtBot
) -> None:
    journal.quarters(2, 3, 4)
    journal.check(date(2026, 11, 1), 5, FormId.PULSE)
    page = open_page()
    box = found(page, QComboBox)
    box.setFocus()
    qtbot.keyClicks(box, "Curio")
    assert box.currentText() == "Curiosity and drive"
    assert found(page, ScoreLane).accessibleName().startswith("Curiosity and drive: 3 self-checks from 12 January 2026")


def view(page: GrowthPage, name: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == name)


def test_a_facet_of_the_small_charts_is_opened_on_the_time_axis(
    year: Journal, open_page: Callable[..., GrowthPage], qtbot: QtBot
) -> None:
    page = open_page()
    qtbot.mouseClick(view(page, "Facets"), Qt.MouseButton.LeftButton)
    assert not found(page, ScoreLane).isVisible()
    tile = next(one for one in page.findChildren(Tile) if one.isVisible())
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert found(page, QComboBox).currentText() == "Experimenting"
    assert found(page, ScoreLane).accessibleName().startswith("Experimenting: 2 self-checks")
    assert found(page, ScoreLane).hasFocus()


def test_levels_and_gaps_follow_the_period(year: Journal, open_page: Callable[..., GrowthPage], qtbot: QtBot) -> None:
    page = open_page()
    qtbot.mouseClick(view(page, "Levels and gaps"), Qt.MouseButton.LeftButton)
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Full self-check, 16 November 2026, beside that of 12 January 2026." in words
    assert "The gap of 1 facet is known on both days. No desired level was lowered in between." in " ".join(words)
    qtbot.mouseClick(view(page, "3 months"), Qt.MouseButton.LeftButton)
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any(word.startswith("No gap can be followed yet") for word in words)


def test_a_rebuilt_page_shows_the_same_view(year: Journal, open_page: Callable[..., GrowthPage], qtbot: QtBot) -> None:
    first = open_page()
    qtbot.mouseClick(view(first, "Facets"), Qt.MouseButton.LeftButton)
    second = open_page()
    second.restore(first.state())
    assert view(second, "Facets").isChecked()
    qtbot.waitUntil(lambda: any(tile.isVisible() for tile in second.findChildren(Tile)))


def test_the_lit_week_is_told_to_a_screen_reader_in_place_of_the_hint(
    year: Journal, open_page: Callable[..., GrowthPage], qtbot: QtBot
) -> None:
    lane = found(open_page(), ScoreLane)
    before = lane.accessibleDescription()
    assert before.endswith("T shows it as a table")
    qtbot.keyClick(lane, Qt.Key.Key_Left)
    assert lane.accessibleDescription().startswith("Week of ")
    lane.day_pointed.emit(None)
    assert lane.accessibleDescription() == before


@pytest.mark.parametrize("name", ["Facets", "Levels and gaps"])
def test_the_keyboard_begins_in_the_view_that_is_shown(
    year: Journal, open_page: Callable[..., GrowthPage], qtbot: QtBot, name: str
) -> None:
    page = open_page()
    page.setFocus()
    assert found(page, ScoreLane).hasFocus()
    qtbot.mouseClick(view(page, name), Qt.MouseButton.LeftButton)
    page.setFocus()
    assert next(one for one in page.findChildren(Tile) if one.isVisible()).hasFocus()
