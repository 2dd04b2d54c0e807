"""The hours as bars: a week or a month each, made of parts that share the sessions out. Sums equal the sessions."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from lcjournal.core.model import SessionFact
from lcjournal.core.progress import Period, kind_rank, months_before, week_start
from lcjournal.core.stats import NO_FACET, SEVERAL_FACETS

MOST_FACETS = 6
"""As many facets have a part of their own; the others, those with the fewest minutes, share one."""
OTHER_FACETS = "others"
WORKING, OWN = "working", "own"
_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What one bar holds."""

    WEEK = "week"
    MONTH = "month"


class Split(StrEnum):
    """What the parts of a bar are."""

    KIND = "kind"
    FACET = "facet"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Stack:
    """The days from ``first`` to ``last`` with the minutes of each part, in the order in which parts are stacked.

    ``before`` are all minutes of the bar that stands as far into the period before.
    """

    first: date
    last: date
    minutes: dict[str, int] = field(default_factory=dict)
    before: int = 0

    @property
    def total(self) -> int:
        """Minutes of all parts."""
        return sum(self.minutes.values())


@dataclass(frozen=True, slots=True)
class Shares:
    """How sessions are shared out: the part of each, and all parts in the order in which they are stacked."""

    part_of: Callable[[SessionFact], str]
    parts: tuple[str, ...]


def shares(split: Split, sessions: Sequence[SessionFact], facets: Mapping[str, Sequence[str]]) -> Shares:
    """Return how to share out sessions; ``facets`` are those of each activity by id.

    An activity of several facets is under none of them alone, so that the parts add up.
    """
    if split is Split.TIME:
        return Shares(_time_of, (WORKING, OWN))
    if split is Split.KIND:
        return Shares(_kind_of, tuple(sorted({session.kind for session in sessions}, key=kind_rank)))
    minutes = Counter[str]()
    for session in sessions:
        minutes[_facet_of(facets, session)] += session.minutes
    ranked = [name for name, _minutes in minutes.most_common() if name not in {NO_FACET, SEVERAL_FACETS}]
    named, others = sorted(ranked[:MOST_FACETS]), set(ranked[MOST_FACETS:])
    parts = (*named, *([OTHER_FACETS] if others else []), SEVERAL_FACETS, NO_FACET)
    return Shares(
        partial(_named_facet_of, facets, others), tuple(one for one in parts if one in minutes or one == OTHER_FACETS)
    )


def _time_of(session: SessionFact) -> str:
    return OWN if session.own_time else WORKING


def _kind_of(session: SessionFact) -> str:
    return session.kind


def _facet_of(facets: Mapping[str, Sequence[str]], session: SessionFact) -> str:
    of = facets.get(session.activity_id, ())
    return (of[0] if len(of) == 1 else SEVERAL_FACETS) if of else NO_FACET


def _named_facet_of(facets: Mapping[str, Sequence[str]], others: set[str], session: SessionFact) -> str:
    facet = _facet_of(facets, session)
    return OTHER_FACETS if facet in others else facet


def stacks(
    sessions: Iterable[SessionFact], shared: Shares, unit: Unit, span: Period, first_weekday: int, *, back: int = 0
) -> list[Stack]:
    """Return every bar that meets a period, oldest first, also empty ones; only sessions of the period count.

    ``back`` is how many bars earlier the bar of the period before stands, 0 for none; ``sessions`` hold its sessions.
    """
    starts = _starts(unit, span, first_weekday)
    bars: list[dict[str, int]] = [{} for _start in starts]
    before, part_of = [0] * len(starts), shared.part_of
    for session in sessions:
        day = session.day
        if span.since <= day <= span.until:
            part, bar = part_of(session), bars[_place(unit, starts[0], day)]
            bar[part] = bar.get(part, 0) + session.minutes
        if back and 0 <= (place := _place(unit, starts[0], day) + back) < len(starts):
            before[place] += session.minutes
    ends = [*(start - _DAY for start in starts[1:]), _last(unit, starts[-1])]
    return [
        Stack(start, last, {part: bar[part] for part in shared.parts if part in bar}, earlier)
        for start, last, bar, earlier in zip(starts, ends, bars, before, strict=True)
    ]


def _place(unit: Unit, first: date, day: date) -> int:
    """Return how many bars after the one that begins on ``first`` a day lies."""
    if unit is Unit.WEEK:
        return (day.toordinal() - first.toordinal()) // 7
    return (day.year - first.year) * 12 + day.month - first.month


def _starts(unit: Unit, span: Period, first_weekday: int) -> list[date]:
    if unit is Unit.WEEK:
        first = week_start(span.since, first_weekday)
        return [first + timedelta(days=days) for days in range(0, (span.until - first).days + 1, 7)]
    first = span.since.replace(day=1)
    count = (span.until.year - first.year) * 12 + span.until.month - first.month
    return [months_before(first, -number) for number in range(count + 1)]


def _last(unit: Unit, start: date) -> date:
    return start + timedelta(days=6) if unit is Unit.WEEK else months_before(start, -1) - _DAY


def bars_back(unit: Unit, chosen: Period, *, year: bool) -> int:
    """Return how many bars before a period its forerunner stands: as long as it is, or the ``year`` before."""
    if unit is Unit.MONTH:
        days = (chosen.until - chosen.since).days + 1
        return 12 if year else max(1, round(days / 30.44))
    return 52 if year else max(1, round(((chosen.until - chosen.since).days + 1) / 7))


def part_totals(of: Iterable[Stack]) -> list[tuple[str, int]]:
    """Return the minutes of each part that has any, most first, as a legend lists them."""
    totals = Counter[str]()
    for stack in of:
        for part, minutes in stack.minutes.items():
            totals[part] += minutes
    return totals.most_common()
