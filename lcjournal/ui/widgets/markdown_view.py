"""A rendered copy of the person's Markdown. It reads nothing but attached pictures and follows no link by itself."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit
from typing_extensions import override

from lcjournal.core.search import SearchQuery, highlight_ranges
from lcjournal.core.utf16 import utf16_places
from lcjournal.ui import theme
from lcjournal.ui.widgets.picture_text import PictureText
from lcjournal.ui.widgets.pictures import Pictures
from lcjournal.ui.widgets.task_ticks import TaskTicks

_LONGEST = 200_000
"""Longer texts are shown as they were typed: Qt takes seconds to lay out some Markdown of that size."""

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
LINE_HEIGHT = 140
"""Per cent of the font’s own line: about 1.6 times the size of the letters."""


class MarkdownView(QTextBrowser):
    """As high as its text; the page around it scrolls. Task boxes of the text named ``ticks`` can be ticked."""

    def __init__(self, name: str, *, ticks: str = "", pictures: Pictures | None = None) -> None:
        super().__init__()
        self._text, self._query = "", SearchQuery()
        self._images = PictureText(self, pictures)
        self.ticks = TaskTicks(self, ticks)
        self.setProperty("look", "bare")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)

    def show_text(self, text: str) -> None:
        """Render raw Markdown."""
        self._text = text
        self.document().setDefaultFont(theme.font("reading"))
        if len(text) > _LONGEST:
            self.setPlainText(text)
            self.ticks.show("")
        else:
            self.document().setMarkdown(text, _FEATURES)
            self._images.settle()
            self.ticks.show(text)
        self._space_lines()
        self._images.space()
        self.mark(self._query)
        self.updateGeometry()

    def mark(self, query: SearchQuery) -> QRect | None:
        """Mark what was searched and return where the first hit stands, or None."""
        self._query = query
        hits: list[QTextEdit.ExtraSelection] = []
        block = self.document().firstBlock()
        while query.terms and block.isValid():
            places = utf16_places(block.text())
            for start, end in highlight_ranges(block.text(), query):
                hit = QTextEdit.ExtraSelection()
                hit.cursor = QTextCursor(block)
                hit.cursor.setPosition(block.position() + places[start])
                hit.cursor.setPosition(block.position() + places[end], QTextCursor.MoveMode.KeepAnchor)
                hit.format.setBackground(theme.colour("mark"))
                hits.append(hit)
            block = block.next()
        self.setExtraSelections(hits)
        return self.cursorRect(hits[0].cursor) if hits else None

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """Show attached pictures alone. Never give nothing back: Qt would then read the file that the text names."""
        return self._images.answer(kind, name.toString() if isinstance(name, QUrl) else name)

    @override
    def sizeHint(self) -> QSize:
        self.document().setTextWidth(self.viewport().width())
        return QSize(theme.em(20), round(self.document().size().height()) + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self.ticks.place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self._text:
            self.show_text(self._text)

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
