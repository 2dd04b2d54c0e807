"""After the last question and before any score: looking back, then the levels one desires."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from lcjournal.core import i18n, instruments
from lcjournal.core.model import Answer, AnswerState, FormId, Target
from lcjournal.ui.models.check_run import begin
from lcjournal.ui.widgets.level_edit import LevelEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lcjournal.ui.pages.selfcheck import SelfCheckPage
    from tests.ui.selfcheck.conftest import Desk

LC48 = instruments.builtin()
TODAY = date(2026, 11, 18)
MAY = date(2026, 5, 12)
LOOKING_BACK = "Looking back with what you know today, where were you on 12 May 2026?"
DESIRED = "Where would I like this to be in six months?"


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(key: Qt.Key, text: str = "") -> None:
    target = QApplication.focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def click(qtbot: QtBot, page: QWidget, text: str) -> None:
    found = next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == text)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def sliders(page: QWidget) -> dict[str, float | None]:
    return {edit.accessibleName(): edit.level() for edit in page.findChildren(LevelEdit) if edit.isVisible()}


def to_the_end(desk: Desk, day: date = TODAY) -> SelfCheckPage:
    desk.take(day, left=1)
    desk.wait_for_enter()
    page = desk.show("continue")
    press(Qt.Key.Key_3, "3")
    press(Qt.Key.Key_Return)
    return page


def test_desired_levels_are_asked_before_any_score_is_shown(desk: Desk) -> None:
    page = to_the_end(desk)
    assert DESIRED in words(page)
    assert "3.0" not in words(page)
    press(Qt.Key.Key_4, "4")
    press(Qt.Key.Key_Right)
    for _domain in range(4):
        assert desk.store.checks.all() == []
        press(Qt.Key.Key_Return)
    assert [(target.facet, target.value) for target in desk.store.checks.targets()] == [("A1", 4.25)]
    assert "Your profile, 18 November 2026" in words(page)
    assert len(desk.store.checks.all()) == 1


def test_an_arrow_beside_a_slider_stays_on_the_page(desk: Desk) -> None:
    page = to_the_end(desk)
    press(Qt.Key.Key_4, "4")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    assert "“My learning agility”" in words(page)


def test_the_level_desired_last_time_is_already_there_and_can_be_taken_away(desk: Desk) -> None:
    desk.wish(date(2026, 1, 5), A1=4.0, A2=3.5)
    to_the_end(desk)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert [target.facet for target in desk.store.checks.targets() if target.day == TODAY] == ["A2"]


def test_all_desired_levels_can_be_skipped_at_once(desk: Desk, qtbot: QtBot) -> None:
    page = to_the_end(desk)
    click(qtbot, page, "Skip the desired levels")
    assert desk.store.checks.targets() == []
    assert "Your profile, 18 November 2026" in words(page)


def test_one_looks_back_on_the_last_full_check_without_seeing_its_scores(desk: Desk) -> None:
    desk.take(MAY, 4)
    desk.take(MAY + timedelta(days=90), 2, FormId.PULSE)
    page = to_the_end(desk)
    assert LOOKING_BACK in words(page)
    assert "Manager and team, looking back" in sliders(page)
    assert set(sliders(page).values()) == {None}
    assert "4.0" not in words(page)
    press(Qt.Key.Key_2, "2")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert DESIRED in words(page)
    waiting = desk.store.checks.under_way()
    assert waiting is not None
    assert waiting.then == {"A": 2.25}
    assert waiting.then_of == desk.store.checks.all()[0].id


def test_only_domains_that_have_a_score_are_looked_back_on(desk: Desk) -> None:
    earlier = begin(desk.store, LC48, FormId.FULL, MAY)
    skipped = [Answer(item.id, AnswerState.NOT_APPLICABLE) for item in LC48.items(FormId.FULL) if item.domain in "CD"]
    rest = [Answer(item.id, AnswerState.ANSWERED, 3) for item in LC48.items(FormId.FULL) if item.domain not in "CD"]
    desk.store.checks.answer(earlier.id, *skipped, *rest)
    desk.store.checks.finish(earlier.id)
    page = to_the_end(desk)
    assert list(sliders(page)) == [
        "My learning agility, looking back",
        "Learning with others, looking back",
        "Creative tension, looking back",
    ]


def test_nobody_is_asked_to_look_back_on_nothing(desk: Desk) -> None:
    desk.store.checks.set_left_out(desk.take(MAY).id, left_out=True)
    desk.take(MAY, form=FormId.PULSE)
    empty = begin(desk.store, LC48, FormId.FULL, MAY)
    desk.store.checks.finish(empty.id)
    page = to_the_end(desk)
    assert DESIRED in words(page)
    assert "page 1 of 4" in words(page)


def test_a_pulse_looks_back_on_nothing(desk: Desk) -> None:
    desk.take(MAY)
    desk.take(TODAY, form=FormId.PULSE, left=1)
    desk.wait_for_enter()
    page = desk.show("continue")
    press(Qt.Key.Key_Return)
    assert "That was the last question" in words(page)


def test_looking_back_can_be_skipped_with_what_was_set(desk: Desk, qtbot: QtBot) -> None:
    desk.take(MAY)
    page = to_the_end(desk)
    press(Qt.Key.Key_2, "2")
    click(qtbot, page, "Skip this page")
    assert "Desired levels, page 1 of 4" in words(page)
    click(qtbot, page, "Skip the desired levels")
    finished = desk.store.checks.all()[-1]
    assert (finished.then, finished.then_of) == ({}, None)
    assert "Your profile, 18 November 2026" in words(page)


def test_back_and_on_keep_what_was_said_in_looking_back(desk: Desk, qtbot: QtBot) -> None:
    desk.take(MAY)
    page = to_the_end(desk)
    press(Qt.Key.Key_2, "2")
    press(Qt.Key.Key_Return)
    click(qtbot, page, "Previous")
    assert sliders(page)["My learning agility, looking back"] == 2.0
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    waiting = desk.store.checks.under_way()
    assert waiting is not None
    assert waiting.then == {}
    click(qtbot, page, "Previous")
    click(qtbot, page, "Previous")
    assert "Question 48 of 48" in words(page)


def test_a_check_resumed_after_the_questions_shows_what_was_said_already(desk: Desk) -> None:
    desk.take(MAY)
    page = to_the_end(desk)
    press(Qt.Key.Key_2, "2")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_4, "4")
    press(Qt.Key.Key_Return)
    page.hide()
    again = desk.show("continue")
    assert sliders(again)["My learning agility, looking back"] == 2.0
    press(Qt.Key.Key_Return)
    assert sliders(again)["Curiosity and drive, desired level"] == 4.0


def test_levels_half_set_outlive_another_language(desk: Desk) -> None:
    desk.take(MAY)
    page = to_the_end(desk)
    press(Qt.Key.Key_2, "2")
    kept = page.state()
    page.hide()
    i18n.use("fr")
    again = desk.show()
    again.restore(kept)
    assert next(iter(sliders(again).values())) == 2.0


def test_a_desired_level_belongs_to_the_day_of_its_check(desk: Desk) -> None:
    page = to_the_end(desk, MAY)
    press(Qt.Key.Key_4, "4")
    for _domain in range(4):
        press(Qt.Key.Key_Return)
    check = desk.store.checks.all()[-1]
    assert check.day == MAY
    assert [(one.facet, one.day, one.check_id) for one in desk.store.checks.targets()] == [("A1", MAY, check.id)]
    assert "desired 4.0" in "\n".join(one.accessibleName() for one in page.findChildren(QWidget) if one.isVisible())


def test_a_later_wish_is_not_put_into_an_earlier_check(desk: Desk) -> None:
    desk.store.checks.set_targets([Target("A1", 2.0, MAY - timedelta(days=9)), Target("A1", 5.0, TODAY)])
    page = to_the_end(desk, MAY)
    assert sliders(page)["Curiosity and drive, desired level"] == 2.0


def test_passing_a_page_again_adds_nothing_to_the_history(desk: Desk, qtbot: QtBot) -> None:
    desk.wish(MAY, A1=4.0, A2=3.0)
    page = to_the_end(desk)
    for _time in range(3):
        press(Qt.Key.Key_Return)
        click(qtbot, page, "Previous")
    press(Qt.Key.Key_5, "5")
    press(Qt.Key.Key_Return)
    own = sorted((one.facet, one.value) for one in desk.store.checks.targets() if one.check_id)
    assert own == [("A1", 4.0), ("A1", 5.0), ("A2", 3.0)]


def test_a_level_taken_away_again_is_not_kept(desk: Desk, qtbot: QtBot) -> None:
    page = to_the_end(desk)
    press(Qt.Key.Key_4, "4")
    press(Qt.Key.Key_Return)
    click(qtbot, page, "Previous")
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert desk.store.checks.targets() == []


def test_a_level_follows_the_mouse_in_quarters_and_stays_when_the_page_scrolls(desk: Desk, qtbot: QtBot) -> None:
    edit = LevelEdit("Reflection, desired level")
    qtbot.addWidget(edit)
    edit.resize(400, 40)
    edit.show()
    qtbot.mouseClick(edit, Qt.MouseButton.LeftButton, pos=edit.rect().center())
    assert edit.level() == 3.0
    qtbot.mouseMove(edit, edit.rect().topRight())
    qtbot.keyClick(edit, Qt.Key.Key_End)
    assert edit.level() == 5.0
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert edit.level() == 4.75
    assert (edit.accessibleName(), edit.accessibleDescription()) == ("Reflection, desired level", "4.75")
