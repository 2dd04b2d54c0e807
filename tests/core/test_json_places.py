import json

from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.json_places import Place, values, written

TEXT = """{"id": "a, {\\"b\\": [",
 "": [1, -2e5,
  {"fr": null}, []],
 "deep": {"er": {"most": true}}
}
"""


def test_every_value_is_found_with_its_line() -> None:
    assert [(written(place), line, token) for place, line, token in values(TEXT, 9)] == [
        ("", 1, "{"),
        ("id", 1, '"a, {\\"b\\": ["'),
        ("", 2, "["),
        ("[0]", 2, "1"),
        ("[1]", 2, "-2e5"),
        ("[2]", 3, "{"),
        ("[2].fr", 3, "null"),
        ("[3]", 3, "["),
        ("deep", 4, "{"),
        ("deep.er", 4, "{"),
        ("deep.er.most", 4, "true"),
    ]


def test_what_is_nested_deeper_is_left_out() -> None:
    assert [place for place, _line, _token in values(TEXT, 1)] == [(), ("id",), ("",), ("deep",)]


def _places(value: object, place: Place = ()) -> list[Place]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(found for step, part in inner for found in _places(part, (*place, step)))]


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)


@given(
    st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner)),
    st.sampled_from([None, 1]),
    st.booleans(),
)
def test_places_are_those_that_json_reads(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert [place for place, _line, _token in values(text, 99)] == _places(value)
