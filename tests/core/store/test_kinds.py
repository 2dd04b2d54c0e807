"""Kinds of one’s own: what is added, renamed, hidden and moved, and how it is taken back."""

from collections.abc import Callable

import pytest

from lcjournal.core import i18n
from lcjournal.core.errors import UserError
from lcjournal.core.kinds import OwnKind
from lcjournal.core.model import Activity, Change, Kind
from lcjournal.core.store import Store

Note = Callable[..., Activity]


def ids(store: Store) -> list[str]:
    return [kind.id for kind in store.kinds.all()]


def test_a_new_journal_has_the_presets(store: Store) -> None:
    assert store.kinds.all() == tuple(OwnKind(kind) for kind in Kind)


def test_a_kind_that_is_added_stands_before_other(store: Store, heard: list[Change]) -> None:
    chess = store.kinds.add("  Chess ")
    assert ids(store)[-2:] == [chess, Kind.OTHER]
    assert store.kinds.all()[-2].name == "Chess"
    assert heard == [Change.ACTIVITIES | Change.JOURNAL]
    store.kinds.move(Kind.OTHER, 0)
    assert store.kinds.add("Poetry") == ids(store)[-1]


@pytest.mark.parametrize(("name", "said"), [(" ", "Give the kind a name."), ("LECTURE", "named “LECTURE”")])
def test_a_name_is_wanted_that_no_other_kind_bears(store: Store, name: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        store.kinds.add(name)
    chess = store.kinds.add("Chess")
    with pytest.raises(UserError, match=said):
        store.kinds.rename(chess, name)
    store.kinds.rename(chess, "chess")
    assert store.kinds.all()[-2].name == "chess"


def test_a_preset_that_is_renamed_keeps_its_id_and_takes_its_name_again(store: Store) -> None:
    store.kinds.rename("mooc", "Class")
    assert store.kinds.all()[0] == OwnKind("mooc", "Class")
    i18n.use("fr")
    store.kinds.rename("mooc", "Formation en ligne")
    assert store.kinds.all()[0] == OwnKind("mooc")
    store.kinds.rename("mooc", "Class")
    assert store.kinds.add("Formation en ligne") in ids(store)
    store.kinds.rename("reading", "")
    assert store.kinds.all()[2] == OwnKind("reading")


def test_hiding_a_kind_changes_no_activity(store: Store, note: Note) -> None:
    entry = store.activities.add(note("Talk", kind="conference"))
    store.kinds.set_hidden("conference", hidden=True)
    assert [kind.id for kind in store.kinds.all() if kind.hidden] == ["conference"]
    assert store.activities.get(entry).kind == "conference"
    assert store.kinds.uses() == {"conference": 1}
    store.kinds.set_hidden("conference", hidden=False)
    assert not any(kind.hidden for kind in store.kinds.all())


def test_an_added_kind_takes_a_free_colour_that_no_activity_needs(store: Store, note: Note) -> None:
    store.activities.add(note("MOOC", kind="mooc"))
    store.kinds.set_hidden("mooc", hidden=True)
    store.kinds.set_hidden("client", hidden=True)
    store.kinds.add("Chess")
    assert store.kinds.all()[-2].look == "client"
    store.kinds.set_hidden("client", hidden=False)
    assert store.kinds.all()[-2].look == "mooc"


def test_kinds_are_moved(store: Store) -> None:
    store.kinds.move("peer", 0)
    assert ids(store)[:3] == ["peer", "mooc", "project"]
    with pytest.raises(KeyError):
        store.kinds.move("none", 0)
    with pytest.raises(KeyError):
        store.kinds.set_hidden("none", hidden=True)


def test_a_change_is_taken_back_and_made_again(store: Store) -> None:
    before = store.kinds.all()
    store.kinds.add("Chess")
    after = store.kinds.all()
    store.kinds.put(before)
    assert store.kinds.all() == before
    store.kinds.put(after)
    assert store.kinds.all() == after


def test_a_kind_in_use_never_loses_its_name(store: Store, note: Note) -> None:
    before = store.kinds.all()
    chess = store.kinds.add("Chess")
    store.activities.add(note("Opening", kind=chess))
    store.kinds.put(before)
    assert store.kinds.all() == (*before, OwnKind(chess, "Chess", hidden=True))
