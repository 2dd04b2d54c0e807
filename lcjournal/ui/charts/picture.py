"""The charts as a picture for a report or a slide: twice the pixels, always light, with a title and its dates."""

from math import ceil
from pathlib import Path

import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core import i18n, kinds, progress, progress_words
from lcjournal.core.i18n import _
from lcjournal.core.progress import Period
from lcjournal.ui import theme
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.charts.seen import GrowthData, Seen
from lcjournal.ui.charts.timeline import Timeline
from lcjournal.ui.theme import Theme
from lcjournal.ui.widgets.labels import FontStyle

_WIDTH_EM = 72
_DENSITY = 2
_WORDS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


def save_picture(path: Path, data: GrowthData, span: Period, *, guide: bool) -> None:
    """Write the charts of a period, with the guide line or not, in the format of the name. Raises OSError."""
    if not picture(data, span, guide=guide).save(str(path)):
        raise OSError(path)


def picture(data: GrowthData, span: Period, *, guide: bool) -> QImage:
    """Return the charts of a period, each under the sentence that says it."""
    look = theme.load("light")
    edge, line = theme.em(1.5), theme.em(1.7)
    width = theme.em(_WIDTH_EM) - 2 * edge
    stage, timeline = _stage(look, width)
    timeline.score.show_guide(guide)
    timeline.draw(data.timeline, span)
    lanes = timeline.lanes
    lines = _lines(data, span, width, guide=guide)
    totals = progress.kind_totals(progress.within(data.timeline.practice.sessions, span))
    height = (
        2 * edge + 2 * line + sum(rows for _font, _text, rows in lines) * line + sum(lane.height() for lane in lanes)
    )
    image = QImage((width + 2 * edge) * _DENSITY, height * _DENSITY, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_DENSITY)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    painter.setPen(look.colour("text"))
    top = edge
    for index, (font, text, rows) in enumerate(lines):
        painter.setFont(theme.font(font))
        painter.drawText(QRect(edge, top, width, rows * line), _WORDS, text)
        top += rows * line
        for lane in _under(index, lanes):
            # The widget's own: pyqtgraph's would paint the scene without its frame.
            QWidget.render(lane, painter, QPoint(edge, top))
            top += lane.height()
    _draw_legend(painter, look, totals, QRect(edge, top, width, line))
    painter.end()
    # Now and in Qt's order: Python's collector would take the items of a scene before the scene.
    shiboken6.delete(stage)
    return image


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


def _lines(data: GrowthData, span: Period, width: int, *, guide: bool) -> list[tuple[FontStyle, str, int]]:
    """Return the title, the dates and what stands over the charts: font, text and the lines that it may take."""
    seen, scores = Seen(data, span), data.timeline.scores
    score, _marks, hours, days = seen.sentences()
    scale = progress_words.scale_sentence(*progress.score_scale(scores.series, scores.desired))
    if guide and scores.guides:
        scale = _("{scale}; the thin line is a guide").format(scale=scale)
    score = " ".join([f"{score} ({scale})", *seen.score_notes])
    box = QFontMetrics(theme.font("meta")).boundingRect(QRect(0, 0, width, 0), _WORDS, score)
    rows = max(2, ceil(box.height() / theme.em(1.7)))
    dates = _("{first} to {last}").format(first=i18n.day(span.since), last=i18n.day(span.until))
    lines: list[tuple[FontStyle, str, int]] = [("card", _("Growth"), 1), ("meta", dates, 1)]
    return [*lines, ("meta", score, rows), ("meta", hours, 1), ("meta", days, 1)]


def _under(line: int, lanes: tuple[Lane, ...]) -> tuple[Lane, ...]:
    """Return the lanes that stand under a line; the marks belong to the score above them."""
    return {2: lanes[:2], 3: lanes[2:3], 4: lanes[3:]}.get(line, ())


def _draw_legend(painter: QPainter, look: Theme, totals: list[tuple[str, int]], box: QRect) -> None:
    """Paint the kinds with their colours and totals, in as many lines as they need; two have room."""
    left, top, side = box.left(), box.top(), theme.em(0.8)
    for kind, minutes in totals:
        text = f"{kinds.name(kind)} {i18n.duration(minutes)}"
        width = painter.fontMetrics().horizontalAdvance(text)
        if left + side * 2 + width > box.right():
            left, top = box.left(), top + box.height()
        painter.fillRect(QRect(left, top + (box.height() - side) // 2, side, side), look.kind(kind, "fill"))
        painter.drawText(QRect(left + side * 3 // 2, top, width + 2, box.height()), _WORDS, text)
        left += side * 3 + width
