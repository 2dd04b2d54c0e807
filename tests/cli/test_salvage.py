"""A damaged journal is brought into a new one from the command line, with a count of what came and what did not."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Lc


def test_a_journal_without_its_first_page_comes_back_whole(lc: "Lc", folder: Path, tmp_path: Path) -> None:
    lc("add", "MOOC Python 2h @Mia #data")
    damaged, new = folder / "journal.lcjournal", tmp_path / "new" / "journal.lcjournal"
    content = bytes(4096) + damaged.read_bytes()[4096:]
    damaged.write_bytes(content)
    ran = lc("salvage", damaged, new, "--json")
    assert ran.code == 0
    assert (ran.value["path"], ran.value["counts"]["activity"], ran.value["lost"]) == (str(new), 1, {})
    assert damaged.read_bytes() == content
    (found,) = lc("--data", new.parent, "list", "--json").value
    assert (found["title"], found["minutes"]) == ("Python", 120)


def test_what_is_doubtful_and_lost_is_said(lc: "Lc", folder: Path, tmp_path: Path) -> None:
    lc("add", "First 1h")
    damaged = folder / "journal.lcjournal"
    pages = damaged.read_bytes()
    at = pages.index(b"First")
    damaged.write_bytes(pages[: at + 2] + b"\xff" + pages[at + 3 :])
    ran = lc("salvage", damaged, tmp_path / "new.lcjournal")
    assert ran.code == 0
    assert "1 record may be damaged. Its activity has the tag “may be damaged”: read it again." in ran.out
    assert "1 activity\n" in ran.out


def test_nothing_is_written_over_and_nothing_is_made_of_nothing(lc: "Lc", folder: Path, tmp_path: Path) -> None:
    lc("add", "First 1h")
    journal = folder / "journal.lcjournal"
    assert lc("salvage", journal, journal).code == 1
    empty = tmp_path / "empty.lcjournal"
    empty.write_bytes(b"")
    ran = lc("salvage", empty, tmp_path / "new.lcjournal", "--json")
    assert (ran.code, ran.value["error"]) == (1, "Nothing could be read in “empty.lcjournal”.")
    assert list(tmp_path.glob("new*")) == []
    assert lc("salvage", tmp_path / "none", tmp_path / "new.lcjournal").code == 1
    assert lc("salvage", journal).code == 2
