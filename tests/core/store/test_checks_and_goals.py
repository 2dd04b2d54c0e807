from dataclasses import replace
from datetime import date, timedelta

import pytest

from lcjournal.core.model import (
    Activity,
    Answer,
    AnswerState,
    Change,
    Check,
    Filter,
    FormId,
    Goal,
    GoalState,
    GoalStep,
    Influence,
    Target,
)
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)


def begun(store: Store, day: date = DAY) -> Check:
    return store.checks.start(("lc", "0.1", "the text"), FormId.PULSE, "fr", 7, day, "0.1.0")


def test_a_check_waits_to_be_resumed_with_every_answer(store: Store) -> None:
    check = begun(store)
    given = (
        Answer("A1.1", AnswerState.ANSWERED, 4, 3200, "fr"),
        Answer("C1.1", AnswerState.NOT_APPLICABLE, None, 900, "fr"),
        Answer("E1.1", AnswerState.SKIPPED, None, 0, "fr"),
    )
    for answer in given:
        store.checks.answer(check.id, answer)
    waiting = store.checks.under_way()
    assert waiting
    assert waiting.answers == {answer.item: answer for answer in given}
    assert (waiting.seed, waiting.form, waiting.day, waiting.language) == (7, FormId.PULSE, DAY, "fr")
    assert store.checks.all() == []


def test_the_check_begun_last_is_the_one_under_way(store: Store, clock: object) -> None:
    begun(store, DAY)
    clock.forward(minutes=1)  # type: ignore[attr-defined]
    last = begun(store, DAY - timedelta(days=1))
    assert store.checks.under_way() == last


def test_an_answer_can_be_changed(store: Store) -> None:
    check = begun(store)
    store.checks.answer(check.id, Answer("A1.1", AnswerState.ANSWERED, 4))
    store.checks.answer(check.id, Answer("A1.1", AnswerState.ANSWERED, 2))
    assert store.checks.get(check.id).answers["A1.1"].value == 2


@pytest.mark.parametrize(("state", "value"), [("answered", None), ("answered", 6), ("na", 3), ("skipped", 1)])
def test_an_answer_that_says_two_things_is_refused(store: Store, state: str, value: int | None) -> None:
    check = begun(store)
    with pytest.raises(sqlite3.IntegrityError):
        store.checks.answer(check.id, Answer("A1.1", AnswerState(state), value))


def test_a_finished_check_counts_and_can_be_left_out(store: Store) -> None:
    later, earlier = begun(store), begun(store, DAY - timedelta(days=90))
    for check in (later, earlier):
        store.checks.finish(check.id)
    assert [check.id for check in store.checks.all()] == [earlier.id, later.id]
    assert store.checks.under_way() is None
    store.checks.set_left_out(earlier.id, left_out=True)
    store.checks.set_note(earlier.id, "A bad day")
    kept = store.checks.all()[0]
    assert (kept.left_out, kept.note) == (True, "A bad day")
    assert kept.finished_at
    store.checks.set_left_out(earlier.id, left_out=False)
    assert not store.checks.all()[0].left_out


def test_a_check_goes_to_the_bin_and_back(store: Store) -> None:
    check = begun(store)
    store.checks.finish(check.id)
    store.checks.bin(check.id)
    assert store.checks.all() == []
    assert store.checks.get(check.id).id == check.id
    store.checks.restore(check.id)
    assert len(store.checks.all()) == 1


def test_the_questionnaire_is_kept_as_it_was(store: Store) -> None:
    begun(store)
    store.checks.start(("lc", "0.1", "another text"), FormId.FULL, "en", 1, DAY, "0.1.0")
    assert store.checks.instrument_source("lc", "0.1") == "the text"
    with pytest.raises(KeyError):
        store.checks.instrument_source("lc", "9.9")


def test_an_unknown_check_is_an_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.checks.get("nothing")


def test_every_desired_level_ever_set_is_kept(store: Store, heard: list[Change]) -> None:
    check = begun(store)
    store.checks.set_targets([Target("A1", 4.25, DAY, check.id)])
    store.checks.set_targets([Target("A1", 3.5, DAY - timedelta(days=30))])
    assert [(t.facet, t.value, t.check_id) for t in store.checks.targets()] == [
        ("A1", 3.5, None),
        ("A1", 4.25, check.id),
    ]
    assert heard[-1] is Change.TARGETS


def test_a_level_taken_back_before_a_check_is_finished_leaves_the_others(store: Store) -> None:
    check = begun(store)
    store.checks.set_targets([Target("A1", 4.25, DAY, check.id), Target("A2", 3.0, DAY, check.id)])
    store.checks.set_targets([Target("A1", 3.5, DAY - timedelta(days=30))])
    store.checks.take_back_targets(check.id, ["A1"])
    assert [(t.facet, t.value) for t in store.checks.targets()] == [("A1", 3.5), ("A2", 3.0)]


