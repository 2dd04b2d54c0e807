"""One attached file as a card, one whose file is gone, and the place to drop another."""

from pathlib import PurePath

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.attachment_words import facts
from lcjournal.core.i18n import _
from lcjournal.core.model import Attachment
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.pictures import Pictures

_WIDE_EM, _CARD_EM = 44, 262 / 14
_ICONS = {"pdf": "file-pdf"} | dict.fromkeys(("csv", "doc", "docx", "md", "odt", "rtf", "txt"), "file-text")
_PICTURE_PX = 36


class _Wide(QAbstractButton):
    """A button painted by hand, ``stacked`` as wide as its column, that Enter presses as Space does."""

    def __init__(self, *, stacked: bool) -> None:
        super().__init__()
        self._stacked, self._hover = stacked, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.em(_WIDE_EM if self._stacked else _CARD_EM), theme.em(54 / 14))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(8), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()
        super().leaveEvent(event)


class AttachmentCard(_Wide):
    """A file with its name, its size and its day; pressing it opens the file, Delete removes it."""

    open_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, attachment: Attachment, pictures: Pictures, *, stacked: bool) -> None:
        super().__init__(stacked=stacked)
        self.attachment, self._pictures = attachment, pictures
        self.setAccessibleName(attachment.name)
        self.setAccessibleDescription(facts(attachment))
        self.setToolTip(_("Open {name}").format(name=attachment.name))
        self._is_picture = not pictures.size(attachment.sha256, self._box()).isEmpty()
        self._remove = IconButton("x", _("Remove {name}").format(name=attachment.name), "Del")
        self._remove.setParent(self)
        self._remove.clicked.connect(self._on_remove)
        self.clicked.connect(self._on_open)
        pictures.ready.connect(self._on_ready)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._on_remove()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        side = self._remove.sizeHint()
        gap = (self.height() - side.height()) // 2
        self._remove.setGeometry(QRect(self.width() - side.width() - gap // 2, gap, side.width(), side.height()))
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour("hover" if self._hover else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        left = self._paint_picture(painter)
        words = QRect(left, 0, self._remove.x() - left - theme.space(4), self.height())
        self._paint_words(painter, words)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> int:
        """Paint the picture, or an icon of what the file is, and return where the words begin."""
        image = self._pictures.get(self.attachment.sha256, self._box()) if self._is_picture else None
        side = theme.space(_PICTURE_PX)
        tile = QRectF(theme.space(9), (self.height() - side) / 2, side, side)
        if image is None or image.isNull():
            ending = PurePath(self.attachment.name).suffix[1:].casefold()
            name = "image" if self._is_picture else _ICONS.get(ending, "file")
            glyph = theme.space(22)
            middle = tile.center() - QPointF(glyph / 2, glyph / 2)
            icons.draw(painter, name, QRectF(middle.x(), middle.y(), glyph, glyph), theme.colour("text2"))
        else:
            painter.drawImage(_centred(image, tile), image)
        return round(tile.right()) + theme.space(9)

    def _paint_words(self, painter: QPainter, box: QRect) -> None:
        name, below = theme.font("strong"), theme.font("meta")
        heights = QFontMetrics(name).height(), QFontMetrics(below).height()
        top = (self.height() - sum(heights)) // 2
        for font, role, text, height in (
            (name, "text", self.attachment.name, heights[0]),
            (below, "text3", facts(self.attachment), heights[1]),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, box.width())
            painter.drawText(QRect(box.left(), top, box.width(), height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height

    def _box(self) -> QSize:
        side = round(theme.space(_PICTURE_PX) * self.devicePixelRatioF())
        return QSize(side, side)

    def _on_ready(self, digest: str) -> None:
        if digest == self.attachment.sha256:
            self.update()

    def _on_open(self) -> None:
        self.open_requested.emit(self.attachment.id)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self.attachment.id)


def _centred(image: QImage, tile: QRectF) -> QRectF:
    size = QSize(image.size()).scaled(tile.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = tile.center().x() - size.width() / 2, tile.center().y() - size.height() / 2
    return QRectF(left, top, size.width(), size.height())


class MissingCard(QFrame):
    """An attachment whose file is no longer in the folder beside the journal."""

    find_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, attachment: Attachment, *, stacked: bool) -> None:
        super().__init__()
        self.attachment, self._stacked = attachment, stacked
        self.setProperty("card", "true")
        self.setAccessibleName(attachment.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(14), theme.space(10), theme.space(8), theme.space(8))
        column.setSpacing(theme.space(4))
        column.addWidget(label(attachment.name, "strong", wrap=True))
        column.addWidget(label(_("The file is no longer there."), "meta", "warn", wrap=True))
        holder = QWidget()
        row = FlowLayout(holder, theme.space(4))
        find = button(_("Find it…"), small=True, on_click=self._on_find)
        row.addWidget(find)
        row.addWidget(button(_("Remove"), "quiet", small=True, on_click=self._on_remove))
        column.addWidget(holder)
        self.setFocusProxy(find)

    @override
    def sizeHint(self) -> QSize:
        width = theme.em(_WIDE_EM if self._stacked else _CARD_EM)
        return QSize(width, super().sizeHint().height())

    def _on_find(self) -> None:
        self.find_requested.emit(self.attachment.id)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self.attachment.id)


class DropZone(_Wide):
    """The dashed place to drop a file; pressing it asks for one. What stands in brackets in its words is a link."""

    def __init__(self, words: str, *, stacked: bool) -> None:
        super().__init__(stacked=stacked)
        self._awaiting = False
        self.setText(words)
        self.setAccessibleName(_("Attach a file"))
        self.setToolTip(_("Attach a file"))

    def await_drop(self, awaiting: bool) -> None:
        """Show that what the pointer carries would be taken."""
        self._awaiting = awaiting
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font("body")).horizontalAdvance(self.text())
        width = theme.em(_WIDE_EM) if self._stacked else words + theme.space(62)
        return QSize(width, theme.em((44 if self._stacked else 54) / 14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent" if self._awaiting else "border_strong"), 2 if self._awaiting else 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        ground = "accent_tint" if self._awaiting else "hover"
        tinted = self._awaiting or self._hover
        painter.setBrush(theme.colour(ground) if tinted else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        side = theme.space(18)
        icons.draw(
            painter, "paperclip", QRectF(theme.space(15), (self.height() - side) / 2, side, side), theme.colour("text2")
        )
        self._paint_words(painter, theme.space(15) + side + theme.space(8))
        painter.end()

    def _paint_words(self, painter: QPainter, left: int) -> None:
        painter.setFont(theme.font("body"))
        before, _bracket, rest = self.text().partition("[")
        link, _bracket, after = rest.partition("]")
        for words, role in ((before, "text2"), (link, "accent_text"), (after, "text2")):
            painter.setPen(theme.colour(role))
            room = self.width() - left - theme.space(8)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += painter.fontMetrics().horizontalAdvance(words)
