"""Colours for raw Markdown while it is written, and waves under misspelt words; no letter moves."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from typing_extensions import override

from lcjournal.core.markdown_marks import Mark, fence_after, spans
from lcjournal.core.utf16 import utf16_places
from lcjournal.ui import theme
from lcjournal.ui.spelling import Spelling

_LONGEST = 20_000
"""Longer lines are no prose, and are left as they are."""

_SLICE, _LINE = 3_000, 40
"""How much is shown in one go, and what a line takes beside its letters: a long text must not hold up the window."""

_ROLES = {
    Mark.HEADING: "accent_text",
    Mark.QUOTE: "text3",
    Mark.LIST: "accent_text",
    Mark.TASK: "accent_text",
    Mark.CODE: "text2",
    Mark.LINK: "accent_text",
    Mark.STRUCK: "text3",
}


class _Look(NamedTuple):
    start: int
    end: int
    format: QTextCharFormat


class Highlighter(QSyntaxHighlighter):
    """Shows headings, emphasis, code, quotations, links, task marks and misspelt words of one document.

    A word that ends at ``cursor``, a place in the document, is still being written and gets no wave. Of a long text
    only a part is shown at once; ``next_turn`` ends when ``go_on`` is to show more of it.
    """

    def __init__(self, document: QTextDocument, cursor: Callable[[], int]) -> None:
        super().__init__(document)
        self.spelling: Spelling | None = None
        self._cursor = cursor
        self._spared: tuple[QTextBlock, int] | None = None
        self._known_language = (-1, "")
        self._fences = [""]  # the state of a block is a place in this list: Qt keeps a number only
        self._waiting: list[QTextBlock] = []
        self._left: dict[int, QTextBlock] = {}
        self._room = _SLICE
        self.next_turn = QTimer(self, singleShot=True, interval=0)

    def hold(self) -> None:
        """Forget what is left, for another text comes, of which nothing is shown until ``go_on``."""
        self._left, self._waiting = {}, []
        self._room = 0

    def go_on(self) -> None:
        """Show some of what is left, the lines near the cursor first."""
        self._room = _SLICE
        here = self._cursor()
        for number, block in sorted(self._left.items(), key=lambda left: abs(left[1].position() - here)):
            if self._room <= 0:
                break
            del self._left[number]
            if block == self.document().findBlock(block.position()):  # else it was deleted in the meantime
                self.rehighlightBlock(block)

    def show_answers(self) -> None:
        """Look again at the lines that had words nobody knew."""
        waiting, self._waiting = self._waiting, []
        self._leave(waiting)
        self.go_on()

    def follow_cursor(self) -> None:
        """Look again at the line whose last word was being written, once the cursor has left it."""
        if self._spared is not None and self._spared[1] != self._cursor():
            (block, _place), self._spared = self._spared, None
            if block.isValid():
                self.rehighlightBlock(block)

    def look_again(self) -> None:
        """Look at the whole text again: the theme, the language or what is known is another."""
        self._known_language = (-1, "")
        self._leave(_blocks(self.document()))
        self.go_on()

    @override
    def highlightBlock(self, text: str) -> None:
        before = self._fences[max(0, self.previousBlockState())]
        after = fence_after(text, before)
        if after not in self._fences:
            self._fences.append(after)
        self.setCurrentBlockState(self._fences.index(after))
        if before or after:
            self.setFormat(0, utf16_places(text)[-1], _look(Mark.CODE))
        elif len(text) <= _LONGEST:
            self.next_turn.start()
            if self._room > 0:
                self._room -= len(text) + _LINE
                self._show(text, [_Look(span.start, span.end, _look(span.mark)) for span in spans(text)])
            else:
                self._leave([self.currentBlock()])

    def _leave(self, blocks: Iterable[QTextBlock]) -> None:
        self._left |= {block.fragmentIndex(): block for block in blocks}

    def _show(self, text: str, looks: list[_Look]) -> None:
        """Show what lies over each stretch: a word may be bold, in italics and in a heading at once."""
        places = utf16_places(text)
        looks += self._waves(text, places)
        edges = sorted({edge for look in looks for edge in (look.start, look.end)})
        beginning: dict[int, list[tuple[int, _Look]]] = defaultdict(list)
        for number, look in enumerate(looks):
            beginning[look.start].append((number, look))
        here: list[tuple[int, _Look]] = []
        for start, end in pairwise(edges):
            here = sorted([known for known in here if known[1].end > start] + beginning[start])
            both = QTextCharFormat()
            for _number, look in here:
                both.merge(look.format)
            self.setFormat(places[start], places[end] - places[start], both)

    def word_at(self, place: int) -> tuple[QTextCursor, str] | None:
        """Return a cursor that selects the misspelt word at a place of the document, and the language it is not of."""
        block = self.document().findBlock(place)
        if self.spelling is None:
            return None
        text, language = block.text(), self._language()
        places = utf16_places(text)
        for word in self.spelling.wrong(text, language)[0]:
            if places[word.start] <= place - block.position() <= places[word.end]:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + places[word.start])
                cursor.setPosition(block.position() + places[word.end], QTextCursor.MoveMode.KeepAnchor)
                return cursor, language
        return None

    def _language(self) -> str:
        """Return the language of the whole text, found once for each state of it."""
        key = self.document().revision()
        if self.spelling is not None and self._known_language[0] != key:
            self._known_language = (key, self.spelling.language(self.document().toPlainText()))
        return self._known_language[1]

    def _waves(self, text: str, places: Sequence[int]) -> list[_Look]:
        if self.spelling is None:
            return []
        block = self.currentBlock()
        here = self._cursor() - block.position()
        writing = places.index(here) if here in places else -1
        wrong, known = self.spelling.wrong(text, self._language(), writing)
        if not known:
            self._waiting.append(block)
        if writing > 0:
            self._spared = block, here + block.position()
        return [_Look(word.start, word.end, _wave()) for word in wrong]


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _look(mark: Mark) -> QTextCharFormat:
    look = QTextCharFormat()
    if mark in _ROLES:
        look.setForeground(theme.colour(_ROLES[mark]))
    if mark in {Mark.HEADING, Mark.BOLD}:
        look.setFontWeight(QFont.Weight.DemiBold)
    elif mark is Mark.ITALIC:
        look.setFontItalic(True)
    elif mark is Mark.STRUCK:
        look.setFontStrikeOut(True)
    elif mark is Mark.CODE:
        look.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
        look.setBackground(theme.colour("sunken"))
    return look


def _wave() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme.colour("warn"))
    return look
