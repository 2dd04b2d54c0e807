"""The store against a model of it in memory, through random sequences of what a person can do.

``MACHINE_EXAMPLES=125`` runs 5,000 steps of it.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule
from typing_extensions import override

from lcjournal.core.backup import back_up
from lcjournal.core.model import Activity, Filter, Reflection, Session
from lcjournal.core.restoring import restore
from lcjournal.core.store import Store

WORDS = ("asked", "écouté", "relu", "compared", "taught", "failed")
TAGS = ("tag1", "tag2", "tag3")
DAY = date(2026, 1, 1)

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
days = st.integers(0, 40).map(lambda number: DAY + timedelta(days=number))


@dataclass
class Entry:
    """What the model knows of an activity; ``before`` are the texts that gave way."""

    title: str
    day: date
    text: str
    tags: frozenset[str] = frozenset()
    sessions: int = 1
    before: tuple[str, ...] = ()
    thrown: bool = False


@dataclass
class Model:
    """A journal in memory."""

    entries: dict[str, Entry] = field(default_factory=dict)
    imported: dict[str, str] = field(default_factory=dict)

    def copy(self) -> "Model":
        return Model({key: replace(entry) for key, entry in self.entries.items()}, dict(self.imported))


class StoreMachine(RuleBasedStateMachine):
    """Does the same to both, and compares them after each step."""

    ids = Bundle("ids")
    backups = Bundle("backups")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="lcjournal-machine-")
        self.path = Path(self.folder.name) / "journal.lcjournal"
        self.now = datetime(2026, 6, 1, tzinfo=UTC)
        self.model = Model()
        self.kept: dict[Path, Model] = {}
        self.store = self.open()

    def open(self) -> Store:
        return Store.open(self.path, clock=self.tick)

    def tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    @override
    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    @rule(target=ids, title=words, day=days, text=words)
    def add(self, title: str, day: date, text: str) -> str:
        identity = self.store.activities.add(_activity(title, day, text))
        self.model.entries[identity] = Entry(title, day, text)
        return identity

    @rule(identity=ids, text=words)
    def rewrite(self, identity: str, text: str) -> None:
        if (entry := self.model.entries.get(identity)) is None:
            return
        activity = self.store.activities.get(identity)
        self.store.activities.save(replace(activity, reflections=(Reflection("what", text),)))
        if entry.text != text:
            entry.before, entry.text = (entry.text, *entry.before), text

    @rule(identity=ids, which=st.integers(0, 3))
    def put_an_earlier_version_back(self, identity: str, which: int) -> None:
        if (entry := self.model.entries.get(identity)) is None:
            return
        found = [version for version in self.store.revisions.of(identity) if version.field == "what"][which:]
        if found and found[0].text != entry.text:
            self.store.revisions.keep(self.store.activities.get(identity), "what")
            self.rewrite(identity, found[0].text)

    @rule(identity=ids, title=words, day=days)
    def move(self, identity: str, title: str, day: date) -> None:
        if (entry := self.model.entries.get(identity)) is None:
            return
        activity = self.store.activities.get(identity)
        sessions = tuple(replace(session, day=day) for session in activity.sessions)
        self.store.activities.save(replace(activity, title=title, day=day, sessions=sessions))
        entry.title, entry.day = title, day

    @rule(identity=ids)
    def go_on(self, identity: str) -> None:
        if (entry := self.model.entries.get(identity)) is None:
            return
        self.store.activities.add_session(identity, Session(entry.day, 15))
        entry.sessions += 1

    @rule(chosen=st.lists(ids, max_size=4, unique=True), tag=st.sampled_from(TAGS), undo=st.booleans())
    def tag_many(self, chosen: list[str], tag: str, undo: bool) -> None:
        there = [identity for identity in chosen if identity in self.model.entries]
        changed = self.store.bulk.add_tag(there, tag)
        if undo:
            self.store.bulk.remove_tag(changed, tag)
            return
        for identity in there:
            self.model.entries[identity].tags |= {tag}

    @rule(identity=ids)
    def throw_away(self, identity: str) -> None:
        if identity in self.model.entries:
            self.store.activities.bin(identity)
            self.model.entries[identity].thrown = True

    @rule(identity=ids)
    def take_out(self, identity: str) -> None:
        if identity in self.model.entries:
            self.store.activities.restore(identity)
            self.model.entries[identity].thrown = False

    @rule()
    def empty_the_bin(self) -> None:
        self.store.bin.empty(self.store.bin.thrown())
        self.model.entries = {key: entry for key, entry in self.model.entries.items() if not entry.thrown}
        self.model.imported = {key: one for key, one in self.model.imported.items() if one in self.model.entries}

    @rule(target=ids, number=st.integers(0, 5), text=words)
    def import_one(self, number: int, text: str) -> str:
        name = f"line {number}"
        known = name in self.model.imported
        added = self.store.activities.add_imported("machine", [(name, _activity(name, DAY, text))])
        assert added == (not known)
        if not known:
            new = {activity.id for activity in self.store.activities.all()} - set(self.model.entries)
            (self.model.imported[name],) = new
            self.model.entries[self.model.imported[name]] = Entry(name, DAY, text)
        return self.model.imported[name]

    @rule()
    def an_import_that_breaks_off_leaves_nothing(self) -> None:
        def found() -> Iterator[tuple[str, Activity]]:
            yield "broken", _activity("broken", DAY, "asked")
            raise OSError("torn off")

        with pytest.raises(OSError, match="torn off"):
            self.store.activities.add_imported("machine", found())

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = self.open()

    @rule(target=backups)
    def keep(self) -> Path:
        made = back_up(self.store, self.path.parent / "backups", self.now)
        self.kept[made.path] = self.model.copy()
        return made.path

    @rule(backup=consumes(backups))
    def go_back(self, backup: Path) -> None:
        self.store.close()
        restore(backup, self.path, self.path.parent / "set aside", self.now)
        self.store, self.model = self.open(), self.kept[backup]

    @invariant()
    def they_hold_the_same(self) -> None:
        if not hasattr(self, "store"):
            return
        found = {activity.id: activity for activity in self.store.activities.all()}
        wanted = {key: entry for key, entry in self.model.entries.items() if not entry.thrown}
        assert found.keys() == wanted.keys()
        for key, entry in wanted.items():
            activity = found[key]
            assert (activity.title, activity.day, activity.reflections[0].text) == (entry.title, entry.day, entry.text)
            assert (frozenset(activity.tags), len(activity.sessions)) == (entry.tags, entry.sessions)
        assert {row.id for row in self.store.activities.binned()} == set(self.model.entries) - set(wanted)

    @invariant()
    def every_word_is_found(self) -> None:
        if not hasattr(self, "store"):
            return
        for word in WORDS[:2]:
            rows = self.store.activities.page(Filter(text=word), limit=200)
            wanted = [
                key
                for key, entry in self.model.entries.items()
                if not entry.thrown and word in f"{entry.title} {entry.text}".split()
            ]
            assert sorted(row.id for row in rows) == sorted(wanted)

    @invariant()
    def earlier_versions_are_kept_and_the_file_is_sound(self) -> None:
        if not hasattr(self, "store"):
            return
        for key, entry in self.model.entries.items():
            kept = [version.text for version in self.store.revisions.of(key) if version.field.endswith("what")]
            assert _is_told(entry.text, list(entry.before), kept)
        assert self.store.file_problems() == []


def _is_told(newer: str, before: list[str], kept: list[str]) -> bool:
    """Return whether all texts ``before``, the last one first, are kept, but for what one only went on typing at.

    Such a text stands whole in the next one, or is the last of those kept already.
    """
    if not before:
        return not kept
    old, *rest = before
    if kept[:1] == [old] and _is_told(old, rest, kept[1:]):
        return True
    stands = not Counter(old.split()) - Counter(newer.split()) or kept[:1] == [old]
    return stands and _is_told(old, rest, kept)


def _activity(title: str, day: date, text: str) -> Activity:
    return Activity(title, day, sessions=(Session(day, 30),), reflections=(Reflection("what", text),))


TestStore = StoreMachine.TestCase
TestStore.settings = settings(
    max_examples=int(os.environ.get("MACHINE_EXAMPLES", "12")),
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
