"""Answers copied from a sheet: in the printed order, and without a time, since copying is not answering."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from lcjournal.core import instruments
from lcjournal.core.model import AnswerState, FormId
from lcjournal.ui.models.check_run import CheckRun, Stopwatch, begin

if TYPE_CHECKING:
    from tests.ui.selfcheck.conftest import Desk

LC48 = instruments.builtin()
THEN = date(2026, 11, 2)


def copied(desk: "Desk", form: FormId = FormId.FULL) -> CheckRun:
    return CheckRun(desk.store, LC48, begin(desk.store, LC48, form, THEN, on_paper=True))


def test_a_sheet_is_copied_in_the_order_in_which_it_is_printed(desk: "Desk") -> None:
    run = copied(desk)
    assert run.on_paper
    assert run.items == LC48.items(FormId.FULL)
    assert run.check.day == THEN


def test_a_check_answered_here_is_never_taken_for_a_sheet(desk: "Desk") -> None:
    run = CheckRun(desk.store, LC48, begin(desk.store, LC48, FormId.PULSE, THEN))
    assert not run.on_paper


def test_the_time_it_takes_to_copy_a_sheet_is_kept_nowhere(desk: "Desk") -> None:
    run = copied(desk)
    now = 0.0
    run.watch = Stopwatch(lambda: now)
    run.watch.run(running=True)
    for _question in range(6):
        now += 4
        run.keep(AnswerState.ANSWERED, 4)
        run.go_on()
    kept = desk.store.checks.get(run.check.id).answers.values()
    assert [answer.milliseconds for answer in kept] == [0] * 6
    assert run.minutes_left() is None


def test_the_day_of_the_sheet_stands_above_its_questions(desk: "Desk") -> None:
    copied(desk)
    page = desk.show("continue")
    assert "Answers on paper of 2 November 2026" in [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
