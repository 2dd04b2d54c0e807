"""A difference a person can read, from which both texts can be had back."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.text_diff import Kind, difference

WORDS = st.lists(st.sampled_from(["one ", "two", ", ", "été ", "\n", "🙂", "a\u00a0b", "- [ ] "]), max_size=30).map(
    "".join
)


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in difference(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("same", "same", [("same", "same")]),
        ("", "new", [("added", "new")]),
        ("old", "", [("gone", "old")]),
        ("", "", []),
        ("a cat sat", "a dog sat", [("same", "a "), ("gone", "cat"), ("added", "dog"), ("same", " sat")]),
        ("one two", "one two three", [("same", "one two"), ("added", " three")]),
        ("l’été", "l’hiver", [("same", "l’"), ("gone", "été"), ("added", "hiver")]),
    ],
)
def test_whole_words_go_and_come(old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    assert told(old, new) == pieces


@given(WORDS | st.text(max_size=30), WORDS | st.text(max_size=30))
def test_both_texts_can_be_had_back(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.GONE) == new


def test_long_texts_are_compared_by_lines_and_soon_done() -> None:
    lines = [f"Line {number} of a very long text.\n" for number in range(3000)]
    changed = [*lines[:1000], "Another line.\n", *lines[1001:]]
    begun = time.perf_counter()
    pieces = difference("".join(lines), "".join(changed))
    assert [piece.kind.value for piece in pieces] == ["same", "gone", "added", "same"]
    assert time.perf_counter() - begun < 2
