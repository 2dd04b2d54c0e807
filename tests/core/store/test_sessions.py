"""One session more, one less."""

from collections.abc import Callable
from datetime import date

from lcjournal.core.model import Activity, Session, Status
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
Note = Callable[..., Activity]


def test_a_session_comes_back_with_its_id_and_begins_what_was_planned(store: Store, note: Note) -> None:
    planned = store.activities.add(note("Talk", minutes=0, status=Status.PLANNED))
    added = store.sessions.add(planned, Session(DAY, 25))
    assert store.activities.get(planned).sessions == (added,)
    assert store.activities.get(planned).status is Status.IN_PROGRESS


def test_a_session_taken_off_can_be_put_back_as_it_was(store: Store, note: Note) -> None:
    talk = store.activities.add(note("Talk"))
    added = store.sessions.add(talk, Session(DAY, 25, note="second half"))
    store.sessions.remove(talk, added.id)
    assert [session.minutes for session in store.activities.get(talk).sessions] == [30]
    assert store.sessions.add(talk, added) == added
    store.sessions.remove(talk, "unknown")
    assert store.activities.get(talk).minutes == 55
