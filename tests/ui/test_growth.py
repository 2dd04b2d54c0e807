"""Growth as a person uses it: the page is filled through a store, then clicked, typed at and looked at."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity, Answer, AnswerState, Change, FormId, Session, Target
from lcjournal.core.paths import DataPaths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui import dialogs, theme
from lcjournal.ui.bus import Bus
from lcjournal.ui.charts.marks_lane import MarksLane
from lcjournal.ui.charts.score_lane import ScoreLane
from lcjournal.ui.charts.time_axis import ticks
from lcjournal.ui.commands import Actions
from lcjournal.ui.context import Context, Controls
from lcjournal.ui.pages.growth import GrowthPage
from lcjournal.ui.undo import Undo

NOW = datetime(2026, 11, 18, 14, tzinfo=UTC)
TODAY = NOW.date()
LC48 = instruments.builtin()
NARROW = "\u202f"


class Preferences:
    """Stands for the app as far as this page asks it."""

    def __init__(self) -> None:
        self.chosen = Settings()

    def settings(self) -> Settings:
        return self.chosen


@pytest.fixture
def bus(qapp: QApplication) -> Bus:
    return Bus()


@pytest.fixture
def store(tmp_path: Path, bus: Bus) -> Iterator[Store]:
    opened = Store.open(tmp_path / "journal.lcjournal", clock=lambda: NOW, on_change=bus.changed.emit)
    yield opened
    opened.close()


@pytest.fixture
def preferences() -> Preferences:
    return Preferences()


@pytest.fixture
def open_page(
    qtbot: QtBot, store: Store, bus: Bus, tmp_path: Path, preferences: Preferences
) -> Callable[..., GrowthPage]:
    """Return what shows the page at a size."""

    def show(width: int = 1280, height: int = 800) -> GrowthPage:
        context = Context(
            store=store,
            bus=bus,
            undo=Undo(),
            actions=Actions(),
            controls=cast("Controls", preferences),
            paths=DataPaths(tmp_path),
            instrument=LC48,
            say=lambda _sentence: None,
            now=lambda: NOW,
        )
        page = GrowthPage(context)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return show


def check(
    store: Store, day: date, level: int, form: FormId = FormId.FULL, *, asked: Instrument = LC48, language: str = "en"
) -> None:
    begun = store.checks.start((asked.id, asked.version, asked.source), form, language, 1, day, "0")
    answers = [
        Answer(item.id, AnswerState.ANSWERED, 6 - level if item.reversed else level) for item in asked.items(form)
    ]
    store.checks.answer(begun.id, *answers)
    store.checks.finish(begun.id)


def altered(**changes: object) -> Instrument:
    """The questionnaire with other values at the top of its file."""
    return instruments.parse(json.dumps(json.loads(LC48.source) | changes))


def quarters(store: Store, *levels: int, asked: Instrument = LC48, year: int = 2026) -> None:
    for index, level in enumerate(levels):
        check(store, date(year, 1 + 3 * index, 12), level, asked=asked)


def activity(store: Store, title: str, *days: date, minutes: int = 60, kind: str = "mooc") -> str:
    sessions = tuple(Session(day, minutes) for day in days)
    return store.activities.add(Activity(title, days[-1], kind, sessions=sessions))


@pytest.fixture
def year(store: Store) -> Store:
    """A store with two checks, a desired level and two activities of this year."""
    check(store, date(2026, 1, 12), 3)
    check(store, date(2026, 11, 16), 4)
    store.checks.set_targets([Target("A1", 4.25, date(2026, 1, 12))])
    activity(store, "Python", date(2026, 9, 2), date(2026, 9, 30), minutes=120)
    activity(store, "Karim", date(2026, 11, 16), minutes=50, kind="interview")
    return store


Part = TypeVar("Part", bound=QWidget)


def found(page: QWidget, kind: type[Part]) -> Part:
    part = page.findChild(kind)
    assert part is not None
    return part


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def segment(page: QWidget, text: str) -> QToolButton:
    return next(button for button in page.findChildren(QToolButton) if button.text() == text)


def test_an_empty_journal_offers_the_first_step(qtbot: QtBot, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    assert "Nothing to draw yet" in words(page)
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Go to the self-check")
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened.args == ["selfcheck", None]


def test_one_point_is_not_called_a_curve(store: Store, open_page: Callable[..., GrowthPage]) -> None:
    check(store, date(2026, 11, 16), 4)
    page = open_page()
    assert "One point is not a curve yet." in words(page)
    assert "No session in this period." in words(page)


def test_sessions_without_a_check_are_drawn(store: Store, open_page: Callable[..., GrowthPage]) -> None:
    activity(store, "Python", TODAY)
    page = open_page()
    assert "No self-check in this period." in words(page)
    assert "1 day" in words(page)


def test_a_change_is_named_with_its_margin_and_the_caution(year: Store, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    assert {"+1.0", "since January"} <= set(words(page))
    assert any("±" in text for text in words(page))
    assert any("does not prove" in text for text in words(page))


def test_the_trend_of_four_full_checks_is_said(store: Store, open_page: Callable[..., GrowthPage]) -> None:
    quarters(store, 2, 3, 4, 4)
    page = open_page()
    trend = next(text for text in words(page) if "points a year over 4 full self-checks" in text)
    assert trend in found(page, ScoreLane).accessibleDescription()


def test_no_trend_is_said_of_three_full_checks(store: Store, open_page: Callable[..., GrowthPage]) -> None:
    quarters(store, 2, 3, 4)
    page = open_page()
    assert not any("full self-checks" in text for text in words(page))
    assert not found(page, QCheckBox).isVisible()


def test_the_guide_line_can_be_taken_away(qtbot: QtBot, store: Store, open_page: Callable[..., GrowthPage]) -> None:
    quarters(store, 2, 3, 4, 4)
    page = open_page()
    lane, guide = found(page, ScoreLane), found(page, QCheckBox)
    assert guide.isVisible()
    assert guide.isChecked()
    drawn = lane.grab().toImage()
    guide.setFocus()
    qtbot.keyClick(guide, Qt.Key.Key_Space)
    without = lane.grab().toImage()
    assert without != drawn
    rebuilt = open_page()
    rebuilt.restore(page.state())
    assert not found(rebuilt, QCheckBox).isChecked()


def test_a_lowered_desired_level_is_said_and_shown(
    qtbot: QtBot, store: Store, open_page: Callable[..., GrowthPage]
) -> None:
    quarters(store, 3, 4)
    for day, level in ((date(2026, 1, 12), 4.5), (date(2026, 3, 3), 4.0)):
        store.checks.set_targets([Target("A1", level, day)])
    page = open_page()
    sentence = "Desired level lowered from 4.5 to 4.0 on 3 March 2026."
    assert sentence in words(page)
    lane = found(page, ScoreLane)
    assert sentence in lane.accessibleDescription()
    qtbot.keyClick(lane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert sentence in copied
    assert "4.0 (lowered from 4.5)" in copied


def test_two_versions_stand_apart_and_this_is_said(
    qtbot: QtBot, store: Store, open_page: Callable[..., GrowthPage]
) -> None:
    check(store, date(2026, 1, 12), 2)
    quarters(store, 3, 4, asked=altered(version="0.2"), year=2026)
    page = open_page()
    assert any("different versions" in text for text in words(page))
    qtbot.keyClick(found(page, ScoreLane), Qt.Key.Key_T)
    table = page.findChildren(QTableView)[0]
    assert [table.model().index(row, 2).data() for row in range(3)] == ["LC-48 0.1", "LC-48 0.2", "LC-48 0.2"]


def test_a_change_of_language_is_said(store: Store, open_page: Callable[..., GrowthPage]) -> None:
    check(store, date(2026, 1, 12), 3)
    check(store, date(2026, 6, 1), 3, language="fr")
    assert any("same language" in text for text in words(open_page()))


def test_margins_of_ones_own_are_drawn_and_said_when_they_are_wanted(
    qtbot: QtBot, store: Store, bus: Bus, preferences: Preferences, open_page: Callable[..., GrowthPage]
) -> None:
    check(store, date(2026, 6, 1), 2)
    check(store, date(2026, 6, 8), 4)
    page = open_page()
    said, before = "The bands are refined from your own repeats.", found(page, ScoreLane).accessibleName()
    assert said not in words(page)
    preferences.chosen = Settings(personal_margins=True)
    bus.changed.emit(Change.CHECKS)
    qtbot.waitUntil(lambda: said in words(page))
    assert found(page, ScoreLane).accessibleName() != before


def test_another_questionnaire_has_its_own_domains(store: Store, open_page: Callable[..., GrowthPage]) -> None:
    domains = json.loads(LC48.source)["domains"][:1]
    climate = altered(id="climate", domains=[domains[0] | {"id": "Q"}], title={"en": "Climate", "fr": "Climat"})
    check(store, date(2026, 1, 12), 3)
    check(store, date(2026, 6, 1), 5, asked=climate)
    page = open_page()
    assert found(page, ScoreLane).accessibleName().startswith("My learning agility: one self-check on 12 January")
    box = found(page, QComboBox)
    box.setCurrentIndex(box.count() - 1)
    assert box.currentText() == "My learning agility (Climate)"
    assert "one self-check on 1 June 2026" in found(page, ScoreLane).accessibleName()


def test_every_chart_says_its_sentence(year: Store, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    names = [found(page, ScoreLane).accessibleName(), found(page, MarksLane).accessibleName()]
    assert names[0].startswith("My learning agility: 2 self-checks from 12 January 2026")
    assert names[1] == "2 activities in this period"


def test_another_domain_can_be_chosen(qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    box = found(page, QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert found(page, ScoreLane).accessibleName().startswith("Learning with others: 2 self-checks")


def test_a_shorter_period_counts_only_its_own_hours(
    qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage]
) -> None:
    activity(year, "Old", date(2026, 2, 2), minutes=600)
    page = open_page()
    assert any(text.startswith(f"14{NARROW}h{NARROW}50 in all") for text in words(page))
    qtbot.mouseClick(segment(page, "3 months"), Qt.MouseButton.LeftButton)
    assert any(text.startswith(f"4{NARROW}h{NARROW}50 in all") for text in words(page))


def test_the_arrows_light_up_weeks_and_say_them(
    qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage]
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
    qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    qtbot.mouseClick(segment(page, "3 months"), Qt.MouseButton.LeftButton)
    lane = found(page, ScoreLane)
    for _week in range(20):
        qtbot.keyClick(lane, Qt.Key.Key_Left)
    assert "Week of 6 July 2026: no activity." in words(page)


def test_pan_zoom_and_ends_move_what_is_counted(
    qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage]
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


def test_t_shows_the_data_as_tables_and_the_charts_again(
    qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    qtbot.keyClick(found(page, ScoreLane), Qt.Key.Key_T)
    table = page.findChildren(QTableView)[0]
    assert table.isVisible()
    shown = [str(table.model().index(1, column).data()) for column in range(table.model().columnCount())]
    assert shown[:3] == ["16 November 2026", "full", "4.0"]
    assert shown[-1] == "4.25"
    qtbot.keyClick(table, Qt.Key.Key_T)
    assert not table.isVisible()
    assert found(page, ScoreLane).isVisible()


def test_ctrl_c_copies_the_chart_that_has_the_focus(
    qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    lane = found(page, MarksLane)
    lane.setFocus()
    qtbot.keyClick(lane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0] == "2 activities in this period"
    assert copied[2].startswith("Python\tOnline course\t2 September 2026\t30 September 2026\t2\t")


def test_a_click_on_a_mark_opens_its_activity(qtbot: QtBot, store: Store, open_page: Callable[..., GrowthPage]) -> None:
    wanted = activity(store, "Karim", date(2026, 6, 17))
    page = open_page()
    lane = found(page, MarksLane)
    lane.grab()  # a mark is found where it was painted
    place = lane.box.mapViewToScene(QPointF(date(2026, 6, 17).toordinal() + 0.5, 1))
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(
            lane.viewport(), Qt.MouseButton.LeftButton, pos=lane.mapFromScene(QPointF(place.x(), place.y() + 8))
        )
    assert opened.args == ["journal", wanted]


def test_a_new_session_is_drawn_at_once(qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    assert "3 days" in words(page)
    activity(year, "New", TODAY)
    qtbot.waitUntil(lambda: "4 days" in words(page))


def test_what_changed_while_the_page_was_hidden_is_drawn(year: Store, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    page.hide()
    check(year, date(2026, 11, 17), 5)
    activity(year, "New", TODAY)
    page.show()
    names = [found(page, ScoreLane).accessibleName(), found(page, MarksLane).accessibleName()]
    assert names[0].startswith("My learning agility: 3 self-checks")
    assert names[1] == "3 activities in this period"
    assert "4 days" in words(page)


def test_the_page_follows_the_theme(
    qtbot: QtBot, looks: theme.ThemeManager, year: Store, open_page: Callable[..., GrowthPage]
) -> None:
    page = open_page()
    looks.use("dark", 100)
    surface = theme.load("dark").colour("surface")
    qtbot.waitUntil(lambda: QImage(found(page, ScoreLane).grab().toImage()).pixelColor(1, 1) == surface)


def test_the_words_move_under_the_titles_in_a_narrow_window(year: Store, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page(700, 600)
    lane = found(page, ScoreLane)
    change = next(label for label in page.findChildren(QLabel) if label.text() == "since January")
    assert change.mapTo(page, change.rect().bottomLeft()).y() <= lane.mapTo(page, lane.rect().topLeft()).y()


def test_the_image_is_light_and_twice_as_sharp(
    qtbot: QtBot,
    looks: theme.ThemeManager,
    year: Store,
    open_page: Callable[..., GrowthPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks.use("dark", 100)
    page = open_page()
    target = tmp_path / "growth.png"
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: target)
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Image…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    image = QImage(str(target))
    assert image.width() == 2 * theme.em(72)
    assert image.pixelColor(2, 2) == theme.load("light").colour("surface")


def test_an_image_that_cannot_be_written_is_said(
    qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: tmp_path / "missing" / "growth.png")
    monkeypatch.setattr(dialogs, "error", lambda problem: said.append(str(problem)))
    page = open_page()
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Image…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said == ["The image could not be written to “growth.png”."]


def test_a_rebuilt_page_is_in_the_same_place(qtbot: QtBot, year: Store, open_page: Callable[..., GrowthPage]) -> None:
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
