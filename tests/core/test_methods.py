"""Methods of reflection, templates, and questions to begin from."""

import re
from itertools import pairwise

import pytest

from lcjournal.core import i18n, kinds, methods, questions, templates
from lcjournal.core.instruments import Text
from lcjournal.core.kinds import OwnKind
from lcjournal.core.model import PROMPTS, Kind, Reflection
from lcjournal.core.templates import Template

UNTYPOGRAPHIC = re.compile(r"[^\u202f][;:!?»](?!//)|«[^\u202f]|'|\.\.\.")


def texts() -> list[Text]:
    """Every text of the methods and the questions."""
    found = [text for method in methods.methods() for text in (method.name, method.about)]
    found += [text for method in methods.methods() for prompt in method.prompts for text in (prompt.name, prompt.hint)]
    return [*found, *questions.questions()]


def test_the_usual_method_comes_first_and_every_other_has_a_name_and_a_source() -> None:
    known = [method.id for method in methods.methods()]
    assert known == ["", "note", "gibbs", "kolb", "starr", "pdca", "4c", "aar", "entretien"]
    assert all(method.source for method in methods.methods() if method.id != "note")


def test_each_prompt_is_of_one_method_and_bears_its_name() -> None:
    ids = [prompt.id for method in methods.methods() for prompt in method.prompts]
    assert len(ids) == len(set(ids))
    for method in methods.methods():
        if method.id not in {"", "note"}:
            assert all(prompt.id.startswith(f"{method.id}.") for prompt in method.prompts)


def test_every_text_is_in_both_languages_with_its_typography() -> None:
    for text in texts():
        assert text.en
        assert text.fr
        assert not UNTYPOGRAPHIC.search(text.fr), text.fr


def test_a_method_that_is_not_known_is_the_usual_one() -> None:
    assert methods.method("of the future").id == methods.USUAL
    assert methods.method("kolb").name.en == "Kolb’s cycle"


def test_a_prompt_is_named_in_the_language_in_use_and_an_unknown_one_as_it_is() -> None:
    i18n.use("fr")
    assert methods.prompt_name("gibbs.feelings") == "Ce que j’ai ressenti et pensé"
    assert methods.prompt_name("so_what") == "Et alors\u202f?"
    assert methods.prompt_hint("now_what") == "une petite chose, avec une date"
    i18n.use("en")
    assert methods.prompt_name("so_what") == "So what?"
    assert (methods.prompt_name("new.thing"), methods.prompt_hint("new.thing")) == ("new.thing", "")


def test_texts_are_read_method_by_method_and_what_is_unknown_comes_last() -> None:
    given = ["zen.b", "zen.a", "aar.next", "gibbs.plan", "gibbs.description", "now_what", "what", "note"]
    expected = ["note", "what", "now_what", "gibbs.description", "gibbs.plan", "aar.next", "zen.a", "zen.b"]
    assert sorted(given, key=methods.reading_order) == expected
    assert sorted(PROMPTS, key=methods.reading_order) == list(PROMPTS)


def test_a_question_is_never_given_twice_running() -> None:
    given = [""]
    for _time in range(60):
        given.append(questions.another(given[-1]))
    assert all(before != after for before, after in pairwise(given))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_kind_comes_with_a_template_in_both_languages(language: str) -> None:
    i18n.use(language)
    for kind in Kind:
        template = templates.shipped(kind)
        assert template
        assert template.name
        asked = {prompt.id for prompt in methods.method(template.method).prompts}
        assert {part.prompt for part in template.reflections} <= asked
        if language == "fr":
            written = (template.name, *(part.text for part in template.reflections))
            assert not any(UNTYPOGRAPHIC.search(text.replace("- ", "")) for text in written), written
    i18n.use("en")


def test_ones_own_templates_of_the_kind_come_first() -> None:
    mine = Template("Mine", "peer", reflections=(Reflection("what", "x"),), id="1")
    other = Template("Other of mine", "mooc", id="2")
    names = [template.name for template in templates.offered((other, mine), "peer")]
    assert names[:3] == ["Mine", "What I brought, what I took", "Other of mine"]
    assert len(names) == len(set(names)) == 2 + len(Kind)


def test_a_kind_of_ones_own_has_no_template_and_is_offered_the_others() -> None:
    kinds.use([OwnKind("own", "Podcast")])
    assert templates.shipped("own") is None
    assert len(templates.offered((), "own")) == len(Kind)
