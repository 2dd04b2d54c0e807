"""Looks at goals, what became of them, and desired levels set at one."""

from datetime import date

import pytest

from lcjournal.core.model import Goal, GoalEvent, GoalLook, GoalState, Target
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)


@pytest.fixture
def goal(store: Store) -> str:
    return store.goals.add(Goal("Ask earlier", facet="A3"))


def test_looks_come_newest_first_and_keep_what_was_written_before(store: Store, goal: str) -> None:
    store.goal_story.add_look(GoalLook(goal, date(2026, 9, 14), "Still polishing first."))
    identity = store.goal_story.add_look(GoalLook(goal, DAY, "Showed a half-finished page."))
    store.goal_story.save_look(GoalLook(goal, DAY, "Showed it.", identity))
    store.goal_story.save_look(GoalLook(goal, DAY, "Showed it.", identity))
    assert [look.text for look in store.goal_story.looks(goal)] == ["Showed it.", "Still polishing first."]
    assert [revision.text for revision in store.revisions.of(identity)] == ["Showed a half-finished page."]
    with pytest.raises(KeyError):
        store.goal_story.save_look(GoalLook(goal, DAY, "x", "none"))


def test_a_look_can_come_back_from_the_bin(store: Store, goal: str) -> None:
    identity = store.goal_story.add_look(GoalLook(goal, DAY, "Still polishing."))
    store.goal_story.bin_look(identity)
    assert store.goal_story.looks() == []
    store.goal_story.restore_look(identity)
    assert [look.id for look in store.goal_story.looks()] == [identity]


def test_a_goal_is_reached_and_opened_again_with_a_word(store: Store, goal: str) -> None:
    store.goal_story.set_state(GoalEvent(goal, GoalState.REACHED, DAY, "at last"))
    assert store.goals.get(goal).state is GoalState.REACHED
    again = store.goal_story.set_state(GoalEvent(goal, GoalState.OPEN, DAY))
    assert [(event.state, event.word) for event in store.goal_story.events(goal)] == [
        (GoalState.REACHED, "at last"),
        (GoalState.OPEN, ""),
    ]
    store.goal_story.take_back(again, GoalState.REACHED)
    assert store.goals.get(goal).state is GoalState.REACHED
    assert len(store.goal_story.events()) == 1
    store.goal_story.bring_back(again, GoalState.OPEN)
    assert store.goals.get(goal).state is GoalState.OPEN
    assert len(store.goal_story.events()) == 2


def test_a_desired_level_set_at_a_goal_can_be_taken_back_with_its_word(store: Store, goal: str) -> None:
    first = Target("A3", 4.5, DAY)
    lowered = Target("A3", 4.0, DAY, word="one thing at a time", goal_id=goal)
    store.checks.set_targets([first])
    (identity,) = store.checks.set_targets([lowered])
    assert [(target.value, target.word, target.goal_id) for target in store.checks.targets()] == [
        (4.5, "", None),
        (4.0, "one thing at a time", goal),
    ]
    store.checks.bin_target(identity)
    assert [target.value for target in store.checks.targets()] == [4.5]
    store.checks.restore_target(identity)
    assert [target.value for target in store.checks.targets()] == [4.5, 4.0]


def test_a_goal_leaves_the_bin_with_its_story_or_goes_with_it(store: Store, goal: str) -> None:
    store.goal_story.add_look(GoalLook(goal, DAY, "Still polishing."))
    store.goal_story.set_state(GoalEvent(goal, GoalState.LET_GO, DAY))
    store.checks.set_targets([Target("A3", 4.0, DAY, goal_id=goal)])
    store.goals.bin(goal)
    store.bin.empty(store.bin.thrown())
    assert store.goals.binned() == []
    assert store.goal_story.looks() == []
    assert store.goal_story.events() == []
    assert [target.goal_id for target in store.checks.targets()] == [None]
    assert store.problems() == []


def test_words_said_before_are_kept(store: Store, goal: str) -> None:
    event = store.goal_story.set_state(GoalEvent(goal, GoalState.REACHED, DAY))
    (target,) = store.checks.set_targets([Target("A3", 4.0, DAY)])
    for word in ("almost", "at last", "at last"):
        store.goal_story.set_word(event, word)
        store.checks.set_target_word(target, word)
    assert [one.word for one in store.goal_story.events()] == ["at last"]
    assert [one.word for one in store.checks.targets()] == ["at last"]
    assert [one.text for one in (*store.revisions.of(event), *store.revisions.of(target))] == ["almost"] * 2
