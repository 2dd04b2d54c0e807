"""What changed between two texts, in words a person can read."""

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_WORD = re.compile(r"\w+|\n|[^\w\n]+?(?=\w|\n|$)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_WORDS = 4000
"""Longer texts are compared by lines: comparing them by words takes seconds."""


class Kind(StrEnum):
    """Whether a piece is in both texts, only in the old one or only in the new one."""

    SAME = "same"
    GONE = "gone"
    ADDED = "added"


class Piece(NamedTuple):
    """Words that go together."""

    kind: Kind
    text: str


def difference(old: str, new: str) -> list[Piece]:
    """Return the pieces that make both texts: all but what was added is ``old``, all but what is gone is ``new``."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        before, after = _LINE.findall(old), _LINE.findall(new)
    pieces = []
    for _tag, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, added = "".join(before[start:end]), "".join(after[begin:stop])
        if gone == added:
            pieces.append(Piece(Kind.SAME, gone))
        else:
            pieces += [Piece(kind, text) for kind, text in ((Kind.GONE, gone), (Kind.ADDED, added)) if text]
    return pieces
