"""The charts as a picture for a report or a slide: twice the pixels, always light, with a title and its dates."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from lcjournal.core import i18n, progress, progress_words
from lcjournal.core.i18n import _
from lcjournal.core.progress import Period
from lcjournal.ui import theme
from lcjournal.ui.charts.growth_card import GrowthData, Seen
from lcjournal.ui.charts.timeline import Timeline

_WIDTH_EM = 60
_DENSITY = 2


def save_picture(path: Path, data: GrowthData, span: Period) -> None:
    """Write the charts of a period as PNG. Raises OSError."""
    if not picture(data, span).save(str(path), b"PNG"):
        raise OSError(path)


def picture(data: GrowthData, span: Period) -> QImage:
    """Return the charts of a period, each under the sentence that says it."""
    timeline = Timeline(theme.load("light"))
    width, edge, line = theme.em(_WIDTH_EM), theme.em(1.5), theme.em(1.7)
    captions = _captions(data, span)
    height = 2 * edge + (2 + sum(map(bool, captions))) * line + sum(lane.height() for lane in timeline.lanes)
    image = QImage(width * _DENSITY, height * _DENSITY, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_DENSITY)
    look = theme.load("light")
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    painter.setPen(look.colour("text"))
    painter.setFont(theme.font("card"))
    painter.drawText(QPointF(edge, edge + line * 0.6), data.domain)
    painter.setPen(look.colour("text2"))
    painter.setFont(theme.font("meta"))
    dates = _("{first} to {last}").format(first=i18n.day(span.since), last=i18n.day(span.until))
    painter.drawText(QPointF(edge, edge + line * 1.5), dates)
    top = edge + 2 * line
    for lane in timeline.lanes:
        lane.resize(width - 2 * edge, lane.height())
    timeline.draw(data.timeline, span)
    QApplication.sendPostedEvents()
    for lane, caption in zip(timeline.lanes, captions, strict=True):
        if caption:
            box = QRectF(edge, top, width - 2 * edge, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, caption)
            top += line
        lane.render(painter, QPoint(edge, top))
        top += lane.height()
    painter.end()
    return image


def _captions(data: GrowthData, span: Period) -> tuple[str, str, str, str]:
    """Return what stands over each lane; the marks belong to the score above them."""
    score, _marks, hours, days = Seen(data, span).sentences()
    scale = progress_words.scale_sentence(*progress.score_scale(data.timeline.series, data.timeline.desired))
    return f"{score} ({scale})", "", hours, days
