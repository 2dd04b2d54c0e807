import math
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, pairwise

import numpy as np
import pytest

from lcjournal.core import instruments
from lcjournal.core.association import Interval, association, full_checks, intervals, student
from lcjournal.core.model import Answer, AnswerState, Check, FormId, SessionFact

LC48 = instruments.builtin()
START = date(2026, 1, 12)


def check(days: int, level: int, form: FormId = FormId.FULL, *, left_out: bool = False) -> Check:
    day = START + timedelta(days=days)
    answers = {
        item.id: Answer(item.id, AnswerState.ANSWERED, 6 - level if item.reversed else level)
        for item in LC48.items(form)
    }
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Check(
        f"{days} {level}",
        LC48.id,
        LC48.version,
        form,
        "en",
        0,
        day,
        started,
        started,
        left_out=left_out,
        answers=answers,
    )


def session(days: int, minutes: int) -> SessionFact:
    return SessionFact("a", "Python", "mooc", START + timedelta(days=days), minutes, own_time=False)


def pairs(*hours_and_changes: tuple[float, float], sem: float = 0.16) -> list[Interval]:
    """Intervals of four weeks one after the other, between checks of the same error."""
    return [
        Interval(
            START + timedelta(weeks=4 * index),
            START + timedelta(weeks=4 * index + 4),
            round(hours * 60 * 4),
            change,
            math.hypot(sem, sem),
            sem,
        )
        for index, (hours, change) in enumerate(hours_and_changes)
    ]


def reference(found: list[Interval]) -> tuple[float, float]:
    """Slope and half of its interval by matrices, as a textbook writes generalised least squares."""
    wandering = 0.4**2 / 365.25  # 0.4 point in a year
    errors = np.diag([one.error**2 + wandering * 28 for one in found])
    for index in range(len(found) - 1):
        errors[index, index + 1] = errors[index + 1, index] = -(found[index].shared ** 2)
    given = np.column_stack([np.ones(len(found)), [one.hours for one in found]])
    changes = np.array([one.change for one in found])
    weighed = given.T @ np.linalg.inv(errors)
    spread = np.linalg.inv(weighed @ given)
    found_line = spread @ weighed @ changes
    left = changes - given @ found_line
    scale = float(left @ np.linalg.inv(errors) @ left) / (len(found) - 2)
    error = math.sqrt(float(spread[1, 1]))
    return float(found_line[1]), max(1.645 * error, student(len(found) - 2) * error * math.sqrt(scale))


def test_full_checks_of_one_version_count_and_one_a_day() -> None:
    checks = [check(0, 3), check(0, 4), check(30, 3, FormId.PULSE), check(60, 3, left_out=True), check(90, 4)]
    other = replace(check(120, 4), instrument_version="9.9")
    empty = replace(check(150, 4), answers={})
    assert [one.id for one in full_checks(LC48, [*checks, other, empty], "A")] == ["0 4", "90 4"]


def test_the_hours_of_an_interval_are_those_after_the_first_day_up_to_the_last() -> None:
    full = [check(0, 3), check(28, 4)]
    (found,) = intervals(LC48, full, [session(0, 500), session(1, 120), session(28, 120), session(29, 500)], "A")
    assert (found.minutes, found.hours, found.change) == (240, 1.0, 1.0)
    assert found.error == pytest.approx(math.sqrt(2) * found.shared)


def test_two_checks_without_a_question_answered_in_both_are_no_interval() -> None:
    first, second = check(0, 3), check(28, 4)
    half = {name: answer for name, answer in first.answers.items() if not name.startswith("A")}
    assert intervals(LC48, [replace(first, answers=half), second], [], "A") == []


def test_five_intervals_at_least_are_needed() -> None:
    assert association(pairs((1, 0.1), (2, 0.2), (3, 0.3), (4, 0.4))) is None
    assert association(pairs((1, 0.1), (2, 0.2), (3, 0.3), (4, 0.4), (5, 0.5))) is not None


def test_the_same_hours_in_every_interval_tell_nothing() -> None:
    assert association(pairs(*[(2.0, change / 10) for change in range(6)])) is None


@pytest.mark.parametrize("sem", [0.05, 0.2, 0.5])
def test_the_line_is_that_of_generalised_least_squares(sem: float) -> None:
    found = pairs((0.5, -0.2), (2.0, 0.5), (1.0, 0.1), (4.0, 0.3), (2.5, -0.4), (3.0, 0.9), sem=sem)
    slope, half = reference(found)
    told = association(found)
    assert told is not None
    assert told.slope == pytest.approx(slope, abs=1e-9)
    assert (told.high - told.low) / 2 == pytest.approx(half, abs=1e-9)
    assert told.intervals == 6


def test_intervals_that_share_no_check_have_errors_of_their_own() -> None:
    found = pairs((0.5, -0.2), (2.0, 0.5), (1.0, 0.1), (4.0, 0.3), (2.5, -0.4))
    apart = [replace(one, until=one.until - timedelta(days=1)) for one in found]
    line = np.polyfit([one.hours for one in apart], [one.change for one in apart], 1)
    told = association(apart)
    assert told is not None
    assert told.slope == pytest.approx(float(line[0]))  # ordinary least squares: the errors are equal


def test_a_line_through_all_points_still_has_the_error_of_the_scores() -> None:
    told = association(pairs((1, 0.1), (2, 0.2), (3, 0.3), (4, 0.4), (5, 0.5)))
    assert told is not None
    assert told.slope == pytest.approx(0.1)
    assert told.high - told.low > 0.1


def test_an_association_is_detected_where_its_interval_leaves_zero_out() -> None:
    rising = association(pairs(*[(hours, hours / 4) for hours in range(1, 8)], sem=0.1))
    falling = association(pairs(*[(hours, -hours / 4) for hours in range(1, 8)], sem=0.1))
    still = association(pairs(*[(hours, 0.1 * (-1) ** hours) for hours in range(1, 8)]))
    assert rising is not None
    assert falling is not None
    assert still is not None
    assert [rising.detected, falling.detected, still.detected] == [True, True, False]
    assert rising.low > 0 > falling.high


@pytest.mark.parametrize(("freedom", "quantile"), [(3, 2.35336), (4, 2.13185), (10, 1.81246), (30, 1.69726)])
def test_students_t_is_that_of_the_tables(freedom: int, quantile: float) -> None:
    assert student(freedom) == pytest.approx(quantile, abs=1e-3)


@pytest.mark.parametrize("wandering", [0.0, 0.1])
def test_where_there_is_no_association_the_interval_holds_zero_nine_times_in_ten(wandering: float) -> None:
    chance = random.Random(20261123)
    held = 0
    for _person in range(400):
        levels = accumulate((chance.gauss(0, wandering) for _check in range(8)), initial=3.0)
        scores = [chance.gauss(level, 0.16) for level in levels]
        changes = [after - before for before, after in pairwise(scores)]
        told = association(pairs(*[(chance.uniform(0, 5), change) for change in changes]))
        assert told is not None
        held += not told.detected
    assert held / 400 >= 0.9
