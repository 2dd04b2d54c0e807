"""Which kind a line speaks of: “MOOC Python”, « lecture Senge », “Python course”, “attended a talk on maps”.

A kind stands at the beginning or at the end of what is left of a line once days, times and tags are taken out. In the
middle of a sentence it counts only where the word is unmistakable (MOOC) or the sentence begins as one tells what one
did (“went to a…”, « j’ai suivi un… »). So “book a room for the project” speaks of none.
"""

from functools import cache
from typing import NamedTuple

from lcjournal.core.kinds import presets, word_key
from lcjournal.core.model import Kind
from lcjournal.core.phrases import words

_LONGEST_PHRASE = 5
_OPENING_WORDS = 6


class KindFound(NamedTuple):
    """A kind named by words ``[start:end]``; ``whole`` says that the title needs these words to stay a phrase."""

    kind: Kind
    start: int
    end: int
    whole: bool


def find_kind(line: list[str], language: str) -> KindFound | None:
    """Return the kind that the words of a line name, or None.

    ``line`` holds folded words without punctuation around them, but for a colon after a word that a colon, a dash or a
    quotation sets apart from the next; ``language`` decides where a word is of two kinds.
    """
    return _at_start(line, language) or _at_end(line, language) or _told(line, language) or _anywhere(line)


def spoken_language(line: list[str], language: str) -> str:
    """Return the language that most small words of the line belong to, ``language`` where they say nothing."""
    evidence = words()["evidence"]
    counts = {code: sum(word in evidence[code] for word in line) for code in evidence}
    return language if len(set(counts.values())) == 1 else max(counts, key=lambda code: counts[code])


@cache
def _grammar(name: str) -> frozenset[str]:
    return frozenset(words()["grammar"][name])


@cache
def _known(language: str) -> dict[str, Kind]:
    """Return the kind of each word of both languages, ``language`` winning."""
    other = "fr" if language == "en" else "en"
    return {word: Kind(info.id) for code in (other, language) for info in presets() for word in info.words[code]}


@cache
def _verbs() -> dict[str, Kind]:
    return {word: Kind(info.id) for info in presets() for word in info.verbs}


@cache
def _unmistakable() -> dict[str, Kind]:
    return {word: Kind(info.id) for info in presets() for word in info.anywhere}


def _lookup(table: dict[str, Kind], phrase: list[str]) -> Kind | None:
    """Return the kind of a phrase, also in the plural of its first word, its last, or both."""
    key = word_key(" ".join(phrase)).removesuffix(":")
    if key in _grammar("never"):
        return None
    first, space, rest = key.partition(" ")
    singular = first.removesuffix("s") + space + rest
    forms = (key, key.removesuffix("s"), singular, singular.removesuffix("s"))
    return next((table[form] for form in forms if form in table), None)


def _at_start(line: list[str], language: str) -> KindFound | None:
    beginning = word_key(" ".join(line[:_LONGEST_PHRASE])) + " "
    if any(beginning.startswith(f"{phrase} ") for phrase in _grammar("never")):
        return None
    table = {**_known(language), **_verbs()}
    for end in range(min(_LONGEST_PHRASE, len(line)), 0, -1):
        if kind := _lookup(table, line[:end]):
            leans = end > 1 and line[end - 1] in _grammar("prepositions")
            whole = end == len(line) or leans or (_goes_on(line[end]) and not line[end - 1].endswith(":"))
            return KindFound(kind, 0, end, whole)
    return None


def _goes_on(word: str) -> bool:
    """Tell whether a word makes what follows lean on what precedes: « cours | de Python »."""
    return word in _grammar("determiners") | _grammar("prepositions") or word.startswith(("d'", "l'"))


def _at_end(line: list[str], language: str) -> KindFound | None:
    for start in range(max(1, len(line) - _LONGEST_PHRASE), len(line)):
        kind = _lookup(_known(language), line[start:])
        if kind is None:
            continue
        told = line[0] in _grammar("openers")
        owned = start > 1 and line[start - 2] in _grammar("determiners")
        if _goes_on(line[start - 1]) or (owned and not told):
            return None
        return KindFound(kind, start, len(line), told)
    return None


def _told(line: list[str], language: str) -> KindFound | None:
    """Find a kind after words such as “went to a”, with one more word between at most: “attended a short talk”."""
    strange = 0
    for start, word in enumerate(line[:_OPENING_WORDS]):
        for end in range(min(start + _LONGEST_PHRASE, len(line)), start, -1):
            kind = _lookup(_known(language), line[start:end]) if start else None
            if kind:
                return KindFound(kind, start, end, whole=True)
        strange += word.removesuffix(":") not in _grammar("openers")
        if strange > min(start, 1):
            return None
    return None


def _anywhere(line: list[str]) -> KindFound | None:
    for start in range(len(line)):
        for end in range(min(start + _LONGEST_PHRASE, len(line)), start, -1):
            if kind := _lookup(_unmistakable(), line[start:end]):
                return KindFound(kind, start, end, whole=True)
    return None
