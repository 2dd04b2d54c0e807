"""Marks of Markdown put around words or before lines, each as one step to undo."""

from PySide6.QtGui import QTextCursor

from lcjournal.ui.widgets.editor.prose_edit import ProseEdit


def surround(field: ProseEdit, mark: str) -> None:
    """Put ``mark`` before and behind the selection or, without one, on both sides of the cursor.

    Before the mark that closes what was begun, step over it instead.
    """
    cursor = field.textCursor()
    if not cursor.hasSelection() and _closes(cursor.block().text(), cursor.positionInBlock(), mark):
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, len(mark))
        field.setTextCursor(cursor)
        return
    words = cursor.selectedText().replace("\u2029", "\n")
    cursor.insertText(f"{mark}{words}{mark}")
    if not words:
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(mark))
        field.setTextCursor(cursor)


def _closes(line: str, place: int, mark: str) -> bool:
    """Say whether ``mark``, one or two asterisks, stands at a place of a line and closes what one before it began."""
    before, after = line[:place], line[place:]
    run = len(after) - len(after.lstrip("*"))
    bold, both = before.count("**") % 2 == 1, 3
    italic = before.replace("**", "").count("*") % 2 == 1
    return run in {len(mark), both} and (bold if len(mark) == len("**") else italic)


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
