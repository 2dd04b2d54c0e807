"""Backups are made, listed and put back from the command line; what the journal was is kept."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Lc


def test_a_backup_is_listed_with_what_it_holds(lc: "Lc", folder: Path) -> None:
    assert lc("restore", "--list").out == f"There is no backup in {folder / 'backups'} yet.\n"
    assert lc("restore", "--list", "--json").value == []
    lc("add", "MOOC Python 2h")
    made = lc("backup", "--json").value
    (listed,) = lc("restore", "--list", "--json").value
    assert (listed["path"], listed["size"], listed["readable"]) == (made["path"], made["size"], True)
    assert listed["counts"]["activity"] == 1
    line = lc("restore", "--list").out
    assert line.startswith(Path(made["path"]).name)
    assert "1 activity" in line


def test_going_back_to_a_backup_keeps_what_was_there(lc: "Lc", folder: Path) -> None:
    lc("add", "First 1h")
    first = Path(lc("backup", "--json").value["path"])
    lc("add", "Second 1h")
    ran = lc("restore", "--from", first.name, "--json")
    assert ran.code == 0
    assert ran.value["counts"]["activity"] == 1
    assert [one["title"] for one in lc("list", "--json").value] == ["First"]
    kept = Path(ran.value["kept"])
    assert kept.parent == folder / "set aside"
    said = lc("restore", "--from", kept).out
    assert said.startswith(f"The journal is now as in {kept.name}.\nWhat was there before is kept: ")
    assert {one["title"] for one in lc("list", "--json").value} == {"First", "Second"}


def test_a_journal_that_is_gone_comes_back_and_nothing_needs_keeping(lc: "Lc", folder: Path) -> None:
    lc("add", "First 1h")
    first = lc("backup", "--json").value["path"]
    (folder / "journal.lcjournal").unlink()
    assert lc("restore", "--from", first, "--json").value["kept"] is None
    assert len(lc("list", "--json").value) == 1


def test_a_backup_that_is_not_there_or_not_sound_changes_nothing(lc: "Lc", folder: Path) -> None:
    lc("add", "First 1h")
    ran = lc("restore", "--from", "yesterday")
    assert (ran.code, ran.err) == (1, "There is no backup “yesterday”. See them with --list.\n")
    broken = Path(lc("backup", "--json").value["path"])
    broken.write_bytes(b"no journal")
    assert lc("restore", "--from", broken).code == 1
    (listed,) = lc("restore", "--list", "--json").value
    assert (listed["readable"], listed["counts"]) == (False, {})
    assert "cannot be read" in lc("restore", "--list").out
    assert len(lc("list", "--json").value) == 1


def test_it_must_be_said_which_backup(lc: "Lc") -> None:
    assert lc("restore").code == 2
    assert lc("restore", "--list", "--from", "x").code == 2


def test_a_backup_too_many_is_removed_and_said(lc: "Lc", folder: Path) -> None:
    lc("add", "First 1h")
    copy = Path(lc("backup", "--json").value["path"]).read_bytes()
    for number in range(2, 7):
        (folder / "backups" / f"journal-20200101T1{number}0000Z-{number:05}.lcjournal").write_bytes(copy)
    ran = lc("backup")
    assert ran.out.splitlines()[1:] == ["3 older backups are no longer needed and were removed."]
    (dropped,) = lc("backup", "--json").value["dropped"]
    assert not Path(dropped).exists()
