import json
import re

import pytest

from lcjournal.core import i18n, instruments
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import FormId
from lcjournal.core.questionnaire_page import plain, questionnaire_page, questionnaire_title

BANK = instruments.builtin()


def other(**changes: object) -> Instrument:
    return instruments.parse(json.dumps(json.loads(BANK.source) | changes))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_statement_stands_under_its_facet_in_the_language_in_use(language: str) -> None:
    i18n.use(language)
    page = questionnaire_page(BANK)
    for facet in BANK.facets:
        part = page.partition(f"### {plain(facet.name.text())}\n")[2].partition("\n#")[0]
        assert all(plain(item.wording.text()) in part for item in facet.items)


def test_what_is_reversed_and_what_the_pulse_asks_is_marked() -> None:
    page = questionnaire_page(BANK)
    assert page.count("*(counts the other way round)*") == 12
    assert page.count("also in the pulse)*") == len(BANK.items(FormId.PULSE)) == 12


def test_a_reversed_item_of_the_pulse_is_marked_as_both() -> None:
    domains = json.loads(BANK.source)["domains"]
    domains[0]["facets"][0]["items"][0]["key"] = -1
    assert questionnaire_page(other(domains=domains)).count("*(counts the other way round; also in the pulse)*") == 1


def test_the_rules_have_the_figures_of_the_questionnaire() -> None:
    page = questionnaire_page(BANK)
    assert "at least 75\u202f% of its statements" in page
    assert "2 answers “does not apply” close a facet" in page
    assert "standard error of 0\\.78 point" in page
    assert "It has a score when 4 of its 6 facets have one." in page


def test_it_says_what_it_is_not_and_where_it_comes_from() -> None:
    page = questionnaire_page(BANK)
    assert plain(BANK.label.en) in page
    assert plain(BANK.rules.sem_source.en) in page
    assert BANK.made_by
    assert plain(BANK.made_by.en) in page
    assert questionnaire_title(BANK).endswith("(LC-48 0.1)")


def test_a_questionnaire_that_names_no_source_has_no_heading_for_it() -> None:
    source = json.loads(BANK.source)
    del source["source"], source["licence"]
    page = questionnaire_page(instruments.parse(json.dumps(source)))
    assert "Where the statements come from" not in page


def test_what_a_stranger_wrote_is_shown_letter_by_letter() -> None:
    title = {"en": "<b>Look</b> [here](http://x)\n# Big *and* `sly` & more", "fr": "Titre"}
    first = questionnaire_page(other(title=title)).splitlines()[0]
    assert first.startswith("# \\<b\\>Look\\</b\\> \\[here\\]\\(http://x\\) \\# Big \\*and\\* \\`sly\\` \\& more")
    assert not re.search(r"(?<!\\)[<>*`\[\]]", first)


def test_a_narrow_space_stays() -> None:
    assert plain("Où\u202f?") == "Où\u202f?"
