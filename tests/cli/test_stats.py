"""``lcjournal stats``: the figures of the screens, for machines too."""

from datetime import date, time
from pathlib import Path

import pytest

from lcjournal.core import paths
from lcjournal.core.model import Activity, FacetLink, Pause, Session, Slot, Status
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


@pytest.fixture
def protected(filled: Path) -> Path:
    """Saturdays after a pause: the first moved to the Wednesday before, the second kept, the third skipped."""
    with Store.open(paths.data_paths(filled).journal) as store:
        slot = store.slots.add(Slot(5, time(9), 60, date(2026, 10, 12), "Europe/Paris"))
        store.slots.add_pause(Pause(date(2026, 10, 12), date(2026, 11, 1)))
        store.slots.move(slot, date(2026, 11, 7), date(2026, 11, 4), time(8))
        store.slots.skip(slot, date(2026, 11, 21))
    return filled


def test_a_machine_reads_what_came_of_protected_time(lc: Lc, protected: Path) -> None:
    told = lc("--data", str(protected), "stats", "--json").value
    assert told["protected_time"] == {"honoured": 1, "moved": 1, "skipped": 1, "lost": 0, "rate": 1.0}
    later = lc("--data", str(protected), "--today", "2026-12-07", "stats", "--json").value
    assert later["protected_time"] == {"honoured": 1, "moved": 1, "skipped": 1, "lost": 2, "rate": 0.5}


@pytest.mark.parametrize(
    ("days", "counts"),
    [
        (["--since", "2026-11-08"], (1, 0, 1, 0)),
        (["--until", "2026-11-08"], (0, 1, 0, 0)),
        (["--since", "2026-11-14", "--until", "2026-11-14"], (1, 0, 0, 0)),
        (["--since", "2026-11-15", "--until", "2026-11-20"], (0, 0, 0, 0)),
        (["--until", "2026-10-01"], (0, 0, 0, 0)),
    ],
)
def test_days_narrow_what_is_told_of_protected_time(
    lc: Lc, protected: Path, days: list[str], counts: tuple[int, ...]
) -> None:
    told = lc("--data", str(protected), "stats", "--json", *days).value["protected_time"]
    assert (told["honoured"], told["moved"], told["skipped"], told["lost"]) == counts
    assert told["rate"] == (1.0 if counts[0] + counts[1] else None)


def test_words_narrow_sessions_and_leave_protected_time_as_it_is(lc: Lc, protected: Path) -> None:
    told = lc("--data", str(protected), "stats", "--json", "nothing").value
    assert (told["sessions"], told["protected_time"]["honoured"]) == (0, 1)


def test_a_person_reads_how_often_protected_time_was_kept(lc: Lc, protected: Path) -> None:
    lines = lc("--data", str(protected), "stats").out.splitlines()
    sentence = "Kept 2 of 2 times (100\u202f%), at another time 1 of them. Skipped 1 time, which is not counted."
    assert lines[-2:] == ["Protected time", f"  {sentence}"]


def test_without_protected_time_nothing_is_told_of_it(lc: Lc, filled: Path) -> None:
    assert "Protected" not in lc("--data", str(filled), "stats").out
    told = lc("--data", str(filled), "stats", "--json").value["protected_time"]
    assert told == {"honoured": 0, "moved": 0, "skipped": 0, "lost": 0, "rate": None}
