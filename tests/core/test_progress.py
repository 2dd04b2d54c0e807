from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core import progress
from lcjournal.core.model import FormId, SessionFact, Target
from lcjournal.core.progress import Break, Period, Preset, ScorePoint, ScoreSeries

MONDAY = date(2026, 11, 16)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def point(day: date, value: float = 3.0, *, instrument: str = "lc48 0.1", language: str = "en") -> ScorePoint:
    return ScorePoint(day, value, value - 0.3, value + 0.3, FormId.FULL, instrument, language)


def session(day: date, minutes: int = 60, kind: str = "mooc", activity: str = "a") -> SessionFact:
    return SessionFact(activity, f"Title {activity}", kind, day, minutes, own_time=False)


def test_six_months_before_the_end_of_august_is_the_end_of_february() -> None:
    assert progress.period(Preset.SIX_MONTHS, date(2026, 8, 31)) == Period(date(2026, 2, 28), date(2026, 8, 31))


def test_three_months_reach_into_the_year_before() -> None:
    assert progress.period(Preset.THREE_MONTHS, date(2026, 2, 10)).since == date(2025, 11, 10)


def test_this_year_begins_in_january() -> None:
    assert progress.period(Preset.THIS_YEAR, MONDAY) == Period(date(2026, 1, 1), MONDAY)


def test_all_begins_with_the_first_day_there_is() -> None:
    assert progress.period(Preset.ALL, MONDAY, [MONDAY, date(2024, 5, 1)]).since == date(2024, 5, 1)


def test_all_of_nothing_is_today() -> None:
    assert progress.period(Preset.ALL, MONDAY) == Period(MONDAY, MONDAY)


def test_no_checks_give_an_empty_series() -> None:
    assert progress.score_series([]) == ScoreSeries()


def test_a_single_point_is_a_point() -> None:
    alone = point(MONDAY)
    assert progress.score_series([alone]) == ScoreSeries((alone,), ((alone,),), ())


def test_checks_in_any_order_are_joined_by_day() -> None:
    old, new = point(MONDAY - timedelta(days=30)), point(MONDAY)
    assert progress.score_series([new, old]).runs == ((old, new),)


def test_a_gap_of_more_than_nine_months_stays_a_gap() -> None:
    old, new = point(MONDAY - timedelta(days=275)), point(MONDAY)
    series = progress.score_series([old, new])
    assert series.runs == ((old,), (new,))
    assert series.breaks == ((MONDAY, Break.GAP),)


def test_nine_months_are_still_joined() -> None:
    assert len(progress.score_series([point(MONDAY - timedelta(days=274)), point(MONDAY)]).runs) == 1


def test_two_versions_of_the_instrument_are_never_joined() -> None:
    series = progress.score_series([point(MONDAY - timedelta(days=9)), point(MONDAY, instrument="lc48 0.2")])
    assert len(series.runs) == 2
    assert series.breaks == ((MONDAY, Break.INSTRUMENT),)


def test_another_language_is_marked_and_joined() -> None:
    series = progress.score_series([point(MONDAY - timedelta(days=9)), point(MONDAY, language="fr")])
    assert len(series.runs) == 1
    assert series.breaks == ((MONDAY, Break.LANGUAGE),)


def test_the_desired_level_is_the_mean_of_the_facets_in_force() -> None:
    targets = [
        Target("A1", 4.0, date(2026, 1, 1)),
        Target("A2", 5.0, date(2026, 1, 1)),
        Target("C1", 1.0, date(2026, 1, 1)),
        Target("A1", 3.0, date(2026, 6, 1)),
    ]
    assert progress.desired_series(targets, ("A1", "A2")) == [(date(2026, 1, 1), 4.5), (date(2026, 6, 1), 4.0)]


def test_setting_the_same_level_again_is_no_step() -> None:
    targets = [Target("A1", 4.0, date(2026, 1, 1)), Target("A1", 4.0, date(2026, 6, 1))]
    assert progress.desired_series(targets, ("A1",)) == [(date(2026, 1, 1), 4.0)]


@pytest.mark.parametrize(
    ("value", "desired", "scale"),
    [
        (3.5, [(MONDAY, 4.2)], (2, 5)),
        (1.5, [], (1, 4)),
        (4.9, [], (2, 5)),
        (3.5, [(MONDAY, 1.5)], (1, 4)),
    ],
)
def test_the_scale_is_at_least_three_wide_and_holds_band_and_desired_level(
    value: float, desired: list[tuple[date, float]], scale: tuple[int, int]
) -> None:
    assert progress.score_scale(progress.score_series([point(MONDAY, value)]), desired) == scale


