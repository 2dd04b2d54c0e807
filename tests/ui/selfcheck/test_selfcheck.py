"""Where self-checks begin: start, go on, set aside, look back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QToolButton, QWidget

from lcjournal.core import instruments
from lcjournal.core.model import FormId
from lcjournal.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.selfcheck.conftest import Desk

LC48 = instruments.builtin()
DAY = date(2026, 5, 12)


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == text)


def buttons(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]


def test_the_first_page_offers_both_forms_and_says_what_the_questionnaire_is_not(desk: Desk) -> None:
    page = desk.show()
    assert buttons(page)[:2] == ["Full self-check, about 8 minutes", "Two-minute pulse"]
    assert LC48.label.en in words(page)


def test_a_pulse_is_started_in_the_whole_window(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show()
    with qtbot.waitSignal(page.full_window_changed):
        qtbot.mouseClick(button(page, "Two-minute pulse"), Qt.MouseButton.LeftButton)
    assert "Question 1 of 12" in words(page)


def test_every_check_has_an_order_of_its_own(desk: Desk) -> None:
    seeds = set()
    page = desk.show()
    for _time in range(3):
        page.open(FormId.FULL)
        waiting = desk.store.checks.under_way()
        assert waiting is not None
        seeds.add(waiting.seed)
        desk.store.checks.bin(waiting.id)
    assert len(seeds) == 3
    assert instruments.UNSHUFFLED not in seeds


def test_a_check_that_waits_is_gone_on_with_rather_than_lost_behind_a_new_one(desk: Desk) -> None:
    desk.take(DAY, left=10)
    page = desk.show(FormId.FULL)
    assert "Question 39 of 48" in words(page)
    page.open(FormId.PULSE)
    assert "Your self-check waits at question 39." in words(page)


def test_a_check_all_answered_waits_after_its_last_question(desk: Desk) -> None:
    check = desk.take(DAY, left=1)
    page = desk.show()
    last = LC48.order(FormId.FULL, 7)[-1]
    desk.store.checks.answer(check.id, *(desk.take(DAY).answers[item.id] for item in (last,)))
    assert "Your self-check waits after its last question." in words(page)


def test_a_check_set_aside_can_be_taken_back(desk: Desk, qtbot: QtBot) -> None:
    desk.take(DAY, left=10)
    page = desk.show()
    qtbot.mouseClick(button(page, "Set it aside"), Qt.MouseButton.LeftButton)
    assert "waits" not in words(page)
    assert button(page, "Two-minute pulse").isVisible()
    desk.context.undo.undo()
    assert "waits at question 39" in words(page)


def test_nothing_to_continue_shows_where_one_begins(desk: Desk) -> None:
    page = desk.show("continue")
    assert button(page, "Two-minute pulse").isVisible()


def test_earlier_checks_are_listed_newest_first_and_open(desk: Desk, qtbot: QtBot) -> None:
    desk.take(DAY)
    desk.take(DAY + timedelta(days=90), form=FormId.PULSE)
    page = desk.show()
    text = words(page)
    assert text.index("Two-minute pulse, 10 August 2026") < text.index("Full self-check, 12 May 2026")
    show = next(
        one for one in page.findChildren(QPushButton) if one.accessibleName() == "Show: Full self-check, 12 May 2026"
    )
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert "Your profile, 12 May 2026" in words(page)
    back = next(one for one in page.findChildren(QToolButton) if one.accessibleName() == "All self-checks")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert "Earlier self-checks" in words(page)


def test_one_enter_too_many_stays_on_the_results(desk: Desk, qtbot: QtBot) -> None:
    check = desk.take(DAY)
    page = desk.show()
    page.open(check.id)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert "Your profile, 12 May 2026" in words(page)
    assert not isinstance(focus, QAbstractButton)


def test_a_paused_check_is_gone_on_with_by_the_key_that_comes_first(desk: Desk, qtbot: QtBot) -> None:
    desk.take(DAY)
    page = desk.show(FormId.FULL)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert button(page, "Continue").hasFocus()


def test_more_of_a_long_history_is_shown_on_demand(desk: Desk, qtbot: QtBot) -> None:
    for month in range(14):
        desk.take(DAY + timedelta(days=month), form=FormId.PULSE)
    page = desk.show()
    assert words(page).count("Two-minute pulse, ") == 12
    qtbot.mouseClick(button(page, "Show 2 more"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words(page).count("Two-minute pulse, ") == 14)


def test_a_check_is_left_out_of_the_charts_and_taken_back_by_undo(desk: Desk, qtbot: QtBot) -> None:
    check = desk.take(DAY)
    page = desk.show()
    qtbot.mouseClick(page.findChildren(Switch)[0], Qt.MouseButton.LeftButton)
    assert desk.store.checks.get(check.id).left_out
    qtbot.waitUntil(lambda: "Full self-check, 12 May 2026" in words(page))  # it stays listed
    desk.context.undo.undo()
    assert not desk.store.checks.get(check.id).left_out


def test_the_focus_stays_where_something_was_switched_or_deleted(desk: Desk, qtbot: QtBot) -> None:
    for month in range(3):
        desk.take(DAY + timedelta(days=30 * month))
    page = desk.show()
    bins = [one for one in page.findChildren(QToolButton) if "bin" in one.accessibleName()]
    bins[1].setFocus()
    qtbot.keyClick(bins[1], Qt.Key.Key_Space)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Full self-check, 12 May 2026: move to the bin"
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Full self-check, 11 July 2026: move to the bin"


def test_a_check_goes_to_the_bin_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    desk.take(DAY)
    page = desk.show()
    to_bin = next(one for one in page.findChildren(QToolButton) if "bin" in one.accessibleName())
    qtbot.mouseClick(to_bin, Qt.MouseButton.LeftButton)
    assert desk.store.checks.all() == []
    assert "12 May 2026" not in words(page)
    desk.context.undo.undo()
    qtbot.waitUntil(lambda: "12 May 2026" in words(page))
    desk.context.undo.redo()
    assert desk.store.checks.all() == []


def test_home_can_be_asked_for(desk: Desk) -> None:
    check = desk.take(DAY)
    page = desk.show(check.id)
    assert "Your profile" in words(page)
    page.open("home")
    assert "Earlier self-checks" in words(page)
    assert len(page.panes()) == 1
