"""Tags and people that may be one written twice: « données » and “donnees”, “e-learning” and “elearning”.

Two names are near when they are the same letters whatever the case, accents, hyphens, spaces, punctuation and plural,
or when one of their words is one slip of the hand away from the other's. It is a guess to be shown, never acted on.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from lcjournal.core.folding import fold

_WORD = re.compile(r"[^\W_]+[+#]*")  # C, C# and C++ are three
_SLIPS_FROM = 5
"""Letters that a word must have for one of them to be a slip: “cat” and “car” are two words."""

_Words = tuple[str, ...]


def near(name: str, known: Sequence[str]) -> list[str]:
    """Return those of ``known`` that a new name may be meant for, the surest first; none when it is one of them."""
    if name in known:
        return []
    words = _words(name)
    found = [other for other in known if _are_near(words, _words(other))]
    return sorted(found, key=lambda other: "".join(_words(other)) != "".join(words))


def near_pairs(known: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of ``known`` that are near, each in the order of ``known``; time grows with their letters."""
    words = {name: _words(name) for name in known}
    alike: dict[_Words, list[str]] = {}
    for name, of_name in words.items():
        for key in _slips(of_name):
            alike.setdefault(key, []).append(name)
    order = {name: place for place, name in enumerate(words)}
    pairs = {pair for names in alike.values() for pair in combinations(names, 2)}
    found = [(one, other) for one, other in pairs if _are_near(words[one], words[other])]
    return sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _words(name: str) -> _Words:
    return tuple(_singular(word) for word in _WORD.findall(fold(name)))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" and word[-2] != "s" else word


def _slips(words: _Words) -> set[_Words]:
    """Return keys of which any two near names share one: the letters alone, and each long word without one letter."""
    keys: set[_Words] = {("".join(words),)}
    for place, word in enumerate(words):
        if len(word) >= _SLIPS_FROM:
            shorter = {word, *(word[:letter] + word[letter + 1 :] for letter in range(len(word)))}
            keys |= {(*words[:place], part, *words[place + 1 :], "") for part in shorter}
    return keys


def _are_near(one: _Words, other: _Words) -> bool:
    if not one or not other:
        return False
    if "".join(one) == "".join(other):
        return True
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and is_slip(*differing[0])


def is_slip(one: str, other: str) -> bool:
    """Say whether a letter was forgotten, added, changed or swapped with the next; figures are never a slip."""
    if min(len(one), len(other)) < _SLIPS_FROM:
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if any(not letter.isalpha() for letter in one + other):
        return False
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])