def test_the_scale_without_points_is_whole() -> None:
    assert progress.score_scale(ScoreSeries(), []) == (1, 5)


def test_weeks_begin_on_the_region_s_first_day() -> None:
    sunday = MONDAY - timedelta(days=1)
    assert progress.week_start(sunday, 0) == MONDAY - timedelta(days=7)
    assert progress.week_start(sunday, 6) == sunday


def test_a_week_without_a_session_is_a_week_of_nothing() -> None:
    weeks = progress.weeks([session(MONDAY)], 0, Period(MONDAY - timedelta(days=8), MONDAY))
    assert [(week.start, week.total) for week in weeks] == [
        (MONDAY - timedelta(days=14), 0),
        (MONDAY - timedelta(days=7), 0),
        (MONDAY, 60),
    ]


def test_kinds_are_stacked_in_the_fixed_order_and_own_kinds_before_other() -> None:
    sessions = [session(MONDAY, 10, kind) for kind in ("other", "zen", "conference", "project", "mooc", "mooc")]
    (week,) = progress.weeks(sessions, 0, Period(MONDAY, MONDAY))
    assert list(week.minutes) == ["mooc", "project", "conference", "zen", "other"]


def test_the_legend_lists_the_most_hours_first() -> None:
    sessions = [session(MONDAY, 10, "mooc"), session(MONDAY, 30, "peer"), session(MONDAY, 10, "reading")]
    assert progress.kind_totals(sessions) == [("peer", 30), ("mooc", 10), ("reading", 10)]


def test_usual_minutes_count_the_empty_weeks_and_not_this_one() -> None:
    sessions = [session(MONDAY, 600), *(session(MONDAY - timedelta(weeks=back), 100) for back in (1, 2))]
    assert progress.usual_minutes(sessions, 0, MONDAY, count=3) == 100
    assert progress.usual_minutes(sessions, 0, MONDAY, count=5) == 0


def test_no_weeks_have_no_median() -> None:
    assert progress.median_minutes([]) == 0


@pytest.mark.parametrize(
    ("minutes", "level"), [(1, 1), (44, 1), (45, 2), (89, 2), (90, 3), (179, 3), (180, 4), (900, 4)]
)
def test_a_day_is_darker_with_more_minutes(minutes: int, level: int) -> None:
    assert progress.heat([session(MONDAY, minutes)]) == [progress.Day(MONDAY, minutes, level)]


def test_the_sessions_of_a_day_add_up() -> None:
    assert progress.heat([session(MONDAY, 40), session(MONDAY, 5)])[0].level == 2


def test_the_busiest_weekday_needs_to_stand_alone() -> None:
    days = progress.heat([session(MONDAY), session(MONDAY + timedelta(days=1)), session(MONDAY + timedelta(days=7))])
    assert progress.busiest_weekday(days) == 0
    assert progress.busiest_weekday(days[:2]) is None
    assert progress.busiest_weekday([]) is None


def test_a_short_activity_is_a_mark_without_a_bar() -> None:
    (mark,) = progress.marks([session(MONDAY, 30), session(MONDAY + timedelta(days=7), 20)])
    assert (mark.first, mark.last, mark.minutes, mark.sessions, mark.row) == (
        MONDAY,
        MONDAY + timedelta(days=7),
        50,
        2,
        None,
    )


def test_long_activities_that_overlap_have_bars_on_rows_of_their_own() -> None:
    sessions = [
        session(MONDAY + timedelta(days=start + days), activity=name)
        for name, start, length in (("a", 0, 20), ("b", 5, 20), ("c", 21, 20), ("d", 22, 9), ("e", 23, 9))
        for days in (0, length)
    ]
    rows = {mark.activity_id: mark.row for mark in progress.marks(sessions)}
    assert rows == {"a": 0, "b": 1, "c": 0, "d": 2, "e": 1}


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
facts = st.builds(session, days, st.integers(1, 600), st.sampled_from(["mooc", "peer", "other", "own"]))


@given(st.lists(facts, max_size=40), st.integers(0, 6))
def test_sums_over_any_period_equal_the_rows(sessions: list[SessionFact], first_weekday: int) -> None:
    inside = progress.within(sessions, YEAR)
    total = sum(fact.minutes for fact in inside)
    assert sum(week.total for week in progress.weeks(sessions, first_weekday, YEAR)) == total
    assert sum(minutes for _kind, minutes in progress.kind_totals(inside)) == total
    assert sum(day.minutes for day in progress.heat(inside)) == total
    assert sum(mark.minutes for mark in progress.marks(inside)) == total
