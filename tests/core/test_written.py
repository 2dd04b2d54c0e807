"""Each text of an activity by its field, and one of them replaced."""

from datetime import date

import pytest

from lcjournal.core.model import Activity, FacetLink, Reflection, Session
from lcjournal.core.written import texts, with_text

DAY = date(2026, 11, 18)
ACTIVITY = Activity(
    "Title",
    DAY,
    sessions=(Session(DAY, 30, note="a note", id="s1"), Session(DAY, 20, note="other", id="s2")),
    reflections=(Reflection("what", "Words", private=True),),
    facets=(FacetLink("A1", "because"), FacetLink("A2", "so")),
)


def test_every_text_has_its_field() -> None:
    assert texts(ACTIVITY) == {
        "title": "Title",
        "what": "Words",
        "session s1": "a note",
        "session s2": "other",
        "why A1": "because",
        "why A2": "so",
    }


@pytest.mark.parametrize("field", ["title", "what", "session s1", "why A1"])
def test_one_text_is_replaced_and_nothing_else(field: str) -> None:
    changed = with_text(ACTIVITY, field, "new")
    assert changed is not None
    assert texts(changed) == texts(ACTIVITY) | {field: "new"}
    assert changed.reflections[0].private
    assert with_text(changed, field, texts(ACTIVITY)[field]) == ACTIVITY


def test_an_answer_that_was_taken_out_comes_back() -> None:
    changed = with_text(ACTIVITY, "so_what", "again")
    assert changed is not None
    assert changed.reflections == (*ACTIVITY.reflections, Reflection("so_what", "again"))


@pytest.mark.parametrize("field", ["session s9", "why B1"])
def test_a_text_of_what_is_gone_has_no_place(field: str) -> None:
    assert with_text(ACTIVITY, field, "new") is None
