"""Which names may be one written twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.near_names import near, near_pairs

TWINS = (
    ("données", "donnees"),
    ("Données", "donnée"),
    ("e-learning", "elearning"),
    ("gestion de projet", "gestion-de-projets"),
    ("réseau", "réseaux"),
    ("œuvre", "oeuvres"),
    ("Karim B.", "karim b"),
    ("négociation", "négocation"),
    ("negotiation", "negotaition"),
    ("statistique", "statistiqye"),
    ("Inès Martin", "Inès Marten"),
)
DIFFERENT = (
    ("cat", "car"),
    ("data", "date"),
    ("Inès M.", "Inès B."),
    ("budget 2025", "budget 2026"),
    ("python2", "python3"),
    ("C", "C++"),
    ("C#", "C++"),
    ("business", "busines class"),
    ("négociation", "négociateur"),
    ("Karim Benali", "Karim"),
    ("?", "!"),
    ("design", ""),
)


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_what_may_be_one_name_is_near(one: str, other: str) -> None:
    assert (near(one, [other]), near(other, ["unlike", one])) == ([other], [one])
    assert near_pairs([one, other]) == [(one, other)]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_are_two_names_is_not(one: str, other: str) -> None:
    assert (near(one, [other]), near(other, [one])) == ([], [])
    assert near_pairs([one, other]) == []


def test_the_same_letters_come_before_a_slip() -> None:
    assert near("Données", ["donnéts", "donnees"]) == ["donnees", "donnéts"]


def test_a_name_that_is_known_is_near_none() -> None:
    assert near("data", ["data", "Data"]) == []


@given(st.lists(st.text("aàbcéds -#1", min_size=1, max_size=8), unique=True, max_size=12))
def test_the_pairs_are_those_that_are_near_one_by_one(names: list[str]) -> None:
    expected = {(one, other) for at, one in enumerate(names) for other in names[at + 1 :] if near(one, [other])}
    assert set(near_pairs(names)) == expected
