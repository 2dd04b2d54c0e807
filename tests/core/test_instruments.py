import json
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from lcjournal.core import i18n, instruments
from lcjournal.core.errors import UserError
from lcjournal.core.instrument_file import SIZE_LIMIT
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


def test_an_instrument_may_have_no_pulse() -> None:
    changed = BANK.source.replace('"pulse": true', '"pulse": false')
    assert instruments.parse(changed).items(FormId.PULSE) == ()


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be opened"):
        instruments.load(tmp_path / "absent.json")
    (tmp_path / "image.json").write_bytes(b"\x89PNG\xff")
    with pytest.raises(UserError, match="no UTF-8 text"):
        instruments.load(tmp_path / "image.json")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{\n  “id”: 1}", "not valid JSON at line 2"),
        ("", "not valid JSON at line 1"),
        ('{"id": NaN}', "never holds"),
        ("[" * 200_000, "never holds"),
        (f'{{"id": {"9" * 10_000}}}', "never holds"),
        ('{"id": "A", "id": "B"}', "a key stands twice"),
        (" " * (SIZE_LIMIT + 1), "too large"),
        ("[]", "lacks “answers”"),
        ("{}", "lacks “answers”"),
    ],
)
def test_text_that_is_no_questionnaire_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        instruments.parse(text)


def _facet(document: Document) -> Document:
    facet: Document = document["domains"][0]["facets"][0]
    return facet


WRONG: dict[str, tuple[Callable[[Document], object], str]] = {
    "a text is missing": (lambda d: d["stem"].pop("fr"), "lacks “stem.fr”"),
    "a text is empty": (lambda d: d["stem"].update(fr=" "), "“stem.fr” must be a text of 1 to 2000 characters"),
    "a text is a number": (lambda d: d["stem"].update(fr=3), "“stem.fr” must be a text"),
    "a text is endless": (lambda d: d["stem"].update(fr="a" * 2_001), "“stem.fr” must be a text"),
    "a text turns round": (lambda d: d["stem"].update(en="a\u202eb"), "“stem.en” holds a control character"),
    "an answer is missing": (lambda d: d["answers"].pop(), "“answers” must be a list of 5 to 5 values"),
    "no domain": (lambda d: d.update(domains=[]), "“domains” must be a list of 1 to 50 values"),
    "domains are no list": (lambda d: d.update(domains={}), "“domains” must be a list"),
    "an id is a path": (lambda d: d.update(id="../x"), "“id” must be a short name"),
    "an id is a number": (lambda d: d.update(id=48), "“id” must be a short name"),
    "a flag is a word": (lambda d: d["domains"][0].update(targets="yes"), "targets” must be true or false"),
    "a group is unknown": (lambda d: d["domains"][0].update(group="us"), "one of these: me, around, tension"),
    "a key is 2": (lambda d: _facet(d)["items"][1].update(key=2), r"“domains\[0\].facets\[0\].items\[1\].key” must be"),
    "a key is true": (lambda d: _facet(d)["items"][1].update(key=True), "one of these: 1, -1"),
    "an error of zero": (
        lambda d: d["rules"].update(item_sem=0),
        "“rules.item_sem” must be a number from 0.05 to 4.00",
    ),
    "an error in words": (lambda d: d["rules"].update(item_sem="0.78"), "“rules.item_sem” must be a number"),
    "half an answer": (
        lambda d: d["rules"].update(closed_from=1.5),
        "“rules.closed_from” must be a number from 1 to 20",
    ),
    "a true count": (lambda d: d["rules"].update(closed_from=True), "“rules.closed_from” must be a number"),
    "too few facets": (lambda d: d["domains"][0].update(min_facets=2), "min_facets” must be a number from 3 to 6"),
    "two pulse items": (
        lambda d: _facet(d)["items"][1].update(pulse=True),
        "Facet A1 has more than one item in the pulse",
    ),
    "an item twice": (lambda d: _facet(d)["items"][1].update(id="A1.1"), "uses the id “A1.1” more than once"),
    "a facet twice": (lambda d: _facet(d).update(id="A2"), "uses the id “A2” more than once"),
    "a domain twice": (lambda d: d["domains"][0].update(id="B"), "uses the id “B” more than once"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_named_with_its_place(name: str) -> None:
    spoil, sentence = WRONG[name]
    document = json.loads(BANK.source)
    spoil(document)
    with pytest.raises(UserError, match=sentence):
        instruments.parse(json.dumps(document))
