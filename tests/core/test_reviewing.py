from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lcjournal.core import i18n, progress, reviewing
from lcjournal.core.model import Activity, FacetLink, Filter, Kind, NextStep, Outcome, Reflection, Session, Status
from lcjournal.core.progress import Period
from lcjournal.core.reviewing import Span
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))
WRITTEN = (Reflection("so_what", "They ask first."),)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    i18n.use("en", "en_GB")
    with Store.open(tmp_path / "journal.lcjournal", clock=lambda: datetime(2026, 11, 18, 12, 0, tzinfo=UTC)) as store:
        yield store


def keep(store: Store, title: str, day: date, minutes: int = 0, **fields: object) -> str:
    sessions = (Session(day, minutes),) if minutes else ()
    return store.activities.add(Activity(title, day, **{"sessions": sessions, **fields}))  # type: ignore[arg-type]


def titles(found: reviewing.Review) -> list[str]:
    return [row.title for row in found.noted]


def test_the_hours_are_those_of_the_journal_of_today_and_of_growth(store: Store) -> None:
    for days, minutes in ((0, 45), (1, 120), (2, 30), (3, 60), (40, 15)):
        keep(store, "Course", DAY - timedelta(days=days), minutes, kind=Kind.MOOC)
    keep(store, "Plan", DAY, 300, status=Status.PLANNED)
    for span in Span:
        period = reviewing.period_of(span, DAY)
        found = reviewing.review(store, period)
        assert found.minutes == store.activities.totals(Filter(since=period.since, until=period.until)).minutes
        sessions = store.activities.sessions(period.since, period.until)
        assert found.minutes == sum(day.minutes for day in progress.heat(sessions))
        assert found.kinds == [(Kind.MOOC, found.minutes)]


def test_a_session_counts_on_its_own_day_even_if_the_entry_goes_on(store: Store) -> None:
    sessions = (Session(DAY - timedelta(days=7), 60), Session(DAY, 30))
    store.activities.add(Activity("Course", DAY, sessions=sessions))
    before = reviewing.review(store, reviewing.neighbour(Span.WEEK, WEEK, -1))
    assert (before.minutes, titles(before)) == (60, ["Course"])
    assert reviewing.review(store, WEEK).minutes == 30


def test_kinds_come_with_the_most_first(store: Store) -> None:
    keep(store, "Chapter", DAY, 30, kind=Kind.READING)
    keep(store, "Course", DAY, 90, kind=Kind.MOOC)
    assert reviewing.review(store, WEEK).kinds == [(Kind.MOOC, 90), (Kind.READING, 30)]


def test_facets_count_the_entries_that_helped_with_them(store: Store) -> None:
    keep(store, "One", DAY, facets=(FacetLink("A1"), FacetLink("B1")))
    keep(store, "Two", DAY, facets=(FacetLink("B1"),))
    keep(store, "Plan", DAY, status=Status.PLANNED, facets=(FacetLink("C1"),))
    assert reviewing.review(store, WEEK).facets == [("B1", 2), ("A1", 1)]


def test_done_planned_and_without_a_reflection_are_told_apart(store: Store) -> None:
    keep(store, "Written", DAY, reflections=WRITTEN)
    keep(store, "Bare", DAY - timedelta(days=1))
    keep(store, "Under way", DAY - timedelta(days=2), status=Status.IN_PROGRESS)
    keep(store, "Visit", DAY + timedelta(days=2), status=Status.PLANNED)
    keep(store, "Long ago", DAY - timedelta(days=30))
    found = reviewing.review(store, WEEK)
    assert titles(found) == ["Written", "Bare", "Under way"]
    assert [row.title for row in found.planned] == ["Visit"]
    assert [row.title for row in found.unreflected] == ["Bare"]


def test_steps_that_wait_and_those_answered_in_these_days(store: Store) -> None:
    entry = keep(store, "Workshop", DAY)
    steps = [store.next_steps.add(NextStep(entry, "", words, DAY)) for words in ("waits", "answered", "not yet")]
    store.next_steps.answer(steps[1], Outcome.APPLIED, "", DAY)
    store.next_steps.answer(steps[2], Outcome.NOT_APPLIED, "", DAY)
    found = reviewing.review(store, WEEK)
    assert [step.action for step in found.open_steps] == ["waits", "not yet"]
    assert [step.action for step in found.answered_steps] == ["answered", "not yet"]
    assert reviewing.review(store, reviewing.neighbour(Span.WEEK, WEEK, 1)).answered_steps == ()


def test_weeks_and_months_follow_one_another_without_a_gap() -> None:
    i18n.use("en", "en_GB")
    assert reviewing.period_of(Span.WEEK, DAY) == WEEK
    assert reviewing.neighbour(Span.WEEK, WEEK, 1) == Period(date(2026, 11, 23), date(2026, 11, 29))
    month = reviewing.period_of(Span.MONTH, DAY)
    assert month == Period(date(2026, 11, 1), date(2026, 11, 30))
    assert reviewing.neighbour(Span.MONTH, month, -1) == Period(date(2026, 10, 1), date(2026, 10, 31))
    assert reviewing.neighbour(Span.MONTH, reviewing.period_of(Span.MONTH, date(2026, 12, 31)), 1).since.year == 2027


def test_a_period_has_a_name_and_its_review_a_title() -> None:
    i18n.use("en", "en_GB")
    assert reviewing.period_name(Span.WEEK, WEEK) == "Week 47, 16 to 22 November 2026"
    across = reviewing.neighbour(Span.WEEK, reviewing.neighbour(Span.WEEK, WEEK, 1), 1)
    assert reviewing.period_name(Span.WEEK, across) == "Week 49, 30 November to 6 December 2026"
    month = reviewing.period_of(Span.MONTH, DAY)
    assert reviewing.period_name(Span.MONTH, month) == "November 2026"
    draft = reviewing.draft(Span.WEEK, WEEK, DAY)
    assert (draft.title, draft.kind, draft.day) == ("Review of week 47", Kind.OTHER, DAY)
    assert reviewing.draft(Span.MONTH, month, DAY).title == "Review of November 2026"
