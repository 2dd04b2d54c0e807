from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lcjournal.core.model import Activity, Change, FacetLink, Reflection, Session
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def heard() -> list[Change]:
    return []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.lcjournal"


@pytest.fixture
def store(path: Path, clock: Clock, heard: list[Change]) -> Iterator[Store]:
    with Store.open(path, clock=clock, on_change=heard.append) as store:
        yield store


@pytest.fixture
def note() -> Callable[..., Activity]:
    """Make a small activity: ``note("Coffee", days_ago=3, tags=("data",))``."""

    def make(title: str, days_ago: int = 0, minutes: int = 30, **fields: object) -> Activity:
        day = DAY - timedelta(days=days_ago)
        sessions = (Session(day, minutes),) if minutes else ()
        return Activity(title, day, **{"sessions": sessions, **fields})  # type: ignore[arg-type]

    return make


@pytest.fixture
def whole() -> Activity:
    """Return an activity with something in every field."""
    return Activity(
        "Une matinée au support",
        DAY,
        kind="shadowing",
        sessions=(Session(DAY, 45, own_time=True, note="café"), Session(DAY, 180)),
        reflections=(
            Reflection("what", "Neuf appels.\r\n\r\n  Deux œufs  "),
            Reflection("so_what", "🧭 Ils téléphonent"),
        ),
        people=("Sofia", "H. L."),
        tags=("support", "données"),
        facets=(FacetLink("A1", "assis à côté"), FacetLink("B1")),
        private=True,
        source="notebook",
    )
