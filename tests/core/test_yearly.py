"""Yearly targets, own time, regularity, and what was not touched for long."""

from datetime import date, timedelta

import pytest

from lcjournal.core.model import Activity, Pause, Session, SessionFact, SlotChange, Status, YearlyTarget
from lcjournal.core.progress import Period
from lcjournal.core.yearly import (
    KindHours,
    OwnTime,
    Regularity,
    Untouched,
    cycle,
    own_time,
    planned_and_done,
    regularity,
    untouched_facets,
    untouched_kinds,
    yearly_progress,
)

TODAY = date(2026, 11, 18)
TARGET = YearlyTarget("", 30 * 60, date(2025, 9, 1))
MONDAY = date(2026, 11, 9)
"""The first day of the last whole week."""


def done(day: date, minutes: int = 60, kind: str = "mooc", activity: str = "a", *, own: bool = False) -> SessionFact:
    return SessionFact(activity, activity, kind, day, minutes, own)


@pytest.mark.parametrize(
    ("since", "today", "first", "last"),
    [
        (date(2025, 9, 1), date(2026, 8, 31), date(2025, 9, 1), date(2026, 8, 31)),
        (date(2025, 9, 1), date(2026, 9, 1), date(2026, 9, 1), date(2027, 8, 31)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31)),
        (date(2024, 2, 29), date(2026, 2, 27), date(2025, 2, 28), date(2026, 2, 27)),
        (date(2024, 2, 29), date(2028, 2, 29), date(2028, 2, 29), date(2029, 2, 27)),
        (date(2027, 1, 1), date(2026, 11, 18), date(2027, 1, 1), date(2027, 12, 31)),
        (date(2026, 12, 1), date(2026, 11, 18), date(2026, 12, 1), date(2027, 11, 30)),
    ],
)
def test_a_year_comes_again_on_its_first_day(since: date, today: date, first: date, last: date) -> None:
    assert cycle(YearlyTarget("", 60, since), today) == Period(first, last)


def test_what_was_done_in_the_year_is_taken_off_a_target() -> None:
    sessions = [done(date(2026, 8, 31), 500), done(date(2026, 9, 1), 600), done(TODAY, 120, "peer")]
    progress = yearly_progress(TARGET, sessions, TODAY)
    assert (progress.done, progress.remaining, progress.days_left) == (720, 1080, 287)
    assert progress.weekly == 30


def test_a_target_of_one_kind_counts_that_kind() -> None:
    sessions = [done(TODAY, 90), done(TODAY, 30, "peer")]
    assert yearly_progress(YearlyTarget("peer", 60, TARGET.since), sessions, TODAY).done == 30


def test_more_than_was_meant_leaves_nothing() -> None:
    progress = yearly_progress(YearlyTarget("", 60, TARGET.since), [done(TODAY, 90)], TODAY)
    assert (progress.remaining, progress.weekly) == (0, 0)


def test_in_the_last_week_of_a_year_all_that_remains_is_for_that_week() -> None:
    assert yearly_progress(TARGET, [], date(2026, 8, 30)).weekly == TARGET.minutes


def test_before_its_first_year_all_days_of_it_are_left() -> None:
    assert yearly_progress(YearlyTarget("", 60, date(2027, 1, 1)), [], TODAY).days_left == 365


def test_planned_and_done_minutes_stand_side_by_side_by_kind() -> None:
    span = Period(date(2026, 11, 1), date(2026, 11, 30))
    sessions = (Session(TODAY, 120), Session(date(2026, 12, 1), 60))
    planned = [Activity("A course", TODAY, "mooc", Status.PLANNED, (*sessions, Session(TODAY, 30)))]
    facts = [done(TODAY, 40), done(TODAY, 50, "peer"), done(TODAY, 5, "peer"), done(date(2026, 10, 31), 60)]
    assert planned_and_done(planned, facts, span) == [KindHours("mooc", 150, 40), KindHours("peer", 0, 55)]


def test_own_time_is_a_share_of_all_minutes() -> None:
    assert own_time([done(TODAY, 60), done(TODAY, 20, own=True)]) == OwnTime(20, 80)
    assert OwnTime(20, 80).share == 0.25
    assert own_time([]).share is None


def test_kinds_are_untouched_eight_weeks_after_their_last_session() -> None:
    edge = TODAY - timedelta(weeks=8)
    sessions = [
        done(edge, kind="mooc"),
        done(edge - timedelta(days=1), kind="peer"),
        done(date(2026, 3, 2), kind="reading"),
        done(date(2026, 1, 5), kind="reading"),
    ]
    assert untouched_kinds(sessions, TODAY) == [
        Untouched("reading", date(2026, 3, 2)),
        Untouched("peer", edge - timedelta(days=1)),
    ]


def test_a_facet_is_touched_by_each_activity_that_helps_with_it() -> None:
    sessions = [done(date(2026, 3, 2), activity="a"), done(TODAY, activity="b"), done(date(2026, 2, 2), activity="c")]
    facets = {"a": ("A1", "A2"), "b": ("A2",)}
    assert untouched_facets(sessions, facets, TODAY) == [Untouched("A1", date(2026, 3, 2))]


def test_regularity_counts_the_weeks_of_the_last_twelve_with_a_session() -> None:
    weeks = [MONDAY - timedelta(weeks=number) for number in (0, 0, 3, 11, 12, 30)]
    sessions = [done(week) for week in weeks]
    assert regularity([*sessions, done(TODAY)], [], [], TODAY, 0) == Regularity(3, 12)


def test_regularity_begins_with_the_first_session() -> None:
    assert regularity([done(MONDAY - timedelta(weeks=3))], [], [], TODAY, 0) == Regularity(1, 4)
    assert regularity([], [], [], TODAY, 0) == Regularity(0, 0)
    assert regularity([done(TODAY)], [], [], TODAY, 0) == Regularity(0, 0)


def test_a_week_in_a_pause_or_skipped_is_left_out_unless_one_learned_in_it() -> None:
    sessions = [done(MONDAY - timedelta(weeks=number)) for number in (1, 20)]
    pauses = [
        Pause(MONDAY - timedelta(weeks=2), MONDAY - timedelta(days=2)),
        Pause(MONDAY - timedelta(weeks=4), MONDAY - timedelta(weeks=4, days=-2)),
    ]
    skipped = SlotChange("slot", MONDAY - timedelta(weeks=3))
    moved = SlotChange("slot", MONDAY - timedelta(weeks=5), MONDAY)
    assert regularity(sessions, pauses, [skipped, moved], TODAY, 0) == Regularity(1, 12, 2)
