"""The charts of the timeline on a sheet, each under the sentence that says it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pyqtgraph as pg
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core import i18n, progress, progress_words, stack_words
from lcjournal.core.i18n import _
from lcjournal.core.progress import Period
from lcjournal.core.stacks import part_totals
from lcjournal.ui import theme
from lcjournal.ui.charts.bars import Bars, HoursChoice
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.charts.seen import GrowthData, Seen
from lcjournal.ui.charts.sheet import Drawing, Piece, Sheet, Words, sheet_width
from lcjournal.ui.charts.timeline import Timeline
from lcjournal.ui.theme import Theme

_LINE_EM = 1.7


@contextmanager
def growth_sheet(data: GrowthData, span: Period, choice: HoursChoice, *, guide: bool) -> Iterator[Sheet]:
    """Give the charts of a period to be saved, with the guide line or not; their lanes are gone afterwards."""
    stage, timeline = _stage(theme.load("light"), sheet_width())
    timeline.score.show_guide(guide)
    timeline.draw(data.timeline, span, choice)
    seen = Seen(data, span, timeline.bars)
    titles = (_("Score"), _("Activities"), stack_words.unit_title(choice.unit), _("Days"))
    charts = list(zip(titles, seen.tables(), strict=True))
    try:
        yield Sheet(_("Growth"), _("growth"), span, _pieces(data, seen, timeline.lanes, guide=guide), charts)
    finally:
        # Now and in Qt's order: Python's collector would take the items of a scene before the scene.
        shiboken6.delete(stage)


def _stage(look: Theme, width: int) -> tuple[QWidget, Timeline]:
    """Return a timeline whose lanes are laid out as if they were shown, and the widget that holds them."""
    stage = QWidget()
    stage.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    timeline = Timeline(look, stage)
    column = QVBoxLayout(stage)
    column.setContentsMargins(0, 0, 0, 0)
    for lane in timeline.lanes:
        column.addWidget(lane)
    stage.setFixedWidth(width)
    stage.show()
    return stage, timeline


def _pieces(data: GrowthData, seen: Seen, lanes: Sequence[Lane], *, guide: bool) -> list[Piece]:
    """Return the charts under their words; the marks belong to the score above them."""
    score, _marks, hours, days = seen.sentences()
    scores = data.timeline.scores
    scale = progress_words.scale_sentence(*progress.score_scale(scores.series, scores.desired))
    if guide and scores.guides:
        scale = _("{scale}; the thin line is a guide").format(scale=scale)
    score = " ".join([f"{score} ({scale})", *seen.score_notes])
    drawn = [_drawn(lane) for lane in lanes]
    legend = Drawing(theme.em(2 * _LINE_EM), lambda painter, box: _draw_legend(painter, seen.bars, box))
    return [Words(score, lines=2), *drawn[:2], Words(hours), drawn[2], Words(days), drawn[3], legend]


def _drawn(lane: Lane) -> Drawing:
    # What is kept as pixels for the screen is drawn anew: a drawing is made of lines.
    lane.setCacheMode(Lane.CacheModeFlag.CacheNone)
    for item in lane.scene().items():
        if isinstance(item, pg.ScatterPlotItem):
            item.setExportMode(export=True, opts={"antialias": True})
    return Drawing(lane.height(), lambda painter, box: _render(lane, painter, box.topLeft()))


def _render(lane: Lane, painter: QPainter, place: QPoint) -> None:
    density = painter.device().devicePixelRatio()
    pens = [(item, QPen(item.opts["pen"])) for item in lane.scene().items() if isinstance(item, pg.PlotCurveItem)]
    for item, pen in pens:
        # Its width is in pixels of the file, of which there are twice as many.
        item.setPen(_wider(pen, density))
    # The widget's own: pyqtgraph's would paint the scene without its frame.
    QWidget.render(lane, painter, place)
    for item, pen in pens:
        item.setPen(pen)


def _wider(pen: QPen, times: float) -> QPen:
    result = QPen(pen)
    result.setWidthF(pen.widthF() * times)
    return result


def _draw_legend(painter: QPainter, bars: Bars, box: QRect) -> None:
    """Paint the parts with their colours and totals, in as many lines as they need; two have room."""
    look, line = theme.load("light"), theme.em(_LINE_EM)
    left, top, side = box.left(), box.top(), theme.em(0.8)
    painter.setFont(theme.font("meta"))
    painter.setPen(look.colour("text"))
    for part, minutes in part_totals(bars.stacks):
        text = f"{bars.name(part)} {i18n.duration(minutes)}"
        width = painter.fontMetrics().horizontalAdvance(text)
        if left + side * 2 + width > box.right():
            left, top = box.left(), top + line
        painter.fillRect(QRect(left, top + (line - side) // 2, side, side), look.kind(bars.look(part), "fill"))
        painter.drawText(QRect(left + side * 3 // 2, top, width + 2, line), Qt.AlignmentFlag.AlignVCenter, text)
        left += side * 3 + width
