"""HTML as a document for paper: the size of its pages, its style in points, and where one page may end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageSize,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextTable,
)

from lcjournal.core import i18n, paths

_POINTS = 10
_LETTER_REGIONS = {"US", "CA", "MX", "PH", "CL", "CO", "VE"}
_NARROW, _STAND_IN = "\u202f", "\ue000"
_OWN_STYLE = re.compile("<style>.*?</style>", re.DOTALL)
"""What a page says of itself is for browsers."""
_TOGETHER = 2
"""So many lines at least stand together at the beginning and the end of a paragraph."""


def page_size() -> QPageSize:
    """Return the size of paper that is usual in the region."""
    letter = i18n.region().partition("_")[2] in _LETTER_REGIONS
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def document(html: str) -> QTextDocument:
    """Return HTML as a document in the style of paper, sizes in points.

    Qt reads a narrow no-break space as any other space, so something stands in for it and gives way again.
    """
    shown = QTextDocument()
    font = QFont(QGuiApplication.font())
    font.setPointSize(_POINTS)
    font.setFeature(QFont.Tag("liga"), 0)  # who looks for “certificat” in a PDF finds no ligature
    shown.setDefaultFont(font)
    shown.setDefaultStyleSheet((paths.resources() / "paper.css").read_text(encoding="utf-8"))
    shown.setHtml(_OWN_STYLE.sub("", html).replace(_NARROW, _STAND_IN))
    for found in occurrences(shown, _STAND_IN):
        found.insertText(_NARROW)
    return shown


def occurrences(shown: QTextDocument, letter: str) -> Iterator[QTextCursor]:
    """Yield a cursor on each place of a letter; the caller puts something else there."""
    found = shown.find(letter)
    while not found.isNull():
        yield found
        found = shown.find(letter, QTextCursor(found))


@dataclass(slots=True)
class Piece:
    """What stands together on one page, from ``top`` to ``bottom``; ``leads`` keeps it beside what follows."""

    top: float
    bottom: float
    leads: bool = False


def pieces(shown: QTextDocument) -> list[Piece]:
    """Return the pieces of a document that was laid out without pages, from the top down.

    A heading leads, and so does one line below it or above a table, and the head of a table; a row is one piece.
    """
    found: list[Piece] = []
    row: tuple[int, int] | None = None
    block = shown.begin()
    while block.isValid():
        lines = list(_lines(shown, block))
        here = _row(block)
        if lines and here is not None:
            whole = Piece(min(line.top for line in lines), max(line.bottom for line in lines), leads=here[1] == 0)
            if here == row:
                found[-1].top, found[-1].bottom = min(found[-1].top, whole.top), max(found[-1].bottom, whole.bottom)
            else:
                found.append(whole)
        elif lines:
            found += _grouped(lines, leads=_leads(block, found))
        row, block = here, block.next()
    return found


def page_starts(found: list[Piece], height: float) -> list[float]:
    """Return where each page begins; what leads goes along with what follows, unless both are too long for a page."""
    starts, above = [0.0], 0.0
    for first, last in _units(found, height):
        while last.bottom - starts[-1] > height:
            begin = (above + first.top) / 2
            # a piece that begins a page and is still too long for it is parted where the page ends
            starts.append(begin if begin > starts[-1] else starts[-1] + height)
        above = last.bottom
    return starts


def _units(found: list[Piece], height: float) -> Iterator[tuple[Piece, Piece]]:
    """Yield the first and the last piece of each stretch that is not to be parted."""
    start = 0
    for place, piece in enumerate(found):
        if piece.leads and place + 1 < len(found):
            continue
        if piece.bottom - found[start].top > height:
            yield from ((one, one) for one in found[start : place + 1])
        else:
            yield found[start], piece
        start = place + 1


def _leads(block: QTextBlock, above: list[Piece]) -> bool:
    """Say whether a block stays beside what follows: a heading, the line above a table, one line under a heading."""
    after = block.next()
    if block.blockFormat().headingLevel() or _row(after) is not None:
        return True
    under_heading = bool(above) and above[-1].leads and block.layout().lineCount() == 1
    return under_heading and after.isValid() and not after.blockFormat().headingLevel()


def _lines(shown: QTextDocument, block: QTextBlock) -> Iterator[Piece]:
    layout = block.layout()
    above = shown.documentLayout().blockBoundingRect(block).top() - layout.boundingRect().top()
    for number in range(layout.lineCount()):
        line: QTextLine = layout.lineAt(number)
        yield Piece(above + line.rect().top(), above + line.rect().bottom())


def _row(block: QTextBlock) -> tuple[int, int] | None:
    """Return which row of which table a block is in."""
    table: QTextTable | None = QTextCursor(block).currentTable() if block.isValid() else None
    if table is None:
        return None
    return table.firstPosition(), table.cellAt(block.position()).row()


def _grouped(lines: list[Piece], *, leads: bool) -> list[Piece]:
    """Put the lines of a block together so that none is alone at the end or the beginning of a page."""
    if leads or len(lines) <= 2 * _TOGETHER - 1:
        return [Piece(lines[0].top, lines[-1].bottom, leads)]
    first = Piece(lines[0].top, lines[_TOGETHER - 1].bottom)
    last = Piece(lines[-_TOGETHER].top, lines[-1].bottom)
    return [first, *lines[_TOGETHER:-_TOGETHER], last]
