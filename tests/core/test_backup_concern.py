"""Backups that are missing, old or without their second place are told; those that are well are not."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lcjournal.core.backup import back_up
from lcjournal.core.backup_concern import concern
from lcjournal.core.model import Activity, Goal
from lcjournal.core.store import Store

NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
DAY = date(2026, 11, 1)


class Clock:
    """Tells the time that a test says it is."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(tmp_path / "journal.lcjournal", clock=clock) as store:
        yield store


def told(store: Store, clock: Clock, place: str = "") -> str:
    return concern(store, store.path.parent / "backups", place, clock.now)


def test_a_new_journal_needs_no_backup_for_a_week(store: Store, clock: Clock) -> None:
    assert told(store, clock) == ""
    store.activities.add(Activity("One", DAY))
    assert told(store, clock) == ""
    clock.now += timedelta(days=8)
    assert told(store, clock) == "There is no backup of this journal yet."


def test_an_old_backup_is_told_once_something_was_written_since(store: Store, clock: Clock) -> None:
    store.activities.add(Activity("One", DAY))
    clock.now += timedelta(minutes=1)
    back_up(store, store.path.parent / "backups", clock.now)
    clock.now += timedelta(days=8)
    assert told(store, clock) == ""
    store.goals.add(Goal("Speak"))
    clock.now += timedelta(minutes=1)
    assert told(store, clock) == "The last backup is of 22 November 2026 at 09:13. You have written since."
    back_up(store, store.path.parent / "backups", clock.now)
    assert told(store, clock) == ""


def test_a_second_place_that_is_away_is_told(store: Store, clock: Clock, tmp_path: Path) -> None:
    assert told(store, clock, str(tmp_path)) == ""
    assert "is not there. Its disk may be unplugged." in told(store, clock, str(tmp_path / "away"))
