import json
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core import instruments, paths
from lcjournal.core.errors import UserError
from lcjournal.core.instrument_file import SIZE_LIMIT, read

SOURCE = instruments.builtin().source


def sentence_of(text: str) -> str:
    with pytest.raises(UserError) as error:
        read(text)
    return str(error.value)


def test_what_ships_satisfies_the_schema_as_it_stands() -> None:
    schema = json.loads((paths.resources() / "instruments" / "instrument.schema.json").read_text(encoding="utf-8"))
    assert fastjsonschema.compile(schema)(json.loads(SOURCE)) == json.loads(SOURCE) == read(SOURCE)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Line 1: this is not valid JSON."),
        ("{\n  “id”: 1}", "Line 2: this is not valid JSON."),
        ("[]", "Line 1: a questionnaire is written between braces, as one JSON object."),
        ("{}", "Line 1: “id” is missing."),
        ('{"id": [1,\n NaN]}', "Line 2: “id[1]” holds a number that such a file never holds."),
        (f'{{"id":\n\n {"9" * 10_000}}}', "Line 3: “id” holds a number that such a file never holds."),
        ('{"a": {"id": 1},\n "a": 2}', "Line 2: “a” stands there for the second time."),
        ('{"a": [{"id": "A",\n\n "id": "B"}]}', "Line 3: “a[0].id” stands there for the second time."),
        ("[\n" * 200_000, "Line 21: the values are nested too deep for a questionnaire."),
        (" " * (SIZE_LIMIT + 1), "This file is too large to be a questionnaire."),
    ],
)
def test_text_that_is_no_questionnaire_is_refused(text: str, sentence: str) -> None:
    assert sentence_of(text) == sentence


WRONG = {
    "a text is missing": ('"skip": {"en": "Skip", "fr"', '"skip": {"en": "Skip", "de"', "“skip.fr” is missing."),
    "a text is empty": ('"Slightly"', '" "', "“answers[1].en” must be a text of 1 to 2,000 characters."),
    "a text is a number": ('"Slightly"', "3", "“answers[1].en” must be a text of 1 to 2,000 characters."),
    "a text is endless": (
        '"Slightly"',
        f'"{"a" * 2_001}"',
        "“answers[1].en” must be a text of 1 to 2,000 characters.",
    ),
    "a text turns round": ('"Slightly"', '"a\u202eb"', "“answers[1].en” holds a control character."),
    "a text is half a character": ('"Slightly"', '"\\ud83d"', "“answers[1].en” holds a control character."),
    "texts are one": ('{"en": "Skip", "fr": "Passer"}', '"Skip"', "“skip” must be written between braces."),
    "an answer is missing": (
        '[\n    {"en": "Not at all true", "fr": "Pas du tout vrai"},',
        "[",
        "“answers” must be a list of 5 values.",
    ),
    "an id is a path": (
        '"A1.2"',
        '"../x"',
        "“domains[0].facets[0].items[1].id” must be a short name of letters, digits, dots, hyphens and underscores.",
    ),
    "an id ends a line": (
        '"A1.2"',
        '"A\\n"',
        "“domains[0].facets[0].items[1].id” must be a short name of letters, digits, dots, hyphens and underscores.",
    ),
    "an id is a number": (
        '"0.1"',
        "0.1",
        "“version” must be a short name of letters, digits, dots, hyphens and underscores.",
    ),
    "a flag is a word": ('"targets": true', '"targets": "yes"', "“domains[0].targets” must be true or false."),
    "a group is unknown": ('"around"', '"us"', "“domains[1].group” must be one of these: me, around, tension."),
    "a key is 2": ('"key": 1', '"key": 2', "“domains[0].facets[0].items[0].key” must be one of these: 1, -1."),
    "a key is true": ('"key": 1', '"key": true', "“domains[0].facets[0].items[0].key” must be one of these: 1, -1."),
    "an error of zero": ("0.78,", "0,", "“rules.item_sem” must be a number from 0.05 to 4."),
    "an error without end": ("0.78,", "1e999,", "“rules.item_sem” must be a number from 0.05 to 4."),
    "an error in words": ("0.78,", '"0.78",', "“rules.item_sem” must be a number from 0.05 to 4."),
    "half an answer": ('_from": 2', '_from": 1.5', "“rules.closed_from” must be a whole number from 1 to 20."),
    "a true count": ('_from": 2', '_from": true', "“rules.closed_from” must be a whole number from 1 to 20."),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_named_with_its_line_and_place(name: str) -> None:
    old, new, sentence = WRONG[name]
    line = SOURCE[: SOURCE.index(old)].count("\n") + 1
    assert sentence_of(SOURCE.replace(old, new, 1)) == f"Line {line}: {sentence}"


@pytest.mark.parametrize("domains", ["[]", "{}", json.dumps([{}] * 51)])
def test_a_list_is_neither_empty_nor_endless(domains: str) -> None:
    text = SOURCE[: SOURCE.index('"domains"')] + f'"domains": {domains}}}'
    line = text.count("\n") + 1
    assert sentence_of(text) == f"Line {line}: “domains” must be a list of 1 to 50 values."


def test_what_the_schema_does_not_name_is_not_read() -> None:
    deep: Any = 1
    for _level in range(40):
        deep = {"more": [deep]}
    with_more = {"comment": deep} | json.loads(SOURCE)
    assert read(json.dumps(with_more)) == with_more
    with_more["domains"][0]["targets"] = 1
    assert sentence_of(json.dumps(with_more)) == "Line 1: “domains[0].targets” must be true or false."


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.just("id"), inner, max_size=4),
    max_leaves=12,
)


@given(JSON_VALUES)
def test_any_json_is_a_sentence_and_never_a_crash(value: object) -> None:
    assert sentence_of(json.dumps(value, ensure_ascii=False))


@given(st.text(alphabet='{}[]:,"ab\\ \n1-.eNaInfity', max_size=60))
def test_any_text_is_a_sentence_and_never_a_crash(text: str) -> None:
    assert sentence_of(text)


@given(st.data())
def test_a_questionnaire_with_one_value_replaced_is_read_or_explained(data: st.DataObject) -> None:
    document = json.loads(SOURCE)
    parent: Any = document
    steps = data.draw(st.integers(1, 7))
    for step in range(steps):
        key = data.draw(st.sampled_from(sorted(parent) if isinstance(parent, dict) else range(len(parent))))
        if step == steps - 1 or not isinstance(parent[key], dict | list) or not parent[key]:
            parent[key] = data.draw(JSON_VALUES)
            break
        parent = parent[key]
    text = json.dumps(document, indent=1)
    try:
        said = f"Line by line as it was: {instruments.parse(text).id}"
    except UserError as error:
        said = str(error)
    assert said.startswith("Line ")
