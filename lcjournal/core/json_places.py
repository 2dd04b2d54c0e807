"""Where in a JSON text each value begins, so that a sentence about a value can name its line."""

import json
import re
from collections.abc import Iterator

Place = tuple[str | int | None, ...]
"""The keys and indices that lead to a value; empty for the whole text."""
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def values(text: str, depth: int) -> Iterator[tuple[Place, int, str]]:
    """Yield the place, the line (from 1) and the first token of each value, leaving out what is nested deeper.

    ``text`` must be valid JSON up to the last value asked for. A key that stands twice gives the same place twice.
    """
    path: list[str | int | None] = []
    line, end = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", end, token.start())
        end, word = token.end(), token[0]
        if word in {"}", "]"}:
            path.pop()
        elif word == ",":
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None
        elif path and path[-1] is None:  # in an object, where a key comes next
            path[-1] = json.loads(word)
        elif word != ":":
            if len(path) <= depth:
                yield tuple(path), line, word
            if word in {"{", "["}:
                path.append(0 if word == "[" else None)


def written(place: Place) -> str:
    """Return a place as people write it, such as ``domains[0].name.fr``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")
