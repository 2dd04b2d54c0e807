"""A switch: a check box that is painted as one and still is one for the keyboard and the screen reader."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy
from typing_extensions import override

from lcjournal.ui import theme


class Switch(QCheckBox):
    """On or off, at once. ``name`` is the text of its row, which stands beside it as a label."""

    def __init__(self, name: str, *, checked: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setChecked(checked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return 36 x 20 beside 14 px text."""
        return QSize(theme.space(36), theme.space(20))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        """Answer a click anywhere on the switch."""
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the knob; the place of the knob says it without the colour."""
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "accent" if on else "border_strong"
        painter.setPen(QPen(theme.colour(edge if self.isEnabled() else "disabled"), 1))
        painter.setBrush(theme.colour(("accent" if self.isEnabled() else "disabled") if on else "sunken"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        radius = box.height() * (0.32 if on else 0.30)
        x = box.right() - box.height() / 2 if on else box.left() + box.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("on_accent" if on else "border_strong"))
        painter.drawEllipse(QPointF(x, box.center().y()), radius, radius)
        painter.end()
