"""The journal in the order of any column."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.model import Activity, FacetLink, Filter, Goal, Session, Status
from lcjournal.core.store import Store
from lcjournal.core.store.tables import Column


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.lcjournal") as opened:
        goal = opened.goals.add(Goal("Écouter"))
        opened.goals.add(Goal("Ask"))
        for activity in (
            Activity("Zoo", date(2026, 1, 1), "peer", Status.PLANNED, tags=("b", "a"), people=("Zoé",), stretch=2),
            Activity(
                "été",
                date(2026, 1, 2),
                "mooc",
                sessions=(Session(date(2026, 1, 2), 30),),
                tags=("a",),
                goal_id=goal,
                starred=True,
            ),
            Activity("Apple", date(2026, 1, 3), "reading", people=("Élise",), facets=(FacetLink("B1"),), private=True),
            Activity("", date(2026, 1, 4), "mooc", sessions=(Session(date(2026, 1, 4), 90),), stretch=5),
        ):
            opened.activities.add(activity)
        yield opened


def titles(store: Store, column: Column, *, descending: bool = False, filter_: Filter | None = None) -> list[str]:
    tables = store.tables
    ids = tables.ids(filter_ or Filter(), column, descending=descending, kinds=("mooc", "reading", "peer"))
    return [activity.title for activity in tables.rows(ids)]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (Column.DAY, ["Zoo", "été", "Apple", ""]),
        (Column.TITLE, ["Apple", "été", "Zoo", ""]),
        (Column.KIND, ["", "été", "Apple", "Zoo"]),
        (Column.STATUS, ["Zoo", "", "Apple", "été"]),
        (Column.MINUTES, ["été", "", "Apple", "Zoo"]),
        (Column.PEOPLE, ["Apple", "Zoo", "", "été"]),
        (Column.TAGS, ["été", "Zoo", "", "Apple"]),
        (Column.GOAL, ["été", "", "Apple", "Zoo"]),
        (Column.FACETS, ["Apple", "", "été", "Zoo"]),
        (Column.STRETCH, ["Zoo", "", "Apple", "été"]),
        (Column.STARRED, ["été", "", "Apple", "Zoo"]),
        (Column.PRIVATE, ["Apple", "", "été", "Zoo"]),
    ],
)
def test_every_column_sorts_and_what_is_empty_comes_last(store: Store, column: Column, expected: list[str]) -> None:
    assert titles(store, column) == expected


def test_the_other_way_round_what_is_empty_still_comes_last(store: Store) -> None:
    assert titles(store, Column.TITLE, descending=True) == ["Zoo", "été", "Apple", ""]
    assert titles(store, Column.DAY, descending=True) == ["", "Apple", "été", "Zoo"]


def test_a_filter_and_a_search_narrow_the_table(store: Store) -> None:
    assert titles(store, Column.TITLE, filter_=Filter(tags=("a",))) == ["été", "Zoo"]
    assert titles(store, Column.TITLE, filter_=Filter(text="ete")) == ["été"]
    assert titles(store, Column.TITLE, filter_=Filter(text="-zoo", kind="peer")) == []


def test_the_first_day_is_that_of_the_earliest_thing_there_is(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.lcjournal") as store:
        assert store.tables.first_day() is None
        store.activities.add(Activity("Talk", date(2026, 5, 1)))
        assert store.tables.first_day() == date(2026, 5, 1)
        store.activities.add(Activity("Course", date(2026, 6, 1), sessions=(Session(date(2026, 3, 1), 30),)))
        assert store.tables.first_day() == date(2026, 3, 1)
