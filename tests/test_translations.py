"""Every text is there in French, with its typography."""

import ast
import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from lcjournal.core import i18n

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def french() -> Catalog:
    with (ROOT / "i18n/fr/LC_MESSAGES/lcjournal.po").open("rb") as file:
        return read_po(file, locale="fr")


@pytest.fixture(scope="module")
def used() -> set[str]:
    found = extract_from_dir(ROOT / "lcjournal", [("**.py", "python")], keywords=KEYWORDS)
    return {message[0] if isinstance(message, tuple) else message for _file, _line, message, *_rest in found}


def _texts(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [str(message.string)]


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_every_text_of_the_app_is_in_the_french_catalogue(french: Catalog, used: set[str]) -> None:
    known = {message.id[0] if isinstance(message.id, tuple) else message.id for message in _messages(french)}
    assert used - known == set()


def test_no_text_hides_inside_an_f_string_where_it_is_not_extracted() -> None:
    hidden = []
    for path in (ROOT / "lcjournal").rglob("*.py"):
        strings = (
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.JoinedStr)
        )
        calls = (node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call))
        hidden += [f"{path.name}:{call.lineno}" for call in calls if getattr(call.func, "id", "") in KEYWORDS]
    assert hidden == []


def test_the_french_catalogue_holds_nothing_that_is_not_used(french: Catalog, used: set[str]) -> None:
    known = {message.id[0] if isinstance(message.id, tuple) else message.id for message in _messages(french)}
    assert known - used == set()


def test_no_french_text_is_empty_or_doubtful(french: Catalog) -> None:
    assert [message.id for message in _messages(french) if message.fuzzy or not all(_texts(message))] == []


def _placeholders(text: str) -> set[str]:
    if "%(" in text or "%s" in text:
        return set(re.findall(r"%\(\w+\)[sr]|%s", text))
    return {name for _before, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_both_languages_fill_in_the_same_things(french: Catalog) -> None:
    different = []
    for message in _messages(french):
        english = [str(one) for one in (message.id if isinstance(message.id, tuple) else (message.id,))]
        pairs = zip(_texts(message), english, strict=True)
        different += [text for text, other in pairs if _placeholders(text) != _placeholders(other)]
    assert different == []


def test_french_typography(french: Catalog) -> None:
    wrong = re.compile(r"[^\u202f\d/:]\s?(?<!\u202f)[;!?»]|(?<![\u202f\d/:%A-Za-z]):(?!\d)|«[^\u202f]|'|\.\.\.")
    texts = [text for message in _messages(french) if "%" not in str(message.id) for text in _texts(message)]
    assert [text for text in texts if wrong.search(text.replace("LC Journal: ", ""))] == []


def test_a_french_reader_gets_french_and_french_plurals(french: Catalog) -> None:
    i18n.use("fr")
    assert i18n._("Journal") == "Journal"
    assert i18n._("Goals") == "Objectifs"
    assert i18n.decimal(-0.25, 2) == "−0,25"
    assert i18n.duration(85) == "1\u202fh\u202f25"
