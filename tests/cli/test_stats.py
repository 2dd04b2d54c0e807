"""``lcjournal stats``: the figures of the screens, for machines too."""

from datetime import date
from pathlib import Path

import pytest

from lcjournal.core import paths
from lcjournal.core.model import Activity, FacetLink, Session, Status
from lcjournal.core.store import Store
from tests.cli.conftest import Lc


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    with Store.open(paths.data_paths(tmp_path).journal) as store:
        sessions = (Session(date(2026, 11, 4), 60), Session(date(2026, 11, 14), 30, own_time=True))
        store.activities.add(
            Activity("Course", date(2026, 11, 14), "mooc", sessions=sessions, facets=(FacetLink("A1"),))
        )
        store.activities.add(
            Activity("Book", date(2026, 11, 18), "reading", sessions=(Session(date(2026, 11, 18), 25),))
        )
        planned = (Session(date(2026, 12, 1), 90),)
        store.activities.add(Activity("Talk", date(2026, 12, 1), "conference", Status.PLANNED, sessions=planned))
    return tmp_path


def test_a_machine_reads_the_sums(lc: Lc, filled: Path) -> None:
    ran = lc("--data", str(filled), "stats", "--json")
    told = ran.value
    assert (ran.code, told["minutes"], told["sessions"], told["activities"]) == (0, 115, 3, 2)
    assert {kind: one["minutes"] for kind, one in told["by_kind"].items()} == {"mooc": 90, "reading": 25}
    assert {facet: one["minutes"] for facet, one in told["by_facet"].items()} == {"A1": 90, "none": 25}
    assert {week: one["minutes"] for week, one in told["by_week"].items()} == {
        "2026-11-02": 60,
        "2026-11-09": 30,
        "2026-11-16": 25,
    }
    assert (told["working_time"]["minutes"], told["own_time"]["minutes"]) == (85, 30)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(["kind:mooc"], 90), (["book"], 25), (["--since", "2026-11-10", "--until", "2026-11-15"], 30), (["nothing"], 0)],
)
def test_words_and_days_narrow_what_is_summed_up(lc: Lc, filled: Path, words: list[str], minutes: int) -> None:
    ran = lc("--data", str(filled), "stats", "--json", *words)
    assert (ran.code, ran.value["minutes"]) == (0, minutes)


def test_a_person_reads_lines_in_their_language(lc: Lc, filled: Path) -> None:
    ran = lc("--data", str(filled), "--lang", "fr", "stats")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "3 séances, 1\u202fh\u202f55"
    assert "Temps de travail 1\u202fh\u202f25, temps personnel 30\u202fmin" in ran.out
    assert "  novembre 2026\u202f: 1\u202fh\u202f55" in ran.out


def test_without_sessions_there_is_one_line(lc: Lc, filled: Path) -> None:
    assert lc("--data", str(filled), "stats", "nothing").out == "0 sessions, 0\u202fmin\n"
