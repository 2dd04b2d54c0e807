"""When slots are due, what came of them, and how often they were kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from lcjournal.core.model import Pause, SessionFact, Slot, SlotChange
from lcjournal.core.progress import Period
from lcjournal.core.protected_time import (
    Kept,
    Occurrence,
    Outcome,
    Tally,
    free_half_days,
    months,
    next_occurrence,
    occurrences,
    outcomes,
    tally,
    weekly_minutes,
)

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 11, 16) + timedelta(days=number) for number in range(4))
PARIS = ZoneInfo("Europe/Paris")
SLOT = Slot(2, time(14), 120, date(2026, 9, 2), "Europe/Paris", id="slot")
WEEK = Period(MONDAY, MONDAY + timedelta(days=6))
NEXT_WEEK = MONDAY + timedelta(days=7)


def worked(day: date, minutes: int, start: time | None = None, activity: str = "a") -> SessionFact:
    return SessionFact(activity, activity, "mooc", day, minutes, own_time=False, start=start)


def came_of(*sessions: SessionFact, today: date = NEXT_WEEK, slots: tuple[Slot, ...] = (SLOT,)) -> list[Outcome]:
    due = occurrences(slots, (), (), WEEK)
    return [kept.outcome for kept in outcomes(due, sessions, today, 0)]


def test_a_slot_is_due_each_week_from_its_first_day_to_its_last() -> None:
    slot = replace(SLOT, since=date(2026, 9, 3), until=date(2026, 9, 23))
    days = [one.day for one in occurrences([slot], (), (), Period(date(2026, 8, 1), date(2026, 12, 31)))]
    assert days == [date(2026, 9, 9), date(2026, 9, 16), date(2026, 9, 23)]


def test_several_slots_come_in_order_of_time() -> None:
    friday = replace(SLOT, weekday=4, start=time(9), id="friday")
    early = replace(SLOT, start=time(8), id="early")
    assert [one.slot_id for one in occurrences([friday, SLOT, early], (), (), WEEK)] == ["early", "slot", "friday"]


def test_in_a_pause_none_is_due_and_a_slot_in_the_bin_never_is() -> None:
    pause = Pause(WEDNESDAY, WEDNESDAY)
    assert occurrences([SLOT], (), [pause], WEEK) == []
    assert occurrences([replace(SLOT, deleted_at=datetime(2026, 11, 1, tzinfo=UTC))], (), (), WEEK) == []


def test_one_that_was_moved_takes_place_elsewhere_even_out_of_a_pause_or_from_another_week() -> None:
    moved = SlotChange("slot", WEDNESDAY, THURSDAY, time(9))
    (one,) = occurrences([SLOT], [moved], [Pause(WEDNESDAY, WEDNESDAY)], WEEK)
    assert (one.due, one.day, one.start, one.moved) == (WEDNESDAY, THURSDAY, time(9), True)
    from_before = SlotChange("slot", date(2026, 11, 11), MONDAY, None)
    days = [(one.due, one.day, one.start) for one in occurrences([SLOT], [from_before], (), WEEK)]
    assert days == [(date(2026, 11, 11), MONDAY, time(14)), (WEDNESDAY, WEDNESDAY, time(14))]


def test_a_change_of_a_day_that_is_not_due_says_nothing() -> None:
    strays = [SlotChange("slot", THURSDAY, TUESDAY, time(9)), SlotChange("slot", date(2026, 8, 26), TUESDAY, time(9))]
    assert [one.day for one in occurrences([SLOT], strays, (), WEEK)] == [WEDNESDAY]


def test_hours_stay_the_same_on_the_wall_over_both_changes_of_the_clock() -> None:
    span = Period(date(2026, 10, 19), date(2027, 4, 4))
    begins = {one.day: one.begins().astimezone(UTC).hour for one in occurrences([SLOT], (), (), span)}
    assert (begins[date(2026, 10, 21)], begins[date(2026, 10, 28)]) == (12, 13)
    assert (begins[date(2027, 3, 24)], begins[date(2027, 3, 31)]) == (13, 12)


@pytest.mark.parametrize("zone", ["", "Nowhere/Else", "../etc"])
def test_a_zone_that_is_not_known_here_is_taken_for_local_time(zone: str) -> None:
    one = Occurrence("slot", WEDNESDAY, WEDNESDAY, time(14), 120, zone)
    assert one.begins().replace(tzinfo=None) == datetime.combine(WEDNESDAY, time(14))
    assert one.ends() - one.begins() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("session", "outcome"),
    [
        (worked(WEDNESDAY, 60, time(14)), Outcome.HONOURED),
        (worked(WEDNESDAY, 90, time(13)), Outcome.HONOURED),
        (worked(WEDNESDAY, 60, time(15, 30)), Outcome.HONOURED),
        (worked(WEDNESDAY, 60), Outcome.HONOURED),
        (worked(WEDNESDAY, 59), Outcome.LOST),
        (worked(WEDNESDAY, 60, time(19)), Outcome.MOVED),
        (worked(WEDNESDAY, 60, time(13)), Outcome.MOVED),
        (worked(MONDAY, 60), Outcome.MOVED),
        (worked(MONDAY + timedelta(days=5), 60, time(9)), Outcome.MOVED),
        (worked(MONDAY - timedelta(days=1), 240), Outcome.LOST),
    ],
)
def test_what_came_of_a_slot_is_told_by_the_sessions_of_its_week(session: SessionFact, outcome: Outcome) -> None:
    assert came_of(session) == [outcome]


def test_several_sessions_add_up() -> None:
    (kept,) = outcomes(occurrences([SLOT], (), (), WEEK), [worked(WEDNESDAY, 35), worked(WEDNESDAY, 40)], NEXT_WEEK, 0)
    assert (kept.outcome, kept.minutes) == (Outcome.HONOURED, 75)


def test_a_session_counts_for_one_slot() -> None:
    twice = (SLOT, replace(SLOT, weekday=3, id="second"))
    assert came_of(worked(WEDNESDAY, 120), slots=twice) == [Outcome.HONOURED, Outcome.LOST]
    assert came_of(worked(MONDAY, 60), worked(TUESDAY, 60), slots=twice) == [Outcome.MOVED, Outcome.MOVED]


def test_all_that_was_learned_at_its_hours_counts_for_a_slot_and_for_no_other() -> None:
    twice = (SLOT, replace(SLOT, weekday=3, id="second"))
    hours = [worked(WEDNESDAY, 60, time(14)), worked(WEDNESDAY, 60, time(15)), worked(WEDNESDAY, 60)]
    kept = outcomes(occurrences(twice, (), (), WEEK), hours[:2], NEXT_WEEK, 0)
    assert [(one.outcome, one.minutes) for one in kept] == [(Outcome.HONOURED, 120), (Outcome.LOST, 0)]
    assert came_of(*hours, slots=twice) == [Outcome.HONOURED, Outcome.MOVED]


def test_a_session_that_goes_on_beyond_midnight_counts_for_the_slot_it_runs_into() -> None:
    early = replace(SLOT, start=time(0, 30), minutes=60)
    assert came_of(worked(TUESDAY, 90, time(23)), slots=(early,)) == [Outcome.MOVED]
    assert came_of(worked(TUESDAY, 120, time(23)), slots=(early,)) == [Outcome.HONOURED]


def test_a_slot_at_its_hours_comes_before_one_made_up_for() -> None:
    twice = (SLOT, replace(SLOT, weekday=3, id="second"))
    assert came_of(worked(THURSDAY, 60, time(14)), slots=twice) == [Outcome.LOST, Outcome.HONOURED]


def test_nothing_is_lost_before_its_week_is_over() -> None:
    assert came_of(today=MONDAY) == [Outcome.TO_COME]
    assert came_of(today=THURSDAY) == [Outcome.TO_COME]
    assert came_of(today=NEXT_WEEK) == [Outcome.LOST]


def test_what_was_learned_before_a_slot_of_this_week_does_not_make_it_unneeded() -> None:
    assert came_of(worked(MONDAY, 120), today=TUESDAY) == [Outcome.TO_COME]
    assert came_of(worked(MONDAY, 120), today=THURSDAY) == [Outcome.MOVED]


def test_one_that_was_moved_on_purpose_is_kept_at_its_new_hours() -> None:
    moved = occurrences([SLOT], [SlotChange("slot", WEDNESDAY, THURSDAY, time(9))], (), WEEK)
    (kept,) = outcomes(moved, [worked(THURSDAY, 60, time(9, 30))], NEXT_WEEK, 0)
    assert kept.outcome is Outcome.MOVED


def test_a_skipped_week_counts_neither_for_nor_against() -> None:
    skipped = occurrences([SLOT], [SlotChange("slot", WEDNESDAY)], (), WEEK)
    kept = outcomes(skipped, [worked(WEDNESDAY, 120)], NEXT_WEEK, 0)
    assert tally(kept) == Tally(skipped=1)
    assert tally(kept).rate is None


def test_the_rate_is_told_by_month() -> None:
    due = occurrences([SLOT], (), (), Period(date(2026, 9, 1), date(2026, 11, 29)))
    done = [worked(one.day, 120) for one in due if one.day.month == 9 and one.day.day > 2]
    kept = outcomes(due, done, MONDAY, 0)
    assert [(month, tallied.due, tallied.rate) for month, tallied in months(kept)] == [
        (date(2026, 9, 1), 5, 0.8),
        (date(2026, 10, 1), 4, 0.0),
        (date(2026, 11, 1), 2, 0.0),
    ]
    assert kept[-1] == Kept(due[-1], Outcome.TO_COME)


def test_the_next_slot_is_the_one_under_way_or_the_next_that_is_not_skipped() -> None:
    def next_day(now: datetime, *changes: SlotChange) -> date | None:
        one = next_occurrence([SLOT], changes, (), now)
        return one.day if one else None

    assert next_day(datetime(2026, 11, 18, 15, 59, tzinfo=PARIS)) == WEDNESDAY
    assert next_day(datetime(2026, 11, 18, 16, tzinfo=PARIS)) == date(2026, 11, 25)
    assert next_day(datetime(2026, 11, 16, 9, tzinfo=PARIS), SlotChange("slot", WEDNESDAY)) == date(2026, 11, 25)
    assert next_occurrence([replace(SLOT, until=MONDAY)], (), (), datetime(2026, 11, 18, tzinfo=PARIS)) is None


def test_a_slot_that_lasts_beyond_midnight_is_still_under_way() -> None:
    late = replace(SLOT, start=time(23))
    one = next_occurrence([late], (), (), datetime(2026, 11, 19, 0, 30, tzinfo=PARIS))
    assert one is not None
    assert one.day == WEDNESDAY


def test_protected_minutes_a_week_are_steps_with_gaps_in_pauses() -> None:
    friday = replace(SLOT, weekday=4, minutes=60, since=date(2026, 10, 1), until=date(2026, 11, 8), id="friday")
    binned = replace(SLOT, deleted_at=datetime(2026, 11, 1, tzinfo=UTC))
    pauses = [Pause(date(2026, 10, 19), date(2026, 11, 1)), Pause(date(2027, 7, 1), date(2027, 8, 1))]
    assert weekly_minutes([SLOT, friday, binned], pauses, WEDNESDAY) == [
        (date(2026, 9, 2), date(2026, 9, 30), 120),
        (date(2026, 10, 1), date(2026, 10, 18), 180),
        (date(2026, 11, 2), date(2026, 11, 8), 180),
        (date(2026, 11, 9), WEDNESDAY, 120),
    ]


def test_a_slot_that_goes_on_as_another_is_one_step() -> None:
    before = replace(SLOT, until=date(2026, 10, 6))
    after = replace(SLOT, weekday=3, since=date(2026, 10, 7), id="after")
    assert weekly_minutes([before, after], (), WEDNESDAY) == [(date(2026, 9, 2), WEDNESDAY, 120)]


def test_the_free_half_days_of_its_week_are_offered() -> None:
    (one,) = occurrences([SLOT], (), (), WEEK)
    taken = [(THURSDAY, time(10, 30)), (THURSDAY, None), (date(2026, 11, 20), time(15))]
    now = datetime(2026, 11, 17, 10, tzinfo=PARIS)
    assert free_half_days(one, taken, now, 0) == [
        (TUESDAY, time(14)),
        (WEDNESDAY, time(9)),
        (THURSDAY, time(14)),
        (date(2026, 11, 20), time(9)),
    ]
