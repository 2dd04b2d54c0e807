import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from lcjournal.core import demo, instruments, scoring
from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity, AnswerState, Filter, FormId, GoalState, Kind, Status
from lcjournal.core.store import Store

TODAY = date(2026, 11, 18)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "sample.lcjournal"
    demo.open_demo(path, TODAY, "en")
    with Store.open_read_only(path) as store:
        yield store


def everything(path: Path, today: date, language: str) -> tuple[object, ...]:
    demo.open_demo(path, today, language)
    with Store.open_read_only(path) as store:
        checks, goals = store.checks, store.goals
        return (list(store.activities.all()), store.activities.binned(), checks.all(), checks.targets(), goals.all())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_day_and_language_give_the_same_journal(tmp_path: Path, language: str) -> None:
    first = everything(tmp_path / "first.lcjournal", TODAY, language)
    assert everything(tmp_path / "second.lcjournal", TODAY, language) == first


def test_it_fills_two_years_that_end_just_before_today(sample: Store) -> None:
    days = [fact.day for fact in sample.activities.sessions()]
    assert timedelta(days=1) <= TODAY - days[-1] <= timedelta(days=2)
    assert timedelta(days=680) < days[-1] - days[0] < timedelta(days=731)


@pytest.mark.parametrize("offset", range(0, 371, 53))
def test_no_session_lies_in_the_future_whatever_the_day(tmp_path: Path, offset: int) -> None:
    today = TODAY + timedelta(days=offset)
    demo.open_demo(tmp_path / "sample.lcjournal", today, "fr")
    with Store.open_read_only(tmp_path / "sample.lcjournal") as store:
        assert store.activities.sessions()[-1].day == today - timedelta(days=1)
        assert all(row.day > today for row in store.activities.planned())


def test_it_is_lived_in(sample: Store) -> None:
    activities = list(sample.activities.all())
    assert len(activities) > 115
    assert {activity.kind for activity in activities} == set(Kind)
    assert {activity.status for activity in activities} == set(Status)
    told = [activity for activity in activities if activity.reflections]
    assert 50 < len(told) < len(activities) / 2 + 5
    assert 3 <= sum(activity.private for activity in activities) <= 8
    assert any(session.own_time for activity in activities for session in activity.sessions)
    assert any(link.why for activity in activities for link in activity.facets)
    assert any(activity.goal_id for activity in activities)
    assert len(sample.activities.binned()) == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_last_full_check_looks_back_and_was_thought_about(tmp_path: Path, language: str) -> None:
    _activities, _bin, checks, *_rest = everything(tmp_path / "sample.lcjournal", TODAY, language)
    assert isinstance(checks, list)
    *_earlier, before, last = [check for check in checks if check.form is FormId.FULL]
    assert last.then_of == before.id
    assert set(last.then) == {"A", "B", "C", "D"}
    assert last.note
    assert set(last.notes) <= {item.id for item in instruments.builtin().items(FormId.FULL)}
    assert len(last.notes) == 2


def test_the_summer_and_the_end_of_the_year_are_quiet(sample: Store) -> None:
    weekdays = {fact.day for fact in sample.activities.sessions(until=TODAY - timedelta(weeks=6))}
    gaps = [later - earlier for earlier, later in pairwise(sorted(weekdays))]
    assert sum(gap >= timedelta(days=28) for gap in gaps) == 2
    assert not any((day.month, day.day) >= (12, 24) for day in weekdays)


def test_both_languages_are_used_mostly_the_one_asked_for(sample: Store) -> None:
    french = sum(is_french(activity) for activity in sample.activities.all())
    assert 5 < french < 40


def is_french(activity: Activity) -> bool:
    text = f"{activity.title} {' '.join(part.text for part in activity.reflections)}".lower()
    return len(re.findall(r"\b(le|la|les|des|un|une|du|et)\b", text)) > len(re.findall(r"\b(the|a|of|and|to)\b", text))


