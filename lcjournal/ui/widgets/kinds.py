"""The kind of an activity: its icon on its tint, alone or with its name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core import kinds
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.chip import Tag


def draw_kind(painter: QPainter, box: QRectF, kind: str, icon: str) -> None:
    """Paint the tile of a kind in a square box; for delegates too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().kind(kind, "tint"))
    painter.drawRoundedRect(box, box.width() * 0.22, box.width() * 0.22)
    side = box.width() * 0.54
    glyph = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    icons.draw(painter, icon, glyph, theme.current().kind(kind, "ink"))
    painter.restore()


class KindIcon(QWidget):
    """The tile of a kind, 34 px beside 14 px text; ``name`` is said by a screen reader and shown as a tip."""

    def __init__(self, kind: str, icon: str, name: str, size: int = 34) -> None:
        super().__init__()
        self._kind, self._icon, self._size = kind, icon, size
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(theme.space(self._size), theme.space(self._size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = QPainter(self)
        draw_kind(painter, QRectF(self.rect()), self._kind, self._icon)
        painter.end()


class KindBadge(Tag):
    """The name of a kind with its icon, in its colours."""

    def __init__(self, kind: str, icon: str, name: str) -> None:
        look = kinds.info(kind).look
        super().__init__(name, icon, tint=f"{look}.tint", ink=f"{look}.ink")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
