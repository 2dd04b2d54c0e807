"""Colours for raw Markdown while it is written; no letter changes its width by more than its weight."""

from itertools import pairwise

from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from lcjournal.core.markdown_marks import Mark, Span, fence_after, spans
from lcjournal.ui import theme

_LONGEST = 20_000
"""Longer lines are no prose, and are left as they are."""

_ROLES = {
    Mark.HEADING: "accent_text",
    Mark.QUOTE: "text3",
    Mark.LIST: "accent_text",
    Mark.TASK: "accent_text",
    Mark.CODE: "text2",
    Mark.LINK: "accent_text",
    Mark.STRUCK: "text3",
}


class Highlighter(QSyntaxHighlighter):
    """Shows headings, emphasis, code, quotations, links and task marks of one document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._fences = [""]  # the state of a block is a place in this list: Qt keeps a number only

    @override
    def highlightBlock(self, text: str) -> None:
        before = self._fences[max(0, self.previousBlockState())]
        after = fence_after(text, before)
        if after not in self._fences:
            self._fences.append(after)
        self.setCurrentBlockState(self._fences.index(after))
        if before or after:
            self.setFormat(0, len(text), _look(Mark.CODE))
        elif len(text) <= _LONGEST:
            self._show(spans(text))

    def _show(self, found: list[Span]) -> None:
        """Show what lies over each stretch: a word may be bold, in italics and in a heading at once."""
        edges = sorted({edge for span in found for edge in (span.start, span.end)})
        for start, end in pairwise(edges):
            both = QTextCharFormat()
            for span in found:
                if span.start <= start < span.end:
                    both.merge(_look(span.mark))
            self.setFormat(start, end - start, both)


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
