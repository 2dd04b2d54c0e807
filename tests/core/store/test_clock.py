"""A clock that is set back, or was ahead for a while, takes no word and keeps the order of what was written."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lcjournal.core.model import Activity, Reflection
from lcjournal.core.store import Store
from tests.core.store.conftest import DAY, Clock


def _with_text(activity: Activity, text: str) -> Activity:
    return replace(activity, reflections=(Reflection("what", text),))


def _earlier(store: Store, identity: str) -> list[str]:
    return sorted(revision.text for revision in store.revisions.of(identity))


@pytest.mark.parametrize("days", [1, 3650])
def test_what_is_replaced_is_kept_though_the_clock_went_back(store: Store, clock: Clock, days: int) -> None:
    identity = store.activities.add(_with_text(Activity("A talk", DAY), "one"))
    clock.forward(minutes=30)
    store.activities.save(_with_text(store.activities.get(identity), "two, a little longer"))
    clock.forward(days=-days)
    store.activities.save(_with_text(store.activities.get(identity), "two, a little longer!"))
    assert _earlier(store, identity) == ["one", "two, a little longer"]


def test_after_a_clock_that_was_ahead_typing_keeps_no_version_a_second(store: Store, clock: Clock) -> None:
    clock.forward(days=3650)
    identity = store.activities.add(_with_text(Activity("A talk", DAY), "what was said"))
    store.activities.save(_with_text(store.activities.get(identity), "what was said t"))
    clock.forward(days=-3650)
    for length in range(1, 20):
        clock.forward(seconds=1)
        store.activities.save(_with_text(store.activities.get(identity), "what was said there and then"[: 15 + length]))
    assert len(_earlier(store, identity)) == 2


def test_what_is_added_comes_behind_what_was_added_before_a_clock_was_set_back(store: Store, clock: Clock) -> None:
    added = [store.activities.add(Activity("A talk", DAY))]
    for days in (-1, -3650, 1):
        clock.forward(days=days)
        added.append(store.activities.add(Activity("A talk", DAY)))
    assert added == sorted(added)
    assert store.problems() == []


def test_the_bin_counts_from_the_clock_of_then_and_keeps_what_was_just_thrown_away(store: Store, clock: Clock) -> None:
    identity = store.activities.add(Activity("A talk", DAY))
    store.activities.bin(identity)
    clock.forward(days=-1)
    assert not store.bin.thrown(timedelta(days=30))
