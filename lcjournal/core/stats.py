"""The figures of sessions that the screens show, each a plain sum over the same rows.

Minutes of any parts that share out the same sessions add up to all of them. An activity of several facets cannot be
shared out between them by anything the person said: its sessions are counted under none of them alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from lcjournal.core.model import SessionFact
from lcjournal.core.progress import kind_rank, week_start

Key = TypeVar("Key")

NO_FACET, SEVERAL_FACETS = "", "several"
"""What stands for a facet where an activity has none, or more than one."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What some sessions come to: minutes, how many there are, and of how many activities."""

    minutes: int
    sessions: int
    activities: int


@dataclass(frozen=True, slots=True)
class Stats:
    """Sums over sessions: of all, by kind, by facet, by week, month and day, and in working or own time.

    ``facets`` shares the sessions out by the one facet of their activity, NO_FACET or SEVERAL_FACETS. ``with_facet``
    counts them under each facet of their activity, as a filter by that facet does; its minutes may come to more than
    all. Weeks are known by their first day, months by theirs; those without a session are absent.
    """

    all: Sum
    kinds: dict[str, Sum]
    facets: dict[str, Sum]
    with_facet: dict[str, Sum]
    weeks: dict[date, Sum]
    months: dict[date, Sum]
    days: dict[date, Sum]
    working: Sum
    own: Sum


def stats(sessions: Sequence[SessionFact], facets: Mapping[str, Sequence[str]], first_weekday: int) -> Stats:
    """Sum up sessions; ``facets`` are those of each activity by id, ``first_weekday`` is 0 for Monday."""

    def facet_of(session: SessionFact) -> str:
        of = facets.get(session.activity_id, ())
        return (of[0] if len(of) == 1 else SEVERAL_FACETS) if of else NO_FACET

    each = [(facet, session) for session in sessions for facet in facets.get(session.activity_id, ())]
    return Stats(
        all=total(sessions),
        kinds=dict(sorted(_by(sessions, _kind).items(), key=lambda item: kind_rank(item[0]))),
        facets=dict(sorted(_by(sessions, facet_of).items())),
        with_facet={
            facet: total(session for other, session in each if other == facet)
            for facet in sorted({facet for facet, _session in each})
        },
        weeks=_by(sessions, lambda session: week_start(session.day, first_weekday)),
        months=_by(sessions, lambda session: session.day.replace(day=1)),
        days=_by(sessions, lambda session: session.day),
        working=total(session for session in sessions if not session.own_time),
        own=total(session for session in sessions if session.own_time),
    )


def total(sessions: Iterable[SessionFact]) -> Sum:
    """Sum up some sessions."""
    found = list(sessions)
    return Sum(sum(one.minutes for one in found), len(found), len({one.activity_id for one in found}))


def _kind(session: SessionFact) -> str:
    return session.kind


def _by(sessions: Iterable[SessionFact], key: Callable[[SessionFact], Key]) -> dict[Key, Sum]:
    groups: dict[Key, list[SessionFact]] = {}
    for session in sessions:
        groups.setdefault(key(session), []).append(session)
    return {name: total(group) for name, group in groups.items()}
