"""Paints the rows of the table of facets: in columns, or on two lines where there is little room."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from lcjournal.core.check_reading import Line
from lcjournal.core.i18n import _, decimal
from lcjournal.ui import theme
from lcjournal.ui.models import Index
from lcjournal.ui.models.profile import ROW_ROLE
from lcjournal.ui.widgets.badge import badge_size, badge_sort, draw_badge
from lcjournal.ui.widgets.tension import HIGHEST, LOWEST, Tension, draw_track, place_of

_FIGURE_EM, _WISH_EM, _WORDS_EM, _NAME_EM = 3.3, 4.3, 12.5, 16.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of a row's parts."""

    name: QRectF
    track: QRectF
    now: QRectF
    desired: QRectF
    change: QRectF
    words: QRectF


def _columns(box: QRectF) -> _Columns:
    figure, wish = theme.em(_FIGURE_EM), theme.em(_WISH_EM)
    words, gap = theme.em(_WORDS_EM), theme.space(8)
    right = words + gap + 2 * figure + wish
    name = min(theme.em(_NAME_EM), (box.width() - right) * 0.6)
    widths = (name, box.width() - right - name, figure, wish, figure, words)
    boxes, left = [], box.left()
    for index, width in enumerate(widths):
        left += gap if index == len(widths) - 1 else 0
        boxes.append(QRectF(left, box.top(), width, box.height()))
        left += width
    return _Columns(*boxes)


class FacetDelegate(QStyledItemDelegate):
    """Draws a Line, the name of a domain, or the scale over the tracks."""

    narrow = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(ROW_ROLE) is not None:
            return QSize(0, theme.em((72 if self.narrow else 36) / 14))
        scale = index.row() == 0
        return QSize(0, 0 if scale and self.narrow else theme.em((24 if scale else 36) / 14))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        line = index.data(ROW_ROLE)
        painter.save()
        if isinstance(line, Line):
            paint_state(painter, box, state)
            inner = box.adjusted(theme.space(4), 0, -theme.space(4), 0)
            _paint_narrow(painter, inner, line) if self.narrow else _paint_wide(painter, inner, line)
        elif index.row() == 0:
            _paint_scale(painter, box.adjusted(theme.space(4), 0, -theme.space(4), 0), str(index.data()))
        else:
            bottom = box.adjusted(theme.space(4), 0, 0, -theme.space(4))
            _write(painter, bottom, str(index.data()), "label", "text2", Qt.AlignmentFlag.AlignBottom)
        painter.restore()


def paint_state(painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
    """Draw what is under the words of a row: a hairline over it, and whether it is chosen, pointed at or focused."""
    painter.setPen(QPen(theme.colour("grid"), 1))
    painter.drawLine(box.topLeft(), box.topRight())
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, theme.colour("selected"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, theme.colour("hover"))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


def _paint_wide(painter: QPainter, box: QRectF, line: Line) -> None:
    places = _columns(box)
    _write(painter, places.name, line.name, "body", "text", _LEFT)
    draw_track(painter, places.track, _tension(line))
    _write(painter, places.now, _figure(line), "strong", "text", _RIGHT)
    _write(painter, places.desired, line.desired_text, "strong", "desired", _RIGHT)
    _write(painter, places.change, line.change_text, "body", "text2", _RIGHT)
    _paint_words(painter, places.words, line)


def _paint_narrow(painter: QPainter, box: QRectF, line: Line) -> None:
    half = box.height() / 2
    top = QRectF(box.left(), box.top() + 2, box.width(), half)
    bottom = QRectF(box.left(), box.top() + half - 2, box.width(), half)
    words = QRectF(top)
    words.setLeft(max(top.center().x(), top.right() - _words_width(line)))
    _paint_words(painter, words, line)
    top.setRight(words.left() - theme.space(8))
    _write(painter, top, line.name, "body", "text", _LEFT)
    figure = theme.em(_FIGURE_EM)
    track = QRectF(bottom)
    track.setRight(bottom.right() - 3 * figure)
    draw_track(painter, track, _tension(line))
    cells = ((_figure(line), "text"), (line.desired_text, "desired"), (line.change_text, "text2"))
    for place, (text, role) in enumerate(cells):
        cell = QRectF(track.right() + place * figure, bottom.top(), figure, bottom.height())
        _write(painter, cell, text, "strong", role, _RIGHT)


def _paint_scale(painter: QPainter, box: QRectF, since: str) -> None:
    places = _columns(box)
    for level in range(int(LOWEST), int(HIGHEST) + 1):
        x = place_of(places.track, level)
        _write(painter, QRectF(x - 20, box.top(), 40, box.height()), str(level), "meta", "text2", _CENTRE)
    _write(painter, places.now, _("now"), "meta", "text2", _RIGHT)
    _write(painter, places.desired, _("desired"), "meta", "desired", _RIGHT)
    changes = places.change.united(places.words).adjusted(theme.space(14), 0, 0, 0)
    _write(painter, changes, since, "meta", "text2", _LEFT)


def _paint_words(painter: QPainter, box: QRectF, line: Line) -> None:
    """A change that may be told has a badge; what is within the error only a word, so that it does not stand out."""
    sort = badge_sort(line.result.verdict) if line.result else "noise"
    if line.score.reason is None and sort != "noise":
        draw_badge(painter, box, sort, line.verdict_words)
    else:
        _write(painter, box, line.verdict_words, "meta", "text2", _LEFT)


def _words_width(line: Line) -> int:
    if line.score.reason is None and line.result and badge_sort(line.result.verdict) != "noise":
        return badge_size(badge_sort(line.result.verdict), line.verdict_words).width()
    return QFontMetrics(theme.font("meta")).horizontalAdvance(line.verdict_words) + 2


def _tension(line: Line) -> Tension:
    """Return what is drawn; the mark of last time stands where both checks can be compared."""
    score, before = line.score, line.result.before if line.result else None
    return Tension(score.value, score.low, score.high, line.desired, before)


def _figure(line: Line) -> str:
    return "–" if line.score.value is None else decimal(line.score.value)


def _write(painter: QPainter, box: QRectF, text: str, font: str, role: str, where: Qt.AlignmentFlag) -> None:
    painter.setFont(theme.font(font, tabular=True))
    painter.setPen(theme.colour(role))
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, where, words)
