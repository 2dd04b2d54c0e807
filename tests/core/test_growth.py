from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from lcjournal.core import growth, instruments
from lcjournal.core.change import Verdict
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.core.progress import Period

LC48 = instruments.builtin()
BOOK = {(LC48.id, LC48.version): LC48}
START = date(2026, 1, 12)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def check(days: int, level: int, form: FormId = FormId.FULL, *, version: str = LC48.version) -> Check:
    """A check in which every item is answered with as much of its facet as ``level`` says."""
    day = START + timedelta(days=days)
    answers = {
        item.id: Answer(item.id, AnswerState.ANSWERED, 6 - level if item.reversed else level)
        for item in LC48.items(form)
    }
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Check(f"{days}", LC48.id, version, form, "en", 0, day, started, started, answers=answers)


def test_checks_give_a_point_for_each_domain() -> None:
    (one,) = growth.scored_checks(BOOK, [check(0, 4)])
    assert sorted(one.points) == ["A", "B", "C", "D", "E"]
    point = one.points["A"]
    assert (point.day, point.value, point.form) == (START, 4.0, FormId.FULL)
    assert point.low < 4.0 < point.high


def test_a_check_of_an_unknown_instrument_is_absent() -> None:
    assert growth.scored_checks(BOOK, [check(0, 4, version="9.9")]) == []


def test_two_versions_of_an_instrument_stand_in_order_of_time() -> None:
    scored = growth.scored_checks(BOOK | {(LC48.id, "0.0"): LC48}, [check(0, 3), check(30, 4)])
    assert [point.value for point in growth.points(scored, "A")] == [3.0, 4.0]


def test_a_domain_without_a_score_has_no_point() -> None:
    empty = Check("x", LC48.id, LC48.version, FormId.FULL, "en", 0, START, datetime(2026, 1, 12, tzinfo=UTC))
    assert growth.points(growth.scored_checks(BOOK, [empty]), "A") == []


def test_a_large_change_is_called_likely_growth_with_its_margin() -> None:
    words = growth.change_words(BOOK, growth.scored_checks(BOOK, [check(0, 3), check(300, 4)]), "A", YEAR)
    assert words is not None
    assert (words.verdict, words.badge, words.figure) == (Verdict.RELIABLE_UP, "Likely growth", "+1.0")
    assert words.since == "since January"
    assert "±" in words.sentence


def test_a_check_of_another_year_is_named_with_it() -> None:
    scored = growth.scored_checks(BOOK, [check(-100, 3), check(0, 3)])
    words = growth.change_words(BOOK, scored, "A", Period(date(2025, 1, 1), date(2026, 12, 31)))
    assert words is not None
    assert words.since == "since October 2025"


def test_two_full_checks_are_compared_rather_than_a_pulse() -> None:
    checks = [check(0, 1, FormId.PULSE), check(60, 3), check(120, 4), check(180, 5, FormId.PULSE)]
    words = growth.change_words(BOOK, growth.scored_checks(BOOK, checks), "A", YEAR)
    assert words is not None
    assert words.since == "since March"


@pytest.mark.parametrize("checks", [[], [check(0, 3)], [check(0, 3), check(-100, 4)]])
def test_nothing_is_said_of_a_change_without_two_checks_in_the_period(checks: list[Check]) -> None:
    assert growth.change_words(BOOK, growth.scored_checks(BOOK, checks), "A", YEAR) is None


def test_nothing_is_said_of_a_change_between_two_versions() -> None:
    both = {**BOOK, (LC48.id, "0.0"): LC48}
    first = growth.scored_checks(BOOK, [check(0, 3)])[0]
    second = growth.ScoredCheck(check(90, 4, version="0.0"), first.points)
    assert growth.change_words(both, [first, second], "A", YEAR) is None


def test_nothing_is_said_of_a_change_without_a_question_answered_both_times() -> None:
    scored = growth.scored_checks(BOOK, [check(0, 3), check(90, 4)])
    emptied = [growth.ScoredCheck(replace(one.check, answers={}), one.points) for one in scored]
    assert growth.change_words(BOOK, emptied, "A", YEAR) is None


def test_the_wider_band_of_a_pulse_is_explained() -> None:
    points = growth.points(growth.scored_checks(BOOK, [check(0, 3, FormId.PULSE)]), "A")
    assert growth.remarks(LC48, points, "A") == [
        "Wider bands: the pulse asks 6 questions instead of 24.",
        "Activities are shown next to the score; this does not prove that they explain it.",
    ]


def test_without_a_pulse_only_the_caution_stands() -> None:
    points = growth.points(growth.scored_checks(BOOK, [check(0, 3)]), "A")
    assert len(growth.remarks(LC48, points, "A")) == 1
