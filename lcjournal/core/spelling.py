"""Which words of a text to check, and in which language they are; what is no prose is left alone."""

import re
from collections import Counter
from typing import NamedTuple

from lcjournal.core.folding import fold
from lcjournal.core.markdown_marks import Mark, spans

LANGUAGES = ("en", "fr")

_WORD = re.compile(r"(?<![\w#@'’-])['’-]*(?P<word>\w(?:[\w'’-]*\w)?)")
_COMMON = {
    "en": "the of and to in is that it for was with are be this have from by not we when there my you they what which",
    "fr": "le la les de des du un une et est que qui dans pour pas sur avec je nous vous il elle ce cette mais au en",
}
_LANGUAGE_OF = {word: language for language, words in _COMMON.items() for word in words.split()}
_ENOUGH = 6000
"""Characters that tell the language of a text."""


class Word(NamedTuple):
    """A word that stands at ``[start:end]`` of a line."""

    start: int
    end: int
    text: str


def language_of(text: str, fallback: str) -> str:
    """Return ``en`` or ``fr``, the one with more of its commonest words in a text, or else ``fallback``."""
    found = Counter(_LANGUAGE_OF.get(word, "") for word in re.findall(r"[a-z]+", fold(text[:_ENOUGH])))
    english, french = found["en"], found["fr"]
    return fallback if english == french else "en" if english > french else "fr"


def words_of(line: str) -> list[Word]:
    """Return the words of a line of Markdown to check.

    Code, addresses, #tags, @people, capitals such as ISO, names such as iPhone and what holds a figure are none.
    """
    taken = [span for span in spans(line) if span.mark in {Mark.CODE, Mark.LINK}]
    found = []
    for match in _WORD.finditer(line):
        start, end = match.span("word")
        if _is_prose(match["word"]) and not any(span.start < end and start < span.end for span in taken):
            found.append(Word(start, end, match["word"]))
    return found


def _is_prose(word: str) -> bool:
    letters = re.sub(r"['’-]", "", word)
    return len(letters) > 1 and letters.isalpha() and letters[1:] == letters[1:].lower()
