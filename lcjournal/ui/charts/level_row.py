"""One domain or facet as a row: now, before and desired on one track, with the figures and what may be said."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from lcjournal.core.check_reading import Line
from lcjournal.core.i18n import _, decimal
from lcjournal.ui import theme
from lcjournal.ui.theme import Theme
from lcjournal.ui.widgets.labels import FontStyle
from lcjournal.ui.widgets.tension import Tension, draw_track

NARROW_EM = 46
"""A narrower row takes two lines."""
_LINE_EM, _NAME_EM, _FIGURES_EM, _WORDS_EM = 2.3, 18.0, 11.0, 10.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def row_height(width: float) -> int:
    """Return the height of a row of a width."""
    return theme.em(_LINE_EM * (1 if width >= theme.em(NARROW_EM) else 2))


@dataclass(frozen=True)
class LevelRow:
    """``whole`` sets a domain apart from its facets; ``before`` is the score of the earlier check."""

    line: Line
    before: float | None
    whole: bool

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        """Paint it, on two lines where it is narrow."""
        painter.save()
        inner = box.adjusted(theme.space(4), 0, -theme.space(4), 0)
        painter.setPen(QPen(look.colour("grid"), 1))
        painter.drawLine(box.topLeft(), box.topRight())
        if box.width() >= theme.em(NARROW_EM):
            name, track, figures, words = _beside(inner)
        else:
            name, track, figures, words = _under(inner)
        write(
            painter,
            named(name, whole=self.whole),
            self.line.name,
            "label" if self.whole else "body",
            look.colour("text").name(),
            _LEFT,
        )
        draw_track(painter, track, self._tension(), look)
        write(painter, figures, self._figures(), "body", look.colour("text").name(), _RIGHT)
        write(painter, words, self.line.verdict_words, "meta", look.colour("text2").name(), _LEFT)
        painter.restore()

    def _tension(self) -> Tension:
        score = self.line.score
        return Tension(score.value, score.low, score.high, self.line.desired, self.before)

    def _figures(self) -> str:
        score = self.line.score
        if score.value is None or score.half_width is None:
            return _("→ {desired}").format(desired=self.line.desired_text) if self.line.desired_text else ""
        now = _("{score} {margin}").format(
            score=decimal(score.value), margin=_("±{margin}").format(margin=decimal(score.half_width))
        )
        if not self.line.desired_text:
            return now
        return _("{now} → {desired}").format(now=now, desired=self.line.desired_text)


def write(
    painter: QPainter, box: QRectF, text: str, font: FontStyle, colour: str, where: Qt.AlignmentFlag = _LEFT
) -> None:
    """Write one line, cut where it has no room."""
    face = theme.font(font, tabular=True)
    painter.setFont(face)
    painter.setPen(colour)
    painter.drawText(box, where, QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width()))


def named(box: QRectF, *, whole: bool) -> QRectF:
    """Return the place of a name: a facet stands further in than its domain."""
    return box if whole else box.adjusted(theme.space(12), 0, 0, 0)


def _beside(box: QRectF) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """Return the places of name, track, figures and words side by side."""
    gap = theme.space(12)
    widths = [theme.em(_NAME_EM), 0.0, theme.em(_FIGURES_EM), theme.em(_WORDS_EM)]
    widths[1] = box.width() - sum(widths) - 3 * gap
    places, left = [], box.left()
    for width in widths:
        places.append(QRectF(left, box.top(), width, box.height()))
        left += width + gap
    return places[0], places[1], places[2], places[3]


def _under(box: QRectF) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """Return the places on two lines: name and words, then track and figures."""
    half, figures = box.height() / 2, min(theme.em(_FIGURES_EM), box.width() / 2)
    words = min(theme.em(_WORDS_EM), box.width() / 2)
    return (
        QRectF(box.left(), box.top(), box.width() - words, half),
        QRectF(box.left(), box.top() + half, box.width() - figures - theme.space(8), half),
        QRectF(box.right() - figures, box.top() + half, figures, half),
        QRectF(box.right() - words, box.top(), words, half),
    )
