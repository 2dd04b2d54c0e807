"""Marks of Markdown put around words or before lines, each as one step to undo."""

from PySide6.QtGui import QTextCursor

from lcjournal.ui.widgets.editor.prose_edit import ProseEdit


def surround(field: ProseEdit, mark: str) -> None:
    """Put ``mark`` before and behind the selection or, without one, on both sides of the cursor."""
    cursor = field.textCursor()
    words = cursor.selectedText().replace("\u2029", "\n")
    cursor.insertText(f"{mark}{words}{mark}")
    if not words:
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(mark))
        field.setTextCursor(cursor)


def start_lines(field: ProseEdit, mark: str) -> None:
    """Put ``mark`` before every line of the selection."""
    cursor, document = field.textCursor(), field.document()
    first = document.findBlock(cursor.selectionStart()).blockNumber()
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    cursor.beginEditBlock()
    for number in range(first, last + 1):
        line = QTextCursor(document.findBlockByNumber(number))
        line.insertText(mark)
    cursor.endEditBlock()
