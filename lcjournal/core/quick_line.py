"""A line of quick add while it is being read: what was understood, what stands in quotation marks, what is left."""

import re
from enum import StrEnum
from typing import NamedTuple

from lcjournal.core.folding import fold_mapped, original_range
from lcjournal.core.phrases import TAKEN, Found, hide

AROUND = ".,;:!?()[]{}«»“”\"'…"
"""Signs that may stand around a word and are none of it."""

JOINING = ",;:-–—|/·•&+"
"""Signs that join what stands on both sides of them."""

_PIECE = re.compile(rf"{TAKEN}+|[^\s{TAKEN},;]*[,;]+|[^\s{TAKEN},;]+")
_JOINING_WORD = re.compile(rf"(?<={TAKEN})[\s,;]+(?P<word>et|and|puis|then)\s+(?={TAKEN})")
# The inside of a quotation; the quotation marks of #«two words» belong to the tag.
_QUOTED = re.compile(
    r"(?<=(?<![#@\w])«)[^«»]+(?=»)|(?<=(?<![#@\w])“)[^“”]+(?=”)|(?<=(?<![#@\w])\")[^\"]+(?=\"(?!\w))", re.ASCII
)
# After a digit: 1½ is folded to 11/2.
_FRACTIONS = {"½": ".50", "¼": ".25", "¾": ".75"}


class Role(StrEnum):
    """What a piece of the line was understood as; ``JOINING`` is the “with” before a person, the “and” between two."""

    KIND = "kind"
    DURATION = "duration"
    DAY = "day"
    TAG = "tag"
    PERSON = "person"
    PRIVATE = "private"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    JOINING = "joining"


class Span(NamedTuple):
    """``text[start:end]`` of the line was understood as ``role``. It may stand in the title as well."""

    start: int
    end: int
    role: Role


class QuickLine:
    """A line and its ``folded`` text, in which what is taken gives way to TAKEN marks and quotations to HIDDEN ones.

    Phrases are found in ``folded``; ``text``, titles and spans are as the person wrote them.
    """

    def __init__(self, text: str) -> None:
        self.text = text.replace(TAKEN, " ")
        folded, self._places = fold_mapped(self.text)
        self.folded = self._without_quotations(self._with_decimals(folded))
        self.spans: list[Span] = []

    def _with_decimals(self, folded: str) -> str:
        for place, sign in enumerate(self.text):
            if sign in _FRACTIONS and self.text[:place][-1:].isdecimal():
                start = self._places.index(place)
                folded = folded[:start] + _FRACTIONS[sign] + folded[start + 3 :]
        return folded

    def _without_quotations(self, folded: str) -> str:
        """Hide the words of quotations, unless the line is one as a whole."""
        quotes = list(_QUOTED.finditer(folded))
        whole = len(quotes) == 1 and len(quotes[0][0]) == len(folded.strip()) - 2
        return folded if whole else hide(_QUOTED, folded)

    def original(self, found: Found) -> str:
        """Return a phrase as it was written."""
        start, end = original_range(self._places, *found)
        return self.text[start:end]

    def note(self, found: Found, role: Role) -> None:
        """Remember what a phrase means and leave it in the title."""
        self.spans.append(Span(*original_range(self._places, *found), role))

    def blank(self, found: Found) -> None:
        """Take a phrase out of the title."""
        self.folded = self.folded[: found.start] + TAKEN * (found.end - found.start) + self.folded[found.end :]

    def take(self, found: Found, role: Role) -> None:
        """Remember what a phrase means and take it out of the title."""
        self.note(found, role)
        self.blank(found)

    def take_joining_words(self) -> None:
        """Take “and” where what stands on both sides of it was taken."""
        for match in _JOINING_WORD.finditer(self.folded):
            self.take(Found(*match.span("word")), Role.JOINING)

    def pieces(self) -> list[Found]:
        """Return the words that are left, without signs that only joined them to what was taken."""
        found = [Found(*match.span()) for match in _PIECE.finditer(self.folded)]
        taken = [self.folded[piece.start] == TAKEN for piece in found]
        around = zip([False, *taken], found, taken, [*taken[1:], False], strict=False)
        return [
            piece
            for before, piece, here, after in around
            if not here and not ((before or after) and self._only_joins(piece))
        ]

    def _only_joins(self, piece: Found) -> bool:
        """Tell whether a piece is a comma or dash, or a bracket that touches what was taken."""
        signs = self.folded[piece.start : piece.end]
        touches = TAKEN in self.folded[max(0, piece.start - 1) : piece.end + 1]
        return not signs.strip(AROUND + JOINING if touches else JOINING + ".")

    def title(self) -> str:
        """Return what is left, in its order."""
        title, end = "", 0
        for piece in self.pieces():
            title += (" " if title and piece.start > end else "") + self.original(piece)
            end = piece.end
        return title.strip(JOINING.replace("+", "") + " ") if TAKEN in self.folded else title
