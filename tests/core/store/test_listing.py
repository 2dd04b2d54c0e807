"""The list: its order, its pages, its filters and its totals."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from lcjournal.core import search
from lcjournal.core.model import Activity, FacetLink, Filter, Goal, Reflection, Session, Status, Totals
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
Note = Callable[..., Activity]


@pytest.fixture
def filled(store: Store, note: Note) -> Store:
    goal = store.goals.add(Goal("Ask"))
    store.activities.add(note("Python course", 40, 90, kind="mooc", tags=("Données", "python"), goal_id=goal))
    store.activities.add(note("Démo d’Inès", 20, 30, kind="peer", people=("Inès Roux",), private=True))
    store.activities.add(
        note("Sœur et élève", 10, 45, facets=(FacetLink("A1"),), reflections=(Reflection("what", "œuf"),))
    )
    store.activities.add(note("Python book", 5, 20, kind="reading", status=Status.IN_PROGRESS))
    store.activities.add(note("Next visit", -6, 0, kind="client", status=Status.PLANNED))
    store.activities.add(note("Far visit", -60, 0, kind="client", status=Status.PLANNED))
    store.activities.bin(store.activities.add(note("Python in the bin", 1)))
    return store


def titles(store: Store, **chosen: object) -> list[str]:
    return [row.title for row in store.activities.page(Filter(**chosen))]  # type: ignore[arg-type]


FILTERS: list[tuple[dict[str, object], list[str]]] = [
    ({}, ["Far visit", "Next visit", "Python book", "Sœur et élève", "Démo d’Inès", "Python course"]),
    ({"kind": "mooc"}, ["Python course"]),
    ({"status": Status.IN_PROGRESS}, ["Python book"]),
    ({"tags": ("donnees",)}, ["Python course"]),
    ({"people": ("roux",)}, ["Démo d’Inès"]),
    ({"people": ("rou",)}, ["Démo d’Inès"]),
    ({"people": ("oux",)}, []),
    ({"facet": "A1"}, ["Sœur et élève"]),
    ({"private": True}, ["Démo d’Inès"]),
    ({"private": False, "kind": "peer"}, []),
    ({"since": DAY - timedelta(days=10), "until": DAY}, ["Python book", "Sœur et élève"]),
    ({"text": "PYTH"}, ["Python book", "Python course"]),
    ({"text": "pyth cours"}, ["Python course"]),
    ({"text": "soeur"}, ["Sœur et élève"]),
    ({"text": "oeuf"}, ["Sœur et élève"]),
    ({"text": "ELEVE"}, ["Sœur et élève"]),
    ({"text": "roux"}, ["Démo d’Inès"]),
    ({"text": "python", "until": DAY - timedelta(days=30)}, ["Python course"]),
    ({"text": "python", "kind": "reading"}, ["Python book"]),
]


@pytest.mark.parametrize(("chosen", "expected"), FILTERS)
def test_a_filter_narrows_the_list(filled: Store, chosen: dict[str, object], expected: list[str]) -> None:
    assert titles(filled, **chosen) == expected
    assert [activity.title for activity in filled.activities.all(Filter(**chosen))] == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("chosen", [chosen for chosen, _expected in FILTERS])
def test_totals_are_the_sum_of_the_rows(filled: Store, chosen: dict[str, object]) -> None:
    filter_ = Filter(**chosen)  # type: ignore[arg-type]
    rows = filled.activities.page(filter_)
    minutes = sum(row.minutes for row in rows if row.status is not Status.PLANNED)
    assert filled.activities.totals(filter_) == Totals(len(rows), minutes)


@pytest.mark.parametrize("text", ["", "python"])
def test_the_months_add_up_to_the_whole(filled: Store, text: str) -> None:
    filter_ = Filter(text=text)
    months = {row.day.replace(day=1) for row in filled.activities.page(filter_)}
    parts = [filled.activities.month_totals(filter_, month) for month in months]
    whole = Totals(sum(part.count for part in parts), sum(part.minutes for part in parts))
    assert whole == filled.activities.totals(filter_)


def test_a_month_is_cut_by_the_filter(filled: Store) -> None:
    filter_ = Filter(since=DAY - timedelta(days=7), until=DAY)
    assert filled.activities.month_totals(filter_, DAY) == Totals(1, 20)


def test_a_goal_narrows_the_list(filled: Store) -> None:
    assert titles(filled, goal_id=filled.goals.all()[0].id) == ["Python course"]


def test_words_can_name_a_tag_and_a_person(filled: Store) -> None:
    assert titles(filled, text="#donnees") == ["Python course"]
    assert titles(filled, text="@ines") == ["Démo d’Inès"]


@pytest.mark.parametrize("text", ['"', "a OR", "NEAR(", "title:x", "*", "-", "\0", "'", "^x", "{x} : y"])
def test_no_search_is_an_error(filled: Store, text: str) -> None:
    filled.activities.page(Filter(text=text))


def test_what_is_planned_comes_soonest_first_and_can_be_left_out(filled: Store) -> None:
    assert [row.title for row in filled.activities.planned()] == ["Next visit", "Far visit"]
    assert [row.title for row in filled.activities.planned(Filter(text="far"))] == ["Far visit"]
    assert len(filled.activities.page(Filter(), planned=False)) == 4


def test_days_are_listed_once_oldest_first(filled: Store, note: Note) -> None:
    filled.activities.add(note("Same day", 5))
    days = filled.activities.days(Filter(text="", until=DAY))
    assert days == [DAY - timedelta(days=ago) for ago in (40, 20, 10, 5)]


@pytest.mark.parametrize("text", ["", "entry"])
def test_pages_follow_each_other_without_a_gap_or_a_double(store: Store, note: Note, text: str) -> None:
    for number in range(25):
        store.activities.add(note(f"Entry {number}", days_ago=number % 4))
    filter_, rows = Filter(text=text), store.activities.page(Filter(text=text), limit=7)
    while more := store.activities.page(filter_, limit=7, before=rows[-1].position):
        rows += more
    assert len({row.id for row in rows}) == len(rows) == 25
    assert all(above.day >= below.day for above, below in pairwise(rows))
    assert all(above.position > below.position for above, below in pairwise(rows))


def test_of_one_day_the_last_written_comes_first(store: Store, note: Note) -> None:
    for title in ("Morning", "Noon", "Evening"):
        store.activities.add(note(title))
    assert titles(store) == ["Evening", "Noon", "Morning"]


def test_reading_all_takes_everything_in_pieces(store: Store, note: Note) -> None:
    store.activities.add_imported("many", [(str(number), note(f"Entry {number}", number)) for number in range(1203)])
    assert [activity.title for activity in store.activities.all()] == [f"Entry {number}" for number in range(1203)]


def test_a_word_can_be_left_out(filled: Store) -> None:
    assert titles(filled, text="python -course") == ["Python book"]
    assert titles(filled, text="-python", until=DAY) == ["Sœur et élève", "Démo d’Inès"]


def test_what_is_asked_of_goals_facets_links_and_attachments_is_found(tmp_path: Path) -> None:
    search.use_facets({"A1": ("Curiosity and drive",)})
    with Store.open(tmp_path / "asked.lcjournal") as store:
        goal = store.goals.add(Goal("Écouter plus tôt"))
        store.activities.add(Activity("with goal", DAY, goal_id=goal))
        store.activities.add(Activity("with facet", DAY, facets=(FacetLink("A1"),)))
        linked = store.activities.add(Activity("with link", DAY, link="https://example.org"))
        paper = tmp_path / "paper.txt"
        paper.write_text("notes", encoding="utf-8")
        store.attachments.add(linked, store.attachments.files.keep(paper))

        def titles(typed: str) -> list[str]:
            return [row.title for row in store.activities.page(Filter(text=typed))]

        assert titles("goal:ecout") == titles("objectif:plus") == ["with goal"]
        assert titles("goal:couter") == []
        assert titles("facet:curiosity") == ["with facet"]
        assert titles("has:link") == titles("a:fichier") == ["with link"]
        assert titles("-has:link") == titles("-has:file") == ["with facet", "with goal"]
    search.use_facets({})


def test_a_tag_of_a_thousand_entries_narrows_like_that_of_one(store: Store, note: Note) -> None:
    many = [(str(number), note(f"Entry {number}", number % 40, tags=("often",))) for number in range(1001)]
    store.activities.add_imported("test", many)
    store.activities.add(note("Rare", 3, tags=("often", "seldom"), kind="mooc"))
    assert store.activities.totals(Filter(tags=("often",))).count == 1002
    assert store.activities.totals(Filter(text="#often entry -#seldom")).count == 1001
    assert [row.title for row in store.activities.page(Filter(tags=("often",), kind="mooc"))] == ["Rare"]
    assert [row.title for row in store.activities.page(Filter(tags=("often",), text="#seldom"))] == ["Rare"]


def test_sessions_are_narrowed_by_what_their_activities_are(store: Store) -> None:
    course = store.activities.add(Activity("Course", DAY, "mooc", sessions=(Session(DAY, 30),), tags=("data",)))
    store.activities.add(Activity("Book", DAY, "reading", sessions=(Session(DAY, 20),)))
    assert [fact.minutes for fact in store.activities.sessions(filter_=Filter(tags=("data",)))] == [30]
    assert [fact.activity_id for fact in store.activities.sessions(DAY, DAY, Filter(kind="mooc"))] == [course]
    assert len(store.activities.sessions(filter_=Filter())) == 2


def test_a_week_holds_an_activity_that_went_on_after_it(store: Store) -> None:
    sessions = (Session(date(2026, 11, 4), 60), Session(date(2026, 11, 18), 60))
    store.activities.add(Activity("Course", date(2026, 11, 18), sessions=sessions))
    store.activities.add(Activity("Book", date(2026, 11, 12), sessions=(Session(date(2026, 11, 12), 20),)))
    week = Filter(session_since=date(2026, 11, 2), session_until=date(2026, 11, 8))
    assert [row.title for row in store.activities.page(week)] == ["Course"]


def test_the_facets_of_each_activity_are_told_in_their_order(store: Store) -> None:
    links = (FacetLink("B1"), FacetLink("A2"))
    linked = store.activities.add(Activity("Course", DAY, facets=links))
    store.activities.add(Activity("Book", DAY))
    assert store.activities.facets() == {linked: ("B1", "A2")}
