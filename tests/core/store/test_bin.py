"""What is in the bin stays until the person empties it; then nothing of it is left, and nothing else is touched."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from lcjournal.core.model import (
    Activity,
    Answer,
    AnswerState,
    Filter,
    FormId,
    Goal,
    GoalStep,
    NextStep,
    Reflection,
    Target,
)
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.core.templates import Template

Note = Callable[..., Activity]
DAY = date(2026, 11, 18)


def attach(store: Store, activity_id: str, path: Path, words: str) -> str:
    path.write_text(words, encoding="utf-8")
    (attachment,) = store.attachments.add(activity_id, store.attachments.files.keep(path))
    return attachment.sha256


def emptied(store: Store, since: timedelta = timedelta(0)) -> tuple[int, int, int, int]:
    """Empty the bin; return how many activities, goals, self-checks and parts that was."""
    thrown = store.bin.thrown(since)
    store.bin.empty(thrown)
    return thrown.activities, thrown.goals, thrown.checks, thrown.parts


def rows(store: Store) -> dict[str, int]:
    return {table: count for table, count in store.counts().items() if count and table != "instrument"}


def test_nothing_is_left_of_an_entry_whose_bin_was_emptied(
    path: Path, whole: Activity, clock: Callable[[], datetime], tmp_path: Path
) -> None:
    store = Store.open(path, clock=clock)
    identity = store.activities.add(replace(whole, title="Zanzibar"))
    store.activities.save(replace(store.activities.get(identity), title="Zanzibar at dawn", reflections=()))
    step = store.next_steps.add(NextStep(identity, "When Xylophone", "I listen", DAY))
    store.next_steps.save(replace(store.next_steps.get(step), cue="Something else"))
    digest = attach(store, identity, tmp_path / "talk.txt", "words of the talk")
    store.activities.bin(identity)
    assert emptied(store) == (1, 0, 0, 0)
    assert rows(store) == {}
    assert store.attachments.files.find(digest) is None
    assert store.problems() == []
    while store.bin.has_words_left():
        store.bin.drop_words()
    store.close()
    left = b"".join(file.read_bytes() for file in store.path.parent.glob(f"{store.path.name}*"))
    for word in (b"Zanzibar", b"zanzibar", b"Xylophone", b"Neuf appels", b"appels", b"Sofia", b"talk.txt"):
        assert word not in left


def test_words_left_in_the_index_are_not_forgotten_about_when_the_app_closes(
    path: Path, note: Note, clock: Callable[[], datetime]
) -> None:
    with Store.open(path, clock=clock) as store:
        for number in range(300):
            identity = store.activities.add(note(f"Zanzibar {number}"))
            if number % 2:
                store.activities.bin(identity)
        emptied(store)
        store.bin.drop_words()
        assert store.bin.has_words_left()
    with Store.open(path, clock=clock) as store:
        assert store.bin.has_words_left()
        while store.bin.has_words_left():
            store.bin.drop_words()
        assert len(store.activities.page(Filter(text="zanzibar"), limit=500)) == 150
        assert store.problems() == []


def test_what_is_not_in_the_bin_is_as_it_was(store: Store, whole: Activity, clock: Callable[[], datetime]) -> None:
    kept = store.activities.add(whole)
    before = store.activities.get(kept)
    store.activities.bin(store.activities.add(replace(whole, title="Gone", tags=("support", "alone"))))
    emptied(store)
    assert store.activities.get(kept) == before
    assert store.tags.known() == ["données", "support"]
    assert [row.id for row in store.activities.page(Filter(text="appels"))] == [kept]


def test_what_was_thrown_away_later_stays(store: Store, note: Note, clock: object) -> None:
    early, late = store.activities.add(note("Early")), store.activities.add(note("Late"))
    store.activities.bin(early)
    clock.forward(days=1)  # type: ignore[attr-defined]
    store.activities.bin(late)
    assert emptied(store, timedelta(days=1)) == (1, 0, 0, 0)
    assert [row.id for row in store.activities.binned()] == [late]


def test_what_spoke_of_it_is_kept_and_no_longer_does(store: Store, note: Note, clock: Callable[[], datetime]) -> None:
    goal = store.goals.add(Goal("Ask", why="Because", steps=(GoalStep("One"),)))
    check = store.checks.start(("lc", "0.1", "the text"), FormId.FULL, "en", 1, DAY, "0.1.0")
    store.checks.answer(check.id, Answer("A1.1", AnswerState.ANSWERED, 4))
    store.checks.note_item(check.id, "A1.1", "A thought")
    store.checks.set_targets([Target("A1", 4.0, DAY, check.id)])
    first = store.activities.add(note("First"))
    second = store.activities.add(note("Second", continues=first, goal_id=goal, check_id=check.id))
    store.activities.bin(first)
    store.goals.bin(goal)
    store.checks.bin(check.id)
    assert emptied(store) == (1, 1, 1, 0)
    left = store.activities.get(second)
    assert (left.title, left.continues, left.goal_id, left.check_id) == ("Second", None, None, None)
    assert [(target.facet, target.check_id) for target in store.checks.targets()] == [("A1", None)]
    assert store.goals.binned() == []
    assert store.checks.binned() == []
    assert store.problems() == []


def test_parts_that_were_removed_by_themselves_go_too(
    store: Store, note: Note, clock: Callable[[], datetime], tmp_path: Path
) -> None:
    identity = store.activities.add(note("Kept"))
    gone = attach(store, identity, tmp_path / "gone.txt", "gone")
    kept = attach(store, identity, tmp_path / "kept.txt", "kept")
    store.attachments.remove(store.attachments.of(identity)[0].id)
    store.next_steps.bin(store.next_steps.add(NextStep(identity, "When", "I do", DAY)))
    store.templates.bin(store.templates.add(Template("Mine", "", "", "", (), (Reflection("what", "Text"),))))
    assert emptied(store) == (0, 0, 0, 3)
    assert [one.sha256 for one in store.attachments.all()] == [kept]
    assert store.attachments.files.find(gone) is None
    assert store.attachments.files.find(kept) is not None
    assert store.templates.all() == ()


def test_a_file_that_another_entry_or_a_text_still_names_stays(
    store: Store, note: Note, clock: Callable[[], datetime], tmp_path: Path
) -> None:
    thrown = store.activities.add(note("Thrown"))
    shared = attach(store, thrown, tmp_path / "shared.txt", "shared")
    pictured = attach(store, thrown, tmp_path / "picture.png", "picture")
    attach(store, store.activities.add(note("Other")), tmp_path / "again.txt", "shared")
    text = f"![Picture](attachment:{pictured})"
    store.activities.add(note("Text", reflections=(Reflection("what", text),)))
    store.activities.bin(thrown)
    emptied(store)
    assert store.attachments.files.find(shared) is not None
    assert store.attachments.files.find(pictured) is not None


def test_a_stray_file_goes_once_it_is_old_for_a_young_one_may_be_on_its_way(
    store: Store, note: Note, clock: Callable[[], datetime], tmp_path: Path
) -> None:
    digests = []
    for name, age in (("old", timedelta(days=2)), ("young", timedelta(minutes=1))):
        (tmp_path / name).write_text(name, encoding="utf-8")
        digests.append(store.attachments.files.keep(tmp_path / name).sha256)
        lying = store.attachments.files.find(digests[-1])
        assert lying is not None
        at = (clock() - age).timestamp()
        os.utime(lying, (at, at))
    foreign = store.attachments.files.folder / "ab" / "a note of somebody’s"
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("not ours", encoding="utf-8")
    store.activities.bin(store.activities.add(note("Thrown")))
    emptied(store)
    assert foreign.exists()
    assert [store.attachments.files.find(digest) is not None for digest in digests] == [False, True]


def test_an_empty_bin_is_left_alone(store: Store, heard: list[object]) -> None:
    assert emptied(store) == (0, 0, 0, 0)
    assert heard == []


def test_a_second_view_goes_with_the_self_check_it_stands_beside(store: Store, clock: Callable[[], datetime]) -> None:
    own = store.checks.start(("lc", "0.1", "the text"), FormId.FULL, "en", 1, DAY, "0.1.0")
    store.checks.finish(own.id)
    view = replace(own, rater="Somebody", beside=own.id)
    store.checks.add(view, "the text", "0.1.0")
    store.checks.bin(own.id)
    emptied(store)
    assert "self_check" not in rows(store)


def test_a_failure_half_way_leaves_the_bin_as_it_was(
    store: Store, note: Note, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = store.activities.add(note("Thrown"))
    store.activities.bin(identity)
    monkeypatch.setattr("lcjournal.core.store.bin._DROP_UNUSED", "DELETE FROM no_such_table_{table}")
    with pytest.raises(sqlite3.OperationalError):
        emptied(store)
    assert [row.id for row in store.activities.binned()] == [identity]
