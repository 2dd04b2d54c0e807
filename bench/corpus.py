"""Journals to measure on, made through the store once and kept in a temporary folder outside the project."""

import hashlib
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path

import lcjournal
from bench import make_corpus
from lcjournal.core import instruments, migrations
from lcjournal.core import settings as settings_file
from lcjournal.core.model import (
    Activity,
    Answer,
    AnswerState,
    FacetLink,
    FormId,
    Kind,
    Reflection,
    Session,
    Slot,
    Target,
)
from lcjournal.core.paths import data_paths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store

TODAY = date(2026, 11, 18)
_YEARS = 27
_GROWTH_YEARS, _CHECKS, _SESSIONS, _ACTIVITIES = 20, 240, 7300, 4000
_KINDS = {"client_visit": Kind.CLIENT, "peer_exchange": Kind.PEER}


def entries(count: int) -> Path:
    """Return a data folder whose journal holds ``count`` entries of the last 27 years."""

    def fill(store: Store) -> None:
        store.activities.add_imported("corpus", _activities(count))

    return _cached(f"entries-{count}", fill)


def growth() -> Path:
    """Return a data folder of twenty years: 240 self-checks, 7,300 sessions of 4,000 activities."""
    return _cached("growth", _fill_growth)


def warm(folder: Path) -> Path:
    """Read a journal once, so that a busy machine's disk is not what is measured, and return its folder."""
    with data_paths(folder).journal.open("rb") as file:
        while file.read(1 << 20):
            pass
    return folder


def _cached(name: str, fill: Callable[[Store], None]) -> Path:
    made_by = (__file__, make_corpus.__file__, migrations.__file__)
    version = hashlib.sha256(b"".join(Path(name).read_bytes() for name in made_by)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"lcjournal-bench-{version}" / name
    places = data_paths(folder)
    if not (folder / "ready").exists():
        with Store.open(places.journal) as store:
            if store.is_empty():
                fill(store)
        settings_file.save(places.settings, Settings(language="en", theme="light", welcomed=True))
        (folder / "ready").touch()
    return folder


def _activities(count: int) -> Iterator[tuple[str, Activity]]:
    """Bring the days of the generator, one an entry, into the years before today."""
    days = min(count, _YEARS * 365)
    for number, entry in enumerate(make_corpus.entries(count, 1)):
        day = TODAY - timedelta(days=(count - 1 - number) * days // count)
        kind = _KINDS.get(entry["kind"], entry["kind"])
        yield (
            str(entry["id"]),
            Activity(
                entry["title"],
                day,
                kind,
                sessions=(Session(day, entry["minutes"]),),
                reflections=(Reflection("note", entry["text"]),),
                tags=tuple(entry["tags"]),
            ),
        )


def _fill_growth(store: Store) -> None:
    chance = random.Random(1)
    first = TODAY - timedelta(days=_GROWTH_YEARS * 365)
    kinds = list(Kind)
    instrument = instruments.builtin()
    held: dict[int, list[Session]] = {}
    for number in range(_SESSIONS):
        day = first + timedelta(days=number * _GROWTH_YEARS * 365 // _SESSIONS)
        session = Session(day, 45, own_time=number % 5 == 0)
        held.setdefault(number * _ACTIVITIES // _SESSIONS, []).append(session)
    store.activities.add_imported(
        "growth",
        (
            (
                str(number),
                Activity(
                    f"Entry {number}",
                    sessions[-1].day,
                    chance.choice(kinds),
                    sessions=tuple(sessions),
                    tags=("data",) if number % 5 == 0 else (),
                    facets=tuple(FacetLink(one.id) for one in chance.sample(instrument.facets, number % 3)),
                ),
            )
            for number, sessions in held.items()
        ),
    )
    store.slots.add(Slot(2, time(14), 120, first, "Europe/Paris"))
    source = (instrument.id, instrument.version, instrument.source)
    for number in range(_CHECKS):
        form = FormId.PULSE if number % 4 else FormId.FULL
        day = first + timedelta(days=number * _GROWTH_YEARS * 365 // _CHECKS)
        check = store.checks.start(source, form, "en", number, day, lcjournal.__version__)
        answers = (Answer(item.id, AnswerState.ANSWERED, chance.randint(1, 5)) for item in instrument.items(form))
        store.checks.answer(check.id, *answers)
        store.checks.finish(check.id)
        if form is FormId.FULL:
            store.checks.set_targets(Target(facet.id, chance.choice((3.5, 4.0)), day) for facet in instrument.facets)
