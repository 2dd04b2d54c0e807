"""What the lane of hours is asked to show, and what it shows then."""

from dataclasses import dataclass, replace
from functools import cached_property

from lcjournal.core import i18n, stack_words, stacks
from lcjournal.core.model import Kind
from lcjournal.core.progress import Period
from lcjournal.core.stacks import OTHER_FACETS, OWN, WORKING, Split, Stack, Unit
from lcjournal.core.stats import NO_FACET, SEVERAL_FACETS
from lcjournal.ui.charts.practice import Practice

_FACET_LOOKS = (Kind.MOOC, Kind.PROJECT, Kind.READING, Kind.PEER, Kind.INTERVIEW, Kind.SHADOWING)
_LOOKS = {OTHER_FACETS: Kind.CLIENT, SEVERAL_FACETS: Kind.CONFERENCE, NO_FACET: Kind.OTHER}
_TIME_LOOKS = {WORKING: Kind.MOOC, OWN: Kind.SHADOWING}


@dataclass(frozen=True, slots=True)
class HoursChoice:
    """Bars of weeks or months, shared out by kind, facet or time, with the period before or not."""

    unit: Unit = Unit.WEEK
    split: Split = Split.KIND
    before: bool = False


@dataclass(frozen=True, eq=False)
class Bars:
    """The bars of ``span``; ``chosen`` is the period that the one before is told from."""

    practice: Practice
    choice: HoursChoice
    span: Period
    chosen: Period

    @cached_property
    def shared(self) -> stacks.Shares:
        """How the sessions are shared out, the same for every period."""
        return stacks.shares(self.choice.split, self.practice.sessions, self.practice.facets)

    @cached_property
    def stacks(self) -> list[Stack]:
        """The bars, oldest first."""
        year = (self.chosen.since.month, self.chosen.since.day) == (1, 1)
        back = stacks.bars_back(self.choice.unit, self.chosen, year=year) if self.choice.before else 0
        sessions = self.practice.sessions
        return stacks.stacks(sessions, self.shared, self.choice.unit, self.span, i18n.first_weekday(), back=back)

    def of(self, span: Period) -> "Bars":
        """Return the bars of another period."""
        return self if span == self.span else replace(self, span=span)

    def look(self, part: str) -> str:
        """Return the kind whose colour a part has; the same part has it in every period."""
        if self.choice.split is Split.KIND:
            return part
        if self.choice.split is Split.TIME:
            return _TIME_LOOKS[part]
        return _LOOKS.get(part) or _FACET_LOOKS[self.shared.parts.index(part)]

    def name(self, part: str) -> str:
        """Return the name of a part."""
        return stack_words.part_name(self.choice.split, part, self.practice.facet_names)