def test_each_told_text_is_told_once(sample: Store) -> None:
    texts = [part.text for activity in sample.activities.all() for part in activity.reflections]
    assert len(texts) == len(set(texts))


def test_it_holds_full_checks_and_pulses_with_gaps_in_them(sample: Store) -> None:
    checks = sample.checks.all()
    assert [check.form for check in checks].count(FormId.FULL) == 5
    assert [check.form for check in checks].count(FormId.PULSE) == 7
    assert {answer.state for check in checks for answer in check.answers.values()} == set(AnswerState)
    assert all(check.finished_at and check.finished_at > check.started_at for check in checks)


def test_learning_agility_grows_and_the_manager_steps_back(sample: Store) -> None:
    full = [check for check in sample.checks.all() if check.form is FormId.FULL]
    first, *_between, last = (scoring.profile(instruments.builtin(), check) for check in full)

    def change(domain: str) -> float:
        return (last.domains[domain].value or 0) - (first.domains[domain].value or 0)

    assert change("A") > 0.6
    assert change("C") < -0.6


def test_one_wish_was_lowered_and_taken_up_again(sample: Store) -> None:
    time_wished = [target.value for target in sample.checks.targets() if target.facet == "D1"]
    assert min(time_wished) < time_wished[0]
    assert min(time_wished) < time_wished[-1]


def test_of_its_goals_one_is_reached_and_one_let_go(sample: Store) -> None:
    states = sorted(goal.state for goal in sample.goals.all())
    assert states == [GoalState.LET_GO, GoalState.OPEN, GoalState.OPEN, GoalState.REACHED]
    assert all(goal.steps for goal in sample.goals.all())


def test_one_next_step_is_asked_about_today_and_one_later(sample: Store) -> None:
    assert len(sample.next_steps.due(TODAY)) == 1
    assert len(sample.next_steps.waiting()) == 2


def test_the_file_is_sound(sample: Store) -> None:
    assert sample.problems() == []


def test_a_journal_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.lcjournal"
    with Store.open(path) as store:
        store.activities.add(Activity("Mine", TODAY))
    with pytest.raises(UserError, match="empty journal"):
        demo.open_demo(path, TODAY, "en")
    with Store.open_read_only(path) as store:
        assert [row.title for row in store.activities.page(Filter())] == ["Mine"]


def test_an_open_empty_journal_can_be_filled(tmp_path: Path) -> None:
    began = time.perf_counter()
    with Store.open(tmp_path / "empty.lcjournal") as store:
        demo.fill(store, TODAY, "fr")
        assert store.person == "Camille"
        assert not store.is_empty()
    assert time.perf_counter() - began < 2


def test_two_hours_a_week_are_protected_and_the_summer_is_not(sample: Store) -> None:
    (slot,) = sample.slots.all()
    assert (slot.weekday, slot.minutes, slot.zone) == (2, 120, "Europe/Paris")
    changes = sample.slots.changes()
    assert [change.moved_to is None for change in changes].count(True) == 2
    assert all(change.day.weekday() == 2 for change in changes)
    pauses = sample.slots.pauses()
    assert [pause.name for pause in pauses] == ["Summer", "End of the year"] * 2
    assert all(pause.since <= pause.until for pause in pauses)
    assert [target.kind for target in sample.yearly_targets.all()] == ["", "mooc"]


def test_goals_have_a_story(sample: Store) -> None:
    goals = {goal.title: goal for goal in sample.goals.all()}
    looked = goals["Ask for comments while it can still change"]
    assert len(sample.goal_story.looks(looked.id)) == 3
    assert looked.look_months == 1
    for goal in goals.values():
        events = sample.goal_story.events(goal.id)
        assert [event.state for event in events] == ([] if goal.state is GoalState.OPEN else [goal.state])
        assert all(event.word for event in events)
    assert [target.facet for target in sample.checks.targets() if target.word] == ["D1", "D1", "C1"]
