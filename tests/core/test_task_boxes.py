"""Task boxes: what is one, what is none, and that ticking one changes one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.task_boxes import task_boxes, toggle

LINES = st.sampled_from(
    [
        "- [ ] call Karim",
        "- [x] read",
        "* [X] done",
        "1. [ ] first",
        "  - [ ] inside",
        "> - [ ] quoted",
        "- plain",
        "[ ] no list",
        "```",
        "    - [ ] indented",
        "# title",
        "",
        "words — “café” 🙂",
        "\t- [x] tab",
        "- [ ]",
        "- [ ]tight",
        "<!-- ",
    ]
)
TEXTS = st.lists(LINES, max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("- [ ] a\n- [x] b\n- [X] c", [False, True, True]),
        ("1. [ ] a\n2) [x] b", [False, True]),
        ("- a\n  - [x] inside", [True]),
        ("> - [ ] quoted", [False]),
        ("- [ ]\n", [False]),
        ("- - [x] a list in a list", [True]),
        ("Do: [ ] no list", []),
        ("- [y] no box", []),
        ("- [ ](link)", []),
        ("- [x]glued", []),
        ("```\n- [ ] code\n```\n- [x] after", [True]),
        ("\n    - [ ] code by its indent", []),
        ("- words first [ ]", []),
        ("no box at all", []),
    ],
)
def test_a_box_is_what_a_list_item_begins_with(text: str, checked: list[bool]) -> None:
    assert [box.checked for box in task_boxes(text)] == checked


def test_ticking_changes_one_character_whatever_ends_the_lines() -> None:
    text = "\ufeffÀ faire :\r\n\r\n- [ ] un\u00a0deux\r\n- [x] trois\r\n"
    assert toggle(text, 0) == text.replace("[ ]", "[x]")
    assert toggle(text, 1) == text.replace("[x]", "[ ]")


def test_a_capital_x_is_ticked() -> None:
    assert toggle("- [X] done", 0) == "- [ ] done"


def test_there_is_no_box_to_tick_past_the_last() -> None:
    with pytest.raises(IndexError):
        toggle("- [ ] one", 1)


@given(TEXTS)
def test_every_box_toggles_alone_and_back(text: str) -> None:
    boxes = task_boxes(text)
    assert boxes == sorted(boxes)
    for number, box in enumerate(boxes):
        assert text[box.offset - 1] == "["
        assert text[box.offset + 1] == "]"
        after = toggle(text, number)
        assert after[: box.offset] + after[box.offset + 1 :] == text[: box.offset] + text[box.offset + 1 :]
        states = [other.checked for other in task_boxes(after)]
        assert states == [other.checked is not (place == number) for place, other in enumerate(boxes)]
        assert toggle(after, number).lower() == text.lower()


@given(st.text(alphabet="-[] xX\n\r\t>*1.`#a\u2028\x0c\x00", max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    for number in range(len(task_boxes(text))):
        assert len(toggle(text, number)) == len(text)
