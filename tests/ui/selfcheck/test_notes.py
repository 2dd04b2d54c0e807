"""A note on a question: written without leaving it, kept without a button, and never mistaken for an answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit, QWidget

from lcjournal.core import i18n
from lcjournal.core.model import FormId

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lcjournal.ui.pages.selfcheck import SelfCheckPage
    from tests.ui.selfcheck.conftest import Desk

TODAY = date(2026, 11, 18)
CONTROL = Qt.KeyboardModifier.ControlModifier


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(key: Qt.Key, text: str = "", modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifier, text))


def write(text: str) -> None:
    for letter in text:
        press(Qt.Key.Key_unknown, letter)


def note_button(page: QWidget) -> QPushButton:
    texts = {"Add a note", "Your note"}
    return next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() in texts)


def field(page: QWidget) -> QTextEdit | None:
    return next((one for one in page.findChildren(QTextEdit) if one.isVisible()), None)


def notes(desk: Desk) -> list[str]:
    waiting = desk.store.checks.under_way()
    assert waiting is not None
    return list(waiting.notes.values())


@pytest.fixture
def page(desk: Desk) -> SelfCheckPage:
    desk.wait_for_enter()
    return desk.show(FormId.FULL)


def test_n_opens_a_note_in_which_digits_are_words(desk: Desk, page: SelfCheckPage) -> None:
    press(Qt.Key.Key_N, "n")
    press(Qt.Key.Key_3, "3")
    write(" times, not n")
    press(Qt.Key.Key_Escape)
    waiting = desk.store.checks.under_way()
    assert waiting is not None
    assert waiting.answers == {}
    assert list(waiting.notes.values()) == ["3 times, not n"]


def test_an_empty_note_opens_in_sight_also_in_a_low_window(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(FormId.FULL, 1064, 400)
    press(Qt.Key.Key_N, "n")
    opened = field(page)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.visibleRegion().boundingRect() == opened.rect())


def test_escape_closes_the_note_and_leaves_one_at_the_answers(desk: Desk, page: SelfCheckPage) -> None:
    press(Qt.Key.Key_N, "n")
    press(Qt.Key.Key_Escape)
    assert field(page) is None
    assert page.full_window, "the check goes on"
    press(Qt.Key.Key_4, "4")
    press(Qt.Key.Key_Return)
    assert "Question 2 of 48" in words(page)
    assert notes(desk) == []


def test_ctrl_enter_keeps_the_note_in_view_and_goes_back_to_the_answers(desk: Desk, page: SelfCheckPage) -> None:
    press(Qt.Key.Key_N, "n")
    write("Thursdays")
    press(Qt.Key.Key_Return, "\r", CONTROL)
    assert notes(desk) == ["Thursdays"]
    assert field(page) is not None
    press(Qt.Key.Key_Right)
    assert "Question 2 of 48" in words(page)


def test_an_arrow_at_the_edge_of_a_note_stays_on_its_question(page: SelfCheckPage) -> None:
    press(Qt.Key.Key_N, "n")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
        press(key)
    assert "Question 1 of 48" in words(page)


def test_the_note_comes_back_with_its_question_and_no_other(page: SelfCheckPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(note_button(page), Qt.MouseButton.LeftButton)
    write("Only in May")
    assert note_button(page).text() == "Your note"
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Right)
    assert field(page) is None
    assert note_button(page).text() == "Add a note"
    press(Qt.Key.Key_Left)
    shown = field(page)
    assert shown is not None
    assert shown.toPlainText() == "Only in May"
    assert note_button(page).text() == "Your note"


def test_a_note_is_kept_while_one_writes(desk: Desk, page: SelfCheckPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_N, "n")
    write("half a sen")
    qtbot.waitUntil(lambda: notes(desk) == ["half a sen"])


def test_a_click_on_an_answer_keeps_the_note(desk: Desk, page: SelfCheckPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_N, "n")
    write("as far as I know")
    press(Qt.Key.Key_Tab, "\t")
    assert notes(desk) == ["as far as I know"]


def test_a_note_that_is_emptied_is_gone_from_its_question(desk: Desk, page: SelfCheckPage) -> None:
    press(Qt.Key.Key_N, "n")
    write("no")
    press(Qt.Key.Key_Return, "\r", CONTROL)
    press(Qt.Key.Key_N, "n")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return, "\r", CONTROL)
    assert notes(desk) == []
    assert field(page) is None
    assert note_button(page).text() == "Add a note"


def test_a_note_begun_while_a_choice_is_shown_holds_the_question(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(FormId.FULL)
    press(Qt.Key.Key_4, "4")
    press(Qt.Key.Key_N, "n")
    write("why 4?")
    qtbot.waitUntil(lambda: notes(desk) == ["why 4?"])  # longer than a choice is shown
    assert "Question 1 of 48" in words(page)


def test_a_note_of_an_earlier_check_is_not_shown_while_answering(desk: Desk) -> None:
    earlier = desk.take(date(2026, 5, 12))
    for item in earlier.answers:
        desk.store.checks.note_item(earlier.id, item, "a bad month")
    page = desk.show(FormId.FULL)
    assert field(page) is None


def test_half_a_note_outlives_another_language(desk: Desk, page: SelfCheckPage) -> None:
    press(Qt.Key.Key_N, "n")
    write("half")
    press(Qt.Key.Key_Left)
    kept = page.state()
    page.hide()
    i18n.use("fr")
    again = desk.show()
    again.restore(kept)
    write("X")
    press(Qt.Key.Key_Escape)
    assert notes(desk) == ["halXf"]


def test_a_note_stays_when_one_pauses_in_the_middle_of_it(desk: Desk, page: SelfCheckPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_N, "n")
    write("to be continued")
    pause = next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == "Pause")
    qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
    assert notes(desk) == ["to be continued"]
    assert "Your self-check waits at question 1." in words(page)
