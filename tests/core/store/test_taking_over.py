"""Another version of the same journal, as a program leaves it that brings folders in step."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.errors import DamagedJournalError
from lcjournal.core.model import Activity, FacetLink, Goal, NextStep, Reflection, Session
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
LATER = date(2026, 11, 20)


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "here" / "j.lcjournal") as store:
        store.activities.add(Activity("A talk", DAY, reflections=(Reflection("note", "before"),), tags=("data",)))
        yield store


@pytest.fixture
def theirs(ours: Store, tmp_path: Path) -> Iterator[Store]:
    """The same journal on another computer, from a moment ago on."""
    ours.fold()
    path = tmp_path / "there" / "j.lcjournal"
    path.parent.mkdir()
    shutil.copy(ours.path, path)
    with Store.open(path) as store:
        yield store


def talk(store: Store) -> Activity:
    return next(activity for activity in store.activities.all() if activity.title.startswith("A talk"))


def test_what_is_only_there_is_taken_over_once(ours: Store, theirs: Store) -> None:
    person = theirs.activities.add(
        Activity(
            "Only there", DAY, people=("Ana",), facets=(FacetLink("openness", "why"),), sessions=(Session(DAY, 30),)
        )
    )
    theirs.goals.add(Goal("Listen more"))
    theirs.next_steps.add(NextStep(person, "when", "ask", DAY))
    ours.activities.add(Activity("Only here", DAY))
    assert ours.versions.is_version(theirs.path)
    found = ours.versions.take_over(theirs.path)
    assert (found.activities, found.goals, found.checks, found.texts) == (1, 1, 0, 0)
    assert found
    assert ours.activities.get(person).people == ("Ana",)
    assert ours.activities.get(person).minutes == 30
    assert [goal.title for goal in ours.goals.all()] == ["Listen more"]
    assert ours.problems() == []
    assert not ours.versions.only_there(theirs.path)
    assert not ours.versions.take_over(theirs.path)
    assert len(list(ours.activities.all())) == 3


def test_of_an_entry_changed_in_both_ours_stays_and_theirs_is_an_earlier_version(ours: Store, theirs: Store) -> None:
    mine, other = talk(ours), talk(theirs)
    ours.activities.save(replace(mine, reflections=(Reflection("note", "written here"),)))
    theirs.activities.save(replace(other, title="A talk there", reflections=(Reflection("note", "written there"),)))
    found = ours.versions.take_over(theirs.path)
    assert found.texts == 2
    assert talk(ours).title == "A talk"
    assert talk(ours).reflections == (Reflection("note", "written here"),)
    texts = {(revision.field, revision.text) for revision in ours.revisions.of(mine.id)}
    assert {("note", "written there"), ("title", "A talk there"), ("note", "before")} <= texts
    assert not ours.versions.only_there(theirs.path)


def test_sessions_and_tags_noted_there_come_to_the_entry_that_is_here(ours: Store, theirs: Store) -> None:
    other = talk(theirs)
    theirs.activities.save(replace(other, sessions=(Session(LATER, 45),), tags=("data", "charts")))
    ours.versions.take_over(theirs.path)
    mine = talk(ours)
    assert mine.minutes == 45
    assert mine.tags == ("data", "charts")
    assert ours.activities.sessions(LATER, LATER) != []
    assert ours.problems() == []


def test_what_is_in_the_bin_there_comes_into_the_bin(ours: Store, theirs: Store) -> None:
    thrown = theirs.activities.add(Activity("Thrown away", DAY))
    theirs.activities.bin(thrown)
    ours.versions.take_over(theirs.path)
    assert [row.title for row in ours.activities.binned()] == ["Thrown away"]
    assert ours.problems() == []


def test_what_was_thrown_away_here_stays_thrown_away(ours: Store, theirs: Store) -> None:
    ours.activities.bin(talk(ours).id)
    assert not ours.versions.take_over(theirs.path)
    assert list(ours.activities.all()) == []


def test_an_empty_text_there_takes_nothing_away(ours: Store, theirs: Store) -> None:
    theirs.activities.save(replace(talk(theirs), reflections=()))
    found = ours.versions.take_over(theirs.path)
    assert found.texts == 0
    assert talk(ours).reflections == (Reflection("note", "before"),)


def test_a_journal_of_its_own_is_no_version(ours: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "work.lcjournal") as store:
        store.activities.add(Activity("Another life", DAY))
        assert not ours.versions.is_version(store.path)


def test_a_damaged_version_is_said_and_nothing_is_taken(ours: Store, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.lcjournal"
    damaged.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    with pytest.raises(DamagedJournalError):
        ours.versions.take_over(damaged)
    assert len(list(ours.activities.all())) == 1
