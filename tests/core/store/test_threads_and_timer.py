"""What goes on with what, and the timer that outlives the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lcjournal.core.model import Activity, Change, RunningTimer
from lcjournal.core.store import Store
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.threads import Threads

Note = Callable[..., Activity]
Clock = Any


def titles(store: Store, activity_id: str) -> list[str]:
    return [row.title for row in store.threads.of(activity_id)]


def test_a_thread_is_the_same_from_each_of_its_parts(store: Store, note: Note) -> None:
    first = store.activities.add(note("First", days_ago=9))
    second = store.activities.add(note("Second", days_ago=10, continues=first))
    third = store.activities.add(note("Third", continues=second))
    store.activities.add(note("Alone"))
    for part in (first, second, third):
        assert titles(store, part) == ["First", "Second", "Third"]


def test_an_activity_without_a_thread_is_alone_in_it(store: Store, note: Note) -> None:
    alone = store.activities.add(note("Alone"))
    assert titles(store, alone) == ["Alone"]


def test_a_part_in_the_bin_is_not_shown_and_holds_the_thread_together(store: Store, note: Note) -> None:
    first = store.activities.add(note("First"))
    middle = store.activities.add(note("Middle", continues=first))
    last = store.activities.add(note("Last", continues=middle))
    store.activities.bin(middle)
    assert titles(store, first) == titles(store, last) == ["First", "Last"]


def test_a_circle_made_by_another_program_ends(store: Store, note: Note) -> None:
    first = store.activities.add(note("First"))
    second = store.activities.add(note("Second", continues=first))
    store.activities.save(replace(store.activities.get(first), continues=second))
    assert titles(store, first) == ["First", "Second"]


@pytest.mark.parametrize("others", [0, 1000])
def test_a_thread_is_found_without_walking_through_the_journal(
    path: Path, clock: Clock, note: Note, others: int
) -> None:
    with Store.open(path, clock=clock) as store:
        first = store.activities.add(note("First"))
        store.activities.add(note("Second", continues=first))
        store.activities.add_imported("others", ((str(number), note("Other")) for number in range(others)))
    connection = Connection(path, clock=clock, random_bytes=bytes, on_change=lambda _change: None, read_only=True)
    steps: list[int] = []
    connection.db.conn.set_progress_handler(lambda: steps.append(1), 100)
    assert [row.title for row in Threads(connection).of(first)] == ["First", "Second"]
    connection.close()
    assert len(steps) < 20


def test_what_goes_on_with_an_activity_may_not_come_before_it(store: Store, note: Note) -> None:
    first = store.activities.add(note("First"))
    second = store.activities.add(note("Second", continues=first))
    third = store.activities.add(note("Third", continues=second))
    assert store.threads.following(second) == {second, third}


def test_a_timer_outlives_the_window(path: Path, clock: Clock, note: Note) -> None:
    with Store.open(path, clock=clock) as store:
        activity = store.activities.add(note("Python"))
        assert store.timer.running() is None
        store.timer.start(activity, clock.now)
    with Store.open(path, clock=clock) as store:
        assert store.timer.running() == RunningTimer(activity, clock.now)
        store.timer.stop()
        assert store.timer.running() is None


def test_a_timer_takes_the_place_of_another_and_says_so(
    store: Store, clock: Clock, note: Note, heard: list[Change]
) -> None:
    one, two = store.activities.add(note("One")), store.activities.add(note("Two"))
    store.timer.start(one, clock.now)
    heard.clear()
    store.timer.start(two, clock.now + timedelta(minutes=5))
    assert store.timer.running() == RunningTimer(two, clock.now + timedelta(minutes=5))
    assert heard == [Change.TIMER]
