"""The words a person taught the spell-check."""

from collections.abc import Callable

from lcjournal.core.model import Activity, Change
from lcjournal.core.store import Store


def test_a_word_is_learned_once_and_can_be_forgotten(store: Store, heard: list[Change]) -> None:
    store.words.learn("Karim")
    store.words.learn("Karim")
    store.words.learn("négociateuse")
    assert store.words.all() == {"Karim", "négociateuse"}
    store.words.forget("Karim")
    assert store.words.all() == {"négociateuse"}
    assert heard[-1] is Change.JOURNAL


def test_the_names_of_people_and_tags_are_right_as_they_are(store: Store, note: Callable[..., Activity]) -> None:
    store.activities.add(note("A talk", people=("Inès M.",), tags=("support", "Inès M.")))
    assert store.words.names() == ["Inès M.", "support"]
