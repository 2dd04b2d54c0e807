"""Answering: by keyboard alone or by mouse, with every answer in the journal before the next question shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from lcjournal.core import i18n, instruments
from lcjournal.core.instruments import Item
from lcjournal.core.model import Answer, AnswerState, FormId
from lcjournal.ui.models.check_run import CheckRun, Stopwatch, instrument_of
from lcjournal.ui.widgets.answer_button import AnswerButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lcjournal.ui.pages.selfcheck import SelfCheckPage
    from tests.ui.selfcheck.conftest import Desk

LC48 = instruments.builtin()
TODAY = date(2026, 11, 18)
AZERTY = {"&": 1, "é": 2, '"': 3, "'": 4, "(": 5}


def words(page: QWidget) -> str:
    """Everything a person can read on the page."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(key: Qt.Key, text: str = "", *, held: bool = False) -> None:
    """Press a key where the keyboard's focus is, as the system would deliver it."""
    target = QApplication.focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, held))


def digit(value: int) -> None:
    press(Qt.Key(Qt.Key.Key_0 + value), str(value))


def button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == text)


def answers(desk: Desk) -> dict[str, Answer]:
    waiting = desk.store.checks.under_way()
    assert waiting is not None
    return waiting.answers


def items(desk: Desk) -> tuple[Item, ...]:
    waiting = desk.store.checks.under_way()
    assert waiting is not None
    return LC48.order(waiting.form, waiting.seed)


def see_question(qtbot: QtBot, page: SelfCheckPage, number: int, total: int = 48) -> None:
    qtbot.waitUntil(lambda: f"Question {number} of {total}" in words(page))


def test_a_digit_answers_and_the_next_question_follows_by_itself(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(FormId.FULL)
    first, second = items(desk)[:2]
    assert first.wording.en in words(page)
    digit(4)
    assert answers(desk)[first.id].value == 4
    assert first.wording.en in words(page), "the choice is seen before the next question"
    see_question(qtbot, page, 2)
    assert second.wording.en in words(page)
    assert first.wording.en not in words(page)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier])
def test_the_number_pad_and_a_digit_with_shift_answer(desk: Desk, modifier: Qt.KeyboardModifier) -> None:
    desk.wait_for_enter()
    page = desk.show(FormId.FULL)
    QTest.keyClick(page.findChildren(AnswerButton)[0], Qt.Key.Key_4, modifier)
    assert answers(desk)[items(desk)[0].id].value == 4


@pytest.mark.parametrize(("text", "value"), AZERTY.items())
def test_the_digit_row_of_a_french_keyboard_answers_without_shift(desk: Desk, text: str, value: int) -> None:
    desk.wait_for_enter()
    desk.show(FormId.FULL)
    press(Qt.Key(ord(text.upper())), text)
    assert answers(desk)[items(desk)[0].id].value == value


def test_enter_goes_on_when_questions_do_not_pass_by_themselves(desk: Desk) -> None:
    desk.wait_for_enter()
    page = desk.show(FormId.FULL)
    digit(2)
    digit(3)
    assert "Question 1 of 48" in words(page)
    press(Qt.Key.Key_Return)
    assert "Question 2 of 48" in words(page)
    assert answers(desk)[items(desk)[0].id].value == 3


def test_a_question_passed_over_is_kept_as_skipped(desk: Desk) -> None:
    page = desk.show(FormId.FULL)
    press(Qt.Key.Key_Right)
    assert answers(desk)[items(desk)[0].id].state is AnswerState.SKIPPED
    assert "Question 2 of 48" in words(page)


def test_going_back_shows_the_answer_and_lets_it_be_changed(desk: Desk) -> None:
    desk.wait_for_enter()
    page = desk.show(FormId.FULL)
    digit(2)
    press(Qt.Key.Key_Return)
    assert not any(one.isChecked() for one in page.findChildren(AnswerButton))
    press(Qt.Key.Key_Left)
    assert [one.digit for one in page.findChildren(AnswerButton) if one.isChecked()] == [2]
    digit(5)
    assert answers(desk)[items(desk)[0].id].value == 5


