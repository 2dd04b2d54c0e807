"""The words a person taught the spell-check."""

from lcjournal.core.model import Change
from lcjournal.core.store import Store


def test_a_word_is_learned_once_and_can_be_forgotten(store: Store, heard: list[Change]) -> None:
    store.words.learn("Karim")
    store.words.learn("Karim")
    store.words.learn("négociateuse")
    assert store.words.all() == {"Karim", "négociateuse"}
    store.words.forget("Karim")
    assert store.words.all() == {"négociateuse"}
    assert heard[-1] is Change.JOURNAL
