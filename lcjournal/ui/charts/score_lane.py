"""The score of one domain: points, 90 % band and desired level. The raw points and their bands are the figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont

from lcjournal.core import i18n, progress, progress_words
from lcjournal.core.i18n import N_, _
from lcjournal.core.lowering import Lowering
from lcjournal.core.model import FormId
from lcjournal.core.progress import HIGHEST, LOWEST, Break, ScorePoint, ScoreSeries
from lcjournal.core.trend import Level
from lcjournal.ui import theme
from lcjournal.ui.charts.items import Labels, Words
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.theme import Theme

_BREAKS = {Break.INSTRUMENT: N_("another version"), Break.LANGUAGE: N_("another language")}
"""What is marked by a dotted line: a version is named at its top, a language at its foot."""
_MANY = 40
"""More points than this are drawn smaller, and only the first and the last of those seen with their value."""
_PADDING = 0.12
"""Room above and below the scale, in points, so that a marker at its end is whole."""


def _noon(day: date) -> float:
    return day.toordinal() + 0.5


def _drawn(value: float) -> float:
    """Return where a value is drawn: a shifted pulse or the end of a band may lie beyond the scale."""
    return min(float(HIGHEST), max(float(LOWEST), value))


@dataclass(frozen=True)
class Scores:
    """What is drawn: the points, the steps of the desired level, those that came down, and guide lines."""

    series: ScoreSeries = field(default_factory=ScoreSeries)
    desired: Sequence[tuple[date, float]] = ()
    lowered: Sequence[Lowering] = ()
    guides: Sequence[Sequence[Level]] = ()


class ScoreLane(Lane):
    """Full checks are filled, pulses open; nothing is joined where the series says so."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look, 192)
        self._scores = Scores()
        self._names: list[list[str]] = []
        self._guides: list[pg.PlotCurveItem] = []
        self.guide_shown = True

    def draw(self, scores: Scores, until: date) -> None:
        """Draw the scores and the desired level, which holds up to ``until``."""
        self.clear_lane()
        self._scores, self._names = scores, _names(scores)
        low, high = progress.score_scale(scores.series, scores.desired)
        self.set_levels([(level, str(level)) for level in range(low, high + 1)], low - _PADDING, high + _PADDING)
        for run in scores.series.runs:
            self._draw_band(run)
        self._draw_guides()
        for run in scores.series.runs:
            self._draw_line(run)
        self._draw_breaks()
        self._draw_desired(until)
        self._draw_points()
        self.put(Labels(self._labels))

    def show_guide(self, shown: bool) -> None:
        """Show the guide lines, or only the figure."""
        self.guide_shown = shown
        for line in self._guides:
            line.setVisible(shown)

    def _draw_band(self, run: Sequence[ScorePoint]) -> None:
        days = np.array([_noon(point.day) for point in run])
        low = np.array([_drawn(point.low) for point in run])
        high = np.array([_drawn(point.high) for point in run])
        band = self.look.colour("band")
        if len(run) == 1:
            # A band needs two points: one alone shows its range as a thick line.
            line = pg.PlotCurveItem(np.repeat(days, 2), np.array([low[0], high[0]]))
            pen = pg.mkPen(band, width=theme.space(10))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            line.setPen(pen)
            self.put(line)
            return
        edges = [pg.PlotCurveItem(days, edge, pen=None) for edge in (low, high)]
        self.put(pg.FillBetweenItem(*edges, brush=band))

    def _draw_guides(self) -> None:
        pen = pg.mkPen(self.look.colour("text3"), width=1)
        self._guides = []
        for levels in self._scores.guides:
            days, values = [_noon(level.day) for level in levels], [_drawn(level.value) for level in levels]
            self._guides.append(pg.PlotCurveItem(np.array(days), np.array(values), pen=pen, antialias=True))
            self.put(self._guides[-1])
        self.show_guide(self.guide_shown)

    def _draw_line(self, run: Sequence[ScorePoint]) -> None:
        if len(run) > 1:
            days, values = [_noon(point.day) for point in run], [_drawn(point.value) for point in run]
            pen = pg.mkPen(self.look.colour("accent"), width=2)
            self.put(pg.PlotCurveItem(np.array(days), np.array(values), pen=pen, antialias=True))

    def _draw_breaks(self) -> None:
        pen = pg.mkPen(self.look.colour("border_strong"), style=Qt.PenStyle.DotLine)
        for day, why in self._scores.series.breaks:
            if why in _BREAKS:
                self.put(pg.InfiniteLine(day.toordinal(), angle=90, pen=pen))

    def _draw_desired(self, until: date) -> None:
        desired = self._scores.desired
        if not desired:
            return
        ends = [*(_noon(day) for day, _level in desired[1:]), until.toordinal() + 1.0]
        x = np.array([place for (day, _level), end in zip(desired, ends, strict=True) for place in (_noon(day), end)])
        y = np.repeat([level for _day, level in desired], 2)
        pen = pg.mkPen(self.look.colour("desired"), width=2)
        pen.setDashPattern([3.5, 2.5])
        self.put(pg.PlotCurveItem(x, y, pen=pen))

    def _draw_points(self) -> None:
        accent, surface = self.look.colour("accent"), self.look.colour("surface")
        smaller = 0 if len(self._scores.series.points) <= _MANY else 4
        looks = {
            FormId.FULL: (accent, pg.mkPen(surface, width=1.5), theme.space(11 - smaller)),
            FormId.PULSE: (surface, pg.mkPen(accent, width=2), theme.space(9 - smaller)),
        }
        for form, (brush, pen, size) in looks.items():
            points = [point for point in self._scores.series.points if point.form is form]
            x, y = [_noon(point.day) for point in points], [_drawn(point.value) for point in points]
            self.put(pg.ScatterPlotItem(x=x, y=y, brush=brush, pen=pen, size=size, antialias=True))

    def _labels(self, view: QRectF) -> list[Words]:
        """Return the words of the lane; where two have the same place the first has it."""
        return [*self._desired_labels(view), *self._value_labels(view), *self._break_labels(view)]

    def _desired_labels(self, view: QRectF) -> list[Words]:
        font, colour, above = _strong(), self.look.colour("desired"), _above()
        desired = self._scores.desired
        ends = [*(_noon(day) for day, _level in desired[1:]), None]
        return [
            Words(max(_noon(day), view.left()), level, text, colour, font, above, aside=True, end=end)
            for (day, level), end, texts in zip(desired, ends, self._names, strict=False)
            if day.toordinal() < view.right() and (end is None or end > view.left())
            for text in texts
        ]

    def _value_labels(self, view: QRectF) -> list[Words]:
        font, colour = _strong(), self.look.colour("text")
        seen = [point for point in self._scores.series.points if view.left() <= _noon(point.day) <= view.right()]
        full = [point for point in reversed(seen) if point.form is FormId.FULL]
        return [
            Words(_noon(point.day), _drawn(point.low), i18n.decimal(point.value), colour, font, -_above())
            for point in (full if len(seen) <= _MANY else (*full[:1], *full[-1:]))
        ]

    def _break_labels(self, view: QRectF) -> list[Words]:
        font, colour = theme.font("meta"), self.look.colour("text3")
        places = {Break.INSTRUMENT: (view.bottom(), -_above()), Break.LANGUAGE: (view.top(), _above())}
        return [
            Words(day.toordinal(), places[why][0], _(_BREAKS[why]), colour, font, places[why][1], aside=True)
            for day, why in self._scores.series.breaks
            if why in _BREAKS and view.left() <= day.toordinal() <= view.right()
        ]


def _names(scores: Scores) -> list[list[str]]:
    """Return what each step of the desired level may be called, the longest first, as not all have room."""
    lowered = {(lowering.day, lowering.after): lowering for lowering in scores.lowered}
    names = []
    for step in scores.desired:
        texts = [progress_words.lowered_level(lowered[step])] if step in lowered else []
        texts.append(progress_words.level(step[1]))
        names.append([_("desired {level}").format(level=text) for text in texts])
    return names


def _strong() -> QFont:
    return theme.font("meta", tabular=True, weight=theme.FONTS["label"][1])


def _above() -> float:
    return theme.em(0.85)
