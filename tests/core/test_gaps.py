from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from lcjournal.core import gaps, instruments
from lcjournal.core.model import Answer, AnswerState, Check, FormId, Target
from lcjournal.core.scoring import Profile, profile

LC48 = instruments.builtin()
START = date(2026, 1, 12)


def full(days: int, level: int) -> Profile:
    day = START + timedelta(days=days)
    answers = {
        item.id: Answer(item.id, AnswerState.ANSWERED, 6 - level if item.reversed else level)
        for item in LC48.items(FormId.FULL)
    }
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    check = Check(f"{days}", LC48.id, LC48.version, FormId.FULL, "en", 0, day, started, started, answers=answers)
    return profile(LC48, check)


def wish(facet: str, value: float, days: int) -> Target:
    return Target(facet, value, START + timedelta(days=days))


def test_the_two_movements_make_the_change_of_the_gap() -> None:
    step = gaps.step(full(0, 3), full(90, 4), [wish("A1", 4.5, 0), wish("A1", 4.0, 60)], "A1", ["A1"])
    assert step is not None
    assert (step.before.gap, step.after.gap) == (1.5, 0.0)
    assert (step.move.target, step.move.score, step.move.gap) == (-0.5, 1.0, -1.5)
    assert step.after.gap - step.before.gap == pytest.approx(step.move.gap)


def test_a_lowered_level_is_seen_even_where_it_was_raised_again() -> None:
    wishes = [wish("A1", 4.5, 0), wish("A1", 3.5, 30), wish("A1", 4.75, 60)]
    step = gaps.step(full(0, 3), full(90, 3), wishes, "A1", ["A1"])
    assert step is not None
    assert not step.move.lowered
    assert [(one.before, one.after) for one in step.lowered] == [(4.5, 3.5)]


def test_the_word_on_a_lowered_level_goes_with_it() -> None:
    lowered = replace(wish("A1", 3.5, 30), word="One thing at a time")
    other = replace(wish("A2", 3.5, 30), word="Not mine")
    step = gaps.step(full(0, 3), full(90, 3), [wish("A1", 4.5, 0), lowered, other], "A1", ["A1"])
    assert step is not None
    assert step.words == ("One thing at a time",)


def test_a_lowering_of_the_first_day_belongs_to_what_was_before() -> None:
    step = gaps.step(full(30, 3), full(90, 3), [wish("A1", 4.5, 0), wish("A1", 4.0, 30)], "A1", ["A1"])
    assert step is not None
    assert step.lowered == ()
    assert step.move.target == 0


def test_of_a_domain_the_facets_count_that_had_a_level_on_both_days() -> None:
    wishes = [wish("A1", 4.0, 0), wish("A2", 5.0, 0), wish("A1", 3.5, 60), wish("A3", 1.0, 60)]
    step = gaps.step(full(0, 3), full(90, 3), wishes, "A", ["A1", "A2", "A3"])
    assert step is not None
    assert (step.before.desired, step.after.desired) == (4.5, 4.25)


def test_without_a_level_or_a_score_on_both_days_there_is_no_step() -> None:
    empty = profile(
        LC48, Check("x", LC48.id, LC48.version, FormId.FULL, "en", 0, START, datetime(2026, 1, 12, tzinfo=UTC))
    )
    assert gaps.step(full(0, 3), full(90, 3), [wish("A1", 4.0, 60)], "A1", ["A1"]) is None
    assert gaps.step(empty, full(90, 3), [wish("A1", 4.0, 0)], "A1", ["A1"]) is None
    assert gaps.step(full(0, 3), empty, [wish("A1", 4.0, 0)], "A1", ["A1"]) is None


def test_a_history_goes_from_each_check_to_the_next() -> None:
    checks = [full(0, 2), full(90, 3), full(180, 3)]
    told = gaps.history(checks, [wish("A1", 4.0, 0), wish("A1", 5.0, 100)], "A1", ["A1"])
    assert [(step.before.gap, step.after.gap) for step in told] == [(2.0, 1.0), (1.0, 2.0)]
    assert gaps.history(checks, [], "A1", ["A1"]) == []
