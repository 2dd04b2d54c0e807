from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from lcjournal.core.model import Activity, Change, Filter, Reflection, Session, Status
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
Note = Callable[..., Activity]


def test_what_is_written_comes_back_byte_for_byte(store: Store, whole: Activity) -> None:
    kept = store.activities.get(store.activities.add(whole))
    assert kept.id
    assert kept.created_at == kept.updated_at
    sessions = tuple(replace(session, id="") for session in kept.sessions)
    assert replace(kept, id="", created_at=None, updated_at=None, sessions=sessions) == whole


def test_a_session_keeps_its_hour_and_its_id_over_a_save(store: Store, note: Note) -> None:
    identity = store.activities.add(note("Course", sessions=(Session(DAY, 30, time(14, 5)),)))
    before = store.activities.get(identity)
    store.activities.save(replace(before, sessions=(*before.sessions, Session(DAY, 10, time(9)))))
    early, late = store.activities.get(identity).sessions
    assert early.start == time(9)
    assert late == before.sessions[0]


def test_the_last_session_places_an_activity_in_the_list(store: Store, note: Note) -> None:
    sessions = (Session(DAY, 30), Session(DAY - timedelta(days=9), 20))
    identity = store.activities.add(note("Course", days_ago=30, sessions=sessions))
    assert store.activities.get(identity).day == DAY
    assert store.activities.page(Filter())[0].minutes == 50


def test_an_unknown_id_is_an_error(store: Store, note: Note) -> None:
    with pytest.raises(KeyError):
        store.activities.get("nothing")
    with pytest.raises(KeyError):
        store.activities.save(note("Nothing"))
    with pytest.raises(KeyError):
        store.activities.bin("nothing")


def test_moving_an_activity_to_another_day_moves_it_in_the_list(store: Store, note: Note) -> None:
    first = store.activities.add(note("First", days_ago=2))
    store.activities.add(note("Second", days_ago=1))
    store.activities.save(replace(store.activities.get(first), sessions=(Session(DAY, 30),)))
    assert [row.title for row in store.activities.page(Filter())] == ["First", "Second"]
    assert store.problems() == []


def test_a_session_added_to_a_plan_starts_it(store: Store, note: Note) -> None:
    identity = store.activities.add(note("Plan", minutes=0, status=Status.PLANNED))
    store.activities.add_session(identity, Session(DAY, 25))
    assert store.activities.get(identity).status is Status.IN_PROGRESS
    store.activities.save(replace(store.activities.get(identity), status=Status.DONE))
    store.activities.add_session(identity, Session(DAY, 5))
    kept = store.activities.get(identity)
    assert (kept.status, kept.minutes) == (Status.DONE, 30)


def test_the_bin_gives_back_all_it_was_given(store: Store, whole: Activity) -> None:
    identity = store.activities.add(whole)
    before = store.activities.get(identity)
    store.activities.bin(identity)
    assert list(store.activities.all()) == []
    assert store.activities.page(Filter(text="appels")) == []
    assert [row.id for row in store.activities.binned()] == [identity]
    assert store.activities.get(identity).deleted_at
    store.activities.restore(identity)
    assert store.activities.get(identity) == before
    assert [row.id for row in store.activities.page(Filter(text="appels"))] == [identity]


def test_an_activity_in_the_bin_can_be_saved_without_leaving_it(store: Store, whole: Activity) -> None:
    identity = store.activities.add(whole)
    store.activities.bin(identity)
    store.activities.save(replace(store.activities.get(identity), title="Autre", sessions=()))
    assert store.activities.page(Filter()) == []
    store.activities.restore(identity)
    assert [row.title for row in store.activities.page(Filter())] == ["Autre"]
    assert store.problems() == []


def test_restoring_twice_is_restoring_once(store: Store, note: Note) -> None:
    identity = store.activities.add(note("Once"))
    store.activities.restore(identity)
    assert len(store.activities.page(Filter(text="once"))) == 1
    assert store.problems() == []


def test_importing_twice_adds_nothing(store: Store, note: Note) -> None:
    found = [("1", note("One")), ("2", note("Two"))]
    assert store.activities.add_imported("notebook", found) == 2
    assert store.activities.add_imported("notebook", [*found, ("3", note("Three"))]) == 1
    assert store.activities.add_imported("other", found[:1]) == 1
    assert store.activities.totals(Filter()).count == 4


def test_an_import_that_fails_adds_nothing(store: Store, note: Note, heard: list[Change]) -> None:
    timeless = note("Two", sessions=(Session(DAY, -5),))
    with pytest.raises(sqlite3.IntegrityError):
        store.activities.add_imported("notebook", [("1", note("One")), ("2", timeless)])
    assert store.activities.page(Filter()) == []
    assert store.is_empty()
    assert heard == []


def test_names_are_listed_by_use_and_never_twice(store: Store, note: Note) -> None:
    store.activities.add(note("One", tags=("data", " data ", "", "python"), people=("Inès",)))
    second = store.activities.add(note("Two", tags=("python",), people=("Tom", "Inès")))
    third = store.activities.add(note("Three", tags=("gone",)))
    store.activities.bin(third)
    assert store.activities.tags() == ["python", "data"]
    assert store.activities.people() == ["Inès", "Tom"]
    assert store.activities.get(second).people == ("Tom", "Inès")


def test_a_quick_add_goes_on_with_what_is_in_progress(store: Store, note: Note) -> None:
    identity = store.activities.add(note("Python for data analysis", kind="mooc", status=Status.IN_PROGRESS))
    store.activities.add(note("Python for kids", kind="mooc"))
    assert (found := store.activities.match_in_progress("PYTHON data", "mooc"))
    assert found.id == identity
    assert store.activities.match_in_progress("Python data", "reading") is None
    assert store.activities.match_in_progress("Python kids", "mooc") is None
    assert store.activities.match_in_progress(" ", "mooc") is None


def test_sessions_leave_out_what_is_planned_and_what_is_in_the_bin(store: Store, note: Note) -> None:
    store.activities.add(note("Done", days_ago=3))
    store.activities.add(note("Later", days_ago=1, minutes=45))
    store.activities.add(note("Planned", status=Status.PLANNED))
    store.activities.bin(store.activities.add(note("Binned")))
    assert [fact.title for fact in store.activities.sessions()] == ["Done", "Later"]
    day = DAY - timedelta(days=1)
    assert [fact.minutes for fact in store.activities.sessions(day, day)] == [45]


def test_rows_are_found_by_id_without_the_bin(store: Store, note: Note) -> None:
    kept, binned = store.activities.add(note("Kept")), store.activities.add(note("Binned"))
    store.activities.bin(binned)
    assert [row.title for row in store.activities.rows([kept, binned, "unknown"])] == ["Kept"]


def test_the_line_under_a_title_says_what_was_learned(store: Store, note: Note) -> None:
    parts = (Reflection("now_what", "Then"), Reflection("what", "It happened"), Reflection("so_what", "It means"))
    store.activities.add(note("Told", reflections=parts))
    assert store.activities.page(Filter())[0].excerpt == "It means"


def test_every_write_says_what_it_touched(store: Store, note: Note, heard: list[Change]) -> None:
    identity = store.activities.add(note("One"))
    store.activities.bin(identity)
    store.set_person("Camille")
    assert heard == [Change.ACTIVITIES, Change.ACTIVITIES, Change.JOURNAL]
    assert store.person == "Camille"