def test_a_goal_comes_back_whole(store: Store, heard: list[Change]) -> None:
    goal = Goal(
        "Demander tôt",
        "Trop tard",
        "À mi-chemin",
        "Cela aide",
        "A3",
        Influence.INFLUENCE,
        DAY,
        GoalState.OPEN,
        (GoalStep("Montrer", DAY, DAY - timedelta(days=1)), GoalStep("Oser")),
    )
    kept = store.goals.get(store.goals.add(goal))
    assert kept.created_at
    steps = tuple(replace(step, id="") for step in kept.steps)
    assert replace(kept, id="", created_at=None, steps=steps) == goal
    assert heard == [Change.GOALS]


def test_goals_come_by_date_those_without_last(store: Store) -> None:
    for title, due in (("None", None), ("Later", DAY), ("Sooner", DAY - timedelta(days=9))):
        store.goals.add(Goal(title, due=due))
    assert [goal.title for goal in store.goals.all()] == ["Sooner", "Later", "None"]


def test_a_step_keeps_its_id_when_a_goal_is_saved(store: Store) -> None:
    identity = store.goals.add(Goal("Ask", steps=(GoalStep("One"),)))
    before = store.goals.get(identity)
    done = replace(before.steps[0], done=DAY)
    store.goals.save(replace(before, state=GoalState.REACHED, steps=(GoalStep("Zero"), done)))
    after = store.goals.get(identity)
    assert after.state is GoalState.REACHED
    assert [step.text for step in after.steps] == ["Zero", "One"]
    assert after.steps[1] == done


def test_a_goal_goes_to_the_bin_and_back(store: Store) -> None:
    identity = store.goals.add(Goal("Ask"))
    store.goals.bin(identity)
    assert store.goals.all() == []
    assert [goal.id for goal in store.goals.binned()] == [identity]
    store.goals.restore(identity)
    assert [goal.id for goal in store.goals.all()] == [identity]
    assert store.goals.get(identity).deleted_at is None


def test_an_unknown_goal_is_an_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.goals.save(Goal("Nothing"))


def test_a_note_on_a_question_stays_and_what_it_said_before_is_kept(store: Store, clock: object) -> None:
    check = begun(store)
    store.checks.note_item(check.id, "A1.1", "I thought of the move, not of my team")
    clock.forward(minutes=30)  # type: ignore[attr-defined]
    store.checks.note_item(check.id, "A1.1", "")
    store.checks.note_item(check.id, "A2.1", "Since March")
    assert store.checks.get(check.id).notes == {"A2.1": "Since March"}
    assert store.counts()["revision"] == 1


def test_a_check_s_note_that_gives_way_is_kept(store: Store) -> None:
    check = begun(store)
    for note in ("A bad day", "A bad day", "Another thought altogether"):
        store.checks.set_note(check.id, note)
    assert store.checks.get(check.id).note == "Another thought altogether"
    assert store.counts()["revision"] == 1


def test_a_look_back_is_kept_with_the_day_it_looks_back_to(store: Store) -> None:
    earlier, now = begun(store, DAY - timedelta(days=90)), begun(store)
    store.checks.set_then(now.id, earlier.id, {"A": 3.25, "C": 2.5})
    store.checks.set_then(now.id, earlier.id, {"A": 3.0})
    kept = store.checks.get(now.id)
    assert (kept.then_of, kept.then) == (earlier.id, {"A": 3.0})


def test_what_someone_else_answered_counts_nowhere_as_my_own(store: Store) -> None:
    own = begun(store)
    store.checks.finish(own.id)
    answers = {"A1.1": Answer("A1.1", AnswerState.ANSWERED, 5)}
    view = replace(own, rater="Inès", beside=own.id, seed=0, answers=answers)
    identity = store.checks.add(view, "the text", "0.2.0")
    assert [check.id for check in store.checks.all()] == [own.id]
    assert store.checks.under_way() is None
    [kept] = store.checks.views(own.id)
    assert (kept.id, kept.rater, kept.answers) == (identity, "Inès", answers)
    assert kept.finished_at
    store.checks.bin(identity)
    assert store.checks.views(own.id) == []
    assert [check.id for check in store.checks.binned()] == [identity]


def test_a_suggestion_is_put_away_and_brought_back(store: Store) -> None:
    store.checks.dismiss("A3 peer")
    store.checks.dismiss("A3 peer")
    assert store.checks.dismissed() == {"A3 peer"}
    store.checks.dismiss("A3 peer", dismissed=False)
    assert store.checks.dismissed() == set()


def test_what_was_written_about_a_check_is_found_by_it(store: Store) -> None:
    check = begun(store)
    identity = store.activities.add(Activity("What I take from it", DAY, check_id=check.id))
    store.activities.add(Activity("Something else", DAY))
    assert [row.id for row in store.activities.page(Filter(check_id=check.id))] == [identity]
    assert store.activities.get(identity).check_id == check.id


def test_levels_desired_in_one_questionnaire_say_nothing_of_another(store: Store) -> None:
    first = begun(store)
    other = store.checks.start(("other", "1", "text"), FormId.FULL, "en", 7, DAY, "0")
    store.checks.set_targets([Target("A1", 4.0, DAY, first.id), Target("A1", 2.0, DAY, other.id), Target("A1", 3, DAY)])
    assert {target.value for target in store.checks.targets("lc")} == {4.0, 3.0}
    assert {target.value for target in store.checks.targets("other")} == {2.0, 3.0}
    assert len(store.checks.targets()) == 3
