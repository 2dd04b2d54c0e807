"""Frames that hold things together."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.labels import label

Tint = Literal["info", "warn", "danger"]


class Card(QFrame):
    """A bordered surface with an optional title and, on the right of it, a short remark."""

    def __init__(self, title: str = "", remark: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.space(16), theme.space(14), theme.space(16), theme.space(14))
        self.body.setSpacing(theme.space(8))
        self.title = label(title, "label", "text2", wrap=True)
        self.remark = label(remark, "meta", "text3")
        if title:
            self.setAccessibleName(title)
            head = QHBoxLayout()
            head.addWidget(self.title, 1)
            head.addWidget(self.remark)
            self.body.addLayout(head)


class Strip(QFrame):
    """A tinted line with an icon: what is true for the whole page."""

    def __init__(self, text: str, icon: str = "info", tint: Tint = "info") -> None:
        super().__init__()
        self.setProperty("card", tint)
        self._icon = IconLabel(icon, {"info": "accent", "warn": "warn", "danger": "danger"}[tint], 20)
        self.message = label(text, wrap=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.space(16), theme.space(12), theme.space(16), theme.space(12))
        self.row.setSpacing(theme.space(12))
        self.row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.message, 1)


class IconLabel(QLabel):
    """An icon that is only looked at, ``size`` pixels beside 14 px text; the words beside it say the same."""

    def __init__(self, icon: str, role: str = "text2", size: int = 18) -> None:
        super().__init__()
        self._name, self._role, self._size = icon, role, size
        self.setFixedSize(theme.space(size), theme.space(size))

    def set_icon(self, icon: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = icon, role
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setFixedSize(theme.space(self._size), theme.space(self._size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in the colour of the theme."""
        painter = QPainter(self)
        icons.draw(painter, self._name, self.rect(), theme.colour(self._role))
        painter.end()


class _Column(QScrollArea):
    """Gives its content the height its words take in the width there is.

    Qt would keep the height they take at the smallest width, where every label wraps, and scroll over nothing.
    """

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return done

    def _fit(self) -> None:
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is not None and layout is not None and layout.hasHeightForWidth():
            width = min(self.viewport().width(), content.maximumWidth())
            content.setMinimumHeight(layout.totalMinimumHeightForWidth(width))


def scroll(content: QWidget) -> QScrollArea:
    """Return ``content`` in an area that scrolls up and down and never sideways."""
    area = _Column()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setProperty("scrolled", "true")
    area.setWidget(content)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
