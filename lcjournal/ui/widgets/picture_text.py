"""Attached pictures inside a rendered text: shown as wide as the text, each filled in once it has been read."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSize, QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
)
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from lcjournal.core.attachment_words import SCHEME
from lcjournal.ui import theme
from lcjournal.ui.widgets.pictures import Pictures

_WIDEST_EM, _HIGHEST_EM = 46, 40
_IMAGE = QTextDocument.ResourceType.ImageResource


class PictureText(QObject):
    """Answers what a text view asks for. Without ``pictures``, and for any other address, it shows nothing."""

    def __init__(self, view: QTextEdit, pictures: Pictures | None) -> None:
        super().__init__(view)
        self._view, self._pictures = view, pictures
        self._width = 0
        if pictures is not None:
            pictures.ready.connect(self._on_ready)
            view.viewport().installEventFilter(self)

    def settle(self) -> None:
        """Keep the pictures of a new text within its width; put the name in place of those that are not shown."""
        for cursor, name, words in reversed(list(_images(self._view.document()))):
            if self._size(_digest(name)).isEmpty():
                cursor.insertText(words or name, QTextCharFormat())
                continue
            within = cursor.charFormat().toImageFormat()
            within.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            cursor.setCharFormat(within)

    def space(self) -> None:
        """Take away what the height of lines adds to those that hold a picture."""
        plain = QTextBlockFormat()
        plain.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        for cursor, _name, _words in _images(self._view.document()):
            cursor.mergeBlockFormat(plain)

    def answer(self, kind: int, address: str) -> QImage:
        """Return the attached picture, or one of its size until it is read; a null one for anything else."""
        digest = _digest(address)
        size = self._size(digest) if kind == _IMAGE.value else QSize()
        if size.isEmpty() or self._pictures is None:
            return QImage()
        ratio = self._view.devicePixelRatioF()
        image = self._pictures.get(digest, self._box() * ratio) if self._view.isVisible() else None
        if image is None or image.isNull():
            image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(theme.colour("sunken"))
        image.setDevicePixelRatio(ratio)
        return image

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read the pictures for the width there is, once it is known: what Qt scales as it paints is jagged."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Resize} and self._width != self._view.viewport().width():
            self._width = self._view.viewport().width() if self._view.isVisible() else 0
            for _cursor, name, _words in _images(self._view.document()):
                self._put(name)
            self._view.updateGeometry()
        return super().eventFilter(watched, event)

    def _on_ready(self, digest: str) -> None:
        address = f"{SCHEME}{digest}"
        if any(name == address for _cursor, name, _words in _images(self._view.document())):
            self._put(address)
            self._view.viewport().update()

    def _put(self, address: str) -> None:
        document = self._view.document()
        document.addResource(_IMAGE, QUrl(address), self.answer(_IMAGE.value, address))
        document.markContentsDirty(0, document.characterCount())

    def _size(self, digest: str) -> QSize:
        return self._pictures.size(digest, self._box()) if self._pictures is not None else QSize()

    def _box(self) -> QSize:
        return QSize(min(theme.em(_WIDEST_EM), self._view.viewport().width()), theme.em(_HIGHEST_EM))


def _digest(address: str) -> str:
    return address[len(SCHEME) :] if address.startswith(SCHEME) else ""


def _images(document: QTextDocument) -> Iterator[tuple[QTextCursor, str, str]]:
    """Yield a cursor around each image, its address, and the words that stand for it."""
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            style = fragment.charFormat()
            if style.isImageFormat():
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                words = str(style.property(QTextFormat.Property.ImageAltText.value) or "")
                yield cursor, style.toImageFormat().name(), words
            iterator += 1
        block = block.next()
