import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from lcjournal.core.model import Activity, Change, Filter, NextStep, Outcome
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
Note = Callable[..., Activity]


@pytest.fixture
def entry(store: Store, note: Note) -> str:
    return store.activities.add(note("A day in the workshop"))


def meant(entry: str, due: date = DAY, action: str = "I ask why first") -> NextStep:
    return NextStep(entry, "someone shows me a prototype", action, due)


def actions(steps: tuple[NextStep, ...]) -> list[str]:
    return [step.action for step in steps]


def test_a_step_is_kept_with_its_activity(store: Store, entry: str, heard: list[Change]) -> None:
    heard.clear()
    identity = store.next_steps.add(meant(entry))
    (kept,) = store.next_steps.of(entry)
    assert kept == replace(meant(entry), id=identity, created_at=kept.created_at)
    assert kept.outcome is Outcome.WAITING
    assert heard == [Change.ACTIVITIES]
    with pytest.raises(KeyError):
        store.next_steps.get("unknown")


def test_a_step_comes_back_on_its_day_the_oldest_first(store: Store, entry: str) -> None:
    for days, action in ((1, "tomorrow"), (0, "today"), (-3, "three days ago")):
        store.next_steps.add(meant(entry, DAY + timedelta(days=days), action))
    assert actions(store.next_steps.due(DAY)) == ["three days ago", "today"]
    assert actions(store.next_steps.waiting()) == ["three days ago", "today", "tomorrow"]


def test_what_is_in_the_bin_is_not_asked_about(store: Store, entry: str, note: Note) -> None:
    gone = store.next_steps.add(meant(entry, action="gone"))
    store.next_steps.bin(gone)
    other = store.activities.add(note("Thrown away"))
    store.next_steps.answer(store.next_steps.add(meant(other, action="answered")), Outcome.APPLIED, "", DAY)
    store.next_steps.add(meant(other, action="of an entry in the bin"))
    store.activities.bin(other)
    assert store.next_steps.due(DAY) == store.next_steps.waiting() == store.next_steps.answered() == ()
    assert store.next_steps.of(entry) == ()
    assert len(store.next_steps.all()) == 3
    store.next_steps.restore(gone)
    store.activities.restore(other)
    assert actions(store.next_steps.due(DAY)) == ["gone", "of an entry in the bin"]


@pytest.mark.parametrize("outcome", [Outcome.APPLIED, Outcome.PARTLY, Outcome.DROPPED])
def test_an_answered_step_is_not_asked_about_again(store: Store, entry: str, outcome: Outcome) -> None:
    step = store.next_steps.add(meant(entry))
    store.next_steps.answer(step, outcome, "Once, with Karim", DAY)
    assert store.next_steps.waiting() == ()
    (kept,) = store.next_steps.answered()
    assert (kept.outcome, kept.answer, kept.due) == (outcome, "Once, with Karim", DAY)
    assert kept.answered_at is not None


def test_not_yet_comes_back_in_a_week(store: Store, entry: str) -> None:
    step = store.next_steps.add(meant(entry, DAY - timedelta(days=5)))
    store.next_steps.answer(step, Outcome.NOT_APPLIED, "", DAY)
    assert store.next_steps.due(DAY + timedelta(days=6)) == ()
    assert actions(store.next_steps.due(DAY + timedelta(days=7))) == ["I ask why first"]
    assert len(store.next_steps.answered()) == 1


def test_an_answer_can_be_taken_back_and_no_text_is_lost(store: Store, entry: str) -> None:
    step = store.next_steps.add(meant(entry))
    before = store.next_steps.get(step)
    store.next_steps.answer(step, Outcome.PARTLY, "With one of two", DAY)
    store.next_steps.save(before)
    assert store.next_steps.get(step) == before
    assert [(old.field, old.text) for old in store.revisions.of(step)] == [("answer", "With one of two")]


def test_a_text_that_gives_way_stays_in_the_revisions(store: Store, entry: str) -> None:
    step = store.next_steps.add(meant(entry))
    store.next_steps.save(NextStep(entry, "", "I listen", DAY, id=step))
    assert {(old.field, old.text) for old in store.revisions.of(step)} == {
        ("cue", "someone shows me a prototype"),
        ("action", "I ask why first"),
    }


def test_a_step_without_a_word_is_not_asked_about(store: Store, entry: str) -> None:
    step = store.next_steps.add(meant(entry))
    store.next_steps.save(replace(store.next_steps.get(step), cue=" ", action=""))
    assert store.next_steps.of(entry) == store.next_steps.due(DAY) == ()
    assert len(store.next_steps.all()) == 1


def test_the_steps_survive_closing(store: Store, entry: str, path: Path) -> None:
    store.next_steps.add(meant(entry))
    with Store.open_read_only(path) as other:
        assert other.next_steps.of(entry) == store.next_steps.of(entry)


def found(store: Store, text: str) -> list[str]:
    return [row.title for row in store.activities.page(Filter(text=text))]


def test_a_step_is_found_by_its_words_and_leads_to_its_entry(store: Store, entry: str) -> None:
    identity = store.next_steps.add(meant(entry, action="Écouter sans couper"))
    assert found(store, "ecouter") == found(store, '"shows me a prototype"') == ["A day in the workshop"]
    store.next_steps.answer(identity, Outcome.PARTLY, "une fois sur deux", DAY)
    assert found(store, "fois") == ["A day in the workshop"]
    store.next_steps.save(replace(store.next_steps.get(identity), action="Demander avant midi"))
    assert found(store, "ecouter") == []
    store.next_steps.bin(identity)
    assert found(store, "midi") == found(store, "prototype") == []
    store.next_steps.restore(identity)
    assert found(store, "midi") == ["A day in the workshop"]
    assert store.problems() == []


def test_a_step_stays_found_when_its_entry_is_written_again_or_comes_back(store: Store, entry: str) -> None:
    step = store.next_steps.add(meant(entry))
    store.activities.save(replace(store.activities.get(entry), title="Workshop", private=True))
    assert found(store, "prototype") == ["Workshop"]
    assert found(store, "prototype -is:private") == []
    store.activities.bin(entry)
    store.next_steps.answer(step, Outcome.APPLIED, "", DAY)
    assert found(store, "prototype") == []
    store.activities.restore(entry)
    assert found(store, "prototype") == ["Workshop"]
    store.bulk.restore(store.bulk.bin([entry]))
    assert found(store, "prototype") == ["Workshop"]
    assert store.problems() == []


def test_a_journal_of_before_gets_its_steps_into_the_index(path: Path, note: Note) -> None:
    with Store.open(path) as store:
        store.next_steps.add(meant(store.activities.add(note("A day in the workshop"))))
    db = sqlite3.connect(path)
    db.executescript("UPDATE activity_text SET text = ''; PRAGMA user_version = 0")
    db.close()
    with Store.open(path) as store:
        assert found(store, "prototype") == ["A day in the workshop"]
        assert store.problems() == []


def test_a_golden_journal_gets_its_steps_into_the_index(path: Path) -> None:
    shutil.copy(Path(__file__).parents[2] / "data" / "journals" / "v3.lcjournal", path)
    with Store.open(path) as opened:
        assert len(found(opened, '"demander avant midi"')) == 1
