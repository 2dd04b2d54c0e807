"""The protected time of the sample journal: a weekly slot since a year, two summers without it, hours for a year."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from lcjournal.core.model import Pause, Slot, YearlyTarget
from lcjournal.core.store import Store


def protect_time(store: Store, told: Mapping[str, Any], today: date, language: str) -> None:
    """Write what ``told`` says, in weeks before ``today``, into a journal."""
    _add_slot(store, told["slot"], today)
    for year in (today.year - 1, today.year):
        for table in told["pause"]:
            since, until = date(year, *table["since"]), date(year, *table["until"])
            if until < since:
                until = until.replace(year=year + 1)
            store.slots.add_pause(Pause(since, until, table[language]))
    for table in told["target"]:
        store.yearly_targets.set(YearlyTarget(table["kind"], table["minutes"], date(today.year - 1, 1, 1)))


def _add_slot(store: Store, told: Mapping[str, Any], today: date) -> None:
    def due(weeks: int) -> date:
        monday = today - timedelta(days=today.weekday(), weeks=weeks)
        return monday + timedelta(days=told["weekday"])

    slot = Slot(told["weekday"], time.fromisoformat(told["start"]), told["minutes"], due(told["since"]), told["zone"])
    identity = store.slots.add(slot)
    for weeks in told["skipped"]:
        store.slots.skip(identity, due(weeks))
    for weeks, days, start in told["moved"]:
        store.slots.move(identity, due(weeks), due(weeks) + timedelta(days=days), time.fromisoformat(start))
