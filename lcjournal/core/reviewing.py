"""Looking back on a week or a month: hours, kinds, facets, what was done, planned and meant."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, ActivityRow, Filter, Kind, NextStep, Status
from lcjournal.core.progress import Period, kind_totals, week_start
from lcjournal.core.store import Store

_DAY = timedelta(days=1)


class Span(StrEnum):
    """How much is looked back on at once."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Review:
    """What the days of ``period`` hold.

    ``minutes`` is the sum of the sessions on these days, as on Today and Growth, ``kinds`` the same by kind, most
    first. ``facets`` counts, for each facet, the entries that the person said helped with it, most first. ``noted`` are
    the entries under way or done that have a session on these days or stand on one of them, newest first;
    ``unreflected`` are those of them that are done and hold no text. ``open_steps`` are all that wait at this moment.
    """

    period: Period
    minutes: int
    kinds: list[tuple[str, int]]
    facets: list[tuple[str, int]]
    noted: list[ActivityRow]
    planned: list[ActivityRow]
    unreflected: list[ActivityRow]
    open_steps: tuple[NextStep, ...]
    answered_steps: tuple[NextStep, ...]


def period_of(span: Span, day: date) -> Period:
    """Return the week, from the region's first weekday, or the calendar month that holds a day."""
    if span is Span.WEEK:
        first = week_start(day, i18n.first_weekday())
        return Period(first, first + 6 * _DAY)
    first = day.replace(day=1)
    return Period(first, (first + 31 * _DAY).replace(day=1) - _DAY)


def neighbour(span: Span, period: Period, step: int) -> Period:
    """Return the period before (``step`` -1) or after (1) another."""
    return period_of(span, period.since - _DAY if step < 0 else period.until + _DAY)


def review(store: Store, period: Period, *, private: bool = True) -> Review:
    """Return what a period holds; private entries and their next steps can be left out."""
    shown = Filter() if private else Filter(private=False)
    sessions = store.activities.sessions(period.since, period.until, shown)
    days = replace(shown, since=period.since, until=period.until)
    placed = {one.id for one in store.activities.all(days) if one.status is not Status.PLANNED}
    noted = store.activities.rows(placed | {session.activity_id for session in sessions})
    facets = Counter(link.facet for one in store.tables.rows([row.id for row in noted]) for link in one.facets)
    return Review(
        period=period,
        minutes=sum(session.minutes for session in sessions),
        kinds=kind_totals(sessions),
        facets=sorted(facets.items(), key=lambda item: (-item[1], item[0])),
        noted=noted,
        planned=store.activities.planned(days),
        unreflected=[row for row in noted if row.status is Status.DONE and not row.excerpt.strip()],
        open_steps=_shown(store, store.next_steps.waiting(), private=private),
        answered_steps=tuple(
            step
            for step in _shown(store, store.next_steps.answered(), private=private)
            if step.answered_at is not None and step.answered_at.astimezone().date() in period
        ),
    )


def _shown(store: Store, steps: tuple[NextStep, ...], *, private: bool) -> tuple[NextStep, ...]:
    if private:
        return steps
    open_to_all = {row.id for row in store.activities.rows({step.activity_id for step in steps}) if not row.private}
    return tuple(step for step in steps if step.activity_id in open_to_all)


def period_name(span: Span, period: Period) -> str:
    """Return “Week 47, 16 to 22 November” or “November 2026”."""
    if span is Span.MONTH:
        return _("{month} {year}").format(month=i18n.month(period.since), year=period.since.year)
    same_month = period.since.month == period.until.month
    return _("Week {week}, {first} to {last}").format(
        week=i18n.day(period.since, "w"),
        first=i18n.day(period.since, "d" if same_month else "d MMMM"),
        last=i18n.day(period.until, "d MMMM y"),
    )


def draft(span: Span, period: Period, today: date) -> Activity:
    """Return the entry in which the person writes their own review."""
    if span is Span.WEEK:
        title = _("Review of week {week}").format(week=i18n.day(period.since, "w"))
    else:
        title = _("Review of {month}").format(month=i18n.day(period.since, "MMMM y"))
    return Activity(title, today, kind=Kind.OTHER)
