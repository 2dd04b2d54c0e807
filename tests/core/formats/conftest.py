"""A journal of its own for each test of the formats, and the real files of other apps where they are at hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from lcjournal.core.model import (
    Activity,
    FacetLink,
    Goal,
    GoalStep,
    Influence,
    Kind,
    Reflection,
    Session,
    Status,
)
from lcjournal.core.store import Store

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "samples"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "journal.lcjournal") as opened:
        yield opened


@pytest.fixture
def samples() -> Path:
    if not SAMPLES.is_dir():
        pytest.skip("the real files of other apps are not here")
    return SAMPLES


@pytest.fixture
def filled(store: Store) -> Store:
    """Hold a journal with everything in it: private and binned things, sessions, checks, desired levels, goals."""
    talk = Activity(
        "=SUM(A1) <b>talk</b>",
        date(2026, 3, 4),
        Kind.CONFERENCE,
        sessions=(
            Session(date(2026, 3, 3), 60, time(9, 0), own_time=True),
            Session(date(2026, 3, 4), 30, note="- with *Anna*"),
        ),
        reflections=(Reflection("note", "# Head\n\nfirst é"), Reflection("what", "saw <script>x</script>")),
        people=("Anna", "Bob"),
        tags=("data",),
        facets=(FacetLink("curiosity", "why not"), FacetLink("feedback")),
    )
    goal = store.goals.add(
        Goal("Lead", "here", "there", "because", "", Influence.INFLUENCE, date(2026, 6, 1), steps=(GoalStep("ask"),))
    )
    store.activities.add(replace(talk, goal_id=goal))
    store.activities.add(
        Activity("Secret plan", date(2026, 3, 5), private=True, reflections=(Reflection("note", "hush"),))
    )
    store.activities.add(Activity("Later", date(2026, 4, 1), Kind.READING, Status.PLANNED))
    store.activities.bin(store.activities.add(Activity("Gone", date(2026, 3, 6))))
    store.set_person("Camille Roux")
    return store
