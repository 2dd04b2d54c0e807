"""What a filter holds, its count and its hours, beside the plainest filter one can write."""

import re
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lcjournal.core.folding import fold
from lcjournal.core.model import Activity, FacetLink, Filter, Goal, Session, Status, Totals
from lcjournal.core.store import Store, listing

DAY = date(2026, 3, 4)
TAGS, PEOPLE, FACETS, KINDS = ("data", "équipe", "often"), ("Inès Roux", "Karim"), ("A1", "B1"), ("peer", "mooc")
days = st.integers(0, 4).map(lambda ago: DAY - timedelta(days=ago))


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


activities = st.builds(
    Activity,
    title=st.sampled_from(["Talk", "Été indien", "Data talk", "cœur", ""]),
    day=days,
    kind=st.sampled_from(KINDS),
    status=st.sampled_from(Status),
    tags=some(TAGS),
    people=some(PEOPLE),
    facets=some(FACETS).map(lambda chosen: tuple(map(FacetLink, chosen))),
    private=st.booleans(),
    starred=st.booleans(),
)
filters = st.builds(
    Filter,
    text=st.sampled_from(["", "talk", "ete", "coeur", "-data", "#data", "talk -#often", "is:private", '"data talk"']),
    kind=st.sampled_from(["", *KINDS]),
    status=st.sampled_from([None, *Status]),
    tags=some(("Data", "equipe", "often")),
    people=some(("ines", "roux", "Karim")),
    facet=st.sampled_from(["", *FACETS]),
    goal_id=st.sampled_from(["", "goal"]),
    private=st.sampled_from([None, True, False]),
    starred=st.sampled_from([None, True, False]),
    since=st.none() | days,
    until=st.none() | days,
)


def words(activity: Activity) -> list[str]:
    return re.findall(r"[^\W_]+", fold(" ".join((activity.title, *activity.people, *activity.tags))))


def says(activity: Activity, typed: str) -> bool:
    """Whether an activity is what was typed, by hand for each text of ``filters``."""
    tags = {fold(tag) for tag in activity.tags}
    return {
        "": True,
        "talk": any(word.startswith("talk") for word in words(activity)),
        "ete": any(word.startswith("ete") for word in words(activity)),
        "coeur": any(word.startswith("coeur") for word in words(activity)),
        "-data": "data" not in words(activity),
        "#data": "data" in tags,
        "talk -#often": any(word.startswith("talk") for word in words(activity)) and "often" not in tags,
        "is:private": activity.private,
        '"data talk"': activity.title == "Data talk",
    }[typed]


def holds(activity: Activity, filter_: Filter) -> bool:
    """Whether a filter holds an activity, one thing after the other."""
    people = [f" {fold(name)}" for name in activity.people]
    return all(
        (
            says(activity, filter_.text),
            filter_.kind in {"", activity.kind},
            filter_.status in {None, activity.status},
            set(map(fold, filter_.tags)) <= set(map(fold, activity.tags)),
            all(any(f" {fold(wanted)}" in name for name in people) for wanted in filter_.people),
            not filter_.facet or filter_.facet in [link.facet for link in activity.facets],
            not filter_.goal_id or filter_.goal_id == activity.goal_id,
            filter_.text == "is:private" or filter_.private in {None, activity.private},
            filter_.starred in {None, activity.starred},
            filter_.since is None or activity.day >= filter_.since,
            filter_.until is None or activity.day <= filter_.until,
        )
    )


@pytest.mark.parametrize("few", [1, 1000])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    written=st.lists(st.tuples(activities, st.integers(0, 90), st.booleans()), max_size=12),
    asked=st.lists(filters, max_size=8),
)
def test_a_filter_holds_what_it_says_with_the_right_count_and_hours(
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    written: list[tuple[Activity, int, bool]],
    asked: list[Filter],
) -> None:
    monkeypatch.setattr(listing, "_FEW", few)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.lcjournal") as store:
        goal = store.goals.add(Goal("Ask"))
        for activity, minutes, wanted in written:
            sessions = (Session(activity.day, minutes),) if minutes else ()
            store.activities.add(replace(activity, sessions=sessions, goal_id=goal if wanted else None))
        everything = list(store.activities.all())
        for one in asked:
            filter_ = replace(one, goal_id=goal if one.goal_id else "")
            expected = [activity for activity in everything if holds(activity, filter_)]
            minutes = sum(activity.minutes for activity in expected if activity.status is not Status.PLANNED)
            assert [activity.id for activity in store.activities.all(filter_)] == [one.id for one in expected]
            assert store.activities.totals(filter_) == Totals(len(expected), minutes)
