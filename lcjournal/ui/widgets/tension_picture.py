"""The picture of the product: where I am, where I want to be, and what pulls one to the other."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import theme

_STEPS = (("mooc", 0.20), ("reading", 0.42), ("interview", 0.62), ("peer", 0.84))


class TensionPicture(QWidget):
    """A filled dot, an open ring, the pull between them and the steps on the way. It only illustrates."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("A filled dot, where I am, and an open ring, where I want to be"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(26), theme.em(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width() * 0.86, self.height() * 0.9)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        now = box.topLeft() + QPointF(side * 0.2, side * 0.8)
        wanted = box.topLeft() + QPointF(side * 0.78, side * 0.2)
        radius = side * 0.07
        pull = QPainterPath(now)
        pull.quadTo(box.topLeft() + QPointF(side * 0.36, side * 0.22), wanted)
        painter.setPen(QPen(theme.colour("desired"), 3))
        painter.drawPath(pull)
        self._paint_way(painter, now, wanted, box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(now, radius, radius)
        painter.setPen(QPen(theme.colour("desired"), 6))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(wanted, radius, radius)
        self._write(painter, _("where I am"), now + QPointF(0, radius * 1.9))
        self._write(painter, _("where I want to be"), wanted - QPointF(0, radius * 1.6))
        painter.end()

    def _paint_way(self, painter: QPainter, now: QPointF, wanted: QPointF, box: QRectF) -> None:
        way = QPainterPath(now)
        way.quadTo(box.topLeft() + QPointF(box.width() * 0.74, box.height() * 0.78), wanted)
        painter.setPen(QPen(theme.colour("border_strong"), 1, Qt.PenStyle.DashLine))
        painter.drawPath(way)
        painter.setPen(Qt.PenStyle.NoPen)
        for kind, share in _STEPS:
            painter.setBrush(theme.current().kind(kind, "fill"))
            painter.drawEllipse(way.pointAtPercent(share), box.width() * 0.016, box.width() * 0.016)

    def _write(self, painter: QPainter, words: str, middle: QPointF) -> None:
        font = theme.font("body")
        width = QFontMetrics(font).horizontalAdvance(words) + 4
        left = max(0.0, min(middle.x() - width / 2, self.width() - width))
        painter.setFont(font)
        painter.setPen(theme.colour("text2"))
        height = QFontMetrics(font).height()
        painter.drawText(QRectF(left, middle.y() - height / 2, width, height), Qt.AlignmentFlag.AlignCenter, words)
