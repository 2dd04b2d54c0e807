"""Enter goes on with a list, and two keys move its lines in and out; Tab is left to those who move by keyboard."""

from PySide6.QtGui import QTextBlock, QTextCursor

from lcjournal.core.list_lines import is_empty_item, lead, next_lead, shifted


def break_line(cursor: QTextCursor) -> None:
    """Begin a new line at the cursor: the next item of a list, or the end of the list where the item is empty."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    block = cursor.block()
    line = block.text()
    if cursor.positionInBlock() < len(lead(line)):
        cursor.insertBlock()
    elif is_empty_item(line):
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if block.previous().text().strip():  # without an empty line what follows would be part of the item before
            cursor.insertBlock()
    else:
        cursor.insertBlock()
        cursor.insertText(next_lead(line))
    cursor.endEditBlock()


def move_lines(cursor: QTextCursor, *, inward: bool) -> None:
    """Move the selected lines of lists a level in or out, as one step to undo."""
    block = cursor.document().findBlock(cursor.selectionStart())
    last = cursor.document().findBlock(cursor.selectionEnd()).blockNumber()
    cursor.beginEditBlock()
    while block.isValid() and block.blockNumber() <= last:
        _move(block, inward=inward)
        block = block.next()
    cursor.endEditBlock()


def _move(block: QTextBlock, *, inward: bool) -> None:
    """Add or take away spaces only where they change, so that every cursor in the line stays at its letter."""
    line = block.text()
    moved = shifted(line, inward=inward)
    start = next((place for place, (old, new) in enumerate(zip(line, moved, strict=False)) if old != new), len(line))
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    if len(moved) > len(line):
        cursor.insertText(moved[start : start + len(moved) - len(line)])
    elif len(moved) < len(line):
        cursor.setPosition(cursor.position() + len(line) - len(moved), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
