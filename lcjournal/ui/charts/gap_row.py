"""How one gap moved: two bars from a common middle, an open one for the desired level, a filled one for the score."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from lcjournal.core.gaps import GapStep
from lcjournal.core.i18n import _, decimal
from lcjournal.core.level_words import moved
from lcjournal.ui import theme
from lcjournal.ui.charts.level_row import named, write
from lcjournal.ui.theme import Theme

NARROW_EM = 46
_LINE_EM, _NAME_EM, _GAPS_EM, _WORDS_EM = 1.6, 18.0, 7.0, 15.0


def gap_row_height(width: float) -> int:
    """Return the height of a row of a width."""
    return theme.em(_LINE_EM * (2 if width >= theme.em(NARROW_EM) else 5) + 0.6)


@dataclass(frozen=True)
class GapRow:
    """``reach`` is how far the bars of all rows may go, in points."""

    name: str
    step: GapStep
    whole: bool
    reach: int

    def draw(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        """Paint it, the parts under one another where it is narrow."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("grid"), 1))
        painter.drawLine(box.topLeft(), box.topRight())
        name, gaps, bars, words = _places(box.adjusted(theme.space(4), theme.em(0.3), -theme.space(4), -theme.em(0.3)))
        text, soft = look.colour("text").name(), look.colour("text2").name()
        write(painter, named(name, whole=self.whole), self.name, "label" if self.whole else "body", text)
        write(painter, gaps, self._gaps(), "body", text)
        half = words.height() / 2
        write(painter, QRectF(words.topLeft(), QPointF(words.right(), words.top() + half)), self._wish(), "meta", text)
        write(painter, words.adjusted(0, half, 0, 0), self._score(), "meta", soft)
        self._bars(painter, bars, look)
        painter.restore()

    def _gaps(self) -> str:
        before, after = self.step.before.gap, self.step.after.gap
        return _("{before} → {after}").format(before=decimal(before, sign=True), after=decimal(after, sign=True))

    def _wish(self) -> str:
        figure = moved(self.step.move.target)
        if self.step.lowered:
            return _("○ desired level {moved}, lowered").format(moved=figure)
        return _("○ desired level {moved}").format(moved=figure)

    def _score(self) -> str:
        move = self.step.move
        return _("● score {moved} (±{margin})").format(
            moved=decimal(move.score, sign=True), margin=decimal(move.margin)
        )

    def _bars(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        middle, unit = box.center().x(), (box.width() / 2 - theme.space(8)) / self.reach
        painter.setPen(QPen(look.colour("border_strong"), 1))
        painter.drawLine(QLineF(middle, box.top(), middle, box.bottom()))
        upper, lower = box.top() + box.height() * 0.27, box.top() + box.height() * 0.73
        thick, dot = theme.space(8), theme.space(5)
        move = self.step.move
        painter.setPen(QPen(look.colour("desired"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        wish = middle + move.target * unit
        painter.drawRect(QRectF(QPointF(middle, upper - thick / 2), QPointF(wish, upper + thick / 2)).normalized())
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(QPointF(wish, upper), dot, dot)
        score = middle + move.score * unit
        bar = QRectF(QPointF(middle, lower - thick / 2), QPointF(score, lower + thick / 2)).normalized()
        painter.fillRect(bar, look.colour("accent"))
        painter.setClipRect(box)
        painter.setPen(QPen(look.colour("text"), 1.5))
        low, high = score - move.margin * unit, score + move.margin * unit
        painter.drawLines(
            [QLineF(low, lower, high, lower), *(QLineF(x, lower - dot, x, lower + dot) for x in (low, high))]
        )
        painter.setPen(QPen(look.colour("surface"), 1))
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(QPointF(score, lower), dot, dot)


def _places(box: QRectF) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """Return the places of name, gaps, bars and words: side by side, or under one another where it is narrow."""
    if box.width() < theme.em(NARROW_EM - 1):
        line = box.height() / 5
        return (
            QRectF(box.left(), box.top(), box.width() - theme.em(_GAPS_EM), line),
            QRectF(box.right() - theme.em(_GAPS_EM), box.top(), theme.em(_GAPS_EM), line),
            QRectF(box.left(), box.top() + line, box.width(), 2 * line),
            QRectF(box.left(), box.top() + 3 * line, box.width(), 2 * line),
        )
    gap, top, height = theme.space(12), box.top(), box.height()
    name, gaps, words = theme.em(_NAME_EM), theme.em(_GAPS_EM), theme.em(_WORDS_EM)
    bars = box.width() - name - gaps - words - 3 * gap
    left = box.left() + name + gap
    return (
        QRectF(box.left(), top, name, height),
        QRectF(left, top, gaps, height),
        QRectF(left + gaps + gap, top, bars, height),
        QRectF(box.right() - words, top, words, height),
    )
