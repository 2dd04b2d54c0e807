"""Two changes of one activity in one: neither loses the other."""

from dataclasses import replace
from datetime import date

from lcjournal.core.merging import merged
from lcjournal.core.model import Activity, Session, Status

DAY = date(2026, 11, 18)
FIRST, SECOND = Session(DAY, 60, id="1"), Session(DAY, 30, id="2")
BASE = Activity("Talk", DAY, sessions=(FIRST,), id="a")


def test_what_each_side_changed_stays() -> None:
    result = merged(BASE, replace(BASE, title="A talk on maps"), replace(BASE, status=Status.PLANNED, private=True))
    assert (result.title, result.status, result.private) == ("A talk on maps", Status.PLANNED, True)


def test_where_both_changed_the_same_the_hand_of_the_person_holds() -> None:
    assert merged(BASE, replace(BASE, title="mine"), replace(BASE, title="stored")).title == "mine"


def test_sessions_of_both_sides_are_kept() -> None:
    mine = replace(BASE, sessions=(FIRST, Session(DAY, 15)))
    result = merged(BASE, mine, replace(BASE, sessions=(FIRST, SECOND)))
    assert [session.minutes for session in result.sessions] == [60, 15, 30]


def test_a_session_changed_on_one_side_is_changed() -> None:
    longer = replace(FIRST, minutes=90)
    assert merged(BASE, replace(BASE, sessions=(longer,)), BASE).sessions == (longer,)
    assert merged(BASE, BASE, replace(BASE, sessions=(longer,))).sessions == (longer,)


def test_a_session_removed_on_one_side_is_gone() -> None:
    assert merged(BASE, replace(BASE, sessions=()), BASE).sessions == ()
    assert merged(BASE, BASE, replace(BASE, sessions=())).sessions == ()
