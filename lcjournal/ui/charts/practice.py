"""The sessions that the lanes show, and what is computed of them once for all domains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lcjournal.core import progress
from lcjournal.core.model import SessionFact
from lcjournal.core.progress import Day, Mark, Period


@dataclass(frozen=True, eq=False)
class Practice:
    """``whole`` is the period of all there is, ``facets`` those of each activity by id, ``facet_names`` their names.

    ``protected`` are steps of minutes a week that are protected: first day, last day, minutes. ``narrowed`` says in
    words what the sessions are narrowed to.
    """

    whole: Period
    sessions: Sequence[SessionFact] = ()
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    facet_names: Mapping[str, str] = field(default_factory=dict)
    protected: Sequence[tuple[date, date, int]] = ()
    narrowed: str = ""

    @cached_property
    def marks(self) -> list[Mark]:
        """All activities."""
        return progress.marks(self.sessions)

    @cached_property
    def days(self) -> list[Day]:
        """All days that have a session."""
        return progress.heat(self.sessions)
