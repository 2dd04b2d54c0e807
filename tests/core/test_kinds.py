import pytest

from lcjournal.core import i18n, kinds
from lcjournal.core.model import Kind


def test_every_kind_has_a_name_in_each_language_and_an_icon() -> None:
    assert [info.id for info in kinds.kinds()] == list(Kind)
    for info in kinds.kinds():
        assert set(info.names) == set(i18n.LANGUAGES)
        assert info.icon


def test_names_follow_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kinds.name("mooc") == "Online course"
    assert kinds.name("mooc", "fr") == "Formation en ligne"
    monkeypatch.setattr(i18n, "language", lambda: "fr")
    assert kinds.name(Kind.PEER) == "Échange entre pairs"
    assert "vis ma vie" in kinds.tooltip("shadowing")


def test_a_kind_this_version_does_not_know_is_shown_as_it_is() -> None:
    assert kinds.name("gardening") == "gardening"
    assert kinds.info("gardening").id is Kind.OTHER
    assert kinds.tooltip("gardening") == ""


def test_a_word_names_one_kind_in_one_language() -> None:
    for language in i18n.LANGUAGES:
        words = [word for info in kinds.kinds() for word in info.words[language]]
        assert len(words) == len(set(words))
