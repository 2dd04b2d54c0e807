"""What may be typed, and in which language it is answered."""

import errno
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from lcjournal import cli, cli_arguments
from lcjournal.core import i18n
from lcjournal.core.formats.table import FORMATS

if TYPE_CHECKING:
    from tests.cli.conftest import Lc

MISTAKES = {
    "an unknown command": ["bogus"],
    "an unknown option": ["list", "--nope"],
    "a shortened option": ["list", "--sin", "2026-01-01"],
    "no such day": ["list", "--since", "2026-02-30"],
    "a day out of reach": ["list", "--until", "0001-01-01"],
    "an option without its value": ["list", "--since"],
    "a value for an option that takes none": ["list", "--json=3"],
    "an unknown format": ["export", "--format", "pdf", "out"],
    "nothing to import": ["import"],
    "no form": ["answer", "sheet.csv"],
    "an empty line": ["add", " "],
    "an export of nothing": ["export", "out"],
    "two exports at once": ["export", "--answers", "raw.csv", "--format", "csv", "out"],
    "a group without keys": ["reliability", "answers.csv"],
    "no scale": ["reliability", "answers.csv", "keys.csv", "--scale", "6-1"],
    "a period for the calendar": ["export", "--format", "ics", "out", "--since", "2026-01-01"],
    "a period for the JSON copy": ["export", "--format", "json", "out", "--until", "2026-01-01"],
}


@pytest.mark.parametrize("words", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_ends_with_2_and_is_told_in_the_language_asked_for(lc: "Lc", folder: Path, words: list[str]) -> None:
    english, french = lc(*words), lc(*words, "--lang", "fr")
    assert (english.code, english.out, french.code, french.out) == (2, "", 2, "")
    assert english.err.splitlines()[-1].startswith("See lcjournal")
    assert french.err.splitlines()[-1].startswith("Voir lcjournal")
    first, second = (ran.err.splitlines()[0].split(":", 1)[1].strip() for ran in (english, french))
    assert first != second
    assert "Traceback" not in english.err + french.err
    assert not folder.exists()


@pytest.mark.parametrize("command", [[], *([name] for name in cli.COMMANDS)], ids=lambda words: words[-1:])
def test_help_is_french_throughout_for_a_french_reader(lc: "Lc", command: list[str]) -> None:
    french, english = lc(*command, "--help", "--lang", "fr"), lc(*command, "--help")
    assert (french.code, english.code) == (0, 0)
    assert french.out.startswith("usage\u202f: lcjournal")
    assert english.out.startswith("usage: lcjournal")
    for words in ("show this", "the folder", "the day", "print JSON", "positional", "YYYY"):
        assert words not in french.out


def test_the_order_of_languages_is_option_then_settings_then_system(
    lc: "Lc", folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lc("list").err.startswith("There is no journal")
    monkeypatch.setattr(i18n, "_system_locale", lambda: "fr_FR")
    assert lc("list").err.startswith("Il n’y a pas")
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps({"language": "en"}), encoding="utf-8")
    assert lc("list").err.startswith("There is no journal")
    assert lc("list", "--lang", "fr").err.startswith("Il n’y a pas")
    assert "en" in lc("--lang", "de", "list").err


def test_dates_follow_the_region_of_the_settings(lc: "Lc", folder: Path) -> None:
    lc("add", "MOOC Python 2h")
    (folder / "settings.json").write_text(json.dumps({"language": "fr", "region": "fr_CH"}), encoding="utf-8")
    lc("list")
    assert i18n.region() == "fr_CH"


def test_options_stand_before_or_after_the_command(lc: "Lc", tmp_path: Path) -> None:
    lc("add", "MOOC Python 2h")
    assert lc("--json", "list").value == lc("list", "--json").value
    assert lc("--lang", "fr", "list").out == lc("list", "--lang", "fr").out
    assert lc("list", "--data", tmp_path / "elsewhere").code == 1
    assert lc("add", "MOOC SQL 1h", "--today", "2026-01-05", "--json").value["date"] == "2026-01-05"


def test_the_version_is_told(lc: "Lc") -> None:
    ran = lc("--version")
    assert (ran.code, ran.out.startswith("LC Journal ")) == (0, True)


def test_every_format_can_be_named() -> None:
    assert set(cli_arguments.FORMATS) == set(FORMATS)


def test_every_command_of_the_help_can_be_run() -> None:
    action = next(one for one in cli_arguments.parser()._actions if one.dest == "command")  # noqa: SLF001 -- no other way to ask
    assert set(action.choices or ()) == set(cli.COMMANDS)


def test_ctrl_c_ends_quietly(lc: "Lc", monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_call: cli.Call) -> cli.Answered:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli.COMMANDS, "list", stopped)
    assert (lc("list").code, lc("list").err) == (130, "")


class Refusing(io.StringIO):
    """An output that takes nothing; what Python would write at the end goes to a file of its own."""

    def __init__(self, number: int, descriptor: int) -> None:
        super().__init__()
        self._number, self._descriptor = number, descriptor

    @override
    def flush(self) -> None:
        raise OSError(self._number, "refused")

    @override
    def fileno(self) -> int:
        return self._descriptor


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(errno.EPIPE, 0, ""), (errno.ENOSPC, 1, "That did not work: this disk is full.\n")],
    ids=["a reader that has seen enough", "a full disk"],
)
def test_output_that_nobody_takes(
    lc: "Lc", tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: int, said: str
) -> None:
    lc("add", "MOOC Python 2h")
    with (tmp_path / "out").open("w") as file, monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", Refusing(number, file.fileno()))
        ran = lc("list")
    assert (ran.code, ran.err) == (code, said)


def test_a_bug_is_said_in_one_sentence_without_what_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="my secret") as caught:
        int("my secret")
    cli.say_bug(ValueError, caught.value, caught.tb)
    said = capsys.readouterr().err
    assert said.startswith("LC Journal failed where it should not (ValueError, test_usage.py:")
    assert "secret" not in said
    cli.say_bug(ValueError, ValueError("my secret"), None)
    assert "(ValueError, ?)" in capsys.readouterr().err


def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from lcjournal.__main__ import main
    from lcjournal.ui import launch

    monkeypatch.setattr(launch, "main", lambda parsed: 7 if parsed.data == tmp_path else 1)
    assert main(["--data", str(tmp_path)]) == 7
