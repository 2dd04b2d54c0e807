"""Facets, levels and gaps: seen, walked through by keys, opened, copied and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from lcjournal.core import growth, instruments
from lcjournal.core.model import Answer, AnswerState, Check, FormId, SessionFact, Target
from lcjournal.core.progress import Period
from lcjournal.ui import theme
from lcjournal.ui.charts import sheet
from lcjournal.ui.charts.scatter import Scatter
from lcjournal.ui.charts.tiles import Tile
from lcjournal.ui.charts.views import FACETS, LEVELS, GrowthViews
from lcjournal.ui.charts.views_data import ViewsData

LC48 = instruments.builtin()
BOOK = {(LC48.id, LC48.version): LC48}
YEAR = Period(date(2026, 1, 1), date(2026, 11, 18))
Show = Callable[..., GrowthViews]


def full(day: date, level: int) -> Check:
    answers = {
        item.id: Answer(item.id, AnswerState.ANSWERED, 6 - level if item.reversed else level)
        for item in LC48.items(FormId.FULL)
    }
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Check(f"{day}", LC48.id, LC48.version, FormId.FULL, "en", 0, day, started, started, answers=answers)


def data(*checks: Check, targets: tuple[Target, ...] = (), sessions: tuple[SessionFact, ...] = ()) -> ViewsData:
    scored = growth.scored_checks(BOOK, checks)
    return ViewsData(growth.choices(LC48, [])[0], BOOK, scored, targets, sessions, YEAR)


YEARS = data(
    full(date(2026, 1, 12), 2),
    full(date(2026, 7, 12), 4),
    targets=(Target("A1", 4.5, date(2026, 1, 12)), Target("A1", 4.0, date(2026, 7, 12))),
)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    kept: list[GrowthViews] = []  # pytest-qt does not keep them alive

    def shown(drawn: ViewsData = YEARS, view: str = FACETS, width: int = 1000) -> GrowthViews:
        views = GrowthViews()
        kept.append(views)
        qtbot.addWidget(views)
        views.show_view(view)
        views.draw(drawn)
        views.resize(width, 800)
        with qtbot.waitExposed(views):
            views.show()
        return views

    return shown


def tiles(views: GrowthViews) -> list[Tile]:
    return [tile for tile in views.findChildren(Tile) if tile.isVisible()]


def test_each_facet_is_said_with_its_margin_and_its_desired_level(show: Show) -> None:
    named = [tile.accessibleName() for tile in tiles(show())]
    assert len(named) == len(LC48.facets)
    assert named[0] == (
        "Curiosity and drive: 2 self-checks from 12 January 2026 to 12 July 2026, 2.0 at first and 4.0 at the end "
        "(between 3.4 and 4.6). Desired: 4.0. Desired level lowered from 4.5 to 4.0 on 12 July 2026."
    )


def test_a_screen_reader_takes_a_tile_for_a_button_that_says_where_it_leads(show: Show) -> None:
    view = QAccessible.queryAccessibleInterface(tiles(show())[1])
    assert view.role() is QAccessible.Role.Button
    assert view.text(QAccessible.Text.Name).startswith("Experimenting: 2 self-checks")
    assert view.text(QAccessible.Text.Description) == "Enter shows it on the time axis"


def test_one_tab_stop_is_enough_and_the_arrows_move(show: Show, qtbot: QtBot) -> None:
    views = show()
    all_tiles = tiles(views)
    all_tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
    across = sum(tile.y() == all_tiles[0].y() for tile in all_tiles)
    assert across == 4
    for key, index in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, 11),
        (Qt.Key.Key_Right, 11),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert all_tiles[index].hasFocus()
    stops = [tile for tile in all_tiles if tile.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == [all_tiles[0]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_facet_is_opened_by_a_key(show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    views = show()
    with qtbot.waitSignal(views.opened) as heard:
        qtbot.keyClick(tiles(views)[2], key)
    assert heard.args == ["LC-48 facet A3"]


def test_a_facet_is_opened_by_a_click(show: Show, qtbot: QtBot) -> None:
    views = show()
    with qtbot.waitSignal(views.opened) as heard:
        qtbot.mouseClick(tiles(views)[0], Qt.MouseButton.LeftButton)
    assert heard.args == ["LC-48 facet A1"]


def test_a_tile_that_is_pointed_at_is_lit(show: Show) -> None:
    tile = tiles(show())[0]
    tile.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(tile, QEvent(QEvent.Type.HoverEnter))
    assert tile.grab().toImage().pixelColor(1, 1) == theme.colour("hover")


def test_a_narrow_window_has_fewer_columns(show: Show) -> None:
    narrow = tiles(show(width=theme.em(40)))
    assert sum(tile.y() == narrow[0].y() for tile in narrow) == 2


def test_other_data_are_drawn_without_losing_the_focus(show: Show, qtbot: QtBot) -> None:
    views = show()
    qtbot.keyClick(tiles(views)[0], Qt.Key.Key_End)
    tiles(views)[3].setFocus()
    views.draw(data(full(date(2026, 2, 2), 3)))
    assert tiles(views)[3].hasFocus()
    assert tiles(views)[3].accessibleName() == (
        "Reflection: one self-check on 2 February 2026, 3.0 (between 2.4 and 3.6)."
    )


def test_without_a_self_check_each_facet_says_so(show: Show) -> None:
    assert tiles(show(data()))[0].accessibleName() == "Curiosity and drive: no self-check in this period."


def test_t_shows_the_table_and_takes_the_focus_along(show: Show, qtbot: QtBot) -> None:
    views = show()
    tiles(views)[0].setFocus()
    qtbot.keyClick(tiles(views)[0], Qt.Key.Key_T)
    table = next(table for table in views.findChildren(QTableView) if table.isVisible())
    assert table.hasFocus()
    assert table.model().rowCount() == 2 * len(LC48.facets)
    assert not tiles(views)
    qtbot.keyClick(table, Qt.Key.Key_T)
    assert tiles(views)[0].hasFocus()


def test_the_data_are_copied_as_text(show: Show, qtbot: QtBot) -> None:
    views = show()
    with qtbot.waitSignal(views.copied):
        qtbot.keyClick(tiles(views)[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Facets"
    assert lines[1].startswith("12 facets by their full self-checks")
    assert "Curiosity and drive\t12 July 2026\t4.0\t3.4\t4.6\t4.0" in lines


def test_other_keys_are_left_to_the_page(show: Show, qtbot: QtBot) -> None:
    views = show()
    qtbot.keyClick(tiles(views)[0], Qt.Key.Key_X)
    assert not views.tables_shown


def test_the_scale_is_written_once(show: Show) -> None:
    words = [label.text() for label in show().findChildren(QLabel) if label.isVisible()]
    assert words.count("scale of 1 to 5") == 1


def test_a_sheet_is_light_in_a_dark_window(show: Show, looks: theme.ThemeManager) -> None:
    looks.use("dark", 100)
    saved = show().sheet(YEAR)
    assert saved.file_name == "facets 2026-01-01 to 2026-11-18"
    text = sheet.svg(saved).decode()
    assert "Curiosity and drive" in text
    assert QColor(theme.load("light").colour("accent")).name() in text
    assert theme.load("dark").colour("accent").name() not in text
    assert sheet.csv(saved).decode().count("Curiosity and drive") == 2


def seven(*hours: int) -> ViewsData:
    """Seven full checks four weeks apart, with so many hours a week before each but the first."""
    days = [date(2026, 1, 5) + timedelta(weeks=4 * index) for index in range(7)]
    levels = [2, 3, 2, 4, 3, 5, 3]
    sessions = tuple(
        SessionFact("a", "Python", "mooc", day, count * 4 * 60, own_time=False)
        for day, count in zip(days[1:], hours, strict=True)
    )
    return data(*map(full, days, levels), sessions=sessions)


def card(views: GrowthViews, title: str) -> list[str]:
    """The lines that a card copies."""
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()  # else only the card with the focus
    views.copy()
    parts = QApplication.clipboard().text().split("\n\n")
    return next(part for part in parts if part.startswith(title)).splitlines()


def test_levels_are_said_as_now_before_and_desired(show: Show) -> None:
    said = [tile.accessibleName() for tile in tiles(show(view=LEVELS))]
    assert said[0].startswith("My learning agility: now 4.0, between 3.7 and 4.3, desired 4.0. +2.0: reliable change")
    assert said[0].endswith("Before: 2.0.")
    assert said[1].startswith("Curiosity and drive: now 4.0")


def test_levels_are_a_table_too(show: Show) -> None:
    lines = card(show(view=LEVELS), "Now, before and desired")
    assert lines[1] == "Full self-check, 12 July 2026, beside that of 12 January 2026."
    assert lines[2].split("\t")[:4] == ["Domain or facet", "Before", "Now", "Low end"]
    assert "Curiosity and drive\t2.0\t4.0\t3.4\t4.6\t4.0\t+2.0\tLikely growth" in lines


def test_a_first_check_has_nothing_to_be_compared_with(show: Show) -> None:
    views = show(data(full(date(2026, 1, 12), 3)), LEVELS)
    assert card(views, "Now, before")[1].endswith("There is no earlier one to compare it with.")
    assert "Before" not in tiles(views)[0].accessibleName()


def test_a_pulse_is_no_level_before(show: Show) -> None:
    pulse = replace(full(date(2026, 1, 12), 2), form=FormId.PULSE)
    views = show(data(pulse, full(date(2026, 7, 12), 4)), LEVELS)
    assert card(views, "Now, before")[1].endswith("There is no earlier one to compare it with.")


def test_a_period_without_a_full_check_says_so(show: Show) -> None:
    views = show(data(), LEVELS)
    assert not tiles(views)
    assert card(views, "Now, before")[1] == "No full self-check in this period."
    assert card(views, "How the gaps moved")[1].startswith("No gap can be followed yet")


def test_a_gap_is_told_in_its_two_movements_and_the_lowering_is_seen(show: Show) -> None:
    views = show(view=LEVELS)
    said = next(tile.accessibleName() for tile in tiles(views) if "Curiosity and drive, 12" in tile.accessibleName())
    assert "the desired level was lowered (−0.5), the score moved +2.0" in said
    assert "Desired level lowered from 4.5 to 4.0" in said
    lines = card(views, "How the gaps moved")
    assert lines[1].startswith("The gap of 1 facet is known on both days. 1 desired level was lowered in between.")
    assert next(line for line in lines if line.startswith("Curiosity")).endswith("4.0 (lowered from 4.5)\t")


def test_the_gap_of_what_is_chosen_is_followed_from_check_to_check(show: Show) -> None:
    checks = [full(date(2026, month, 12), level) for month, level in ((1, 2), (4, 3), (7, 4))]
    views = show(data(*checks, targets=(Target("A1", 4.5, date(2026, 1, 12)),)), LEVELS)
    lines = card(views, "From one full self-check to the next")
    assert lines[1].startswith("My learning agility: 2 steps in this period.")
    assert [line.split("\t")[1] for line in lines[4:]] == ["12 January 2026", "12 April 2026"]


def test_five_checks_are_not_enough_for_an_association(show: Show) -> None:
    checks = [full(date(2026, month, 12), 3) for month in range(1, 6)]
    views = show(data(*checks), LEVELS)
    assert card(views, "Hours and score")[1] == "Not enough yet: 5 full self-checks of the 6 it takes."
    scatter = views.findChild(Scatter)
    assert scatter is not None
    assert not scatter.isVisible()


def test_from_six_checks_on_hours_and_score_are_told_as_no_proof(show: Show) -> None:
    views = show(seven(4, 2, 5, 2, 5, 1), LEVELS)
    lines = card(views, "Hours and score")
    assert lines[1].startswith("My learning agility: over 6 intervals between full self-checks")
    assert "This is not proof" in lines[2]
    assert len(lines) == 4 + 6


def test_the_points_of_the_association_are_read_one_by_one(show: Show, qtbot: QtBot) -> None:
    views = show(seven(2, 1, 4, 1, 5, 1), LEVELS)
    scatter = views.findChild(Scatter)
    assert scatter is not None
    plain = scatter.grab().toImage()
    scatter.setFocus()
    qtbot.keyClick(scatter, Qt.Key.Key_Left)
    assert scatter.accessibleDescription().startswith("25 May 2026 to 22 June 2026: 1.0 hours a week, score −2.0")
    assert scatter.grab().toImage() != plain
    qtbot.keyClick(scatter, Qt.Key.Key_Left)
    assert scatter.accessibleDescription().startswith("27 April 2026 to 25 May 2026: 5.0 hours a week, score +2.0")
    qtbot.keyClick(scatter, Qt.Key.Key_Right)
    qtbot.keyClick(scatter, Qt.Key.Key_Right)
    assert scatter.accessibleDescription().startswith("25 May 2026 to 22 June 2026")


@pytest.mark.parametrize(("width", "lines"), [(1000, 1), (500, 2)])
def test_a_level_takes_two_lines_in_a_narrow_window(show: Show, width: int, lines: int) -> None:
    level = tiles(show(view=LEVELS, width=width))[0]
    assert level.height() == theme.em(2.3 * lines)


def test_levels_are_saved_with_all_their_charts(show: Show) -> None:
    saved = show(seven(2, 1, 4, 1, 5, 1), LEVELS).sheet(YEAR)
    assert saved.file_name == "levels 2026-01-01 to 2026-11-18"
    text = sheet.svg(saved).decode()
    for title in ("Now, before and desired", "How the gaps moved", "Hours and score"):
        assert title in text
    assert sheet.csv(saved).decode().count("Hours and score") == 6
    assert sheet.png(saved).startswith(b"\x89PNG")


def test_the_view_that_is_shown_is_drawn(show: Show) -> None:
    views = show()
    views.show_view(LEVELS)
    views.draw(data(full(date(2026, 2, 2), 5)))
    assert tiles(views)[1].accessibleName().startswith("Curiosity and drive: now 5.0")
    assert len(tiles(views)) == len(LC48.domains) + len(LC48.facets)


def test_another_language_is_marked_and_said(show: Show) -> None:
    checks = full(date(2026, 1, 12), 3), replace(full(date(2026, 7, 12), 3), language="fr")
    marked, plain = show(data(*checks)), show(data(*checks[:1], full(date(2026, 7, 12), 3)))
    words = [label.text() for label in marked.findChildren(QLabel)]
    assert any("Not all of these self-checks were answered in the same language" in word for word in words)
    assert tiles(marked)[0].grab().toImage() != tiles(plain)[0].grab().toImage()


@pytest.mark.parametrize("view", [FACETS, LEVELS])
def test_margins_of_ones_own_are_said(show: Show, view: str) -> None:
    views = show(replace(YEARS, own_margins=True), view)
    words = [label.text() for label in views.findChildren(QLabel)]
    assert any("The bands are refined from your own repeats." in word for word in words)
