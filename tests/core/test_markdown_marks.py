"""Marks of Markdown, line by line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.markdown_marks import Mark, fence_after, spans


def marked(line: str) -> list[tuple[str, str]]:
    return [(span.mark.value, line[span.start : span.end]) for span in spans(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("plain words", []),
        ("# Title", [("heading", "# Title")]),
        ("#tag is no title", []),
        ("a **bold** word", [("bold", "**bold**")]),
        ("a *soft* word", [("italic", "*soft*")]),
        ("an _elegant_ word", [("italic", "_elegant_")]),
        ("snake_case_name and 2*3*4 x", [("italic", "*3*")]),
        ("**bold with *soft* inside**", [("bold", "**bold with *soft* inside**"), ("italic", "*soft*")]),
        ("~~gone~~", [("struck", "~~gone~~")]),
        ("`a *b* c` d", [("code", "`a *b* c`")]),
        ("``a ` b``", [("code", "``a ` b``")]),
        ("> said", [("quote", "> ")]),
        ("- one", [("list", "-")]),
        ("> - [x] one", [("quote", "> "), ("list", "-"), ("task", "[x]")]),
        ("12. [ ] *go*", [("list", "12."), ("task", "[ ]"), ("italic", "*go*")]),
        ("see [here](https://a.org/x_y_z).", [("link", "[here](https://a.org/x_y_z)")]),
        ("see https://a.org/a_b_c.", [("link", "https://a.org/a_b_c")]),
        ("![picture](a.png)", [("link", "![picture](a.png)")]),
        (r"\*not soft\*", []),
        ("* not soft *", [("list", "*")]),
    ],
)
def test_a_line_shows_its_marks(line: str, found: list[tuple[str, str]]) -> None:
    assert marked(line) == found


def test_a_fence_opens_and_closes_code() -> None:
    state, states = "", []
    for line in ("words", "```python", "code ~~~", "```", "~~~~", "~~~", "~~~~~", "``` one `line`"):
        state = fence_after(line, state)
        states.append(state)
    assert states == ["", "```", "```", "", "~~~~", "~~~~", "", ""]


@given(st.text(alphabet="*_`~[]()<>#-1. \\abéhttps:/", max_size=80))
def test_marks_lie_within_the_line(line: str) -> None:
    for span in spans(line):
        assert 0 <= span.start < span.end <= len(line)
        assert span.mark in Mark
    assert not re.search(r"\n", fence_after(line, ""))
