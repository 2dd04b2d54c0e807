"""A large radio button: a title, a sentence, an icon."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy
from typing_extensions import override

from lcjournal.ui import icons, theme


class ChoiceCard(QRadioButton):
    """One of a few ways on. It is a radio button for the keyboard and for a screen reader."""

    def __init__(self, title: str, sentence: str, icon: str) -> None:
        super().__init__(title)
        self._sentence, self._icon = sentence, icon
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        lines = QFontMetrics(theme.font("strong")).height() + self._sentence_height(theme.em(24))
        return QSize(theme.em(30), lines + theme.space(28))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = QFontMetrics(theme.font("strong")).height() + self._sentence_height(width - theme.space(112))
        return lines + theme.space(28)

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if chosen else "border_strong"), 2 if chosen else 1))
        painter.setBrush(theme.colour("accent_tint" if chosen else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_ring(painter, chosen=chosen)
        words = self.rect().adjusted(theme.space(48), theme.space(13), -theme.space(56), -theme.space(13))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("strong"))
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, self.text())
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font("meta"))
        below = words.adjusted(0, QFontMetrics(theme.font("strong")).height() + 2, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._sentence)
        side = theme.space(20)
        icon = QRectF(self.width() - theme.space(18) - side, (self.height() - side) / 2, side, side)
        icons.draw(painter, self._icon, icon, theme.colour("text2"))
        painter.end()

    def _paint_ring(self, painter: QPainter, *, chosen: bool) -> None:
        side = theme.space(18)
        ring = QRectF(theme.space(18), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(theme.colour("accent" if chosen else "border_strong"), 6 if chosen else 1.5))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(ring.adjusted(3, 3, -3, -3) if chosen else ring)

    def _sentence_height(self, width: int) -> int:
        metrics = QFontMetrics(theme.font("meta"))
        return metrics.boundingRect(0, 0, max(1, width), 10_000, Qt.TextFlag.TextWordWrap, self._sentence).height()
