"""Words found in a text as a person reads it, and places as Qt counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.folding import fold
from lcjournal.core.text_find import occurrences
from lcjournal.core.utf16 import utf16_places


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Négociation, negociation", "négo", ["Négo", "nego"]),
        ("cœur", "coeur", ["cœur"]),
        ("cœur", "c", ["c"]),
        ("cœur", "e", []),
        ("cœur et e", "e", ["e", "e"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("e\u0301te\u0301", "été", ["e\u0301te\u0301"]),
        ("l’été", "l'ete", ["l’été"]),
        ("a.b", ".", ["."]),
        ("words", "", []),
        ("words", "\u0301", []),
        ("", "a", []),
    ],
)
def test_words_are_found_whatever_their_accents(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, wanted)] == found


@given(st.text(alphabet="aàæeéoœ\u0301 A", max_size=30), st.text(alphabet="aeoé\u0301", max_size=3))
def test_what_is_found_is_what_was_wanted(text: str, wanted: str) -> None:
    last = 0
    for start, end in occurrences(text, wanted):
        assert last <= start < end
        assert fold(text[start:end]) == fold(wanted)
        last = end


@pytest.mark.parametrize(("text", "places"), [("", [0]), ("aé", [0, 1, 2]), ("a🙂b", [0, 1, 3, 4])])
def test_qt_counts_some_characters_twice(text: str, places: list[int]) -> None:
    assert list(utf16_places(text)) == places
