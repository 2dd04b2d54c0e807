"""One facet of many: its name, its last score with its margin, and its full checks on a scale that all have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from lcjournal.core.i18n import _
from lcjournal.core.progress import HIGHEST, LOWEST, Break, Period, ScorePoint, ScoreSeries
from lcjournal.ui import theme
from lcjournal.ui.theme import Theme

HEIGHT_EM = 8.6
_NAME_EM, _FIGURE_EM, _EDGE_EM = 1.5, 1.5, 0.5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class SmallChart:
    """What is drawn: scores, the steps of the desired level, a period. The words are ready."""

    name: str
    figure: str
    desired: str
    series: ScoreSeries
    steps: Sequence[tuple[date, float]]
    span: Period

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        """Paint it; ``box`` keeps a margin free."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.em(_EDGE_EM)
        inner = box.adjusted(edge, edge / 2, -edge, -edge / 2)
        self._write(painter, inner, look)
        inner.setTop(inner.top() + theme.em(_NAME_EM + _FIGURE_EM) + theme.space(4))
        plot = _Plot(painter, inner, look, self.span)
        plot.scale()
        painter.setClipRect(inner.adjusted(0, -2, 0, 2))
        for run in self.series.runs:
            plot.band(run)
        plot.breaks([day for day, why in self.series.breaks if why is not Break.GAP])
        plot.desired(self.steps)
        for run in self.series.runs:
            plot.line(run)
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        line = QRectF(box.left(), box.top(), box.width(), theme.em(_NAME_EM))
        font = theme.font("label")
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        painter.drawText(
            line, _LEFT, QFontMetricsF(font).elidedText(self.name, Qt.TextElideMode.ElideRight, line.width())
        )
        figures = QRectF(box.left(), line.bottom(), box.width(), theme.em(_FIGURE_EM))
        painter.setFont(theme.font("meta", tabular=True))
        painter.drawText(figures, _LEFT, self.figure)
        if self.desired:
            painter.setPen(look.colour("desired"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(figures, right, _("desired {level}").format(level=self.desired))


class _Plot:
    """Paints the scores of a period into a box, 1 at its foot and 5 at its top."""

    def __init__(self, painter: QPainter, box: QRectF, look: Theme, span: Period) -> None:
        self._painter, self._box, self._look, self._span = painter, box, look, span

    def scale(self) -> None:
        """Draw a hairline for each whole number."""
        self._painter.setPen(QPen(self._look.colour("grid"), 1))
        for level in range(LOWEST, HIGHEST + 1):
            y = self._y(level)
            self._painter.drawLine(QLineF(self._box.left(), y, self._box.right(), y))

    def band(self, run: Sequence[ScorePoint]) -> None:
        """Draw the 90 % band; of one point alone a thick line."""
        colour = self._look.colour("band")
        ends = [(self._x(point.day), self._y(point.low), self._y(point.high)) for point in run]
        if len(ends) == 1:
            pen = QPen(colour, theme.space(8))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            self._painter.setPen(pen)
            x, low, high = ends[0]
            self._painter.drawLine(QLineF(x, low, x, high))
            return
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        lower, upper = [QPointF(x, low) for x, low, _high in ends], [QPointF(x, high) for x, _low, high in ends]
        self._painter.drawPolygon(QPolygonF([*lower, *reversed(upper)]))

    def breaks(self, days: Sequence[date]) -> None:
        """Mark by a dotted line where another version or another language begins."""
        self._painter.setPen(QPen(self._look.colour("border_strong"), 1, Qt.PenStyle.DotLine))
        for day in days:
            self._painter.drawLine(QLineF(self._x(day), self._box.top(), self._x(day), self._box.bottom()))

    def line(self, run: Sequence[ScorePoint]) -> None:
        """Join the points of a run and mark each."""
        places = [QPointF(self._x(point.day), self._y(point.value)) for point in run]
        self._painter.setPen(QPen(self._look.colour("accent"), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF(places))
        self._painter.setPen(QPen(self._look.colour("surface"), 1))
        self._painter.setBrush(self._look.colour("accent"))
        for place in places:
            self._painter.drawEllipse(place, theme.space(4), theme.space(4))

    def desired(self, steps: Sequence[tuple[date, float]]) -> None:
        """Draw the desired level as steps, up to the end of the period."""
        pen = QPen(self._look.colour("desired"), 2)
        pen.setDashPattern([3.5, 2.5])
        self._painter.setPen(pen)
        ends = [*(day for day, _level in steps[1:]), self._span.until]
        places = [
            QPointF(self._x(day), self._y(level))
            for (since, level), until in zip(steps, ends, strict=False)
            for day in (since, until)
        ]
        self._painter.drawPolyline(QPolygonF(places))

    def _x(self, day: date) -> float:
        days = max(1, (self._span.until - self._span.since).days)
        edge = theme.space(4)
        return self._box.left() + edge + (day - self._span.since).days / days * (self._box.width() - 2 * edge)

    def _y(self, level: float) -> float:
        share = (min(max(level, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
        return self._box.bottom() - share * self._box.height()
