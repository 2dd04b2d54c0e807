"""Lists go on by themselves, and their lines move in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.list_lines import is_empty_item, lead, next_lead, shifted


@pytest.mark.parametrize(
    ("line", "begins", "goes_on"),
    [
        ("- words", "- ", "- "),
        ("  * words", "  * ", "  * "),
        ("1. words", "1. ", "2. "),
        ("9) words", "9) ", "10) "),
        ("- [x] done", "- [x] ", "- [ ] "),
        ("> - quoted", "> - ", "> - "),
        ("- ", "- ", "- "),
        ("- [ ]", "- [ ]", "- [ ] "),
        ("-5 degrees", "", ""),
        ("words - and more", "", ""),
        ("2026.x", "", ""),
        ("", "", ""),
    ],
)
def test_a_list_goes_on_with_its_mark(line: str, begins: str, goes_on: str) -> None:
    assert lead(line) == begins
    assert next_lead(line) == goes_on


@pytest.mark.parametrize("line", ["- ", "1. ", "- [ ] ", "- [x]", "  + ", "> * "])
def test_an_item_without_words_ends_the_list(line: str) -> None:
    assert is_empty_item(line)


@pytest.mark.parametrize("line", ["", "words", "- w", "- [ ] w", "---"])
def test_anything_else_does_not(line: str) -> None:
    assert not is_empty_item(line)


@pytest.mark.parametrize(
    ("line", "further"),
    [
        ("- a", "  - a"),
        ("1. a", "   1. a"),
        ("> - a", ">   - a"),
        ("  - [ ] a", "    - [ ] a"),
        ("10) a", "    10) a"),
        (">- a", ">  - a"),
    ],
)
def test_a_line_moves_in_by_the_width_of_its_mark_and_back(line: str, further: str) -> None:
    assert shifted(line, inward=True) == further
    assert shifted(further, inward=False) == line


@pytest.mark.parametrize(("line", "out"), [("- a", "- a"), (" - a", "- a"), ("\t- a", "- a"), ("words", "words")])
def test_a_line_moves_out_as_far_as_it_can(line: str, out: str) -> None:
    assert shifted(line, inward=False) == out


def test_a_line_of_no_list_does_not_move_in() -> None:
    assert shifted("words", inward=True) == "words"


@given(st.text(alphabet="-*+>1.9) []xa\t", max_size=20))
def test_every_line_that_goes_on_is_a_list_itself(line: str) -> None:
    going_on = next_lead(line)
    assert bool(going_on) == bool(lead(line))
    if going_on:
        assert is_empty_item(going_on)
        assert shifted(shifted(line, inward=True), inward=False) == line
