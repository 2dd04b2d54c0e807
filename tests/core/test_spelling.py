"""Which words are checked, and in which language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.spelling import language_of, words_of


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("plain words", ["plain", "words"]),
        ("l’entretien d'hier, peut-être", ["l’entretien", "d'hier", "peut-être"]),
        ("'quoted' ’words’", ["quoted", "words"]),
        ("#tag #sous-theme @karim word", ["word"]),
        ("the ISO and PDFs, iPhone", ["the", "and"]),
        ("v2 of 3rd in 2026", ["of", "in"]),
        ("`code` and https://a.org/b and [word](b)", ["and", "and"]),
        ("snake_case -- x", []),
        ("**bold** _soft_", ["bold"]),
        ("", []),
    ],
)
def test_prose_is_checked_and_nothing_else(line: str, words: list[str]) -> None:
    assert [word.text for word in words_of(line)] == words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The desk sorts them by how lost they are", "en"),
        ("Je note ce que le client dit avec ses mots", "fr"),
        ("Karim", "fr"),
        ("", "fr"),
    ],
)
def test_the_commonest_words_tell_the_language(text: str, language: str) -> None:
    assert language_of(text, "fr") == language


@given(st.text(alphabet="ab'’-#@_ 1É`é.", max_size=40))
def test_words_stand_where_they_are_said_to(line: str) -> None:
    for word in words_of(line):
        assert line[word.start : word.end] == word.text