def test_another_digit_while_a_choice_is_shown_changes_it_without_a_jump(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(FormId.FULL)
    digit(2)
    digit(4)
    see_question(qtbot, page, 2)
    assert [answer.value for answer in answers(desk).values()] == [4]


def test_left_while_a_choice_is_shown_stays_on_its_question(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(FormId.FULL)
    digit(1)
    press(Qt.Key.Key_Left)
    digit(3)
    see_question(qtbot, page, 2)
    assert answers(desk)[items(desk)[0].id].value == 3


def test_a_key_held_down_answers_one_question(desk: Desk) -> None:
    desk.wait_for_enter()
    page = desk.show(FormId.FULL)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, held=True)
    assert "Question 2 of 48" in words(page)


def test_does_not_apply_is_offered_only_about_the_place_where_one_works(desk: Desk) -> None:
    desk.wait_for_enter()
    page = desk.show(FormId.PULSE)
    assert "Does not apply" not in [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    digit(0)
    assert answers(desk) == {}
    for _question in range(6):
        press(Qt.Key.Key_Return)
    assert button(page, "Does not apply").isVisible()
    press(Qt.Key.Key_Agrave, "à")
    assert answers(desk)[items(desk)[6].id].state is AnswerState.NOT_APPLICABLE


def test_the_mouse_answers_too(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(FormId.FULL)
    choice = page.findChildren(AnswerButton)[1]
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    see_question(qtbot, page, 2)
    assert answers(desk)[items(desk)[0].id].value == 2


def test_space_presses_the_answer_that_has_the_focus(desk: Desk) -> None:
    desk.wait_for_enter()
    page = desk.show(FormId.FULL)
    page.findChildren(AnswerButton)[2].setFocus()
    press(Qt.Key.Key_Space, " ")
    assert answers(desk)[items(desk)[0].id].value == 3


def test_enter_on_a_button_presses_that_button(desk: Desk) -> None:
    page = desk.show(FormId.FULL)
    button(page, "Pause").setFocus()
    press(Qt.Key.Key_Return)
    assert "Your self-check waits at question 1." in words(page)
    assert answers(desk) == {}


def test_enter_goes_on_from_the_answer_given_by_mouse(desk: Desk, qtbot: QtBot) -> None:
    desk.wait_for_enter()
    page = desk.show(FormId.FULL)
    qtbot.mouseClick(page.findChildren(AnswerButton)[1], Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_Return)
    assert "Question 2 of 48" in words(page)
    assert [answer.value for answer in answers(desk).values()] == [2]


def test_enter_on_what_else_can_be_said_says_it_and_skips_nothing(desk: Desk) -> None:
    page = desk.show(FormId.FULL)
    button(page, "Why this question?").setFocus()
    press(Qt.Key.Key_Return)
    assert "It belongs to “My learning agility”" in words(page)
    assert answers(desk) == {}


def test_a_screen_reader_hears_the_question_where_it_stands_and_its_answers(desk: Desk) -> None:
    desk.show(FormId.FULL)
    question = QApplication.focusWidget()
    assert question is not None
    assert question.accessibleName() == items(desk)[0].wording.en
    assert question.accessibleDescription() == "Question 1 of 48"
    press(Qt.Key.Key_Tab, "\t")
    answer = QApplication.focusWidget()
    assert answer is not None
    assert (answer.accessibleName(), answer.accessibleDescription()) == ("1, Not at all true", "Question 1 of 48")


def test_why_a_question_is_asked_is_told_without_the_name_of_its_facet(desk: Desk) -> None:
    page = desk.show(FormId.FULL)
    press(Qt.Key.Key_Question, "?")
    assert "It belongs to “My learning agility”" in words(page)
    for facet in LC48.facets:
        assert facet.name.en not in words(page)
        assert facet.about.en not in words(page)
    press(Qt.Key.Key_Right)
    assert "It belongs to" not in words(page)


def test_in_a_low_window_one_sees_what_was_asked_for_and_then_the_question_again(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(FormId.FULL, 1064, 400)
    press(Qt.Key.Key_Question, "?")
    why = next(one for one in page.findChildren(QLabel) if one.text().startswith("It belongs to"))
    qtbot.waitUntil(lambda: why.visibleRegion().boundingRect() == why.rect())
    press(Qt.Key.Key_N, "n")
    press(Qt.Key.Key_Escape)
    question = QApplication.focusWidget()
    assert isinstance(question, QLabel)
    assert question.text() == items(desk)[0].wording.en
    assert question.visibleRegion().boundingRect() == question.rect()


def test_a_check_goes_on_at_the_first_question_without_an_answer(desk: Desk) -> None:
    desk.take(TODAY, left=31)
    page = desk.show()
    assert "Your self-check waits at question 18." in words(page)
    button(page, "Continue").click()
    assert "Question 18 of 48" in words(page)
    assert page.full_window


def test_escape_pauses_and_gives_the_window_back(desk: Desk) -> None:
    page = desk.show(FormId.FULL)
    digit(4)
    press(Qt.Key.Key_Escape)
    assert not page.full_window
    assert "Your self-check waits at question 2." in words(page)


def test_another_language_in_the_middle_keeps_the_answers_and_the_question(desk: Desk) -> None:
    desk.wait_for_enter()
    page = desk.show(FormId.FULL)
    for _question in range(3):
        digit(4)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Left)
    kept = page.state()
    page.hide()
    i18n.use("fr")
    again = desk.show()
    again.restore(kept)
    assert items(desk)[2].wording.fr in words(again)
    digit(1)
    kept_answers = [answers(desk)[item.id] for item in items(desk)[:3]]
    assert [(answer.value, answer.language) for answer in kept_answers] == [(4, "en"), (4, "en"), (1, "fr")]


def test_the_time_left_is_told_once_the_pace_is_known(desk: Desk) -> None:
    desk.take(TODAY, left=44, milliseconds=10_000)
    page = desk.show("continue")
    assert "min left" not in words(page)
    digit(3)
    press(Qt.Key.Key_Right)
    assert "Question 6 of 48 · about 8 min of questions left" in words(page)


def test_the_clock_runs_only_while_it_should() -> None:
    now = 100.0
    watch = Stopwatch(lambda: now)
    watch.run(running=True)
    now += 2
    watch.run(running=False)
    now += 60
    watch.run(running=True)
    now += 1
    assert watch.take() == 3000
    assert watch.take() == 0


def test_the_time_on_a_question_adds_up_over_its_visits(desk: Desk) -> None:
    run = CheckRun(desk.store, LC48, desk.take(TODAY, left=48))
    now = 0.0
    run.watch = Stopwatch(lambda: now)
    run.watch.run(running=True)
    now = 2.0
    run.keep(AnswerState.ANSWERED, 3)
    run.go_on()
    now = 9.0
    run.go_to(0)
    now = 10.0
    run.keep(AnswerState.ANSWERED, 4)
    assert answers(desk)[run.item.id].milliseconds == 3000


def test_a_check_keeps_the_questionnaire_it_was_begun_with(desk: Desk) -> None:
    older = LC48.source.replace('"version": "0.1"', '"version": "0.0"')
    check = desk.store.checks.start((LC48.id, "0.0", older), FormId.FULL, "en", 7, TODAY, "0")
    assert instrument_of(desk.store, check, LC48).version == "0.0"


def test_a_pulse_asks_no_desired_level_and_lets_answers_be_changed_to_the_end(desk: Desk) -> None:
    desk.wait_for_enter()
    page = desk.show(FormId.PULSE)
    for _question in range(12):
        digit(3)
        press(Qt.Key.Key_Return)
    assert "That was the last question" in words(page)
    assert desk.store.checks.all() == []
    press(Qt.Key.Key_Return)
    assert "Two-minute pulse, 12 answers" in words(page)


def test_in_a_narrow_window_the_answers_stand_one_under_another(desk: Desk) -> None:
    page = desk.show(FormId.FULL, 800, 700)
    tops = [one.y() for one in page.findChildren(AnswerButton)]
    assert tops == sorted(set(tops))
