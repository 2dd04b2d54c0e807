"""What the Growth page shows, and what of it lies in the period that is seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lcjournal.core import i18n, kinds, progress, progress_words, stack_words
from lcjournal.core.growth import ChangeWords
from lcjournal.core.i18n import _
from lcjournal.core.progress import Period, Week
from lcjournal.core.stacks import Unit
from lcjournal.ui.charts.bars import Bars
from lcjournal.ui.charts.timeline import TimelineData


@dataclass(frozen=True)
class GrowthData:
    """What the card shows. ``change`` is asked for the words of a period; it returns None with fewer than two checks.

    ``trend`` is the sentence of the trend, if there is one; ``remarks`` are others that hold for every period.
    """

    timeline: TimelineData
    domain: str
    change: Callable[[Period], ChangeWords | None]
    trend: str = ""
    remarks: Sequence[str] = field(default_factory=tuple)


class Seen:
    """What lies in the period that is seen, computed once for all words and tables about it."""

    def __init__(self, data: GrowthData, span: Period, bars: Bars) -> None:
        """``bars`` are those drawn, of any period."""
        line = data.timeline
        self.span, self._data, self.bars = span, data, bars.of(span)
        self.points = [point for point in line.scores.series.points if point.day in span]
        self.sessions = progress.within(line.practice.sessions, span)
        whole = span == line.practice.whole
        self.days = line.practice.days if whole else progress.heat(self.sessions)

    @cached_property
    def weeks(self) -> list[Week]:
        """The weeks of the period."""
        return progress.weeks(self.sessions, i18n.first_weekday(), self.span)

    @cached_property
    def hours(self) -> str:
        weekly = self.bars.stacks if self.bars.choice.unit is Unit.WEEK else self.weeks
        total = sum(week.total for week in weekly)
        parts = [progress_words.hours_sentence(total, progress.median_minutes(weekly))]
        if self.bars.practice.narrowed:
            parts.append(self.bars.practice.narrowed)
        if self.bars.choice.before:
            parts.append(stack_words.before_sentence(self.bars.stacks))
        return " · ".join(parts)

    @cached_property
    def lowered(self) -> list[str]:
        lowered = self._data.timeline.scores.lowered
        return progress_words.lowering_sentences([one for one in lowered if one.day in self.span])

    @cached_property
    def score_notes(self) -> list[str]:
        """What belongs to the scores besides their sentence: the trend, lowered levels, what stands apart."""
        trend = [self._data.trend] if self._data.trend else []
        return [*trend, *self.lowered, *progress_words.apart_sentences(self.points)]

    @cached_property
    def protected(self) -> list[str]:
        """What is protected a week, where it is drawn."""
        if self.bars.choice.unit is not Unit.WEEK:
            return []
        steps = self.bars.practice.protected
        shown = [minutes for first, last, minutes in steps if first <= self.span.until and last >= self.span.since]
        return [stack_words.protected_name(minutes) for minutes in dict.fromkeys(shown)]

    def notes(self) -> list[list[str]]:
        """Return the sentences that go with that of each chart."""
        return [self.score_notes, [], self.protected, []]

    def sentences(self) -> list[str]:
        """Say each chart in a sentence."""
        return [
            progress_words.score_sentence(self._data.domain, self.points),
            self._marks_sentence(),
            _hours_name(self.bars.choice.unit).format(sentence=self.hours),
            progress_words.days_sentence(self.days),
        ]

    def _marks_sentence(self) -> str:
        said = progress_words.marks_sentence(len({session.activity_id for session in self.sessions}))
        return " · ".join(filter(None, (said, self.bars.practice.narrowed)))

    def _bars_table(self) -> progress_words.Table:
        choice, names = self.bars.choice, self.bars.practice.facet_names
        return stack_words.bars_table(self.bars.stacks, choice.unit, choice.split, names, before=choice.before)

    def tables(self) -> list[progress_words.Table]:
        """Return the data of each chart."""
        scores = self._data.timeline.scores
        return [
            progress_words.score_table(scores.series, self.span, scores.desired, scores.lowered),
            progress_words.marks_table(progress.marks(self.sessions), kinds.name),
            self._bars_table(),
            progress_words.days_table(self.days),
        ]


def _hours_name(unit: Unit) -> str:
    return _("Hours a week: {sentence}") if unit is Unit.WEEK else _("Hours a month: {sentence}")
