import pytest

from lcjournal.core import i18n, kinds
from lcjournal.core.kinds import OwnKind
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
    kinds.use([OwnKind("other", "The rest")])
    assert kinds.info("gardening") == kinds.info("other")


def test_a_word_names_one_kind_in_one_language() -> None:
    for language in i18n.LANGUAGES:
        words = [word for info in kinds.kinds() for word in info.words[language]]
        assert len(words) == len(set(words))


def test_a_renamed_preset_has_its_new_name_in_both_languages_and_answers_to_the_old_words() -> None:
    kinds.use([OwnKind("mooc", "Class")])
    assert (kinds.name("mooc"), kinds.name("mooc", "fr"), kinds.tooltip("shadowing") != "") == ("Class", "Class", True)
    known = kinds.info("mooc")
    assert (known.icon, known.look) == ("monitor-play", "mooc")
    assert {"class", "mooc", "online course"} <= known.words["en"]
    assert kinds.name("mooc") != kinds.presets()[0].names["en"]


def test_an_added_kind_has_its_name_everywhere_and_the_colours_it_took_over() -> None:
    kinds.use([OwnKind("a", "Garden-ing", look="client"), OwnKind("b", "Chess")])
    assert (kinds.name("a"), kinds.name("b", "fr")) == ("Garden-ing", "Chess")
    assert (kinds.info("a").look, kinds.info("b").look) == ("client", "other")
    assert kinds.info("a").words["fr"] == {"garden ing"}
    assert kinds.info("a").icon == kinds.info("b").icon == kinds.OWN_ICON


def test_kinds_are_offered_in_the_order_of_the_person_and_hidden_ones_are_not() -> None:
    kinds.use([OwnKind("peer"), OwnKind("mooc", hidden=True), OwnKind("a", "Chess")])
    assert [info.id for info in kinds.kinds()][:3] == ["peer", "mooc", "a"]
    assert [info.id for info in kinds.offered()][:3] == ["peer", "a", "project"]
    assert len(kinds.kinds()) == 10
    kinds.use(())
    assert kinds.offered() == kinds.kinds() == kinds.presets()


def test_an_added_kind_takes_the_colours_of_a_hidden_preset_and_gives_them_back() -> None:
    chess, poetry = OwnKind("a", "Chess"), OwnKind("b", "Poetry")
    hidden = [OwnKind("mooc", hidden=True), OwnKind("client", hidden=True), OwnKind("other", hidden=True)]
    looks = {kind.id: kind.look for kind in kinds.coloured([chess, poetry, *hidden], used={"mooc"})}
    assert looks == {"a": "client", "b": "mooc", "mooc": "", "client": "", "other": ""}
    chess, poetry = OwnKind("a", "Chess", look="client"), OwnKind("b", "Poetry", look="mooc")
    again = kinds.coloured([chess, poetry, hidden[0], OwnKind("client")], used=set())
    assert [kind.look for kind in again] == ["", "mooc", "", ""]
    assert [kind.look for kind in kinds.coloured([chess], used=set())] == [""]
