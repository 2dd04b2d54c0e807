"""What else one can say of an activity comes back as it was said."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from lcjournal.core.model import Activity, Filter, Permission, Reflection
from lcjournal.core.store import Store

DAY = date(2026, 3, 4)


def test_all_that_is_told_of_an_activity_is_kept(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.lcjournal") as store:
        first = store.activities.add(Activity("Part one", DAY))
        told = Activity(
            "Part two",
            DAY,
            source="Library",
            link="https://example.org/a",
            permission=Permission.GRANTED,
            stretch=4,
            starred=True,
            method="gibbs",
            continues=first,
            reflections=(Reflection("gibbs.feelings", "uneasy", private=True),),
        )
        kept = store.activities.get(store.activities.add(told))
        assert replace(kept, id="", created_at=None, updated_at=None) == told
        store.activities.save(replace(kept, stretch=None, permission=Permission.UNSAID, starred=False, continues=None))
        changed = store.activities.get(kept.id)
        assert (changed.stretch, changed.permission, changed.starred, changed.continues) == (None, "", False, None)


def test_a_reflection_becomes_private_without_changing_a_word(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.lcjournal") as store:
        identity = store.activities.add(Activity("Talk", DAY, reflections=(Reflection("what", "said"),)))
        entry = store.activities.get(identity)
        store.activities.save(replace(entry, reflections=(Reflection("what", "said", private=True),)))
        assert store.activities.get(identity).reflections == (Reflection("what", "said", private=True),)
        assert store.problems() == []


def test_starred_entries_and_the_words_of_a_link_are_found(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.lcjournal") as store:
        store.activities.add(Activity("Plain", DAY))
        store.activities.add(Activity("Dear", DAY, starred=True, link="https://example.org/peerage"))
        assert [row.title for row in store.activities.page(Filter(starred=True))] == ["Dear"]
        assert [row.title for row in store.activities.page(Filter(starred=False))] == ["Plain"]
        assert [row.title for row in store.activities.page(Filter(text="peerage"))] == ["Dear"]
        assert store.activities.page(Filter(attached=True)) == []
        assert len(store.activities.page(Filter(attached=False))) == 2
