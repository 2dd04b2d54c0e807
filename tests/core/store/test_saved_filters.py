"""Searches kept under a name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.model import Activity, Filter, Reflection, Status
from lcjournal.core.store import Store
from lcjournal.core.store.saved_filters import SavedFilter, from_json, to_json

WHOLE = Filter(
    text="été -#data",
    kind="peer",
    status=Status.IN_PROGRESS,
    tags=("équipe", "data"),
    people=("Inès",),
    facet="A1",
    goal_id="g",
    check_id="c",
    private=False,
    starred=True,
    attached=False,
    since=date(2026, 1, 2),
    until=date(2026, 3, 4),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.lcjournal") as opened:
        yield opened


def test_a_filter_comes_back_whole() -> None:
    assert from_json(to_json(WHOLE)) == WHOLE
    assert from_json(to_json(Filter())) == Filter()
    assert to_json(Filter(text="a")) == '{"text": "a"}'


def test_what_a_newer_version_added_is_passed_over() -> None:
    assert from_json('{"text": "a", "mood": "calm"}') == Filter(text="a")


def test_filters_are_kept_replaced_and_removed(store: Store) -> None:
    store.saved_filters.save("Team", WHOLE)
    store.saved_filters.save("All", Filter())
    assert store.saved_filters.all() == (SavedFilter("Team", WHOLE), SavedFilter("All", Filter()))
    store.saved_filters.save("Team", Filter(text="b"))
    assert store.saved_filters.get("Team") == Filter(text="b")
    store.saved_filters.remove("Team")
    assert store.saved_filters.get("Team") is None
    assert [saved.name for saved in store.saved_filters.all()] == ["All"]


def test_words_that_may_have_been_meant_are_found(store: Store) -> None:
    for _time in range(2):
        store.activities.add(Activity("Négociation", date(2026, 1, 1), reflections=(Reflection("what", "prototype"),)))
    store.activities.add(Activity("Negotiation", date(2026, 1, 1)))
    assert store.activities.near_words("negocation") == ["negociation"]
    assert store.activities.near_words("Négocitaion") == ["negociation"]
    assert store.activities.near_words("negosiation") == ["negociation", "negotiation"]
    assert store.activities.near_words("prototpye") == ["prototype"]
    assert store.activities.near_words("negociation") == ["negotiation"]
    for typed in ("prot", "", "p", "zzzzzz", 'proto"type', "porotoype"):
        assert store.activities.near_words(typed) == []
    assert store.problems() == []


@pytest.mark.parametrize(
    "typed", ["rototype", "rpototype", "orototype", "pototype", "pprototype", "porototype", "portotype"]
)
def test_a_slip_in_the_first_letters_is_forgiven_too(store: Store, typed: str) -> None:
    store.activities.add(Activity("Prototype", date(2026, 1, 1)))
    assert store.activities.near_words(typed) == ["prototype"]


def test_a_slip_at_the_beginning_is_forgiven_in_any_script(store: Store) -> None:
    store.activities.add(Activity("Разговор", date(2026, 1, 1)))
    assert store.activities.near_words("арзговор") == ["разговор"]
