"""Protected time in the review of a week or a month: what came of it, whose time it took, what is long ago."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Filter, SessionFact, Status
from lcjournal.core.progress import Period
from lcjournal.core.protected_time import Kept, tally
from lcjournal.core.protected_week import came_of_it
from lcjournal.core.protected_words import outcome_name, tally_sentence
from lcjournal.core.slot_words import hours
from lcjournal.core.store import Store
from lcjournal.core.yearly import own_time, planned_and_done, regularity, untouched_facets, untouched_kinds
from lcjournal.core.yearly_words import (
    own_time_sentence,
    regularity_sentence,
    untouched_facet_sentence,
    untouched_kind_sentence,
)

_FEW_DAYS = 7
_LOOKED_AT = timedelta(days=2 * 365)
"""How far back something may be long ago: what was left for longer is not suggested."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What could be taken up again; ``key`` is another one once it was, so that one put away may come back."""

    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TimeReview:
    """What is said of the time of some days, the minutes planned by kind, and what could come next."""

    sentences: list[str]
    planned: dict[str, int]
    suggestions: list[Suggestion]


def time_review(
    store: Store, instrument: Instrument, period: Period, today: date, away: Container[str] = ()
) -> TimeReview:
    """Look back on a period; one that holds ``today`` ends in suggestions, but for those whose keys are ``away``."""
    kept = came_of_it(store, period, today, i18n.first_weekday())
    sentences = _few(kept) if (period.until - period.since).days < _FEW_DAYS else _many(kept)
    sessions = store.activities.sessions(period.since, period.until)
    if any(session.own_time for session in sessions):
        sentences.append(own_time_sentence(own_time(sessions), Period(period.since, min(period.until, today))))
    meant = store.activities.all(Filter(status=Status.PLANNED))
    planned = {one.kind: one.planned for one in planned_and_done(meant, (), period)}
    if today not in period:
        return TimeReview(sentences, planned, [])
    every, slots = store.activities.sessions(today - _LOOKED_AT), store.slots
    seen = regularity(every, slots.pauses(), slots.changes(), today, i18n.first_weekday())
    if regular := regularity_sentence(seen):
        sentences.append(regular)
    suggested = (*_of_kinds(every, today), *_of_facets(every, store.activities.facets(), instrument, today))
    return TimeReview(sentences, planned, _first_of_each(suggested, away))


def _few(kept: list[Kept]) -> list[str]:
    sentence = _("{day}, {hours}: {outcome}")
    return [
        sentence.format(
            day=i18n.day(one.occurrence.day, "EEEE d MMMM"),
            hours=hours(one.occurrence.start, one.occurrence.minutes),
            outcome=outcome_name(one.outcome),
        )
        for one in kept
    ]


def _many(kept: list[Kept]) -> list[str]:
    counted = tally(kept)
    return [tally_sentence(counted)] if counted.due or counted.skipped else []


def _of_kinds(sessions: Sequence[SessionFact], today: date) -> list[Suggestion]:
    offered = {info.id for info in kinds.offered()}
    return [
        Suggestion(f"kind:{one.name}:{one.last}", untouched_kind_sentence(one, kinds.name(one.name), today))
        for one in untouched_kinds(sessions, today)
        if one.name in offered
    ]


def _of_facets(
    sessions: Sequence[SessionFact], facets: Mapping[str, Sequence[str]], instrument: Instrument, today: date
) -> list[Suggestion]:
    names = {facet.id: facet.name.text() for facet in instrument.facets}
    return [
        Suggestion(f"facet:{one.name}:{one.last}", untouched_facet_sentence(one, names[one.name], today))
        for one in untouched_facets(sessions, facets, today)
        if one.name in names
    ]


def _first_of_each(suggested: Iterable[Suggestion], away: Container[str]) -> list[Suggestion]:
    """Return at most one kind and one facet, the longest untouched that were not put away."""
    first: dict[str, Suggestion] = {}
    for one in suggested:
        if one.key not in away:
            first.setdefault(one.key.partition(":")[0], one)
    return list(first.values())
