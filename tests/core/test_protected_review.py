"""Protected time in a review: in words for each week, in sum for a month, and what could be taken up again."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from lcjournal.core import instruments
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity, FacetLink, Kind, Session, Slot, Status
from lcjournal.core.progress import Period
from lcjournal.core.protected_review import time_review
from lcjournal.core.store import Store

TODAY = date(2026, 11, 18)
WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))
NARROW = "\u202f"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "journal.lcjournal") as opened:
        yield opened


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return instruments.builtin()


def note(store: Store, day: date, kind: str = Kind.MOOC, *, own: bool = False, facet: str = "") -> None:
    links = (FacetLink(facet),) if facet else ()
    session = Session(day, 60, time(14), own_time=own)
    store.activities.add(Activity("Python", day, kind, status=Status.DONE, sessions=(session,), facets=links))


def test_a_journal_without_protected_time_says_nothing_of_it(store: Store, instrument: Instrument) -> None:
    assert time_review(store, instrument, WEEK, TODAY).sentences == []


def test_a_week_tells_of_each_slot(store: Store, instrument: Instrument) -> None:
    store.slots.add(Slot(0, time(14), 120, date(2026, 11, 16), ""))
    skipped = store.slots.add(Slot(1, time(9), 45, date(2026, 11, 16), ""))
    store.slots.skip(skipped, date(2026, 11, 17))
    store.slots.add(Slot(4, time(9), 45, date(2026, 11, 16), ""))
    note(store, date(2026, 11, 16))
    assert time_review(store, instrument, WEEK, TODAY).sentences == [
        "Monday 16 November, 14:00 to 16:00: Kept at its hours",
        "Tuesday 17 November, 09:00 to 09:45: Skipped that week",
        "Friday 20 November, 09:00 to 09:45: To come",
    ]


def test_a_month_is_summed_up_with_own_time_and_regularity(store: Store, instrument: Instrument) -> None:
    store.slots.add(Slot(2, time(14), 120, date(2026, 11, 1), ""))
    note(store, date(2026, 11, 4), own=True)
    month = Period(date(2026, 11, 1), date(2026, 11, 30))
    assert time_review(store, instrument, month, TODAY).sentences == [
        f"Kept 1 of 2 times (50{NARROW}%).",
        f"From 1 November to 18 November 2026: 1{NARROW}h of learning, all of it in your own time.",
        "Weeks with learning: 1 of the last 2.",
    ]
    before = Period(date(2026, 10, 1), date(2026, 10, 31))
    assert time_review(store, instrument, before, TODAY).sentences == []


def test_one_kind_and_one_facet_are_suggested_until_they_are_put_away(store: Store, instrument: Instrument) -> None:
    facet = instrument.facets[0]
    note(store, date(2026, 3, 2), Kind.READING, facet=facet.id)
    note(store, date(2026, 4, 2), Kind.PEER, facet="gone")
    first = time_review(store, instrument, WEEK, TODAY).suggestions
    assert [one.sentence.partition(":")[0] for one in first] == ["Reading", facet.name.text()]
    second = time_review(store, instrument, WEEK, TODAY, {one.key for one in first}).suggestions
    assert [one.sentence.partition(":")[0] for one in second] == ["Peer exchange"]
    past = Period(date(2026, 11, 9), date(2026, 11, 15))
    assert time_review(store, instrument, past, TODAY).suggestions == []


def test_what_is_planned_in_these_days_is_summed_by_kind(store: Store, instrument: Instrument) -> None:
    sessions = (Session(TODAY, 90), Session(date(2026, 12, 1), 30))
    store.activities.add(Activity("A visit", TODAY, Kind.CLIENT, status=Status.PLANNED, sessions=sessions))
    assert time_review(store, instrument, WEEK, TODAY).planned == {Kind.CLIENT: 90}
