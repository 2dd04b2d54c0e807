"""The protected time that is next: what is kept gives way, what is planned is not over, what is free is offered."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from lcjournal.core.model import Activity, Pause, Session, Slot, Status
from lcjournal.core.progress import Period
from lcjournal.core.protected_week import came_of_it, half_days, months_table, next_slot, planned_minutes, week_of
from lcjournal.core.store import Store

MONDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 18)
SLOT = Slot(2, time(14), 120, date(2026, 1, 7), "UTC")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "journal.lcjournal") as opened:
        yield opened


def note(store: Store, day: date, start: time | None, minutes: int) -> str:
    return store.activities.add(Activity("Python", day, status=Status.DONE, sessions=(Session(day, minutes, start),)))


def test_without_protected_time_nothing_is_next(store: Store) -> None:
    assert next_slot(store, at(MONDAY, 9), 0) is None
    assert planned_minutes(store, at(MONDAY, 9), 0) == {}


def test_the_next_one_is_told_with_what_it_is_for(store: Store) -> None:
    activity = store.activities.add(Activity("Python", MONDAY, status=Status.IN_PROGRESS))
    slot = store.slots.add(Slot(2, time(14), 120, date(2026, 1, 7), "UTC", activity_id=activity))
    found = next_slot(store, at(MONDAY, 9), 0)
    assert found is not None
    assert (found.slot.id, found.occurrence.day) == (slot, WEDNESDAY)
    assert found.activity is not None
    assert found.activity.title == "Python"
    store.activities.bin(activity)
    found = next_slot(store, at(MONDAY, 9), 0)
    assert found is not None
    assert found.activity is None


def test_one_that_is_kept_gives_way_to_the_next(store: Store) -> None:
    store.slots.add(SLOT)
    note(store, WEDNESDAY, time(14), 90)
    found = next_slot(store, at(WEDNESDAY, 15, 30), 0)
    assert found is not None
    assert found.occurrence.day == WEDNESDAY + timedelta(days=7)
    assert planned_minutes(store, at(WEDNESDAY, 15, 30), 0) == {}


def test_what_is_planned_is_neither_over_nor_skipped(store: Store) -> None:
    first, second = store.slots.add(SLOT), store.slots.add(Slot(4, time(9), 45, MONDAY, "UTC"))
    friday = MONDAY + timedelta(days=4)
    assert planned_minutes(store, at(MONDAY, 9), 0) == {WEDNESDAY: 120, friday: 45}
    assert planned_minutes(store, at(WEDNESDAY, 16), 0) == {friday: 45}
    store.slots.skip(second, friday)
    store.slots.move(first, WEDNESDAY, friday, time(14))
    assert planned_minutes(store, at(MONDAY, 9), 0) == {friday: 120}


def test_a_slot_that_ends_for_good_is_not_next(store: Store) -> None:
    store.slots.add(Slot(2, time(14), 120, date(2026, 1, 7), "UTC", until=MONDAY))
    store.slots.add_pause(Pause(MONDAY, MONDAY))
    assert next_slot(store, at(MONDAY, 9), 0) is None


def test_half_days_with_something_in_them_are_not_offered(store: Store) -> None:
    store.slots.add(SLOT)
    store.slots.add(Slot(3, time(9), 45, MONDAY, "UTC"))
    note(store, MONDAY + timedelta(days=4), time(15), 30)
    found = next_slot(store, at(WEDNESDAY, 8), 0)
    assert found is not None
    offered = half_days(store, found.occurrence, at(WEDNESDAY, 8), 0)
    thursday, friday = WEDNESDAY + timedelta(days=1), WEDNESDAY + timedelta(days=2)
    assert offered == [(WEDNESDAY, time(9)), (thursday, time(14)), (friday, time(9))]


def test_a_week_begins_on_the_day_of_the_region() -> None:
    assert week_of(WEDNESDAY, 0).since == MONDAY
    assert week_of(WEDNESDAY, 6).since == MONDAY - timedelta(days=1)


def test_what_came_of_it_is_told_month_by_month(store: Store) -> None:
    slot = store.slots.add(Slot(2, time(14), 120, date(2026, 10, 1), "UTC"))
    note(store, date(2026, 10, 7), time(14), 120)
    note(store, date(2026, 10, 13), None, 90)
    store.slots.skip(slot, date(2026, 10, 21))
    note(store, date(2026, 11, 6), time(9), 60)
    kept = came_of_it(store, Period(date(2026, 10, 5), date(2026, 11, 8)), MONDAY, 0)
    assert months_table(kept).rows == (
        ("Nov 2026", "100\u202f%", "0", "1", "0", "0"),
        ("Oct 2026", "67\u202f%", "1", "1", "1", "1"),
    )


def test_a_month_in_which_all_was_skipped_has_no_share(store: Store) -> None:
    slot = store.slots.add(Slot(2, time(14), 120, date(2026, 10, 28), "UTC"))
    store.slots.skip(slot, date(2026, 10, 28))
    kept = came_of_it(store, Period(date(2026, 10, 1), date(2026, 10, 31)), MONDAY, 0)
    assert months_table(kept).rows == (("Oct 2026", "–", "0", "0", "1", "0"),)
