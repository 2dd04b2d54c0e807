"""Markdown without its marks."""

import pytest

from lcjournal.core.plain_text import plain, plain_line


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("## Réunion\n\n**Date :** lundi", "Réunion Date : lundi"),
        ("---\n### Notes\n+\n+\n- [a page](https://a.org), `code`", "Notes a page, code"),
        ("1. one\n2. two_words", "one two_words"),
        ("\n---\n", ""),
        ("- [ ] une\n- [x] **deux**\n1. [X] trois", "☐ une ☑ deux ☑ trois"),
        ("- [ ]\n", ""),
    ],
)
def test_the_words_are_kept_and_the_marks_left_out(markdown: str, words: str) -> None:
    assert plain(markdown) == words


def test_a_line_without_a_word_is_nothing() -> None:
    assert plain_line("| --- | --- |") == ""
