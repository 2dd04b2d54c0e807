from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcjournal.core import demo
from lcjournal.core.model import Filter, SessionFact
from lcjournal.core.stats import NO_FACET, SEVERAL_FACETS, Sum, stats, total
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)


def session(activity: str, minutes: int, day: date = DAY, kind: str = "mooc", *, own: bool = False) -> SessionFact:
    return SessionFact(activity, activity, kind, day, minutes, own)


def test_an_activity_of_two_facets_is_shared_out_to_neither_and_found_under_both() -> None:
    sessions = [session("one", 10), session("two", 20), session("none", 40), session("two", 5)]
    found = stats(sessions, {"one": ("A1",), "two": ("A1", "B1")}, 0)
    assert found.facets == {NO_FACET: Sum(40, 1, 1), "A1": Sum(10, 1, 1), SEVERAL_FACETS: Sum(25, 2, 1)}
    assert found.with_facet == {"A1": Sum(35, 3, 2), "B1": Sum(25, 2, 1)}


def test_a_week_begins_where_the_region_says() -> None:
    sunday = [session("one", 10, date(2026, 11, 15)), session("one", 20, date(2026, 11, 16))]
    assert list(stats(sunday, {}, 0).weeks) == [date(2026, 11, 9), date(2026, 11, 16)]
    assert stats(sunday, {}, 6).weeks == {date(2026, 11, 15): Sum(30, 2, 1)}


def test_own_time_stands_beside_working_time() -> None:
    found = stats([session("one", 10), session("one", 30, own=True)], {}, 0)
    assert (found.working, found.own) == (Sum(10, 1, 1), Sum(30, 1, 1))


def test_nothing_sums_up_to_nothing() -> None:
    found = stats([], {}, 0)
    assert found.all == Sum(0, 0, 0)
    assert found.kinds == found.facets == found.weeks == {}


made = st.builds(
    session,
    st.sampled_from("abc"),
    st.integers(1, 600),
    st.integers(0, 900).map(lambda days: DAY - timedelta(days=days)),
    st.sampled_from(["mooc", "reading", "own-1"]),
    own=st.booleans(),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(made, max_size=40))
def test_whatever_shares_the_sessions_out_adds_up_to_all_of_them(sessions: list[SessionFact]) -> None:
    found = stats(sessions, {"a": ("A1",), "b": ("A1", "A2")}, 0)
    whole = (sum(one.minutes for one in sessions), len(sessions))
    for parts in (found.kinds, found.facets, found.weeks, found.months, found.days):
        assert (sum(one.minutes for one in parts.values()), sum(one.sessions for one in parts.values())) == whole
    assert found.working.minutes + found.own.minutes == whole[0]


@pytest.mark.parametrize("text", ["", "#python", "kind:mooc", "facet:A1", "@Lucie", "is:private", "-#python", "the"])
def test_sums_over_a_filter_equal_its_rows(tmp_path: Path, text: str) -> None:
    demo.open_demo(tmp_path / "journal.lcjournal", DAY, "en")
    with Store.open_read_only(tmp_path / "journal.lcjournal") as store:
        rows = list(store.activities.all(Filter(text=text)))
        found = total(store.activities.sessions(filter_=Filter(text=text)))
    counted = [row for row in rows if row.status.value != "planned" and row.sessions]
    assert found.minutes == sum(row.minutes for row in counted)
    assert (found.sessions, found.activities) == (sum(len(row.sessions) for row in counted), len(counted))
