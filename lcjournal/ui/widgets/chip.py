"""Chips: what a list is narrowed to, what an activity is linked to, what quick add understood."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import icons, theme


def _font() -> QFont:
    return theme.font("label", weight=QFont.Weight.Medium)


class Chip(QAbstractButton):
    """A small button that is as wide as its words.

    Round and outlined, tinted while checked. ``closable`` shows an ×: clicking it, Delete or Backspace emits
    ``closed``. ``caret`` says that pressing it opens a list.
    """

    closed = Signal()
    height_em = 2.0
    padding = 11

    def __init__(
        self, text: str, icon: str = "", *, checkable: bool = False, closable: bool = False, caret: bool = False
    ) -> None:
        super().__init__()
        self._icon, self._closable, self._caret, self._hover = icon, closable, caret, False
        self.setCheckable(checkable)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if closable:
            self.setAccessibleDescription(_("Delete removes it"))

    def set_closable(self, closable: bool) -> None:
        """Show or hide the ×; a chip that can be closed shows no caret."""
        self._closable = closable
        self.updateGeometry()
        self.update()

    @override
    def setText(self, text: str) -> None:
        """Show other words."""
        if self.toolTip() == self.text():
            self.setToolTip("")
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """Return the room of the icon, the words and the mark at the end."""
        metrics = QFontMetrics(_font())
        width = 2 * self._pad() + metrics.horizontalAdvance(self.text()) + self._mark_width()
        if self._icon:
            width += self._icon_side() + theme.space(6)
        return QSize(width + 1, max(theme.em(self.height_em), metrics.height() + 4))

    @override
    def minimumSizeHint(self) -> QSize:
        """Let a long chip be cut with … in a narrow column."""
        return QSize(theme.em(3), self.sizeHint().height())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close when the × is clicked."""
        if self._closable and event.position().x() > self.width() - self._mark_width() - self._pad():
            self.setDown(False)
            self.closed.emit()
            return
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Delete or Backspace, press by Enter."""
        if self._closable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Answer the pointer."""
        self._hover = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._hover = False
        self.update()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape, the icon, the words and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font())
        self._paint_shape(painter)
        ink = self._ink_colour()
        left = self._pad()
        if self._icon:
            side = self._icon_side()
            icons.draw(painter, self._icon, QRectF(left, (self.height() - side) / 2, side, side), ink)
            left += side + theme.space(6)
        room = self.width() - left - self._pad() - self._mark_width() + 1
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        if text != self.text() and not self.toolTip():
            self.setToolTip(self.text())  # all of it, as it is cut
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if self._closable or self._caret:
            side = theme.space(12)
            box = QRectF(self.width() - self._pad() - side + 2, (self.height() - side) / 2, side, side)
            icons.draw(painter, "x" if self._closable else "caret-down", box, ink)
        painter.end()

    def _paint_shape(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = "selected" if self.isChecked() else "hover" if self._hover else "surface"
        painter.setPen(QPen(theme.colour("accent" if self.isChecked() else "border_strong"), 1))
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _ink_colour(self) -> QColor:
        if not self.isEnabled():
            return theme.colour("disabled")
        return theme.colour("accent_text" if self.isChecked() else "text2")

    def _pad(self) -> int:
        return theme.space(self.padding)

    def _icon_side(self) -> int:
        return theme.space(14)

    def _mark_width(self) -> int:
        return theme.space(12) + theme.space(5) if self._closable or self._caret else 0


class Tag(Chip):
    """A chip that is square and filled; ``tint`` and ``ink`` name its colours, such as ``mooc.tint``."""

    height_em = 24 / 14
    padding = 8

    def __init__(
        self, text: str, icon: str = "", *, tint: str = "sunken", ink: str = "text2", closable: bool = False
    ) -> None:
        self._tint, self._ink = tint, ink
        super().__init__(text, icon, closable=closable)

    @override
    def _paint_shape(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._tint))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)

    @override
    def _ink_colour(self) -> QColor:
        return theme.colour(self._ink if self.isEnabled() else "disabled")
