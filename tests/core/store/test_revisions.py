"""No text that a person wrote gives way to another without being kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from lcjournal.core.model import Activity, FacetLink, Goal, GoalStep, Reflection
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

Write = Callable[[str], None]


def revisions(store: Store) -> list[tuple[str, str]]:
    db = sqlite3.connect(store.path)
    try:
        return db.execute("SELECT field, text FROM revision ORDER BY replaced_at, id").fetchall()
    finally:
        db.close()


@pytest.fixture
def identity(store: Store, note: Callable[..., Activity]) -> str:
    return store.activities.add(note("Title", reflections=(Reflection("what", "The first version of this text."),)))


@pytest.fixture
def write(store: Store, identity: str) -> Write:
    def write(text: str) -> None:
        store.activities.save(replace(store.activities.get(identity), reflections=(Reflection("what", text),)))

    return write


def test_saving_the_same_keeps_no_revision(store: Store, write: Write) -> None:
    write("The first version of this text.")
    assert revisions(store) == []


def test_a_text_that_gives_way_is_kept(store: Store, write: Write) -> None:
    write("Another text altogether, and longer.")
    assert revisions(store) == [("what", "The first version of this text.")]


def test_typing_on_keeps_the_text_before_it_once(store: Store, write: Write, clock: Callable[[], object]) -> None:
    for length in range(1, 6):
        clock.forward(seconds=2)  # type: ignore[attr-defined]
        write("The first version of this text." + "!" * length)
    assert len(revisions(store)) == 1


def test_a_text_pasted_over_another_of_its_length_keeps_it(
    store: Store, write: Write, clock: Callable[[], object]
) -> None:
    write("What I understood of the second chapter.")
    clock.forward(seconds=2)  # type: ignore[attr-defined]
    write("Quite another thing, of just that length")
    assert ("what", "What I understood of the second chapter.") in revisions(store)


def test_a_bit_that_flips_in_a_text_is_noticed(store: Store, identity: str) -> None:
    assert store.problems() == []
    db = sqlite3.connect(store.path)
    db.execute("UPDATE reflection SET text = replace(text, 'first', 'fi2st')")
    db.commit()
    db.close()
    assert store.problems() == [f"reflection {identity} what"]


def test_what_is_cut_away_while_typing_is_kept(store: Store, write: Write, clock: Callable[[], object]) -> None:
    long = "The first version of this text, and a good deal more of it, which took ten minutes."
    write(long)
    clock.forward(seconds=2)  # type: ignore[attr-defined]
    write("Oops")
    assert ("what", long) in revisions(store)


def test_coming_back_later_keeps_the_text_again(store: Store, write: Write, clock: Callable[[], object]) -> None:
    write("Second version of this text here.")
    clock.forward(minutes=11)  # type: ignore[attr-defined]
    write("Third version of this text, here.")
    assert [text for _field, text in revisions(store)][-1] == "Second version of this text here."


def test_a_prompt_taken_away_is_emptied_and_kept(store: Store, identity: str) -> None:
    store.activities.save(replace(store.activities.get(identity), reflections=()))
    assert store.activities.get(identity).text("what") == ""
    assert revisions(store) == [("what", "The first version of this text.")]


def test_an_empty_text_leaves_nothing_to_keep(store: Store, identity: str, write: Write) -> None:
    write("")
    write("Again")
    assert revisions(store) == [("what", "The first version of this text.")]


def test_a_title_that_gives_way_is_kept(store: Store, identity: str) -> None:
    store.activities.save(replace(store.activities.get(identity), title="Better"))
    assert revisions(store) == [("title", "Title")]


def test_the_words_of_a_goal_and_of_its_steps_are_kept(store: Store) -> None:
    store.goals.add(Goal("Ask", why="Because", steps=(GoalStep("One"), GoalStep("Two"))))
    goal = store.goals.all()[0]
    one, two = goal.steps
    store.goals.save(replace(goal, why="", steps=(replace(one, text="First"), two)))
    assert sorted(revisions(store)) == [(f"step {one.id}", "One"), ("why", "Because")]


def test_the_note_of_a_session_and_the_why_of_a_facet_are_kept(store: Store, whole: Activity) -> None:
    kept = store.activities.get(store.activities.add(whole))
    store.activities.save(replace(kept, sessions=kept.sessions[:1], facets=(FacetLink("A1", "ailleurs"),)))
    store.activities.save(replace(store.activities.get(kept.id), sessions=()))
    assert [text for field, text in revisions(store) if field.startswith("session")] == ["café"]
    assert [text for field, text in revisions(store) if field == "why A1"] == ["assis à côté"]


def test_earlier_versions_can_be_read_the_last_replaced_first(
    store: Store, identity: str, write: Write, clock: Callable[[], object]
) -> None:
    clock.forward(hours=1)  # type: ignore[attr-defined]
    write("Second")
    clock.forward(hours=1)  # type: ignore[attr-defined]
    write("Third")
    second, first = store.revisions.of(identity)
    assert (first.field, first.text) == ("what", "The first version of this text.")
    assert (second.text, second.written_at) == ("Second", first.replaced_at)
    assert store.revisions.of("another") == []


def test_a_text_is_kept_on_purpose_even_a_moment_after_another(store: Store, identity: str, write: Write) -> None:
    write("The first version of this text!")
    write("The first version of this text!!")
    store.revisions.keep(store.activities.get(identity), "what")
    store.revisions.keep(store.activities.get(identity), "what")
    store.revisions.keep(store.activities.get(identity), "so_what")
    assert sorted(text for _field, text in revisions(store)) == [
        "The first version of this text!!",
        "The first version of this text.",
    ]
