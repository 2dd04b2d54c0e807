import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core import i18n, instruments
from lcjournal.core.errors import UserError
from lcjournal.core.formats import second_view
from lcjournal.core.model import AnswerState, FormId
from lcjournal.core.store import Store

BANK = instruments.builtin()
ASKED = [item.id for item in second_view.items_about_me(BANK)]


@pytest.fixture
def answers() -> dict[str, object]:
    """Return a file as the form writes it."""
    return {
        "format": "lcjournal-second-view",
        "version": 1,
        "instrument": "LC-48",
        "instrument_version": "0.1",
        "language": "fr",
        "rater": " Inès ",
        "day": "2026-11-20",
        "answers": {**dict.fromkeys(ASKED, 4), ASKED[0]: None},
    }


@pytest.fixture
def file(tmp_path: Path) -> Callable[[object], Path]:
    def write(content: object) -> Path:
        path = tmp_path / "answers.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    return write


def test_the_form_asks_only_what_concerns_the_person() -> None:
    page = second_view.form_page(BANK, "Camille")
    assert page.count("<fieldset>") == len(ASKED) == 24
    assert all(item.wording.en in page for item in second_view.items_about_me(BANK))
    assert BANK.facet("D1").items[0].wording.en not in page


def test_the_form_names_no_facet_and_says_the_sentences_are_those_of_the_person() -> None:
    page = second_view.form_page(BANK, "Camille")
    assert not [facet.id for facet in BANK.facets if facet.name.en in page]
    assert "as Camille would say them" in page
    assert "the person who asked you" in second_view.form_page(BANK, "")


def test_the_form_lets_only_its_own_script_run_and_fetches_nothing() -> None:
    page = second_view.form_page(BANK, "<script>alert(1)</script>")
    assert len(re.findall("<script", page)) == 1
    policy = re.search('Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src 'sha256-" in policy[1]
    assert "http" not in page.replace("http-equiv", "")


def test_the_form_speaks_french() -> None:
    i18n.use("fr")
    page = second_view.form_page(BANK, "Camille")
    assert '<html lang="fr">' in page
    assert "Comment je vois Camille" in page
    assert BANK.facet("A1").items[0].wording.fr in page


def test_what_comes_back_stands_beside_the_own_check(
    answers: dict[str, object], file: Callable[[object], Path], store: Store
) -> None:
    texts = (BANK.id, BANK.version, BANK.source)
    own = store.checks.start(texts, FormId.FULL, "en", 9, date(2026, 11, 16), "0.2.0")
    store.checks.finish(own.id)
    view = second_view.read(file(answers), BANK)
    store.checks.add(view.beside(own), BANK.source, "0.2.0")
    [kept] = store.checks.views(own.id)
    assert (kept.rater, kept.day, kept.language) == ("Inès", date(2026, 11, 20), "fr")
    assert kept.answers[ASKED[0]].state is AnswerState.SKIPPED
    assert kept.answers[ASKED[1]].value == 4


def test_answers_to_items_that_were_not_asked_are_passed_over(
    answers: dict[str, object], file: Callable[[object], Path]
) -> None:
    answers["answers"] = {"D1.1": 5, ASKED[0]: 2}
    assert second_view.read(file(answers), BANK).answers == {ASKED[0]: 2}


def test_a_name_on_several_lines_is_one_line(answers: dict[str, object], file: Callable[[object], Path]) -> None:
    assert second_view.read(file(answers | {"rater": " Ada\n\tK. "}), BANK).rater == "Ada K."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"version": 2}, "This file needs a newer version. Nothing was changed."),
        ({"instrument_version": "0.2"}, "“answers.json” answers another questionnaire than this self-check."),
        ({"answers": {}}, "“answers.json” holds no answers."),
        ({"answers": {"A1.1": 6}}, "“answers.json” holds no answers to such a form."),
        ({"rater": "  "}, "“answers.json” holds no answers to such a form."),
        ({"day": "0001-01-01"}, "“answers.json” holds no answers to such a form."),
        ({"day": "2026-13-45"}, "“answers.json” holds no answers to such a form."),
        ({"language": "de"}, "“answers.json” holds no answers to such a form."),
    ],
)
def test_a_file_that_is_wrong_is_refused_in_a_sentence(
    answers: dict[str, object], file: Callable[[object], Path], changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UserError, match=re.escape(sentence)):
        second_view.read(file(answers | changes), BANK)


@pytest.mark.parametrize(
    "content", ["", "[]", "[" * 5000, "{", '{"format": NaN}', "null", "\ud83d".encode("utf-8", "surrogatepass")]
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: str | bytes) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UserError):
        second_view.read(path, BANK)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(content=JSON)
def test_any_json_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    path = tmp_path_factory.mktemp("view") / "answers.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UserError):
        second_view.read(path, BANK)
