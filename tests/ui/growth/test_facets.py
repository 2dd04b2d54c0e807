"""All facets side by side: seen, walked through by keys, opened, copied and saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

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
from lcjournal.ui.charts.tiles import Tile
from lcjournal.ui.charts.views import FACETS, GrowthViews
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
        views.draw(drawn)
        views.show_view(view)
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
    narrow = tiles(show(width=500))
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
    words = [label.text() for label in show().findChildren(QLabel)]
    assert words.count("scale of 1 to 5") == 1


def test_a_sheet_is_light_in_a_dark_window(show: Show, looks: theme.ThemeManager) -> None:
    looks.use("dark", 100)
    saved = show().sheet()
    assert saved is not None
    assert saved.file_name == "facets 2026-01-01 to 2026-11-18"
    text = sheet.svg(saved).decode()
    assert "Curiosity and drive" in text
    assert QColor(theme.load("light").colour("accent")).name() in text
    assert theme.load("dark").colour("accent").name() not in text
    assert sheet.csv(saved).decode().count("Curiosity and drive") == 2


def test_there_is_nothing_to_save_before_anything_is_drawn(qtbot: QtBot) -> None:
    views = GrowthViews()
    qtbot.addWidget(views)
    assert views.sheet() is None
