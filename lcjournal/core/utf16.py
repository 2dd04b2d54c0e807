"""Places in a text as Qt counts them, in units of UTF-16: a character such as 🙂 has two."""

from collections.abc import Sequence
from itertools import accumulate


def utf16_places(text: str) -> Sequence[int]:
    """Return, for each index of ``text`` and for its end, the place at which Qt finds it."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    return [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
