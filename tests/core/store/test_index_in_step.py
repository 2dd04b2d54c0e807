"""Whatever is done in whatever order, the list, the index and the bin tell the same story as plain memory."""

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule
from typing_extensions import override

from lcjournal.core.model import Activity, Filter, Reflection, Session, Totals
from lcjournal.core.store import Store

WORDS = ("œuvre", "été", "Python", "réunion", "data", "doubt", "e\u0301cole", "aïeul")
texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
days = st.integers(0, 400).map(lambda ago: date(2026, 11, 18) - timedelta(days=ago))
sessions = st.lists(st.builds(Session, days, st.integers(1, 300)), max_size=3).map(tuple)
names = st.lists(st.sampled_from(("data", "Inès", "terrain")), unique=True, max_size=2).map(tuple)
activities = st.builds(
    Activity,
    title=texts,
    day=days,
    sessions=sessions,
    reflections=texts.map(lambda text: (Reflection("what", text),)),
    tags=names,
    people=names,
)


class Journal(RuleBasedStateMachine):
    """A journal on disk beside the same journal in a dictionary."""

    kept, binned = Bundle("kept"), Bundle("binned")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.lcjournal"
        self.store = Store.open(self.path)
        self.outside: dict[str, Activity] = {}

    @rule(target=kept, activity=activities)
    def add(self, activity: Activity) -> str:
        identity = self.store.activities.add(activity)
        self.outside[identity] = activity
        return identity

    @rule(identity=kept, activity=activities)
    def save(self, identity: str, activity: Activity) -> None:
        self.store.activities.save(replace(activity, id=identity))
        self.outside[identity] = activity

    @rule(target=binned, identity=consumes(kept))
    def bin(self, identity: str) -> tuple[str, Activity]:
        self.store.activities.bin(identity)
        return identity, self.outside.pop(identity)

    @rule(target=kept, thrown=consumes(binned))
    def restore(self, thrown: tuple[str, Activity]) -> str:
        identity, self.outside[identity] = thrown[0], thrown[1]
        self.store.activities.restore(identity)
        return identity

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @rule(word=st.sampled_from(WORDS))
    def search(self, word: str) -> None:
        found = {row.id for row in self.store.activities.page(Filter(text=word))}
        assert found == {identity for identity, activity in self.outside.items() if word in spoken(activity)}

    @invariant()
    def the_list_is_what_was_written(self) -> None:
        rows = self.store.activities.page(Filter())
        assert {row.id: (row.title, row.minutes) for row in rows} == {
            identity: (activity.title, activity.minutes) for identity, activity in self.outside.items()
        }
        assert self.store.activities.totals(Filter()) == Totals(len(rows), sum(row.minutes for row in rows))

    @invariant()
    def the_index_is_in_step(self) -> None:
        assert self.store.activities.index_problems() == []

    @override
    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


def spoken(activity: Activity) -> list[str]:
    return [*f"{activity.title} {activity.text('what')}".split(), *activity.tags, *activity.people]


TestJournal = Journal.TestCase
TestJournal.settings = settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],  # to shrink a failing sequence takes minutes
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
