"""The score of one domain: points, 90 % band and desired level. The raw points and their bands are the figure."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt

from lcjournal.core import i18n, progress, wording
from lcjournal.core.i18n import N_, _
from lcjournal.core.model import FormId
from lcjournal.core.progress import HIGHEST, LOWEST, Break, ScorePoint, ScoreSeries
from lcjournal.ui import theme
from lcjournal.ui.charts.items import Labels, Words
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.theme import Theme

_BREAKS = {Break.INSTRUMENT: N_("another questionnaire"), Break.LANGUAGE: N_("another language")}
_MANY = 40
"""More points than this are drawn smaller, and only the first and the last of those seen with their value."""
_PADDING = 0.12
"""Room above and below the scale, in points, so that a marker at its end is whole."""


def _noon(day: date) -> float:
    return day.toordinal() + 0.5


def _drawn(value: float) -> float:
    """Return where a value is drawn: a shifted pulse or the end of a band may lie beyond the scale."""
    return min(float(HIGHEST), max(float(LOWEST), value))


class ScoreLane(Lane):
    """Full checks are filled, pulses open; nothing is joined where the series says so."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look, 236)
        self._series = ScoreSeries()
        self._desired: Sequence[tuple[date, float]] = ()

    def draw(self, series: ScoreSeries, desired: Sequence[tuple[date, float]], until: date) -> None:
        """Draw a series and the desired level, which holds up to ``until``."""
        self.clear_lane()
        self._series, self._desired = series, desired
        low, high = progress.score_scale(series, desired)
        self.set_levels([(level, str(level)) for level in range(low, high + 1)], low - _PADDING, high + _PADDING)
        for run in series.runs:
            self._draw_run(run)
        self._draw_breaks()
        self._draw_desired(until)
        self._draw_points()
        self.put(Labels(self._labels))

    def _draw_run(self, run: Sequence[ScorePoint]) -> None:
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
        values = np.array([_drawn(point.value) for point in run])
        self.put(pg.PlotCurveItem(days, values, pen=pg.mkPen(self.look.colour("accent"), width=2), antialias=True))

    def _draw_breaks(self) -> None:
        pen = pg.mkPen(self.look.colour("border_strong"), style=Qt.PenStyle.DotLine)
        for day, why in self._series.breaks:
            if why in _BREAKS:
                self.put(pg.InfiniteLine(day.toordinal(), angle=90, pen=pen))

    def _draw_desired(self, until: date) -> None:
        if not self._desired:
            return
        ends = [*(_noon(day) for day, _level in self._desired[1:]), until.toordinal() + 1.0]
        x = np.array(
            [place for (day, _level), end in zip(self._desired, ends, strict=True) for place in (_noon(day), end)]
        )
        y = np.repeat([level for _day, level in self._desired], 2)
        pen = pg.mkPen(self.look.colour("desired"), width=2)
        pen.setDashPattern([3.5, 2.5])
        self.put(pg.PlotCurveItem(x, y, pen=pen))

    def _draw_points(self) -> None:
        accent, surface = self.look.colour("accent"), self.look.colour("surface")
        smaller = 0 if len(self._series.points) <= _MANY else 4
        looks = {
            FormId.FULL: (accent, pg.mkPen(surface, width=1.5), theme.space(11 - smaller)),
            FormId.PULSE: (surface, pg.mkPen(accent, width=2), theme.space(9 - smaller)),
        }
        for form, (brush, pen, size) in looks.items():
            points = [point for point in self._series.points if point.form is form]
            x, y = [_noon(point.day) for point in points], [_drawn(point.value) for point in points]
            self.put(pg.ScatterPlotItem(x=x, y=y, brush=brush, pen=pen, size=size, antialias=True))

    def _labels(self, view: QRectF) -> list[Words]:
        strong, meta = theme.font("meta", tabular=True, weight=theme.FONTS["label"][1]), theme.font("meta")
        above = theme.em(0.85)
        words = []
        for index, (day, level) in enumerate(self._desired):
            end = _noon(self._desired[index + 1][0]) if index + 1 < len(self._desired) else None
            if day.toordinal() < view.right() and (end is None or end > view.left()):
                text = _("desired {level}").format(level=_level(level))
                x = max(_noon(day), view.left())
                words.append(Words(x, level, text, self.look.colour("desired"), strong, above, aside=True, end=end))
        seen = [point for point in self._series.points if view.left() <= _noon(point.day) <= view.right()]
        full = [point for point in reversed(seen) if point.form is FormId.FULL]
        for point in full if len(seen) <= _MANY else (*full[:1], *full[-1:]):
            text = i18n.decimal(point.value)
            words.append(Words(_noon(point.day), _drawn(point.low), text, self.look.colour("text"), strong, -above))
        for day, why in self._series.breaks:
            if why in _BREAKS and view.left() <= day.toordinal() <= view.right():
                x, text = day.toordinal(), _(_BREAKS[why])
                words.append(Words(x, view.bottom(), text, self.look.colour("text3"), meta, -above, aside=True))
        return words


def _level(level: float) -> str:
    """Return a desired level: in quarters as it was set, or the mean of several with one decimal."""
    return wording.level(level) if (level * 4).is_integer() else i18n.decimal(level)
