import json
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from lcjournal.core import i18n, instruments
from lcjournal.core.errors import UserError
from lcjournal.core.model import FormId

BANK = instruments.builtin()
Document = dict[str, Any]


def test_a_text_speaks_the_language_asked_for_or_the_one_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = BANK.answers[0]
    assert answer.text("fr") == "Pas du tout vrai"
    assert answer.text() == "Not at all true"
    monkeypatch.setattr(i18n, "language", lambda: "fr")
    assert answer.text() == "Pas du tout vrai"
    assert answer.text("en") == "Not at all true"


def test_things_are_found_by_their_id() -> None:
    assert BANK.domain("C").facets[1] is BANK.facet("C2")
    assert BANK.item("C2.4").reversed
    assert BANK.item("C2.4").wording.en == "It is wiser to hide an error than to talk about it."
    with pytest.raises(KeyError):
        BANK.item("Z9.9")


@pytest.mark.parametrize("form", FormId)
def test_the_order_shuffles_inside_domains_and_loses_nothing(form: FormId) -> None:
    shown = BANK.order(form, 7)
    assert sorted(item.id for item in shown) == sorted(item.id for item in BANK.items(form))
    assert [domain for domain, _items in groupby(item.domain for item in shown)] == ["A", "B", "C", "D", "E"]


def test_the_same_seed_gives_the_same_order_for_ever() -> None:
    assert [item.id for item in BANK.order(FormId.PULSE, 20_261_118)] == [
        "A4.1", "A1.1", "A6.1", "A2.1", "A5.1", "A3.1", "B1.1", "C2.1", "C1.1", "D2.1", "D1.1", "E1.1"
    ]  # fmt: skip
    assert BANK.order(FormId.FULL, 1) != BANK.order(FormId.FULL, 2)


def test_a_paper_form_stands_in_the_order_of_the_file() -> None:
    assert BANK.order(FormId.FULL, instruments.UNSHUFFLED) == BANK.items(FormId.FULL)


def test_a_file_is_read_as_its_text_is(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(BANK.source, encoding="utf-8-sig")
    assert instruments.load(file) == BANK
    assert instruments.parse(BANK.source) == BANK


def test_what_ships_with_the_app_would_be_let_in_like_any_file() -> None:
    assert instruments.parse(BANK.source) == BANK


def test_an_instrument_may_have_no_pulse() -> None:
    changed = BANK.source.replace('"pulse": true', '"pulse": false')
    assert instruments.parse(changed).items(FormId.PULSE) == ()


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be opened"):
        instruments.load(tmp_path / "absent.json")
    (tmp_path / "image.json").write_bytes(b"\x89PNG\xff")
    with pytest.raises(UserError, match="no UTF-8 text"):
        instruments.load(tmp_path / "image.json")


def test_where_a_questionnaire_comes_from_is_told_if_the_file_says_so() -> None:
    assert BANK.made_by is not None
    assert BANK.licence is not None
    assert "drafts" in BANK.made_by.en
    assert "ébauches" in BANK.made_by.fr
    assert BANK.licence.en.startswith("MIT")


def test_texts_stored_with_older_checks_are_still_read() -> None:
    document = json.loads(BANK.source)
    del document["source"], document["licence"]
    older = instruments.parse(json.dumps(document))
    assert (older.made_by, older.licence) == (None, None)
    assert older.domains == BANK.domains


def test_a_whole_number_may_be_written_with_a_point() -> None:
    read = instruments.parse(BANK.source.replace('"closed_from": 2', '"closed_from": 2.0'))
    assert repr(read.rules.closed_from) == "2"


def _facet(document: Document) -> Document:
    facet: Document = document["domains"][0]["facets"][0]
    return facet


WRONG: dict[str, tuple[Callable[[Document], object], str]] = {
    "too few facets": (
        lambda d: d["domains"][0].update(min_facets=2),
        "“domains[0].min_facets” must be a whole number from 3 to 6.",
    ),
    "more facets than there are": (
        lambda d: d["domains"][1].update(min_facets=2),
        "“domains[1].min_facets” must be a whole number from 1 to 1.",
    ),
    "two pulse items": (
        lambda d: _facet(d)["items"][1].update(pulse=True),
        "the facet A1 has more than one item in the pulse.",
    ),
    "an item twice": (
        lambda d: _facet(d)["items"][1].update(id="A1.1"),
        "“domains[0].facets[0].items[1].id” repeats the id A1.1, which stands further up.",
    ),
    "a facet twice": (
        lambda d: _facet(d).update(id="A2"),
        "“domains[0].facets[1].id” repeats the id A2, which stands further up.",
    ),
    "a domain twice": (
        lambda d: d["domains"][0].update(id="B"),
        "“domains[1].id” repeats the id B, which stands further up.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_a_schema_cannot_say_is_checked_too(name: str) -> None:
    spoil, sentence = WRONG[name]
    document = json.loads(BANK.source)
    spoil(document)
    with pytest.raises(UserError) as error:
        instruments.parse(json.dumps(document))
    assert str(error.value) == f"Line 1: {sentence}"


def test_the_line_is_that_of_the_file() -> None:
    twice = BANK.source.replace('"id": "A1.2"', '"id": "A1.1"')
    line = BANK.source[: BANK.source.index('"id": "A1.2"')].count("\n") + 1
    with pytest.raises(UserError, match=f"^Line {line}: “domains"):
        instruments.parse(twice)
