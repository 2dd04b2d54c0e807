"""Weekly slots, the weeks in which one is moved or skipped, pauses and yearly hours."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from lcjournal.core.model import Activity, Change, Pause, Slot, SlotChange, YearlyTarget
from lcjournal.core.store import Store

TODAY = date(2026, 11, 18)
WEDNESDAY = Slot(2, time(14), 120, date(2026, 9, 2), "Europe/Paris")


def test_a_slot_is_kept_with_what_it_is_for(store: Store) -> None:
    activity = store.activities.add(Activity("Python", TODAY))
    identity = store.slots.add(replace(WEDNESDAY, name="Mine", until=date(2027, 6, 30), activity_id=activity))
    kept = store.slots.get(identity)
    assert (kept.weekday, kept.start, kept.minutes, kept.zone) == (2, time(14), 120, "Europe/Paris")
    assert (kept.name, kept.until, kept.activity_id, kept.sequence) == ("Mine", date(2027, 6, 30), activity, 0)
    with pytest.raises(KeyError):
        store.slots.get("none")


def test_slots_come_in_the_order_of_the_week(store: Store) -> None:
    for weekday, start in ((4, time(9)), (2, time(16)), (2, time(9))):
        store.slots.add(replace(WEDNESDAY, weekday=weekday, start=start))
    assert [(slot.weekday, slot.start.hour) for slot in store.slots.all()] == [(2, 9), (2, 16), (4, 9)]


def test_other_hours_leave_the_past_as_it_was(store: Store) -> None:
    identity = store.slots.add(WEDNESDAY)
    new = store.slots.change(replace(store.slots.get(identity), start=time(9)), TODAY)
    before, after = sorted(store.slots.all(), key=lambda slot: slot.since)
    assert (before.id, before.start, before.until) == (identity, time(14), date(2026, 11, 17))
    assert (after.id, after.start, after.since, after.until) == (new, time(9), TODAY, None)


@pytest.mark.parametrize("change", [{"name": "Other"}, {"until": date(2026, 12, 31)}])
def test_what_does_not_touch_the_hours_changes_the_slot_itself(store: Store, change: dict[str, object]) -> None:
    identity = store.slots.add(WEDNESDAY)
    assert store.slots.change(replace(store.slots.get(identity), **change), TODAY) == identity  # type: ignore[arg-type]
    (slot,) = store.slots.all()
    assert {name: getattr(slot, name) for name in change} == change


def test_a_slot_that_has_not_begun_takes_other_hours_itself(store: Store) -> None:
    identity = store.slots.add(replace(WEDNESDAY, since=TODAY))
    assert store.slots.change(replace(store.slots.get(identity), weekday=3), TODAY) == identity


def test_an_earlier_name_of_a_slot_or_a_pause_is_kept(store: Store) -> None:
    slot = store.slots.add(replace(WEDNESDAY, name="Before"))
    store.slots.save(replace(store.slots.get(slot), name="After"))
    pause = store.slots.add_pause(Pause(TODAY, TODAY, "Before"))
    store.slots.save_pause(Pause(TODAY, TODAY, "After", pause))
    store.slots.save_pause(Pause(TODAY, date(2026, 11, 20), "After", pause))
    assert [revision.text for revision in (*store.revisions.of(slot), *store.revisions.of(pause))] == ["Before"] * 2


def test_one_week_can_be_skipped_moved_and_put_back(store: Store) -> None:
    identity = store.slots.add(WEDNESDAY)
    store.slots.skip(identity, TODAY)
    assert store.slots.changes() == [SlotChange(identity, TODAY)]
    store.slots.move(identity, TODAY, date(2026, 11, 19), time(9, 30))
    assert store.slots.changes() == [SlotChange(identity, TODAY, date(2026, 11, 19), time(9, 30))]
    store.slots.put_back(identity, TODAY)
    assert store.slots.changes() == []


def test_each_change_counts_so_that_calendars_take_it(store: Store) -> None:
    identity = store.slots.add(WEDNESDAY)
    other = store.slots.add(WEDNESDAY)
    store.slots.skip(identity, TODAY)
    store.slots.put_back(identity, TODAY)
    assert (store.slots.get(identity).sequence, store.slots.get(other).sequence) == (2, 0)
    pause = store.slots.add_pause(Pause(TODAY, TODAY))
    store.slots.remove_pause(pause)
    store.slots.bin(identity)
    assert (store.slots.get(identity).sequence, store.slots.get(other).sequence) == (5, 2)


def test_a_slot_in_the_bin_can_come_back(store: Store) -> None:
    identity = store.slots.add(WEDNESDAY)
    store.slots.bin(identity)
    assert store.slots.all() == []
    assert [slot.id for slot in store.slots.all(binned=True)] == [identity]
    store.slots.restore(identity)
    assert [slot.id for slot in store.slots.all()] == [identity]


def test_a_pause_can_be_changed_and_come_back_from_the_bin(store: Store) -> None:
    identity = store.slots.add_pause(Pause(date(2026, 12, 21), date(2027, 1, 3), "Holidays"))
    store.slots.save_pause(Pause(date(2026, 12, 22), date(2027, 1, 3), "Holidays", identity))
    store.slots.remove_pause(identity)
    assert store.slots.pauses() == []
    store.slots.restore_pause(identity)
    assert store.slots.pauses() == [Pause(date(2026, 12, 22), date(2027, 1, 3), "Holidays", identity)]


def test_a_kind_has_one_yearly_target(store: Store) -> None:
    store.yearly_targets.set(YearlyTarget("mooc", 600, date(2026, 1, 1)))
    store.yearly_targets.set(YearlyTarget("", 2400, date(2026, 1, 1)))
    store.yearly_targets.set(YearlyTarget("mooc", 900, date(2026, 9, 1)))
    assert [(target.kind, target.minutes) for target in store.yearly_targets.all()] == [("", 2400), ("mooc", 900)]
    store.yearly_targets.remove("mooc")
    assert [target.kind for target in store.yearly_targets.all()] == [""]


def test_changes_of_protected_time_are_told(tmp_path: Path) -> None:
    told: list[Change] = []
    with Store.open(tmp_path / "journal.lcjournal", on_change=told.append) as store:
        store.slots.add(WEDNESDAY)
        store.yearly_targets.set(YearlyTarget("", 60, TODAY))
    assert told == [Change.TIME, Change.TIME]


def test_emptying_the_bin_ends_slots_with_their_changes_and_keeps_those_of_an_erased_activity(store: Store) -> None:
    activity = store.activities.add(Activity("Python", TODAY))
    ended = store.slots.add(WEDNESDAY)
    kept = store.slots.add(replace(WEDNESDAY, activity_id=activity))
    store.slots.skip(ended, TODAY)
    store.slots.bin(ended)
    pause = store.slots.add_pause(Pause(TODAY, TODAY))
    store.slots.remove_pause(pause)
    store.activities.bin(activity)
    thrown = store.bin.thrown()
    assert (thrown.activities, thrown.parts) == (1, 2)
    store.bin.empty(thrown)
    assert [(slot.id, slot.activity_id) for slot in store.slots.all(binned=True)] == [(kept, None)]
    assert store.slots.changes() == []
    assert store.problems() == []
