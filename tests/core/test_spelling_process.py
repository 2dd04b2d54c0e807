"""Words checked by a child of the app, which ends with it."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lcjournal.core import spelling_process
from lcjournal.core.spelling_process import SpellingProcess, command, serve

pytest.importorskip("hunspell")


@pytest.fixture
def child() -> Iterator[SpellingProcess]:
    process = SpellingProcess()
    yield process
    process.close()


def test_each_language_knows_its_words(child: SpellingProcess) -> None:
    words = ["apprentissage", "colour", "négociation", "receive", "entretein"]
    assert child.wrong("fr", words) == {"colour", "receive", "entretein"}
    assert child.wrong("en", words) == {"apprentissage", "négociation", "entretein"}


def test_apostrophes_ligatures_and_hyphens_are_french(child: SpellingProcess) -> None:
    assert child.wrong("fr", ["l’entretien", "aujourd’hui", "cœur", "peut-être", "qu'il", "Éric"]) == set()


def test_the_likeliest_word_is_suggested_first(child: SpellingProcess) -> None:
    assert child.suggestions("fr", "négotiation")[0] == "négociation"
    assert child.suggestions("en", "recieve")[0] == "receive"
    assert len(child.suggestions("en", "helo")) <= 5


def test_what_is_closed_does_not_start_again(child: SpellingProcess) -> None:
    assert child.wrong("en", ["wrongg"]) == {"wrongg"}
    child.close()
    child.close()
    assert child.wrong("en", ["wrongg"]) == set()


def test_a_child_that_is_gone_finds_nothing_wrong(child: SpellingProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling_process, "command", lambda: [sys.executable, "-c", ""])
    assert child.wrong("en", ["wrongg"] * 100_000) == set()
    assert child.suggestions("en", "wrongg") == []


def answered(*questions: dict[str, object]) -> list[list[str]]:
    answers = io.StringIO()
    serve(io.StringIO("".join(json.dumps(question) + "\n" for question in questions)), answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_the_child_answers_line_by_line() -> None:
    asked: list[dict[str, object]] = [
        {"language": "en", "words": ["right", "wrongg"]},
        {"language": "en", "instead_of": "wrongg"},
    ]
    wrong, instead = answered(*asked)
    assert wrong == ["wrongg"]
    assert "wrong" in instead


def test_without_hunspell_every_word_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    spelling_process.speller.cache_clear()
    assert answered({"language": "fr", "words": ["wrongg"]}) == [[]]
    spelling_process.speller.cache_clear()


def test_a_frozen_app_is_its_own_child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "lcjournal.exe"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert command() == [str(program), "--check-words"]
    console = tmp_path / "lcjournal-console.exe"
    console.touch()
    assert command() == [str(console), "--check-words"]
