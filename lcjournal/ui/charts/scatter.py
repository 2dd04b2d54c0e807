"""Hours a week and change of score between full checks, a point each: read one by one by the arrow keys."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core import i18n, level_words
from lcjournal.core.association import Interval
from lcjournal.core.i18n import _
from lcjournal.core.scoring import Z90
from lcjournal.ui import theme
from lcjournal.ui.charts.level_row import write
from lcjournal.ui.charts.sheet import Drawing, Piece
from lcjournal.ui.theme import Theme

_HEIGHT_EM, _LEFT_EM, _FOOT_EM = 13, 4, 3.4


class Scatter(QWidget):
    """Points with their margins. The one under the cursor is ringed, and is what a screen reader is told."""

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[Interval] = ()
        self._cursor: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[Interval]) -> None:
        """Show other points."""
        self._points, self._cursor = points, None
        self.setToolTip("")
        self.update()

    def piece(self) -> Piece:
        """Return the points as a part of a sheet, in the look of paper."""
        points, look = self._points, theme.load("light")
        return Drawing(theme.em(_HEIGHT_EM), lambda painter, box: _draw(painter, QRectF(box), look, points, None))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(20), theme.em(_HEIGHT_EM))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _draw(painter, QRectF(QRect(QPoint(0, 0), self.size())), theme.current(), self._points, self._cursor)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from point to point in order of time."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        last = len(self._points) - 1
        if event.key() in steps and self._points:
            here = last if self._cursor is None else self._cursor + steps[Qt.Key(event.key())]
            self._cursor = min(max(here, 0), last)
            sentence = level_words.interval_sentence(self._points[self._cursor])
            self.setAccessibleDescription(sentence)
            self.setToolTip(sentence)
            self.update()
        else:
            super().keyPressEvent(event)


def _draw(painter: QPainter, box: QRectF, look: Theme, points: Sequence[Interval], cursor: int | None) -> None:
    plot = box.adjusted(theme.em(_LEFT_EM), theme.em(0.6), -theme.em(1), -theme.em(_FOOT_EM))
    most = max([1, *(ceil(one.hours) for one in points)])
    reach = max([1, *(ceil(abs(one.change) + Z90 * one.error) for one in points)])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_scale(painter, plot, look, most, reach)
    for index, one in enumerate(points):
        x = plot.left() + one.hours / most * plot.width()
        y = plot.center().y() - one.change / reach * plot.height() / 2
        margin = Z90 * one.error / reach * plot.height() / 2
        painter.setPen(QPen(look.colour("text3"), 1))
        painter.drawLine(QLineF(x, y - margin, x, y + margin))
        painter.setPen(QPen(look.colour("surface"), 1))
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(QPointF(x, y), theme.space(5), theme.space(5))
        if index == cursor:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), theme.space(9), theme.space(9))
    painter.restore()


def _draw_scale(painter: QPainter, plot: QRectF, look: Theme, most: int, reach: int) -> None:
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    soft, line = look.colour("text2").name(), theme.em(1.4)
    for level in (-reach, 0, reach):
        y = plot.center().y() - level / reach * plot.height() / 2
        painter.setPen(QPen(look.colour("grid" if level else "border_strong"), 1))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        words = QRectF(plot.left() - theme.em(_LEFT_EM), y - line / 2, theme.em(_LEFT_EM - 0.6), line)
        write(painter, words, i18n.decimal(level, sign=True), "meta", soft, right)
    for hours in (0, most):
        x = plot.left() + hours / most * plot.width()
        painter.setPen(QPen(look.colour("grid"), 1))
        painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
        words = QRectF(x - theme.em(2), plot.bottom() + 2, theme.em(4), line)
        write(painter, words, i18n.duration(hours * 60) if hours else "0", "meta", soft, Qt.AlignmentFlag.AlignCenter)
    title = QRectF(plot.left(), plot.bottom() + line, plot.width(), line)
    axes = _("across: hours a week; upwards: change of the score")
    write(painter, title, axes, "meta", soft, Qt.AlignmentFlag.AlignCenter)
