import re

import pytest

from lcjournal.core import i18n, instruments
from lcjournal.core.formats.paper_form import blank_form
from lcjournal.core.instruments import UNSHUFFLED
from lcjournal.core.model import FormId

BANK = instruments.builtin()


def rows(html: str) -> list[str]:
    return re.findall(r'<tr><td width="5%">(.*?)</tr>', html)


@pytest.mark.parametrize(("form", "count"), [(FormId.FULL, 48), (FormId.PULSE, 12)])
def test_it_asks_what_the_form_asks_in_the_order_in_which_it_is_entered(form: FormId, count: int) -> None:
    asked = rows(blank_form(BANK, form))
    wanted = [item.wording.en for item in BANK.order(form, UNSHUFFLED)]
    assert [re.sub(r".*?</td><td>(.*?)</td>.*", r"\1", row) for row in asked] == wanted
    assert [row.partition("<")[0] for row in asked] == [str(number) for number in range(1, count + 1)]


def test_does_not_apply_is_offered_only_where_it_is_an_answer() -> None:
    asked = rows(blank_form(BANK, FormId.FULL))
    boxes = {row.count("☐") for row in asked[:24]}, {row.count("☐") for row in asked[24:44]}
    assert boxes == ({5}, {6})


def test_no_facet_is_named_before_the_last_question() -> None:
    questions = blank_form(BANK, FormId.FULL).partition("<h2")[0]
    assert [facet.id for facet in BANK.facets if f">{facet.name.en}<" in questions] == []


def test_a_domain_that_does_not_fit_begins_a_page() -> None:
    questions = blank_form(BANK, FormId.FULL).partition("<h2")[0]
    broken = re.findall(r'<table[^>]*page-break-before: always"><thead><tr><th colspan="2">(.*?)</th>', questions)
    assert broken == ["Learning with others"]
    assert "page-break" not in blank_form(BANK, FormId.PULSE)


def test_the_desired_levels_are_asked_with_the_full_form_only() -> None:
    wished = [facet.name.en for domain in BANK.domains if domain.targets for facet in domain.facets]
    full, pulse = blank_form(BANK, FormId.FULL), blank_form(BANK, FormId.PULSE)
    assert all(f"<b>{name}</b>" in full for name in wished)
    assert not any(f"<b>{name}</b>" in pulse for name in wished)


def test_it_says_what_the_questionnaire_is_not() -> None:
    i18n.use("fr")
    page = blank_form(BANK, FormId.PULSE)
    assert "pas un test psychologique validé" in page
    assert BANK.items(FormId.PULSE)[0].wording.fr in page


def test_a_questionnaire_without_desired_levels_or_without_a_domain_in_the_pulse_has_a_form_too() -> None:
    source = BANK.source.replace('"targets": true', '"targets": false').replace('"pulse": true', '"pulse": false')
    other = instruments.parse(source)
    assert "<h2" not in blank_form(other, FormId.FULL)
    assert rows(blank_form(other, FormId.PULSE)) == []
