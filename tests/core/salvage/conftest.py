from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random

import pytest

from lcjournal.core import instruments
from lcjournal.core.model import (
    Activity,
    Answer,
    AnswerState,
    FacetLink,
    FormId,
    Goal,
    GoalStep,
    NextStep,
    Reflection,
    Session,
    Target,
)
from lcjournal.core.salvage import Salvaged, salvage
from lcjournal.core.store import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 18)
PAGE = 4096

Salvage = Callable[..., Salvaged]


class Bytes:
    """The bytes of a journal, to be damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def pages_with(self, *parts: bytes) -> list[int]:
        content = self.path.read_bytes()
        pages = range(len(content) // PAGE)
        return [at for at in pages if all(part in content[at * PAGE : (at + 1) * PAGE] for part in parts)]

    def write(self, at: int, new: bytes) -> None:
        content = self.path.read_bytes()
        self.path.write_bytes(content[:at] + new + content[at + len(new) :])

    def wipe(self, *pages: int) -> None:
        for page in pages:
            self.write(page * PAGE, bytes(PAGE))

    def replace(self, old: bytes, new: bytes) -> None:
        assert len(old) == len(new)
        assert old in self.path.read_bytes()
        self.path.write_bytes(self.path.read_bytes().replace(old, new))


def fill(store: Store) -> None:
    """Write something into nearly every table."""
    goal = store.goals.add(
        Goal("Ask earlier", "late", "early", "to hear more", "A1", steps=(GoalStep("Ask Mia", DAY),))
    )
    shipped = instruments.builtin()
    source = (shipped.id, shipped.version, shipped.source)
    check = store.checks.start(source, FormId.PULSE, "en", 7, DAY, "0.1.0")
    items = shipped.items(FormId.PULSE)
    store.checks.answer(check.id, *(Answer(item.id, AnswerState.ANSWERED, 4, 900) for item in items))
    store.checks.note_item(check.id, items[0].id, "why I said so")
    store.checks.finish(check.id)
    store.checks.set_targets([Target("A1", 4.0, DAY, check.id), Target("A2", 3.5, DAY)])
    store.checks.dismiss("A3/two-colleagues")
    store.set_person("Camille")
    first = store.activities.add(
        Activity(
            "A visit to the workshop",
            DAY,
            sessions=(Session(DAY, 45, time(14, 0), note="by train"),),
            reflections=(Reflection("what", "We saw the press. " * 20), Reflection("so_what", "Ask before. " * 900)),
            people=("Mia", "Noé"),
            tags=("data", "visit"),
            facets=(FacetLink("A1", "I asked"),),
            goal_id=goal,
            check_id=check.id,
        )
    )
    store.activities.save(Activity("A visit, told again", DAY, id=first, reflections=(Reflection("what", "Changed."),)))
    for number in range(60):
        store.activities.add(
            Activity(
                f"Entry {number}",
                DAY,
                sessions=(Session(DAY, 30 + number),),
                reflections=(Reflection("note", f"Words of {number}. " * 30),),
                people=("Noé", f"Person {number}"),
                tags=("data", f"tag{number}"),
                continues=first,
            )
        )
    store.next_steps.add(NextStep(first, "I am unsure", "ask", DAY))
    store.activities.bin(store.activities.add(Activity("Thrown away", DAY)))


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.lcjournal"
    with Store.open(path, clock=lambda: NOW, random_bytes=Random(3).randbytes) as store:
        fill(store)
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new" / "new.lcjournal"


@pytest.fixture
def damaged(journal: Path) -> Bytes:
    return Bytes(journal)


@pytest.fixture
def save(journal: Path, new: Path) -> Salvage:
    """Salvage the journal; the new one is sound."""

    def run(**more: Path) -> Salvaged:
        before = journal.read_bytes()
        made = salvage(journal, new, lambda: NOW, Random(4).randbytes, **more)  # type: ignore[arg-type]
        assert journal.read_bytes() == before
        with Store.open_read_only(new) as store:
            assert store.file_problems() == []
        return made

    return run
