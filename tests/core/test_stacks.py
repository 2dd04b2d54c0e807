"""The hours as bars of weeks or months, shared out by kind, facet or time."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcjournal.core.model import SessionFact
from lcjournal.core.progress import Period
from lcjournal.core.stacks import OTHER_FACETS, Split, Stack, Unit, bars_back, part_totals, shares, stacks
from lcjournal.core.stats import NO_FACET, SEVERAL_FACETS

MONDAY = date(2026, 11, 16)


def session(
    minutes: int, day: date = MONDAY, activity: str = "a", kind: str = "mooc", *, own: bool = False
) -> SessionFact:
    return SessionFact(activity, activity, kind, day, minutes, own)


def test_every_week_of_a_period_has_a_bar_and_only_its_sessions_count() -> None:
    span = Period(date(2026, 11, 4), date(2026, 11, 18))
    found = [
        session(10, date(2026, 11, 3)),
        session(20, date(2026, 11, 4)),
        session(40),
        session(80, date(2026, 11, 19)),
    ]
    bars = stacks(found, shares(Split.KIND, found, {}), Unit.WEEK, span, 0)
    assert [(bar.first, bar.last, bar.total) for bar in bars] == [
        (date(2026, 11, 2), date(2026, 11, 8), 20),
        (date(2026, 11, 9), date(2026, 11, 15), 0),
        (MONDAY, date(2026, 11, 22), 40),
    ]


def test_months_are_of_their_own_length() -> None:
    bars = stacks([], shares(Split.KIND, [], {}), Unit.MONTH, Period(date(2027, 1, 31), date(2027, 3, 1)), 0)
    assert [(bar.first, bar.last) for bar in bars] == [
        (date(2027, 1, 1), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2027, 2, 28)),
        (date(2027, 3, 1), date(2027, 3, 31)),
    ]


def test_own_time_stands_on_working_time() -> None:
    found = [session(30, own=True), session(60)]
    (bar,) = stacks(found, shares(Split.TIME, found, {}), Unit.WEEK, Period(MONDAY, MONDAY), 0)
    assert list(bar.minutes.items()) == [("working", 60), ("own", 30)]


def test_kinds_keep_their_order() -> None:
    found = [session(10, kind="conference"), session(10, kind="own-1"), session(10, kind="project")]
    assert shares(Split.KIND, found, {}).parts == ("project", "conference", "own-1")


def test_an_activity_of_two_facets_is_in_a_part_of_its_own() -> None:
    found = [session(10, activity="one"), session(20, activity="two"), session(40, activity="none")]
    shared = shares(Split.FACET, found, {"one": ["A2"], "two": ["A1", "A2"]})
    (bar,) = stacks(found, shared, Unit.WEEK, Period(MONDAY, MONDAY), 0)
    assert list(bar.minutes.items()) == [("A2", 10), (SEVERAL_FACETS, 20), (NO_FACET, 40)]


def test_the_facets_with_the_fewest_minutes_share_a_part() -> None:
    found = [session(10 * number, activity=str(number)) for number in range(1, 9)]
    facets = {str(number): [f"F{number}"] for number in range(1, 9)}
    shared = shares(Split.FACET, found, facets)
    assert shared.parts == ("F3", "F4", "F5", "F6", "F7", "F8", OTHER_FACETS)
    (bar,) = stacks(found, shared, Unit.WEEK, Period(MONDAY, MONDAY), 0)
    assert bar.minutes[OTHER_FACETS] == 30
    assert part_totals([bar])[:2] == [("F8", 80), ("F7", 70)]


def test_the_period_before_is_told_bar_by_bar() -> None:
    found = [session(10, MONDAY - timedelta(weeks=2)), session(20, MONDAY - timedelta(weeks=1)), session(40)]
    shared = shares(Split.KIND, found, {})
    bars = stacks(found, shared, Unit.WEEK, Period(MONDAY - timedelta(weeks=1), MONDAY), 0, back=1)
    assert [(bar.total, bar.before) for bar in bars] == [(20, 10), (40, 20)]
    months = stacks(found, shared, Unit.MONTH, Period(date(2026, 12, 1), date(2026, 12, 2)), 0, back=1)
    assert months == [Stack(date(2026, 12, 1), date(2026, 12, 31), {}, 70)]


@pytest.mark.parametrize(
    ("unit", "days", "year", "back"),
    [(Unit.WEEK, 91, False, 13), (Unit.WEEK, 300, True, 52), (Unit.MONTH, 91, False, 3), (Unit.MONTH, 300, True, 12)],
)
def test_the_period_before_is_as_long_or_the_year_before(unit: Unit, days: int, year: bool, back: int) -> None:
    assert bars_back(unit, Period(MONDAY - timedelta(days=days - 1), MONDAY), year=year) == back


made = st.builds(
    session,
    st.integers(1, 600),
    st.integers(0, 400).map(lambda days: MONDAY - timedelta(days=days)),
    st.sampled_from("abcd"),
    st.sampled_from(["mooc", "reading"]),
    own=st.booleans(),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(made, max_size=30), st.sampled_from(Split), st.sampled_from(Unit), st.integers(0, 400))
def test_the_bars_add_up_to_the_sessions_of_the_period(
    found: list[SessionFact], split: Split, unit: Unit, days: int
) -> None:
    span = Period(MONDAY - timedelta(days=days), MONDAY)
    shared = shares(split, found, {"a": ["A1"], "b": ["A1", "A2"], "c": ["A2"]})
    bars = stacks(found, shared, unit, span, 6)
    assert sum(bar.total for bar in bars) == sum(one.minutes for one in found if one.day in span)
    assert sum(minutes for _part, minutes in part_totals(bars)) == sum(bar.total for bar in bars)
