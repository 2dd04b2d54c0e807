"""Many activities changed at once, and exactly taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from lcjournal.core.model import Activity, Filter, Goal, Reflection, Session, Status
from lcjournal.core.store import Store

DAY = date(2026, 3, 4)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.lcjournal") as opened:
        yield opened


@pytest.fixture
def ids(store: Store) -> list[str]:
    """Four talks: two bear a tag, one of them the tag “data”; the last one is planned."""
    given: list[tuple[tuple[str, ...], Status]] = [
        ((), Status.DONE),
        (("team", "data"), Status.DONE),
        (("team",), Status.IN_PROGRESS),
        ((), Status.PLANNED),
    ]
    return [
        store.activities.add(
            Activity(
                f"Talk {number}",
                DAY + timedelta(days=number),
                status=status,
                tags=tags,
                sessions=(Session(DAY + timedelta(days=number), 10),),
                reflections=(Reflection("what", "kept word for word"),),
            )
        )
        for number, (tags, status) in enumerate(given)
    ]


def whole(store: Store, ids: list[str]) -> list[Activity]:
    """The activities but for the instant of their last change."""
    return [replace(store.activities.get(identity), updated_at=None) for identity in ids]


def titles(store: Store, typed: str) -> list[str]:
    return [row.title for row in store.activities.page(Filter(text=typed))]


def test_the_tags_of_some_are_those_that_any_of_them_bears(store: Store, ids: list[str]) -> None:
    assert store.bulk.tags(ids) == store.bulk.tags([ids[1]]) == ["data", "team"]
    assert store.bulk.tags([ids[0], ids[2], "unknown"]) == ["team"]
    assert store.bulk.tags([ids[0]]) == []


def test_a_tag_goes_behind_the_others_and_is_found(store: Store, ids: list[str]) -> None:
    before = whole(store, ids)
    added = store.bulk.add_tag(ids[:3], "data")
    assert set(added) == {ids[0], ids[2]}
    tags = [activity.tags for activity in whole(store, ids)]
    assert tags == [("data",), ("team", "data"), ("team", "data"), ()]
    assert titles(store, "#data") == ["Talk 2", "Talk 1", "Talk 0"]
    assert titles(store, "data") == ["Talk 2", "Talk 1", "Talk 0"]
    store.bulk.remove_tag(added, "data")
    assert whole(store, ids) == before
    assert store.problems() == []


def test_a_tag_taken_off_comes_back_where_it_stood(store: Store, ids: list[str]) -> None:
    before = whole(store, ids)
    places = store.bulk.remove_tag(ids, "team")
    assert places == {ids[1]: 0, ids[2]: 0}
    assert titles(store, "team") == []
    store.bulk.put_tag("team", places)
    assert whole(store, ids) == before
    assert titles(store, "team") == ["Talk 2", "Talk 1"]


@pytest.mark.parametrize(
    ("field", "value", "changed"), [("status", "done", 2), ("private", 1, 4), ("kind", "mooc", 4), ("kind", "other", 0)]
)
def test_a_field_is_given_one_value_and_each_gets_its_own_back(
    store: Store, ids: list[str], field: str, value: str | int, changed: int
) -> None:
    before = whole(store, ids)
    former = store.bulk.set_field(ids, field, value)  # type: ignore[arg-type]
    assert len(former) == changed
    assert {getattr(activity, field) for activity in whole(store, ids)} == {value}
    store.bulk.put_field(field, former)  # type: ignore[arg-type]
    assert whole(store, ids) == before


def test_a_goal_is_given_and_taken_off(store: Store, ids: list[str]) -> None:
    goal = store.goals.add(Goal("Ask earlier"))
    former = store.bulk.set_field(ids, "goal_id", goal)
    assert store.activities.totals(Filter(goal_id=goal)).count == 4
    store.bulk.put_field("goal_id", former)
    assert store.activities.totals(Filter(goal_id=goal)).count == 0


def test_what_is_put_into_the_bin_together_comes_out_together(store: Store, ids: list[str]) -> None:
    before = whole(store, ids)
    store.activities.bin(ids[3])
    gone = store.bulk.bin(ids)
    assert set(gone) == set(ids[:3])
    assert store.activities.totals(Filter()).count == 0
    assert titles(store, "talk") == []
    assert store.problems() == []
    store.bulk.restore(gone)
    store.activities.restore(ids[3])
    assert whole(store, ids) == before
    assert len(titles(store, "talk")) == 4
    assert store.problems() == []


def test_unknown_ids_change_nothing(store: Store, ids: list[str]) -> None:
    before = whole(store, ids)
    assert store.bulk.set_field(["nobody"], "private", 1) == {}
    assert store.bulk.add_tag(["nobody"], "x") == []
    assert store.bulk.remove_tag(["nobody"], "team") == {}
    assert store.bulk.bin(["nobody"]) == []
    store.bulk.restore(["nobody"])
    assert whole(store, ids) == before
