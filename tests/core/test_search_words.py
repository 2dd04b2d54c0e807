"""What the window and the README tell of searches is what a search does."""

from pathlib import Path

import pytest

from lcjournal.core import i18n, search
from lcjournal.core.search import SearchQuery
from lcjournal.core.search_words import HINTS, Hint, value_range

README = Path(__file__).resolve().parents[2] / "README.md"
EXAMPLES = [example for hint in HINTS for example in (*hint.english, *hint.french)]


@pytest.fixture(autouse=True)
def _facets() -> None:
    search.use_facets({"A1": ("Curiosity",)})


def test_the_readme_shows_the_same_table() -> None:
    table = README.read_text(encoding="utf-8").split("### What the search field understands")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert rows == [f"| {_cell(hint.english)} | {_cell(hint.french)} | {hint.finds} |" for hint in HINTS]


def _cell(examples: tuple[str, ...]) -> str:
    return ", ".join(f"`{example}`" for example in examples).replace("\u202f", " ")


@pytest.mark.parametrize("example", [example for example in EXAMPLES if example[0] in "#@-" or ":" in example])
def test_each_operator_is_understood(example: str) -> None:
    query = search.parse(example)
    assert query.terms == ()
    assert query != SearchQuery()


@pytest.mark.parametrize("hint", HINTS)
def test_each_french_example_asks_for_the_kind_of_thing_of_the_english_one(hint: Hint) -> None:
    for english, french in zip(hint.english, hint.french, strict=True):
        assert _asked(english) == _asked(french)


def _asked(example: str) -> list[str]:
    query, nothing = search.parse(example), SearchQuery()
    return [name for name in SearchQuery.__slots__ if getattr(query, name) != getattr(nothing, name)]


def test_a_phrase_is_a_phrase_in_both_languages() -> None:
    assert [search.parse(example).terms[0].text for example in HINTS[1].english] == ["a whole phrase"]
    assert [search.parse(example).terms[0].text for example in HINTS[1].french] == ["une expression"]


@pytest.mark.parametrize(
    ("example", "value"),
    [
        ("talk data", "talk data"),
        ("«\u202fune expression\u202f»", "une expression"),
        ("-#tag", "tag"),
        ("étiquette:mot", "mot"),
        ("before:2026-03", "2026-03"),
        ("a:lien", "lien"),
    ],
)
def test_what_is_to_be_typed_over_is_the_value(example: str, value: str) -> None:
    start, end = value_range(example)
    assert example[start:end] == value


def test_the_examples_are_in_the_language_of_the_window() -> None:
    assert HINTS[5].typed() == ("kind:reading",)
    i18n.use("fr")
    assert HINTS[5].typed() == ("type:lecture",)
    assert HINTS[5].text() == i18n._(HINTS[5].finds)
