"""Badges: what may be said of a change, or a plain word."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lcjournal.core.change import Verdict
from lcjournal.ui import icons, theme

Sort = Literal["growth", "decline", "possible", "noise", "plain", "count", "coach"]
_LOOKS: dict[str, tuple[str, str, str]] = {  # icon, ink, background
    "growth": ("arrow-up-right", "accent_text", "accent_tint"),
    "decline": ("arrow-down-right", "decline", "decline_tint"),
    "possible": ("question", "text2", "sunken"),
    "noise": ("plus-minus", "text2", "sunken"),
    "plain": ("", "text2", "sunken"),
    "count": ("", "accent_text", "accent_tint"),
    "coach": ("chat-centered-text", "desired", "desired_tint"),
}


_SORTS: dict[Verdict, Sort] = {
    Verdict.RELIABLE_UP: "growth",
    Verdict.RELIABLE_DOWN: "decline",
    Verdict.POSSIBLE_UP: "possible",
    Verdict.POSSIBLE_DOWN: "possible",
    Verdict.WORTH_WATCHING: "possible",
    Verdict.NONE: "noise",
}


def badge_sort(verdict: Verdict) -> Sort:
    """Return the look of the badge of a verdict."""
    return _SORTS[verdict]


def badge_size(sort: Sort, text: str) -> QSize:
    """Return the room a badge needs."""
    metrics = QFontMetrics(theme.font("meta", weight=theme.FONTS["label"][1]))
    icon = theme.space(12) + theme.space(6) if _LOOKS[sort][0] else 0
    width = metrics.horizontalAdvance(text) + icon + 2 * theme.space(9) + 1
    return QSize(width, max(theme.em(24 / 14), metrics.height() + 4))


def draw_badge(painter: QPainter, box: QRectF, sort: Sort, text: str) -> None:
    """Paint a badge from the left of ``box``, in the middle of its height; for delegates too."""
    icon, ink, background = _LOOKS[sort]
    size = badge_size(sort, text)
    width, height = min(size.width(), box.width()), min(size.height(), box.height())
    shape = QRectF(box.left(), box.center().y() - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(background))
    painter.drawRoundedRect(shape, height / 2, height / 2)
    left = shape.left() + theme.space(9)
    if icon:
        side = theme.space(12)
        icons.draw(painter, icon, QRectF(left, shape.center().y() - side / 2, side, side), theme.colour(ink))
        left += side + theme.space(6)
    painter.setFont(theme.font("meta", weight=theme.FONTS["label"][1]))
    painter.setPen(theme.colour(ink))
    room = shape.right() - theme.space(9) - left + 1
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(QRectF(left, shape.top(), room, height), Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()


class Badge(QWidget):
    """A word in a round shape; the icon says the same as the colour."""

    def __init__(self, sort: Sort, text: str) -> None:
        super().__init__()
        self._sort: Sort = sort
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_text(self, sort: Sort, text: str) -> None:
        """Say something else."""
        self._sort, self._text = sort, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the room of the words."""
        return badge_size(self._sort, self._text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        painter = QPainter(self)
        draw_badge(painter, QRectF(self.rect()), self._sort, self._text)
        painter.end()
