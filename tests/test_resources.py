"""The bank of items that ships with the app."""

import json
import re
from collections import Counter

import pytest

from lcjournal.core import instruments
from lcjournal.core.instruments import Group, Text
from lcjournal.core.model import FormId

BANK = instruments.builtin()
ITEMS = BANK.items(FormId.FULL)


def _texts(value: object) -> list[Text]:
    """Return every pair of texts of the questionnaire."""
    if isinstance(value, dict):
        own = [Text(value["en"], value["fr"])] if {"en", "fr"} <= value.keys() else []
        return own + [text for part in value.values() for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []


TEXTS = _texts(json.loads(BANK.source))


def test_the_bank_has_48_items_four_a_facet_and_one_of_them_reversed() -> None:
    assert (BANK.id, BANK.version) == ("LC-48", "0.1")
    assert len(ITEMS) == 48
    assert len(BANK.facets) == 12
    assert all(len(facet.items) == 4 for facet in BANK.facets)
    assert all(sum(item.reversed for item in facet.items) == 1 for facet in BANK.facets)


def test_the_pulse_asks_one_item_a_facet() -> None:
    pulse = BANK.items(FormId.PULSE)
    assert [item.facet for item in pulse] == [facet.id for facet in BANK.facets]
    assert set(pulse) <= set(ITEMS)
    assert not any(item.reversed for item in pulse)


def test_the_domains_hold_their_share_of_items_in_both_forms() -> None:
    assert Counter(item.domain for item in ITEMS) == {"A": 24, "B": 4, "C": 8, "D": 8, "E": 4}
    assert Counter(item.domain for item in BANK.items(FormId.PULSE)) == {"A": 6, "B": 1, "C": 2, "D": 2, "E": 1}


def test_what_a_person_is_and_what_surrounds_them_are_drawn_apart() -> None:
    assert [domain.id for domain in BANK.domains if domain.group is Group.ME] == ["A"]
    assert [domain.id for domain in BANK.domains if domain.group is Group.AROUND] == ["B", "C", "D"]


def test_only_what_depends_on_others_may_not_apply_and_eleven_facets_have_a_desired_level() -> None:
    assert [domain.id for domain in BANK.domains if domain.may_not_apply] == ["B", "C", "D"]
    assert sum(len(domain.facets) for domain in BANK.domains if domain.targets) == 11


def test_ids_tell_the_facet_and_the_domain() -> None:
    assert all(item.id.startswith(f"{item.facet}.") and item.facet.startswith(item.domain) for item in ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_item_is_short_and_says_i_or_my_place(item: instruments.Item) -> None:
    for text in (item.wording.en, item.wording.fr):
        assert len(text.split()) <= 18
        assert text.endswith(".")
        assert text[0].isupper()


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_no_item_denies(item: instruments.Item) -> None:
    spoken = re.compile("“.*?”|«.*?»")
    assert not re.search(r"\b(not|never|no)\b|n’t\b", spoken.sub("", item.wording.en))
    assert not re.search(r"\b(ne|pas|jamais)\b|\bn’", spoken.sub("", item.wording.fr))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.en[:20])
def test_both_languages_are_there_and_well_set(text: Text) -> None:
    assert text.en
    assert text.fr
    assert "'" not in text.en + text.fr
    assert not re.search("[^\u202f][;:!?»]|«[^\u202f]", text.fr)
    assert "  " not in text.en + text.fr


def test_the_label_forbids_to_rank_people() -> None:
    assert "It must not be used to select, appraise, pay, rank or compare people." in BANK.label.en
    assert "Il ne doit pas servir à recruter, évaluer, rémunérer, classer ou comparer des personnes." in BANK.label.fr


def test_the_error_of_an_item_says_where_it_comes_from() -> None:
    assert BANK.rules.item_sem == pytest.approx(0.78)
    assert "may be too narrow" in BANK.rules.sem_source.en
    assert "trop étroite" in BANK.rules.sem_source.fr
