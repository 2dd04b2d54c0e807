"""Four lanes on one time axis: score, activities, hours, days. They move together and light up the same week."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from lcjournal.core import i18n, progress
from lcjournal.core.progress import Period
from lcjournal.ui.charts.bars import Bars, HoursChoice
from lcjournal.ui.charts.heat_lane import HeatLane
from lcjournal.ui.charts.hours_lane import HoursLane
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.charts.marks_lane import MarksLane
from lcjournal.ui.charts.practice import Practice
from lcjournal.ui.charts.score_lane import ScoreLane, Scores
from lcjournal.ui.charts.time_axis import day_at
from lcjournal.ui.theme import Theme

_SHORTEST = 28
"""A period is drawn at least this many days wide."""
_SETTLED_MS = 120


@dataclass(frozen=True)
class TimelineData:
    """What is drawn. ``icon_of`` gives the icon of a kind; days after ``today`` do not exist yet."""

    today: date
    practice: Practice
    scores: Scores = field(default_factory=Scores)
    icon_of: Callable[[str], str] = str


class Timeline(QObject):
    """Owns the four lanes; whoever shows them puts them into a layout."""

    span_changed = Signal()
    """The person moved or zoomed, and has stopped."""
    week_changed = Signal(object)
    """The week that is lit up, by its first day, or None."""
    day_lit = Signal(object)
    """The day of the lit week that the person moved to, or None."""
    activity_clicked = Signal(str)
    days_chosen = Signal(object)
    """A Period whose entries are wanted."""

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.score, self.marks = ScoreLane(look), MarksLane(look)
        self.hours, self.heat = HoursLane(look), HeatLane(look)
        self.lanes: tuple[Lane, ...] = (self.score, self.marks, self.hours, self.heat)
        self._chosen = Period(date.min, date.min)
        self._data = TimelineData(date.min, Practice(self._chosen))
        self._drawn: Period | None = None
        self._week: date | None = None
        self._day: date | None = None
        self._bars = Bars(self._data.practice, HoursChoice(), self._chosen, self._chosen)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self.span_changed)
        for lane in self.lanes:
            lane.day_pointed.connect(self._point_at)
            lane.reset_wanted.connect(self.reset)
        for lane in self.lanes[1:]:
            lane.box.setXLink(self.score.box)
        self.marks.activity_clicked.connect(self.activity_clicked)
        self.hours.day_clicked.connect(self._choose_bar)
        self.heat.day_clicked.connect(self._choose_day)
        self.score.box.sigXRangeChanged.connect(self._on_range)

    def draw(self, data: TimelineData, chosen: Period, choice: HoursChoice) -> None:
        """Draw all there is and show the chosen period of it; sessions that are drawn already stay as they are."""
        before, self._data = self._data, data
        drawn = Period(min(data.practice.whole.since, chosen.since), data.today)
        first, last = drawn.since.toordinal() - _SHORTEST, data.today.toordinal() + _SHORTEST
        for lane in self.lanes:
            lane.box.setLimits(xMin=first, xMax=last, minXRange=14)
        self.show_period(chosen)
        if data.scores is not before.scores or data.today != before.today:
            self.score.draw(data.scores, data.today)
        if data.practice is not before.practice:
            self.marks.draw(data.practice.marks, data.icon_of)
        self.draw_hours(choice)
        if data.practice is not before.practice or drawn != self._drawn:
            self.heat.draw(data.practice.days, drawn)
        self._drawn = drawn

    def draw_hours(self, choice: HoursChoice) -> None:
        """Draw the bars that are wanted, unless they stand there."""
        practice, before = self._data.practice, self._bars
        chosen = self._chosen if choice.before else before.chosen
        if (practice, choice, chosen) != (
            before.practice,
            before.choice,
            before.chosen,
        ) or practice.whole != before.span:
            self._bars = Bars(practice, choice, practice.whole, chosen)
            self.hours.draw(self._bars)

    @property
    def bars(self) -> Bars:
        """The bars of hours as they are drawn."""
        return self._bars

    def show_period(self, chosen: Period) -> None:
        """Show a period from edge to edge; a double click comes back to it."""
        self._chosen = chosen
        self.score.box.setXRange(*self._ends(), padding=0)

    def zoomed(self) -> Period | None:
        """Return the days that are seen where the person moved or zoomed, else None."""
        return None if tuple(self.score.box.viewRange()[0]) == self._ends() else self.span()

    def zoom_to(self, span: Period) -> None:
        """Show some days; a double click still comes back to the chosen period."""
        self.score.box.setXRange(span.since.toordinal(), span.until.toordinal() + 1, padding=0)

    def span(self) -> Period:
        """Return the days that are seen."""
        left, right = self.score.box.viewRange()[0]
        if (left, right) == self._ends():
            return self._chosen
        since = day_at(left + 0.5)
        return Period(since, max(since, min(day_at(right - 0.5), self._data.today)))

    def _ends(self) -> tuple[int, int]:
        """Return the edges of the chosen period: whole weeks, and never a sliver."""
        since = min(self._chosen.since, self._chosen.until - timedelta(days=_SHORTEST - 1))
        return self._start(since).toordinal(), self._start(self._chosen.until).toordinal() + 7

    def reset(self) -> None:
        """Come back to the chosen period."""
        self.show_period(self._chosen)

    def pan(self, part: float) -> None:
        """Move by a part of what is seen; positive is later."""
        left, right = self.score.box.viewRange()[0]
        self.score.box.translateBy(x=(right - left) * part)

    def zoom(self, factor: float) -> None:
        """Show a period ``factor`` times as long, around its middle."""
        self.score.box.scaleBy((factor, 1))

    def move_week(self, step: int) -> None:
        """Light up the week ``step`` weeks further, beginning with the last one seen, and bring it into view."""
        span = self.span()
        start = self._week + timedelta(weeks=step) if self._week else self._start(span.until)
        left, right = self.score.box.viewRange()[0]
        if start > self._data.today or start < self._start(min(self._data.practice.whole.since, self._chosen.since)):
            return
        if start.toordinal() < left or start.toordinal() + 7 > right + 1:
            self.pan(0.25 if start.toordinal() > left else -0.25)
        self._light(start)

    def move_day(self, step: int) -> None:
        """Go to another day of the lit week, or to its first; the last day of a week leads no further."""
        if self._week is None:
            self.move_week(0)
        if self._week is None:
            return
        day = self._week if self._day is None else self._day + timedelta(days=step)
        if 0 <= (day - self._week).days < 7 and day <= self._data.today:
            self._light_day(day)

    def choose_lit(self) -> None:
        """Ask for the entries of the day or week that is lit up."""
        if self._day is not None:
            self._choose_day(self._day)
        elif self._week is not None:
            self.days_chosen.emit(Period(self._week, self._week + timedelta(days=6)))

    def _choose_bar(self, day: date) -> None:
        bar = next((bar for bar in self._bars.stacks if bar.first <= day <= bar.last), None)
        if bar is not None and bar.total:
            self.days_chosen.emit(Period(bar.first, bar.last))

    def _choose_day(self, day: date) -> None:
        if self.heat.minutes_of(day):
            self.days_chosen.emit(Period(day, day))

    def show_end(self, *, last: bool) -> None:
        """Go to the first or the last of all there is."""
        left, right = self.score.box.viewRange()[0]
        whole = self._data.practice.whole
        start = whole.until.toordinal() + 2 - (right - left) if last else whole.since.toordinal() - 1
        self.score.box.setXRange(start, start + right - left, padding=0)

    def week(self) -> date | None:
        """Return the first day of the week that is lit up."""
        return self._week

    def _start(self, day: date) -> date:
        return progress.week_start(day, i18n.first_weekday())

    def _point_at(self, day: date | None) -> None:
        self._light(self._start(day) if day and day <= self._data.today else None)

    def _light(self, start: date | None) -> None:
        if start != self._week:
            self._week = start
            for lane in self.lanes:
                lane.light_week(start)
            self._light_day(None)
            self.week_changed.emit(start)

    def _light_day(self, day: date | None) -> None:
        if day != self._day:
            self._day = day
            self.heat.light_day(day)
            self.day_lit.emit(day)

    def _on_range(self) -> None:
        self._settled.start()
