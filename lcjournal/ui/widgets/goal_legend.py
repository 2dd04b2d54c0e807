"""The two ends of a tension in a legend: the filled dot with what is, the open ring with what is wished for."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.widgets.labels import label


class End(QWidget):
    """``now`` or ``desired`` with its words."""

    def __init__(self, end: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        row.addWidget(_Sign(filled=end == "now"))
        row.addWidget(label(words, "meta", "text2"), 1)


class _Sign(QWidget):
    def __init__(self, *, filled: bool) -> None:
        super().__init__()
        self._filled = filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(0.9), theme.em(0.9))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "accent" if self._filled else "desired"
        painter.setPen(QPen(theme.colour(role), 2))
        painter.setBrush(theme.colour("accent" if self._filled else "surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.end()
