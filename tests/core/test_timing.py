"""A timer gives whole minutes, and no more than can be believed."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from lcjournal.core import timing

START = datetime(2026, 11, 18, 23, 30, 20, tzinfo=UTC)


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 1), (20, 1), (89, 1), (91, 2), (7800, 130), (-600, 1)])
def test_minutes_are_whole_and_at_least_one(seconds: int, minutes: int) -> None:
    assert timing.minutes(START, START + timedelta(seconds=seconds)) == minutes


def test_eight_hours_can_be_believed_and_nothing_longer() -> None:
    assert timing.is_believable(START, START + timedelta(hours=8))
    assert not timing.is_believable(START, START + timedelta(hours=8, seconds=1))


def test_a_clock_that_was_set_back_is_not_believed() -> None:
    assert not timing.is_believable(START, START - timedelta(seconds=1))


def test_a_session_begins_on_the_day_and_at_the_hour_of_the_person() -> None:
    paris = timezone(timedelta(hours=1))
    session = timing.session(START.astimezone(paris), START + timedelta(minutes=45))
    assert (session.day, session.start, session.minutes) == (date(2026, 11, 19), time(0, 30), 45)


def test_the_person_may_say_another_length() -> None:
    assert timing.session(START, START + timedelta(hours=20), 90).minutes == 90
