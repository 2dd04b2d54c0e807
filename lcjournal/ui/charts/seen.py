"""What the Growth page shows, and what of it lies in the period that is seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lcjournal.core import i18n, kinds, progress, progress_words
from lcjournal.core.growth import ChangeWords
from lcjournal.core.i18n import _
from lcjournal.core.progress import Period
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

    def __init__(self, data: GrowthData, span: Period) -> None:
        line = data.timeline
        self.span, self._data = span, data
        self.points = [point for point in line.scores.series.points if point.day in span]
        self.sessions = progress.within(line.practice.sessions, span)
        whole = span == line.practice.whole
        self.weeks = line.practice.weeks if whole else progress.weeks(self.sessions, i18n.first_weekday(), span)
        self.days = line.practice.days if whole else progress.heat(self.sessions)

    @cached_property
    def hours(self) -> str:
        total = sum(week.total for week in self.weeks)
        return progress_words.hours_sentence(total, progress.median_minutes(self.weeks))

    @cached_property
    def lowered(self) -> list[str]:
        lowered = self._data.timeline.scores.lowered
        return progress_words.lowering_sentences([one for one in lowered if one.day in self.span])

    @cached_property
    def score_notes(self) -> list[str]:
        """What belongs to the scores besides their sentence: the trend, lowered levels, what stands apart."""
        trend = [self._data.trend] if self._data.trend else []
        return [*trend, *self.lowered, *progress_words.apart_sentences(self.points)]

    def notes(self) -> list[list[str]]:
        """Return the sentences that go with that of each chart."""
        return [self.score_notes, [], [], []]

    def sentences(self) -> list[str]:
        """Say each chart in a sentence."""
        return [
            progress_words.score_sentence(self._data.domain, self.points),
            progress_words.marks_sentence(len({session.activity_id for session in self.sessions})),
            _("Hours a week: {sentence}").format(sentence=self.hours),
            progress_words.days_sentence(self.days),
        ]

    def tables(self) -> list[progress_words.Table]:
        """Return the data of each chart."""
        scores = self._data.timeline.scores
        return [
            progress_words.score_table(scores.series, self.span, scores.desired, scores.lowered),
            progress_words.marks_table(progress.marks(self.sessions), kinds.name),
            progress_words.weeks_table(self.weeks, kinds.name),
            progress_words.days_table(self.days),
        ]
