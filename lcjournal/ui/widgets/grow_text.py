"""A field for prose that is as tall as what is written in it."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.widgets.labels import FontStyle


class AutoGrowText(QPlainTextEdit):
    """Plain text that grows with its content and leaves scrolling to the page. Pasting keeps the words only.

    ``bare`` draws no frame, for fields that share one. Tab goes on to the next field.
    """

    def __init__(
        self, name: str, placeholder: str = "", *, lines: int = 2, bare: bool = False, face: FontStyle = "reading"
    ) -> None:
        super().__init__()
        self._lines = lines
        self.setProperty("face", face)
        self.setProperty("look", "bare" if bare else "")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        """Return the height of the text, of ``lines`` lines at least."""
        lines = max(self._lines, round(self.document().size().height()))
        margins = self.contentsMargins()
        height = lines * self.fontMetrics().lineSpacing() + margins.top() + margins.bottom()
        return QSize(theme.em(20), height + 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again and grow."""
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words and no formatting."""
        if source.hasText():
            self.textCursor().insertText(source.text())

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
