"""What is said of a goal."""

from datetime import UTC, date, datetime

import pytest

from lcjournal.core import goal_words, instruments
from lcjournal.core.model import Goal, GoalEvent, GoalLook, GoalState, GoalStep, Influence, Target

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0, "do not look again by itself"),
        (1, "look again every month"),
        (3, "look again every 3 months"),
    ],
)
def test_how_often_one_looks_again(months: int, words: str) -> None:
    assert goal_words.look_months_name(months) == words


def test_who_decides() -> None:
    names = [goal_words.influence_name(influence) for influence in Influence]
    assert names == ["In my hands", "I can influence it, not decide it"]


@pytest.mark.parametrize(
    ("step", "words", "overdue"),
    [
        (GoalStep("a"), "", False),
        (GoalStep("a", date(2026, 11, 18)), "by 18 November", False),
        (GoalStep("a", date(2026, 11, 17)), "its day was 17 November", True),
        (GoalStep("a", date(2026, 11, 1), date(2026, 11, 5)), "done on 5 November", False),
        (GoalStep("a", date(2027, 1, 5)), "by 5 January 2027", False),
    ],
)
def test_the_day_of_a_step_is_said_without_blame(step: GoalStep, words: str, overdue: bool) -> None:
    assert goal_words.step_words(step, TODAY) == words
    assert goal_words.is_overdue(step, TODAY) is overdue


def test_days_that_are_over_are_counted() -> None:
    late, done = GoalStep("a", date(2026, 11, 1)), GoalStep("b", date(2026, 11, 1), date(2026, 11, 2))
    assert goal_words.overdue_words(Goal("", steps=(done,)), TODAY) == ""
    assert goal_words.overdue_words(Goal("", steps=(late, done, late)), TODAY) == "2 steps whose day is over"
    assert goal_words.overdue_words(Goal("", steps=(late,), state=GoalState.LET_GO), TODAY) == ""


@pytest.mark.parametrize(
    ("due", "state", "words"),
    [
        (date(2027, 6, 30), GoalState.OPEN, "by 30 June 2027"),
        (date(2026, 6, 30), GoalState.OPEN, "its day was 30 June 2026"),
        (date(2026, 6, 30), GoalState.REACHED, "by 30 June 2026"),
        (None, GoalState.OPEN, ""),
    ],
)
def test_the_day_of_a_goal_is_over_only_while_it_is_open(due: date | None, state: GoalState, words: str) -> None:
    assert goal_words.due_words(Goal("", due=due, state=state), TODAY) == words


def test_over_which_days_something_went() -> None:
    first, last = date(2026, 8, 26), date(2026, 9, 1)
    assert goal_words.span_words(first, last, TODAY, going_on=True) == "since 26 Aug"
    assert goal_words.span_words(first, last, TODAY, going_on=False) == "26 Aug to 1 Sept"
    assert goal_words.span_words(first, first, date(2027, 1, 1), going_on=False) == "26 Aug 2026"


@pytest.mark.parametrize(
    ("done", "meant", "planned", "words"),
    [
        (0, None, 0, "0"),
        (90, None, 0, "1\u202fh\u202f30"),
        (90, 1440, 0, "1\u202fh\u202f30 of 24\u202fh meant"),
        (90, None, 60, "1\u202fh\u202f30, 1\u202fh more in planned activities"),
        (0, 600, 60, "0 of 10\u202fh meant, 1\u202fh more in planned activities"),
    ],
)
def test_hours_done_beside_those_meant_and_planned(done: int, meant: int | None, planned: int, words: str) -> None:
    assert goal_words.hours_words(done, meant, planned) == words


def level(value: float, day: date, word: str = "") -> Target:
    return Target("A1", value, day, word=word)


def test_since_when_a_desired_level_holds() -> None:
    first, same, other = (level(4.0, date(2026, 1, 5)), level(4.0, date(2026, 6, 5)), level(4.25, date(2025, 3, 5)))
    assert goal_words.desired_words([other, first, same], TODAY) == "desired 4.0, unchanged since January"
    assert goal_words.desired_words([other], TODAY) == "desired 4.25, unchanged since March 2025"
    assert goal_words.desired_words([other, level(3.5, TODAY)], TODAY) == "desired 3.5, set in November"


def test_how_a_desired_level_moved_with_the_words_on_it() -> None:
    history = [
        level(4.5, date(2025, 1, 5)),
        level(4.0, date(2025, 6, 5), "one thing at a time"),
        level(4.0, date(2026, 1, 5)),
        level(4.25, date(2026, 6, 5)),
    ]
    assert goal_words.level_moves(history, TODAY) == [
        "5 June: 4.0 → 4.25",
        "5 June 2025: 4.5 → 4.0. one thing at a time",
    ]


def test_what_became_of_a_goal() -> None:
    def said(state: GoalState, word: str = "") -> str:
        return goal_words.event_words(GoalEvent("g", state, TODAY, word), TODAY)

    assert said(GoalState.REACHED, "At last.") == "Reached on 18 November. At last."
    assert said(GoalState.LET_GO) == "Let go on 18 November"
    assert said(GoalState.OPEN) == "Opened again on 18 November"


def test_a_look_is_due_once_so_many_months_have_gone_by() -> None:
    goal = Goal("Ask", look_months=1, created_at=datetime(2026, 10, 18, 12, tzinfo=UTC))
    assert goal_words.is_look_due(goal, [], TODAY)
    assert not goal_words.is_look_due(goal, [], date(2026, 11, 17))
    assert not goal_words.is_look_due(goal, [GoalLook("g", date(2026, 11, 1), "")], TODAY)
    for other in (Goal("Ask", look_months=0, created_at=goal.created_at), Goal("Ask", look_months=1)):
        assert not goal_words.is_look_due(other, [], TODAY)
    reached = Goal("Ask", look_months=1, created_at=goal.created_at, state=GoalState.REACHED)
    assert not goal_words.is_look_due(reached, [], TODAY)
    assert goal_words.write_look(TODAY) == "Write November’s"


def test_a_facet_is_named_and_one_of_another_questionnaire_is_said_to_be_that() -> None:
    instrument = instruments.builtin()
    facet = instrument.facets[0]
    assert goal_words.facet_name(instrument, facet.id) == facet.name.text()
    assert goal_words.facet_name(instrument, "Z9") == "Facet of another questionnaire"
    assert goal_words.facet_name(instrument, "") == ""


def test_looks_are_monthly_or_come_when_they_come() -> None:
    assert [goal_words.looks_title(months) for months in (1, 3, 0)] == [
        "Monthly look",
        "Looking again",
        "Looking again",
    ]


def test_of_several_goals_those_wait_for_a_look_that_got_none_for_as_long_as_was_meant() -> None:
    written = datetime(2026, 9, 1, 12, tzinfo=UTC)
    seen, waiting = (Goal(name, look_months=1, created_at=written, id=name) for name in ("seen", "waiting"))
    looks = [GoalLook("seen", TODAY, "moved"), GoalLook("waiting", date(2026, 9, 20), "stood")]
    assert goal_words.looks_due([waiting, seen], looks, TODAY) == [waiting]
