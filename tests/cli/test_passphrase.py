"""A journal is encrypted, opened and made plain again from the command line."""

import io
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from lcjournal import cli_passphrase
from lcjournal.core import keyring, settings
from lcjournal.core.settings import Settings

if TYPE_CHECKING:
    from tests.cli.conftest import Lc


class Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


@pytest.fixture
def encrypted(lc: "Lc", folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal with an entry, encrypted by “abc”, which nothing tells any more."""
    lc("add", "MOOC Python 2h")
    monkeypatch.setenv("LCJOURNAL_PASSPHRASE", "abc")
    assert lc("encrypt").code == 0
    monkeypatch.delenv("LCJOURNAL_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    keyring.forget()
    return folder / "journal.lcjournal"


def piped(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    keyring.forget()
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    keyring.forget()
    asked: list[str] = []
    answers = iter(lines)

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(cli_passphrase, "getpass", answer)
    return asked


def test_an_encrypted_journal_asks_for_its_passphrase(
    lc: "Lc", encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keyring.is_encrypted(encrypted)
    for command in (["list"], ["add", "x"], ["verify"], ["backup"], ["restore", "--list"], ["decrypt"], ["demo"]):
        ran = lc(*command)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("A passphrase is needed: on a terminal, or in LCJOURNAL_PASSPHRASE")
    asked = typed(monkeypatch, "abc")
    assert "Online course · Python" in lc("list").out
    assert asked == ["Passphrase of “journal.lcjournal”: "]


def test_a_passphrase_can_be_piped_in(lc: "Lc", encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "abc")
    assert lc("add", "Coffee 1h", "--passphrase-stdin").code == 0
    piped(monkeypatch, "abc")
    assert len(lc("--passphrase-stdin", "list", "--json").value) == 2


def test_a_wrong_passphrase_opens_nothing(lc: "Lc", encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LCJOURNAL_PASSPHRASE", "abd")
    ran = lc("list")
    assert (ran.code, ran.err) == (1, "That passphrase does not open it.\n")
    assert lc("list", "--json").value == {"error": "That passphrase does not open it."}


def test_a_version_that_is_not_encrypted_is_named(lc: "Lc", folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lc("add", "a talk")
    version = folder / "journal 2.lcjournal"
    shutil.copyfile(folder / "journal.lcjournal", version)
    monkeypatch.setenv("LCJOURNAL_PASSPHRASE", "abc")
    ran = lc("encrypt")
    assert ran.out.endswith(f"These can still be read without the passphrase:\n{version}\n")


def test_a_journal_is_encrypted_once_and_made_plain_again(
    lc: "Lc", encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lc("encrypt").err == "The journal “journal.lcjournal” has a passphrase already.\n"
    monkeypatch.setenv("LCJOURNAL_PASSPHRASE", "abc")
    value = lc("decrypt", "--json").value
    assert value == {"path": str(encrypted), "encrypted": False, "left": [], "readable": []}
    monkeypatch.delenv("LCJOURNAL_PASSPHRASE")
    assert "Online course · Python" in lc("list").out
    assert lc("decrypt").err == "The journal “journal.lcjournal” has no passphrase.\n"


def test_a_passphrase_is_typed_twice_before_it_counts(lc: "Lc", folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lc("add", "MOOC Python 2h")
    asked = typed(monkeypatch, "abc", "abd")
    assert lc("encrypt").err == "These are two different passphrases. Nothing was changed.\n"
    assert asked == ["New passphrase: ", "The same once more: "]
    assert not keyring.is_encrypted(folder / "journal.lcjournal")
    typed(monkeypatch, "abc", "abc")
    assert lc("encrypt").out.splitlines()[-1] == "lcjournal passphrase --sheet"


def test_the_passphrase_is_changed(lc: "Lc", encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "abc", "new")
    assert "new passphrase" in lc("passphrase", "--passphrase-stdin").out
    piped(monkeypatch, "abc")
    assert lc("list", "--passphrase-stdin").code == 1
    monkeypatch.setenv("LCJOURNAL_PASSPHRASE", "new")
    monkeypatch.setenv("LCJOURNAL_NEW_PASSPHRASE", "newer")
    assert lc("passphrase", "--json").value == {"path": str(encrypted), "encrypted": True}


def test_the_recovery_sheet_sets_a_new_passphrase(lc: "Lc", encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "abc")
    sheet = lc("passphrase", "--sheet", "--passphrase-stdin", "--json").value["sheet"]
    piped(monkeypatch, sheet[:-1] + "?", "found again")
    assert "not those of a recovery sheet" in lc("passphrase", "--recover", "--passphrase-stdin").err
    piped(monkeypatch, sheet, "found again")
    assert lc("passphrase", "--recover", "--passphrase-stdin").code == 0
    piped(monkeypatch, "found again")
    assert "Online course · Python" in lc("list", "--passphrase-stdin").out
    assert lc("passphrase", "--recover", "--sheet").code == 2


def test_there_must_be_a_journal(lc: "Lc", folder: Path) -> None:
    for command in ("encrypt", "decrypt", "passphrase"):
        assert lc(command).err == f"There is no journal in {folder} yet.\n"


def test_what_could_not_be_encrypted_is_named(
    lc: "Lc", folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lc("add", "MOOC Python 2h")
    settings.save(folder / "settings.json", Settings(second_place=str(tmp_path / "a disk that is not there")))
    damaged = folder / "backups" / "journal-20261122T091200Z-00001.lcjournal"
    damaged.parent.mkdir()
    damaged.write_bytes(b"SQLite format 3\x00 and no more")
    monkeypatch.setenv("LCJOURNAL_PASSPHRASE", "abc")
    told = lc("encrypt").out.splitlines()[-4:]
    assert told[:3] == [
        "1 file is damaged, or the disk is full; it stays as it is:",
        str(damaged),
        "These can still be read without the passphrase:",
    ]
    assert told[3].startswith(str(tmp_path / "a disk that is not there"))
