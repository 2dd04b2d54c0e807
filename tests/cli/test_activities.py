"""add, list and search."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lcjournal.core.model import Activity, Status
from lcjournal.core.store import Store

if TYPE_CHECKING:
    from tests.cli.conftest import Lc


def test_a_line_becomes_an_activity(lc: "Lc") -> None:
    ran = lc("add", "MOOC Python 2h yesterday #data @Sofia")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Noted: 21 Nov 2026 · Online course · Python · 2\u202fh · with Sofia · #data\n"


def test_a_line_can_be_typed_without_quotes(lc: "Lc") -> None:
    lc("add", "entretien", "chef", "de", "produit", "50min", "jeudi", "--lang", "fr")
    (found,) = lc("list", "--json").value
    assert (found["kind"], found["title"], found["minutes"]) == ("interview", "chef de produit", 50)
    assert found["date"] == "2026-11-19"


def test_a_machine_gets_every_field_it_was_promised(lc: "Lc") -> None:
    assert lc("add", "MOOC Python 2h #data @Sofia !private", "--json").code == 0
    (found,) = lc("list", "--json").value
    identity = found.pop("id")
    assert len(identity) == 36
    assert found == {
        "kind": "mooc",
        "title": "Python",
        "status": "done",
        "date": "2026-11-22",
        "minutes": 120,
        "tags": ["data"],
        "people": ["Sofia"],
        "facets": [],
        "private": True,
    }


def test_a_dry_run_keeps_nothing(lc: "Lc", folder: Path) -> None:
    ran = lc("add", "MOOC Python 2h hier #data", "--dry-run", "--json", "--lang", "fr")
    assert ran.value == {
        "kind": "mooc",
        "title": "Python",
        "minutes": 120,
        "date": "2026-11-21",
        "status": "done",
        "tags": ["data"],
        "people": [],
        "private": False,
    }
    assert lc("add", "MOOC Python 2h", "--dry-run").out.startswith("Understood as: online course, Python, 2 hours")
    assert not folder.exists()


def test_a_dry_run_tells_all_there_is_to_know(lc: "Lc") -> None:
    line = 'prévu : entretien chef de produit 50min jeudi #métiers @karim @"Marie Curie" !privé'
    ran = lc("add", "--dry-run", "--json", line, "--today", "2026-11-18", "--lang", "fr")
    assert ran.code == 0
    assert ran.value == {
        "kind": "interview",
        "title": "chef de produit",
        "minutes": 50,
        "date": "2026-11-19",
        "status": "planned",
        "tags": ["métiers"],
        "people": ["karim", "Marie Curie"],
        "private": True,
    }


def test_a_dry_run_of_a_line_that_says_little_names_every_field(lc: "Lc") -> None:
    assert lc("add", "--dry-run", "--json", "kanban").value == {
        "kind": "other",
        "title": "kanban",
        "minutes": None,
        "date": "2026-11-22",
        "status": "done",
        "tags": [],
        "people": [],
        "private": False,
    }


def test_the_language_only_decides_where_the_line_does_not_tell(lc: "Lc") -> None:
    def kind(line: str, language: str) -> str:
        return str(lc("add", "--dry-run", "--json", line, "--lang", language).value["kind"])

    assert (kind("lecture Senge 25min", "fr"), kind("lecture Senge 25min", "en")) == ("reading", "conference")
    assert kind("lecture by the dean", "fr") == kind("lecture by the dean", "en") == "conference"


def test_a_line_knows_a_persons_own_kinds_and_a_dry_run_leaves_the_journal_as_it_is(lc: "Lc", folder: Path) -> None:
    with Store.open(folder / "journal.lcjournal") as store:
        identity = store.kinds.add("Atelier")
    before = (folder / "journal.lcjournal").read_bytes()
    ran = lc("add", "Atelier facilitation 3h", "--dry-run", "--json")
    assert (ran.value["kind"], ran.value["title"]) == (identity, "facilitation")
    assert (folder / "journal.lcjournal").read_bytes() == before
    assert lc("add", "Atelier facilitation 3h").out == "Noted: 22 Nov 2026 · Atelier · facilitation · 3\u202fh\n"


def test_a_dry_run_asks_nothing_of_a_damaged_journal(lc: "Lc", folder: Path) -> None:
    folder.mkdir()
    (folder / "journal.lcjournal").write_bytes(b"no journal")
    assert lc("add", "MOOC Python 2h", "--dry-run", "--json").value["kind"] == "mooc"


def test_a_line_goes_on_with_what_is_in_progress(lc: "Lc", folder: Path) -> None:
    with Store.open(folder / "journal.lcjournal") as store:
        store.activities.add(Activity("Python", date(2026, 11, 1), kind="mooc", status=Status.IN_PROGRESS))
    ran = lc("add", "MOOC Python 2h")
    assert ran.out == "A session more: 22 Nov 2026 · Online course · Python · 2\u202fh\n"
    assert len(lc("list", "--json").value) == 1


@pytest.mark.parametrize("line", ["MOOC Python 2h !private", "MOOC Python"])
def test_what_is_private_or_takes_no_time_stands_by_itself(lc: "Lc", folder: Path, line: str) -> None:
    with Store.open(folder / "journal.lcjournal") as store:
        store.activities.add(Activity("Python", date(2026, 11, 1), kind="mooc", status=Status.IN_PROGRESS))
    lc("add", line)
    assert len(lc("list", "--json").value) == 2


def test_a_plan_and_a_private_entry_are_marked(lc: "Lc") -> None:
    assert lc("add", "conference in Lyon tomorrow !private").out.count(" · planned · private") == 1


def test_an_activity_without_a_title_is_called_so(lc: "Lc") -> None:
    assert "Untitled" in lc("add", "2h yesterday").out


def test_letters_that_are_no_text_do_not_stop_the_line(lc: "Lc") -> None:
    assert lc("add", "caf\udcff 1h").code == 0
    assert lc("list", "--json").value[0]["title"] == "caf\ufffd"


@pytest.mark.parametrize("line", ["", "   "])
def test_an_empty_line_says_what_is_wanted(lc: "Lc", folder: Path, line: str) -> None:
    ran = lc("add", line)
    assert (ran.code, ran.out) == (2, "")
    assert "say what you did" in ran.err
    assert not folder.exists()


def test_the_newest_stands_first_and_the_total_last(lc: "Lc") -> None:
    for line in ("reading 30min yesterday", "MOOC Python 2h", "conference tomorrow"):
        lc("add", line)
    *lines, total = lc("list").out.splitlines()
    assert [line.split(" · ")[0] for line in lines] == ["23 Nov 2026", "22 Nov 2026", "21 Nov 2026"]
    assert total == "3 activities, 2\u202fh\u202f30"


def test_a_period_narrows_the_list(lc: "Lc") -> None:
    for line in ("a 30min 2026-11-01", "b 30min 2026-11-10", "c 30min 2026-11-20"):
        lc("add", line)
    found = lc("list", "--since", "2026-11-02", "--until", "2026-11-10", "--json").value
    assert [one["title"] for one in found] == ["b"]


def test_every_word_has_to_be_there_with_or_without_accents(lc: "Lc", sample: Path) -> None:
    lc("add", "Réunion d’équipe 1h")
    assert [one["title"] for one in lc("search", "reunion", "equipe", "--json").value] == ["Réunion d’équipe"]
    assert lc("search", "reunion", "zeppelin", "--json").value == []
    assert lc("search", "zeppelin").out == "0 activities, 0\u202fmin\n"
    assert sample.exists()


@pytest.mark.parametrize("command", [["list"], ["search", "x"], ["score"], ["backup"], ["verify"]])
def test_without_a_journal_nothing_is_made(lc: "Lc", folder: Path, command: list[str]) -> None:
    ran = lc(*command)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"There is no journal in {folder} yet.\n"
    assert lc(*command, "--json").value["error"] == f"There is no journal in {folder} yet."
    assert not folder.exists()


def test_a_title_gives_the_terminal_no_orders(lc: "Lc") -> None:
    lc("add", "read \x1b[31mred\x07 and \u202etxet\u202c 10m")
    ran = lc("list")
    assert "red" in ran.out
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out)
