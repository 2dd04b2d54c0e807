"""A journal of a few months with all that a report can tell of, and some that it must not."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lcjournal.core import instruments
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import (
    Activity,
    Answer,
    AnswerState,
    FormId,
    Goal,
    GoalEvent,
    GoalLook,
    GoalState,
    GoalStep,
    Influence,
    Kind,
    NextStep,
    Outcome,
    Reflection,
    Session,
    Status,
    Target,
)
from lcjournal.core.store import Store


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 10, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(tmp_path / "journal.lcjournal", clock=clock) as opened:
        yield opened


def answered(
    store: Store, day: date, value: int, form: FormId = FormId.FULL, instrument: Instrument | None = None
) -> str:
    """Keep a check in which every answer, once turned round, is the same."""
    instrument = instrument or instruments.builtin()
    source = (instrument.id, instrument.version, instrument.source)
    check = store.checks.start(source, form, "en", 1, day, "test")
    given = [
        Answer(item.id, AnswerState.ANSWERED, 6 - value if item.reversed else value, 3000)
        for item in instrument.items(form)
    ]
    store.checks.answer(check.id, *given)
    store.checks.finish(check.id)
    return check.id


@pytest.fixture
def answer() -> Callable[..., str]:
    """Give what keeps a check; other modules of tests cannot import this one."""
    return answered


@pytest.fixture
def filled(store: Store, clock: Clock) -> Store:
    """January to April 2026, looked back on from February to March."""
    store.set_person("Ada É.")
    store.activities.add(Activity("Before", date(2026, 1, 12), Kind.READING))
    talk = Activity(
        "Talk on <graphs> 😀",
        date(2026, 2, 3),
        Kind.CONFERENCE,
        sessions=(Session(date(2026, 2, 3), 90, note="front row"), Session(date(2026, 4, 2), 30, own_time=True)),
        reflections=(
            Reflection("what", "# Big\n\nI **saw** [it](https://example.org)"),
            Reflection("so_what", "hush", True),
        ),
        people=("Anna",),
        tags=("data",),
    )
    kept = store.activities.add(talk)
    store.activities.add(
        Activity("", date(2026, 3, 9), Kind.MOOC, sessions=(Session(date(2026, 3, 9), 45, own_time=True),))
    )
    secret = store.activities.add(
        Activity(
            "Secret",
            date(2026, 2, 20),
            Kind.PEER,
            sessions=(Session(date(2026, 2, 20), 600),),
            reflections=(Reflection("note", "whisper"),),
            private=True,
        )
    )
    store.activities.add(Activity("Not yet", date(2026, 3, 1), status=Status.PLANNED))
    due = date(2026, 5, 1)
    store.next_steps.add(NextStep(kept, "it rains", "read", due))
    store.next_steps.add(NextStep(secret, "alone", "whisper again", due))
    clock.now = datetime(2026, 2, 10, 9, tzinfo=UTC)
    done = store.next_steps.add(NextStep(kept, "asked", "answer", date(2026, 2, 9)))
    store.next_steps.answer(done, Outcome.APPLIED, "it worked", date(2026, 2, 10))
    _goals(store, clock)
    answered(store, date(2026, 2, 1), 3)
    answered(store, date(2026, 2, 15), 3, FormId.PULSE)
    check = answered(store, date(2026, 3, 20), 4)
    store.checks.set_targets(
        [
            Target("A1", 4.5, date(2026, 2, 1)),
            Target("A1", 4.0, date(2026, 3, 20), check_id=check, word="one thing at a time"),
        ]
    )
    return store


def _goals(store: Store, clock: Clock) -> None:
    goal = Goal(
        "Lead a project",
        "here",
        "there",
        "because",
        influence=Influence.INFLUENCE,
        due=date(2026, 6, 1),
        steps=(GoalStep("ask", date(2026, 3, 1), date(2026, 2, 28)), GoalStep("go")),
        approach="slowly",
        planned_minutes=600,
    )
    identity = store.goals.add(goal)
    store.goal_story.add_look(GoalLook(identity, date(2026, 3, 2), "nearer"))
    store.goal_story.add_look(GoalLook(identity, date(2026, 1, 2), "too early to tell"))
    reached = store.goals.add(Goal("Bare"))
    store.goal_story.set_state(GoalEvent(reached, GoalState.REACHED, date(2026, 3, 3), "at last"))
    gone = store.goals.add(Goal("Gone long ago"))
    store.goal_story.set_state(GoalEvent(gone, GoalState.LET_GO, date(2026, 1, 3)))
    clock.now = datetime(2026, 4, 10, 9, tzinfo=UTC)
    store.goals.add(Goal("Later"))
