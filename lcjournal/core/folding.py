"""Text without what a search should not depend on: case, accents, ligatures.

``œ`` is ``oe``, ``æ`` is ``ae``, ``ß`` is ``ss``, a curly apostrophe is a straight one. Folded text can always be
stored in and asked of SQLite: NUL becomes a space, and half a surrogate pair the replacement character.
"""

import unicodedata

_LETTERS = {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "’": "'", "ʼ": "'", "‘": "'", "⁄": "/", "\0": " "}


class _Table(dict[int, str]):
    """What each character folds to, worked out when it is first met; ``str.translate`` reads it at C speed."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if unicodedata.category(character) == "Cs":
        return "\ufffd"
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_LETTERS.get(part, part) for part in plain if not unicodedata.combining(part))


_TABLE = _Table()


def fold(text: str) -> str:
    """Return ``text`` folded. Folding each part of a text and folding the whole give the same."""
    return text.translate(_TABLE)


def fold_mapped(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the index in ``text`` it comes from.

    The list ends with ``len(text)``, so that a folded slice ``[a:b]`` is ``text[map[a]:map[b]]`` with the accents
    written after its last letter; where ``b`` falls inside a ligature, ``original_range`` takes all of it.
    """
    pieces = [_TABLE[ord(character)] for character in text]
    places = [index for index, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*places, len(text)]


def original_range(places: list[int], start: int, end: int) -> tuple[int, int]:
    """Return where the non-empty folded slice ``[start:end]`` stands in the original text."""
    return places[start], max(places[end], places[end - 1] + 1)
