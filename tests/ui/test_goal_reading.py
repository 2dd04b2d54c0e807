"""What is read of a goal: the levels of its facet, the hours, what comes next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.model import (
    Activity,
    Answer,
    AnswerState,
    FormId,
    Goal,
    GoalLook,
    GoalStep,
    Session,
    Status,
    Target,
)
from lcjournal.core.store import Store
from lcjournal.ui.models.goal_reading import GoalReading, read_goal
from lcjournal.ui.widgets.goal_list import GoalList
from lcjournal.ui.widgets.goal_read import GoalRead
from lcjournal.ui.widgets.tension_arc import legend

TODAY = date(2026, 11, 18)
BANK = instruments.builtin()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "j.lcjournal") as opened:
        yield opened


def check(store: Store, day: date, level: int, without: str = "") -> None:
    """Answer every item of the full form at one keyed level, but none of one facet."""
    started = store.checks.start((BANK.id, BANK.version, BANK.source), FormId.FULL, "en", 1, day, "1.0")
    for item in BANK.items(FormId.FULL):
        if item.facet != without:
            value = 6 - level if item.reversed else level
            store.checks.answer(started.id, Answer(item.id, AnswerState.ANSWERED, value))
    store.checks.finish(started.id)


def read(store: Store, goal: Goal) -> GoalReading:
    return read_goal(store, BANK, goal, store.checks.all(), TODAY)


def test_the_first_level_of_the_facet_stands_beside_the_last_one(store: Store) -> None:
    for day, level in ((date(2026, 1, 12), 2), (date(2026, 5, 12), 4), (date(2026, 11, 16), 3)):
        check(store, day, level)
    store.checks.set_targets([Target("A1", 4.0, date(2026, 1, 12))])
    levels = read(store, Goal("", facet="A1")).levels
    assert levels is not None
    assert (levels.tension.now, levels.tension.previous, levels.before) == (3.0, 2.0, "Jan")
    now, desired = legend(levels.tension, levels.desired)
    assert now == ("now", "now 3.0, between 2.4 and 3.6")
    assert desired == ("desired", "desired 4.0, unchanged since January")


def test_without_a_score_the_level_desired_stands_alone(store: Store) -> None:
    check(store, date(2026, 1, 12), 2)
    check(store, date(2026, 11, 16), 3, without="A1")
    store.checks.set_targets([Target("A1", 4.0, date(2026, 11, 16))])
    levels = read(store, Goal("", facet="A1")).levels
    assert levels is not None
    assert (levels.tension.now, levels.tension.desired, levels.before) == (None, 4.0, "")
    assert legend(levels.tension, levels.desired)[0] == ("now", "no score yet")


def test_one_check_has_no_level_before_it(store: Store) -> None:
    check(store, date(2025, 11, 16), 3)
    levels = read(store, Goal("", facet="A1")).levels
    assert levels is not None
    assert (levels.tension.now, levels.tension.previous) == (3.0, None)


def test_hours_done_are_told_apart_from_those_meant_and_those_planned(store: Store) -> None:
    goal_id = store.goals.add(Goal("Speak up", planned_minutes=600))
    sessions = (Session(date(2026, 10, 1), 60), Session(date(2026, 10, 20), 30))
    done = Activity("A talk", date(2026, 10, 1), sessions=sessions, status=Status.DONE, goal_id=goal_id)
    planned = replace(done, title="One more", status=Status.PLANNED, sessions=(Session(date(2026, 12, 1), 45),))
    for activity in (done, planned, replace(done, title="Of no goal", goal_id=None)):
        store.activities.add(activity)
    reading = read(store, store.goals.get(goal_id))
    assert reading.hours == "1\u202fh\u202f30 of 10\u202fh meant, 45\u202fmin more in planned activities"
    assert [(one.row.title, one.first, one.last, one.minutes) for one in reading.work] == [
        ("One more", None, None, 0),
        ("A talk", date(2026, 10, 1), date(2026, 10, 20), 90),
    ]
    assert reading.next_words == "Next: One more, Tuesday 1 December"


def test_the_next_thing_is_the_step_or_the_activity_whose_day_comes_first(store: Store) -> None:
    late, soon, far = (
        GoalStep(day.isoformat(), day) for day in (date(2026, 11, 1), date(2026, 11, 20), date(2027, 1, 8))
    )
    assert read(store, Goal("", steps=(far, late, soon))).next_words == "Next: 2026-11-20, Friday 20 November"
    assert read(store, Goal("", steps=(late, far))).next_words == "Next: 2027-01-08, Friday 8 January 2027"
    assert read(store, Goal("", steps=(late,))).next_words == "Next: 2026-11-01"
    assert read(store, Goal("", steps=(replace(late, done=TODAY),))).next_words == ""


def test_a_journal_that_is_only_read_offers_no_change_of_a_goal(tmp_path: Path, qtbot: QtBot) -> None:
    with Store.open(tmp_path / "j.lcjournal") as opened:
        goal_id = opened.goals.add(Goal("Speak up", facet="A1", steps=(GoalStep("Ask one person"),)))
        opened.goal_story.add_look(GoalLook(goal_id, TODAY, "It moves"))
    with Store.open_read_only(tmp_path / "j.lcjournal") as store:
        shown, listed = GoalRead(store, lambda: TODAY), GoalList(store, BANK)
        for widget in (shown, listed):
            qtbot.addWidget(widget)
            widget.show()
        shown.show_goal(read(store, store.goals.get(goal_id)))
        listed.refresh(goal_id, [])
        buttons = [one for widget in (shown, listed) for one in widget.findChildren(QAbstractButton)]
        assert len(buttons) > 5
        assert not [one for one in buttons if one.isVisible() and one.isEnabled()]
