"""Tags and people renamed and made one everywhere, and taken back exactly."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity, Change, Filter, Reflection
from lcjournal.core.store import Store
from lcjournal.core.store.names import NameCount
from lcjournal.core.templates import Template

Note = Callable[..., Activity]


def found(store: Store, text: str) -> list[str]:
    return [row.title for row in store.activities.page(Filter(text))]


def tags(store: Store, *ids: str) -> list[tuple[str, ...]]:
    return [store.activities.get(identity).tags for identity in ids]


def test_names_in_use_are_counted_most_used_first(store: Store, note: Note) -> None:
    for names in (("data",), ("talk", "data"), ("sql",)):
        store.activities.add(note("Entry", tags=names, people=("Inès",)))
    store.activities.bin(store.activities.add(note("Old", tags=("gone",))))
    assert store.tags.all() == [NameCount("data", 2), NameCount("sql", 1), NameCount("talk", 1)]
    assert store.people.all() == [NameCount("Inès", 3)]


def test_a_tag_is_renamed_everywhere_and_found_by_its_new_name(store: Store, note: Note, heard: list[Change]) -> None:
    first = store.activities.add(note("One", tags=("a", "stats", "b"), people=("stats",)))
    second = store.activities.add(note("Two", tags=("stats",), reflections=(Reflection("what", "my stats"),)))
    third = store.activities.add(note("Three", tags=("a",)))
    heard.clear()
    store.tags.rename("stats", " Statistics ")
    assert heard == [Change.ACTIVITIES | Change.JOURNAL]
    assert tags(store, first, second, third) == [("a", "Statistics", "b"), ("Statistics",), ("a",)]
    assert store.activities.get(first).people == ("stats",)
    assert store.activities.get(second).text("what") == "my stats"
    assert found(store, "statistics") == found(store, "#statistics") == ["Two", "One"]
    assert found(store, "stats") == ["Two", "One"]
    assert found(store, "#stats") == []
    assert store.problems() == []


def test_a_rename_is_taken_back(store: Store, note: Note) -> None:
    first = store.activities.add(note("One", tags=("a", "stats", "b")))
    done = store.tags.rename("stats", "Statistics")
    store.tags.restore(done)
    assert tags(store, first) == [("a", "stats", "b")]
    assert found(store, "statistics") == []
    assert found(store, "stats") == ["One"]


def test_two_people_become_one_without_a_twin_and_part_again(store: Store, note: Note) -> None:
    both = store.activities.add(note("Both", people=("Karim B.", "Inès", "Karim")))
    other = store.activities.add(note("Other way", people=("Karim", "Inès", "Karim B.")))
    alone = store.activities.add(note("Alone", people=("Karim B.",)))
    known = store.activities.add(note("Known", people=("Karim",)))
    ids = (both, other, alone, known)
    before = [store.activities.get(identity) for identity in ids]
    done = store.people.rename("Karim B.", "Karim")
    people = [store.activities.get(identity).people for identity in ids]
    assert people == [("Karim", "Inès"), ("Karim", "Inès"), ("Karim",), ("Karim",)]
    assert store.people.all() == [NameCount("Karim", 4), NameCount("Inès", 2)]
    store.people.restore(done)
    assert [store.activities.get(identity) for identity in ids] == before
    assert store.problems() == []


def test_what_lies_in_the_bin_is_renamed_too(store: Store, note: Note) -> None:
    thrown = store.activities.add(note("Thrown", tags=("stats",)))
    store.activities.bin(thrown)
    store.tags.rename("stats", "Statistics")
    assert found(store, "statistics") == []
    store.activities.restore(thrown)
    assert found(store, "statistics") == ["Thrown"]


def test_taking_back_leaves_what_was_written_since(store: Store, note: Note) -> None:
    names = [("old",), ("old",), ("old", "new"), ("old", "new")]
    ids = [store.activities.add(note("Entry", tags=each)) for each in names]
    done = store.tags.rename("old", "new")
    for identity, written in zip(ids, (("else",), ("new", "old"), ("new", "old"), ("new",)), strict=True):
        store.activities.save(replace(store.activities.get(identity), tags=written))
    store.tags.restore(done)
    assert [set(each) for each in tags(store, *ids)] == [{"else"}, {"old"}, {"old", "new"}, {"old", "new"}]
    assert store.problems() == []


def test_the_same_name_and_none_and_an_unknown_one(store: Store, note: Note) -> None:
    entry = store.activities.add(note("One", tags=("data",)))
    same = store.tags.rename("data", "data ")
    store.tags.restore(same)
    with pytest.raises(UserError, match="Give it a name"):
        store.tags.rename("data", "  ")
    with pytest.raises(KeyError):
        store.tags.rename("nothing", "data")
    assert tags(store, entry) == [("data",)]


NAMES = st.lists(st.sampled_from("abcd"), unique=True, max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=5), st.sampled_from("abcd"), st.sampled_from("abcde"))
def test_any_rename_is_taken_back_exactly(entries: list[list[str]], old: str, new: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "journal.lcjournal") as store:
        ids = [store.activities.add(Activity("Entry", date(2026, 3, 4), tags=tuple(names))) for names in entries]
        if not any(old in names for names in entries):
            return
        done = store.tags.rename(old, new)
        assert all(old == new or old not in names for names in tags(store, *ids))
        store.tags.restore(done)
        assert tags(store, *ids) == [tuple(names) for names in entries]
        assert store.problems() == []


def test_known_names_are_those_that_anything_bears(store: Store, note: Note) -> None:
    store.activities.add(note("a", tags=("zebra", "Été", "gone")))
    store.bulk.remove_tag([row.id for row in store.activities.page(Filter())], "gone")
    assert store.tags.known() == ["Été", "zebra"]
    assert store.people.known() == []


def test_a_rename_goes_into_templates_and_saved_filters_and_is_taken_back(store: Store, note: Note) -> None:
    store.activities.add(note("One", tags=("stats", "data"), people=("stats",)))
    store.templates.add(Template("Talk", "reading", tags=("data", "stats")))
    store.templates.bin(store.templates.add(Template("Old", "reading", tags=("stats",))))
    store.saved_filters.save("numbers", Filter("stats", tags=("stats", "sql"), people=("stats",)))
    store.saved_filters.save("others", Filter(tags=("sql",)))
    before = (store.templates.all(), store.saved_filters.all())
    done = store.tags.rename("stats", "data")
    assert store.templates.all()[0].tags == ("data",)
    assert store.saved_filters.get("numbers") == Filter("stats", tags=("data", "sql"), people=("stats",))
    assert store.saved_filters.get("others") == Filter(tags=("sql",))
    store.tags.restore(done)
    assert (store.templates.all(), store.saved_filters.all()) == before


def test_the_binned_template_is_renamed_too(store: Store, note: Note) -> None:
    store.activities.add(note("One", tags=("stats",)))
    binned = store.templates.add(Template("Old", "reading", tags=("stats",)))
    store.templates.bin(binned)
    store.tags.rename("stats", "numbers")
    store.templates.restore(binned)
    assert store.templates.all()[0].tags == ("numbers",)


def test_a_person_is_renamed_in_saved_filters(store: Store, note: Note) -> None:
    store.activities.add(note("One", tags=("Inès",), people=("Inès",)))
    store.templates.add(Template("Talk", "reading", tags=("Inès",)))
    store.saved_filters.save("with", Filter(tags=("Inès",), people=("Inès",)))
    store.people.rename("Inès", "Inès M.")
    assert store.saved_filters.get("with") == Filter(tags=("Inès",), people=("Inès M.",))
    assert store.templates.all()[0].tags == ("Inès",)


def test_a_filter_saved_anew_since_is_not_taken_back(store: Store, note: Note) -> None:
    store.activities.add(note("One", tags=("stats",)))
    store.saved_filters.save("numbers", Filter(tags=("stats",)))
    done = store.tags.rename("stats", "data")
    store.saved_filters.save("numbers", Filter(tags=("data",), starred=True))
    store.tags.restore(done)
    assert store.saved_filters.get("numbers") == Filter(tags=("data",), starred=True)
