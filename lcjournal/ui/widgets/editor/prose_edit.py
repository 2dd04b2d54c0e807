"""The field in which one writes a reflection: raw text, with room between the lines."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QSizePolicy, QTextEdit
from typing_extensions import override

from lcjournal.ui import theme
from lcjournal.ui.spelling import Spelling
from lcjournal.ui.widgets.editor.highlighter import Highlighter
from lcjournal.ui.widgets.editor.list_keys import break_line, move_lines
from lcjournal.ui.widgets.editor.word_menu import WordMenu
from lcjournal.ui.widgets.file_drop import carried_by, files_in
from lcjournal.ui.widgets.markdown_view import LINE_HEIGHT

_INWARD, _OUTWARD = ("Ctrl+]", "Ctrl+M"), ("Ctrl+[", "Ctrl+Shift+M")
"""Brackets need AltGr on a French keyboard."""
_WORD = ("Ctrl+.", "Ctrl+;")
"""Neither needs Shift on one of the two keyboards."""


class ProseEdit(QTextEdit):
    """Grows with its text and leaves scrolling to the page, which follows the cursor. Pasting keeps the words only."""

    files_given = Signal(object, object)
    """What was dropped or pasted that is no text: a cursor where, and a list of Path or a QImage."""

    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self._given, self._shown = "", ""
        self.setProperty("face", "reading")
        self.setProperty("look", "bare")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._highlighter = Highlighter(self.document(), self._writing_place)
        self._highlighter.next_turn.timeout.connect(self._colour_on)
        self.show_text("")
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._follow_later)
        self.cursorPositionChanged.connect(self._on_cursor)
        for keys, slot in (
            (_INWARD, self._move_in),
            (_OUTWARD, self._move_out),
            (_WORD, self._show_word_menu),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(slot)

    def show_text(self, text: str) -> None:
        """Show a text as it is stored; there is nothing to undo yet."""
        self.document().setUndoRedoEnabled(False)
        self._highlighter.hold()  # each of the next two steps would have it look at the whole text
        self.setPlainText(text)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self._colour_on()
        self.document().setUndoRedoEnabled(True)
        self._given, self._shown = text, self.raw()
        self._fit()

    def check_with(self, spelling: Spelling) -> None:
        """Show what is misspelt from now on."""
        self._highlighter.spelling = spelling
        spelling.answered.connect(self._on_answers)
        spelling.changed.connect(self._colour_again)
        self._colour_again()

    def text(self) -> str:
        """Return what stands in the field; a text that was not touched comes back byte for byte."""
        raw = self.raw()
        return self._given if raw == self._shown else raw

    def raw(self) -> str:
        """Return the text as Qt counts its lines, with its no-break spaces, which ``toPlainText`` would make plain."""
        return self.document().toRawText().replace("\u2029", "\n")

    def follow(self) -> None:
        """Scroll so that the line of the cursor is in sight; the area that scrolls lies somewhere above."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # what grew is to have its place first
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and content is not None:
            place = self.mapTo(content, self.cursorRect().center())
            area.ensureVisible(place.x(), place.y(), 0, theme.em(3))

    @override
    def sizeHint(self) -> QSize:
        least = self._lines * self.fontMetrics().lineSpacing() * LINE_HEIGHT / 100
        margins = self.contentsMargins()
        height = ceil(max(least, self.document().size().height())) + margins.top() + margins.bottom()
        return QSize(theme.em(20), height + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(8), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._colour_again()
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with a list at Enter; with Shift the line just ends, and no line separator comes into the text."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            cursor = self.textCursor()
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                cursor.insertBlock()
            else:
                break_line(cursor)
            self.setTextCursor(cursor)

    @override
    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self._on_cursor()

    @override
    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        if e.reason() == QContextMenuEvent.Reason.Keyboard:
            self._show_menu(self.textCursor().position(), self.cursorRect().bottomLeft())
        else:
            self._show_menu(self.cursorForPosition(e.pos()).position(), e.pos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words alone; files and pictures are for others to place."""
        if carried := carried_by(source):
            self.files_given.emit(self.textCursor(), carried)
        elif source.hasText():
            self.textCursor().insertText(source.text())

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or carried_by(source) is not None

    @override
    def dropEvent(self, e: QDropEvent) -> None:
        """Take files as copies whatever the other program proposes: it would delete what it thinks moved."""
        super().dropEvent(e)
        if files_in(e.mimeData()):
            e.setDropAction(Qt.DropAction.CopyAction)

    def _move_in(self) -> None:
        move_lines(self.textCursor(), inward=True)

    def _move_out(self) -> None:
        move_lines(self.textCursor(), inward=False)

    def _show_menu(self, place: int, at: QPoint) -> None:
        menu = self.createStandardContextMenu()
        self._open_menu(menu, place, at)

    def _show_word_menu(self) -> None:
        """Offer other words for the one the cursor is in, if it is misspelt."""
        place = self.textCursor().position()
        if self._highlighter.word_at(place) is not None:
            self._open_menu(QMenu(self), place, self.cursorRect().bottomLeft())

    def _open_menu(self, menu: QMenu, place: int, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        spelling, found = self._highlighter.spelling, self._highlighter.word_at(place)
        if spelling is not None and found is not None:
            WordMenu(menu, spelling, *found)
        menu.popup(self.viewport().mapToGlobal(at))

    def _writing_place(self) -> int:
        return self.textCursor().position() if self.hasFocus() else -1

    def _colour_on(self) -> None:
        self._colour(self._highlighter.go_on)

    def _colour_again(self) -> None:
        self._colour(self._highlighter.look_again)

    def _on_answers(self) -> None:
        self._colour(self._highlighter.show_answers)

    def _on_cursor(self) -> None:
        self._colour(self._highlighter.follow_cursor)

    def _colour(self, look: Callable[[], None]) -> None:
        """Show what is to be seen now; what Qt calls a change of the text is none here."""
        blocked = self.blockSignals(True)
        look()
        self.blockSignals(blocked)

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _follow_later(self) -> None:
        QTimer.singleShot(0, self, self._follow)  # once the field has grown

    def _follow(self) -> None:
        if self.hasFocus():
            self.follow()
