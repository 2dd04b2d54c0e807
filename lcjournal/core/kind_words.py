"""Which kind a line speaks of: “MOOC Python”, « lecture Senge », “Python course”, “attended a talk on maps”.

A kind stands at the beginning or at the end of what is left of a line once days, times and tags are taken out. In the
middle of a sentence it counts only where the word is unmistakable (MOOC), the sentence begins as one tells what one did
(“went to a…”, « j’ai suivi un… ») or it is a name with what follows (“UX conference in Lyon”). So “book a room for the
project” speaks of none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from lcjournal.core.kinds import presets, word_key
from lcjournal.core.phrases import words

_LONGEST_PHRASE = 5
_OPENING_WORDS = 6
_LONGEST_NAME = 3


class KindFound(NamedTuple):
    """A kind named by words ``[start:end]``; ``whole`` says that the title needs these words to stay a phrase."""

    kind: str
    start: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class KindTable:
    """Which word means which kind: at either end of a line, where it begins a line, and anywhere in it."""

    known: Mapping[str, str]
    verbs: Mapping[str, str]
    anywhere: Mapping[str, str]


def kind_table(language: str, own: Mapping[str, str]) -> KindTable:
    """Return the words of both languages, those of ``language`` winning, and of ``own``, winning over all.

    ``own`` gives the id of each kind that a person added or renamed, by its name as they wrote it.
    """
    presets = _presets(language)
    names = {word_key(name): kind for name, kind in own.items() if name.strip()}
    return KindTable({**presets.known, **names}, presets.verbs, presets.anywhere)


@cache
def _presets(language: str) -> KindTable:
    other = "fr" if language == "en" else "en"
    return KindTable(
        {word: info.id for code in (other, language) for info in presets() for word in info.words[code]},
        {word: info.id for info in presets() for word in info.verbs},
        {word: info.id for info in presets() for word in info.anywhere},
    )


def find_kind(line: list[str], table: KindTable) -> KindFound | None:
    """Return the kind that the words of a line name, or None.

    ``line`` holds folded words without punctuation around them, but for a colon after a word that a colon, a dash or a
    quotation sets apart from the next.
    """
    return (
        _at_start(line, table)
        or _at_end(line, table)
        or _told(line, table)
        or _in_name(line, table)
        or _anywhere(line, table)
    )


def spoken_language(line: list[str], language: str) -> str:
    """Return the language that most small words of the line belong to, ``language`` where they say nothing."""
    evidence = words()["evidence"]
    counts = {code: sum(word in evidence[code] for word in line) for code in evidence}
    return language if len(set(counts.values())) == 1 else max(counts, key=lambda code: counts[code])


@cache
def _grammar(name: str) -> frozenset[str]:
    return frozenset(words()["grammar"][name])


def _lookup(table: Mapping[str, str], phrase: list[str]) -> str | None:
    """Return the kind of a phrase, also in the plural of its first word, its last, or both."""
    key = word_key(" ".join(phrase)).removesuffix(":").removeprefix("l'")
    if key in _grammar("never"):
        return None
    first, space, rest = key.partition(" ")
    singular = first.removesuffix("s") + space + rest
    forms = (key, key.removesuffix("s"), singular, singular.removesuffix("s"))
    return next((table[form] for form in forms if form in table), None)


def _only_looks_like_one(line: list[str]) -> bool:
    beginning = word_key(" ".join(line[:_LONGEST_PHRASE])) + " "
    return any(beginning.startswith(f"{phrase} ") for phrase in _grammar("never"))


def _at_start(line: list[str], table: KindTable) -> KindFound | None:
    if _only_looks_like_one(line):
        return None
    for end in range(min(_LONGEST_PHRASE, len(line)), 0, -1):
        noun = _lookup(table.known, line[:end])
        if kind := _lookup(table.verbs, line[:end]) or noun:
            return KindFound(kind, 0, end, _leans(line, end, noun=noun is not None))
    return None


def _leans(line: list[str], end: int, *, noun: bool) -> bool:
    """Tell whether what follows the first ``end`` words needs them: « cours | de Python », “lesson | 4”, or nothing."""
    if end == len(line) or line[0].startswith("l'") or (end > 1 and line[end - 1] in _grammar("prepositions")):
        return True
    if line[end - 1].endswith(":"):
        return False
    following = line[end].removesuffix(":")
    return _goes_on(following) or (noun and (following[0].isdecimal() or following in _grammar("leaning")))


def _goes_on(word: str) -> bool:
    """Tell whether a word makes what follows lean on what precedes: « cours | de Python »."""
    return word in _grammar("determiners") | _grammar("prepositions") or word.startswith(("d'", "l'"))


def _at_end(line: list[str], table: KindTable) -> KindFound | None:
    for start in range(max(1, len(line) - _LONGEST_PHRASE), len(line)):
        kind = _lookup(table.known, line[start:])
        if kind is None:
            continue
        told = line[0] in _grammar("openers")
        owned = _is_owned(line, start) or (start > 1 and line[start - 2] in _grammar("determiners"))
        if _goes_on(line[start - 1]) or line[0] in _grammar("doing") or (owned and not told):
            return None
        return KindFound(kind, start, len(line), told)
    return None


def _is_owned(line: list[str], start: int) -> bool:
    """Tell “Monday’s | meeting” and « l’entretien », which speak of one rather than tell of it."""
    return line[start - 1].endswith("'s") or line[start].startswith("l'")


def _told(line: list[str], table: KindTable) -> KindFound | None:
    """Find a kind after words such as “went to a”, with one more word between at most: “attended a short talk”."""
    if _only_looks_like_one(line):
        return None
    strange = 0
    for start, word in enumerate(line[:_OPENING_WORDS]):
        for end in range(min(start + _LONGEST_PHRASE, len(line)), start, -1):
            kind = _lookup(table.known, line[start:end]) if start else None
            if kind:
                return KindFound(kind, start, end, whole=True)
        strange += word.removesuffix(":") not in _grammar("openers")
        if strange > min(start, 1):
            return None
    return None


def _in_name(line: list[str], table: KindTable) -> KindFound | None:
    """Find a kind that ends a name of few words, when more is said of it: “UX conference | in Lyon”."""
    not_in_names = _grammar("determiners") | _grammar("prepositions") | _grammar("openers") | _grammar("doing")
    for start in range(1, min(_LONGEST_NAME + 1, len(line))):
        before = line[start - 1]
        if before.removesuffix(":") in not_in_names or before.endswith(":") or _is_owned(line, start):
            return None
        for end in range(min(start + _LONGEST_PHRASE, len(line)), start, -1):
            kind = _lookup(table.known, line[start:end])
            if kind and (line[end - 1].endswith(":") or _goes_on(" ".join(line[end : end + 1]))):
                return KindFound(kind, start, end, whole=True)
    return None


def _anywhere(line: list[str], table: KindTable) -> KindFound | None:
    for start in range(len(line)):
        for end in range(min(start + _LONGEST_PHRASE, len(line)), start, -1):
            if kind := _lookup(table.anywhere, line[start:end]):
                return KindFound(kind, start, end, whole=True)
    return None
