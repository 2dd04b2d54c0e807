"""What the Growth page says of scores: never more than the figures hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Change, Target
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui.bus import Bus
from lcjournal.ui.charts.score_lane import ScoreLane
from lcjournal.ui.charts.table_view import TableView
from lcjournal.ui.pages.growth import GrowthPage

if TYPE_CHECKING:
    from tests.ui.growth.conftest import Journal, Preferences

TODAY = date(2026, 11, 18)
LC48 = instruments.builtin()

Part = TypeVar("Part", bound=QWidget)


def found(page: QWidget, kind: type[Part]) -> Part:
    part = page.findChild(kind)
    assert part is not None
    return part


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def altered(**changes: object) -> Instrument:
    """The questionnaire with other values at the top of its file."""
    return instruments.parse(json.dumps(json.loads(LC48.source) | changes))


def test_one_point_is_not_called_a_curve(journal: Journal, open_page: Callable[..., GrowthPage]) -> None:
    journal.check(date(2026, 11, 16), 4)
    page = open_page()
    assert "One point is not a curve yet." in words(page)
    assert "No session in this period." in words(page)


def test_sessions_without_a_check_are_drawn(journal: Journal, open_page: Callable[..., GrowthPage]) -> None:
    journal.activity("Python", TODAY)
    page = open_page()
    assert "No self-check in this period." in words(page)
    assert "1 day" in words(page)


def test_a_change_is_named_with_its_margin_and_the_caution(year: Journal, open_page: Callable[..., GrowthPage]) -> None:
    page = open_page()
    assert {"+1.0", "since January"} <= set(words(page))
    assert any("±" in text for text in words(page))
    assert any("does not prove" in text for text in words(page))


def test_the_trend_of_four_full_checks_is_said(journal: Journal, open_page: Callable[..., GrowthPage]) -> None:
    journal.quarters(2, 3, 4, 4)
    page = open_page()
    trend = next(text for text in words(page) if "points a year over 4 full self-checks" in text)
    assert trend in found(page, ScoreLane).accessibleDescription()


def test_no_trend_is_said_of_three_full_checks(journal: Journal, open_page: Callable[..., GrowthPage]) -> None:
    journal.quarters(2, 3, 4)
    page = open_page()
    assert not any("full self-checks" in text for text in words(page))
    assert not found(page, QCheckBox).isVisible()


def test_the_guide_line_can_be_taken_away(qtbot: QtBot, journal: Journal, open_page: Callable[..., GrowthPage]) -> None:
    journal.quarters(2, 3, 4, 4)
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
    qtbot: QtBot, store: Store, journal: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    journal.quarters(3, 4)
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
    qtbot: QtBot, journal: Journal, open_page: Callable[..., GrowthPage]
) -> None:
    journal.check(date(2026, 1, 12), 2)
    journal.quarters(3, 4, asked=altered(version="0.2"), year=2026)
    page = open_page()
    assert any("different versions" in text for text in words(page))
    qtbot.keyClick(found(page, ScoreLane), Qt.Key.Key_T)
    table = page.findChildren(TableView)[0]
    assert [table.model().index(row, 2).data() for row in range(3)] == ["LC-48 0.1", "LC-48 0.2", "LC-48 0.2"]


def test_a_change_of_language_is_said(journal: Journal, open_page: Callable[..., GrowthPage]) -> None:
    journal.check(date(2026, 1, 12), 3)
    journal.check(date(2026, 6, 1), 3, language="fr")
    assert any("same language" in text for text in words(open_page()))


def test_margins_of_ones_own_are_drawn_and_said_when_they_are_wanted(
    qtbot: QtBot, journal: Journal, bus: Bus, preferences: Preferences, open_page: Callable[..., GrowthPage]
) -> None:
    journal.check(date(2026, 6, 1), 2)
    journal.check(date(2026, 6, 8), 4)
    page = open_page()
    said, before = "The bands are refined from your own repeats.", found(page, ScoreLane).accessibleName()
    assert said not in words(page)
    preferences.chosen = Settings(personal_margins=True)
    bus.changed.emit(Change.CHECKS)
    qtbot.waitUntil(lambda: said in words(page))
    assert found(page, ScoreLane).accessibleName() != before


def test_another_questionnaire_has_its_own_domains(journal: Journal, open_page: Callable[..., GrowthPage]) -> None:
    domains = json.loads(LC48.source)["domains"][:1]
    climate = altered(id="climate", domains=[domains[0] | {"id": "Q"}], title={"en": "Climate", "fr": "Climat"})
    journal.check(date(2026, 1, 12), 3)
    journal.check(date(2026, 6, 1), 5, asked=climate)
    page = open_page()
    assert found(page, ScoreLane).accessibleName().startswith("My learning agility: one self-check on 12 January")
    box = found(page, QComboBox)
    box.setCurrentIndex(box.findText("My learning agility (Climate)"))
    assert "one self-check on 1 June 2026" in found(page, ScoreLane).accessibleName()
