"""score and answer."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lcjournal.core import instruments
from lcjournal.core.model import FormId
from lcjournal.core.store import Store

if TYPE_CHECKING:
    from tests.cli.conftest import Lc

SCORED = ["score", "n_answered", "sem", "low", "high", "reason", "desired", "change"]
CHANGED = ["delta", "z", "verdict", "before", "after", "mdc", "since"]


def sheet(path: Path, value: str = "4", form: FormId = FormId.FULL, **others: str) -> Path:
    """Write a paper check with one answer to all items but ``others`` (``A1_1="2"``)."""
    given = {item.id: value for item in instruments.builtin().items(form)}
    given |= {name.replace("_", "."): other for name, other in others.items()}
    path.write_text("item,value\n" + "".join(f"{item},{given[item]}\n" for item in given), encoding="utf-8")
    return path


def test_a_paper_check_is_kept_on_its_day(lc: "Lc", tmp_path: Path) -> None:
    ran = lc(
        "answer", "--form", "full", "--date", "2026-03-01", sheet(tmp_path / "a.csv", A1_1="", B1_1="na"), "--json"
    )
    assert ran.code == 0
    assert (ran.value["answered"], ran.value["date"]) == (46, "2026-03-01")
    (check,) = lc("score", "--json").value
    assert (check["id"], check["date"], check["form"]) == (ran.value["id"], "2026-03-01", "full")
    assert check["facets"]["A1"]["n_answered"] == 3


def test_without_a_date_it_was_today(lc: "Lc", tmp_path: Path) -> None:
    ran = lc("answer", "--form", "pulse", sheet(tmp_path / "a.csv", form=FormId.PULSE))
    assert ran.out == "Self-check kept: 12 answers.\n"
    assert lc("score", "--json").value[0]["date"] == "2026-11-22"


def test_a_wrong_sheet_keeps_nothing_and_names_every_line(lc: "Lc", tmp_path: Path, folder: Path) -> None:
    wrong = sheet(tmp_path / "a.csv", A1_1="7", A1_2="na")
    ran = lc("answer", "--form", "full", wrong)
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 2
    assert all(line.startswith("Line ") for line in ran.err.splitlines())
    value = lc("answer", "--form", "full", wrong, "--json").value
    assert value["error"] == value["problems"][0]
    assert not folder.exists()


def test_without_a_check_there_is_no_score(lc: "Lc") -> None:
    lc("add", "MOOC Python 2h")
    assert (lc("score").out, lc("score", "--json").value) == ("No self-check yet.\n", [])


def test_every_check_comes_with_bands_desired_levels_and_change(lc: "Lc", sample: Path) -> None:
    checks = lc("score", "--json").value
    assert [check["date"] for check in checks] == sorted(check["date"] for check in checks)
    assert {score["change"] for score in (checks[0]["domains"] | checks[0]["facets"]).values()} == {None}
    *_others, before, last = [check for check in checks if check["form"] == "full"]
    assert list(last["domains"]) == ["A", "B", "C", "D", "E"]
    assert len(last["facets"]) == 12
    assert all(list(score) == SCORED for score in (*last["domains"].values(), *last["facets"].values()))
    facet = last["facets"]["A1"]
    assert facet["high"] - facet["low"] == pytest.approx(2 * 1.645 * facet["sem"], abs=1e-12)
    assert 1 <= facet["desired"] <= 5
    assert last["facets"]["E1"]["desired"] is None
    change = last["domains"]["A"]["change"]
    assert list(change) == CHANGED
    assert change["since"] == before["date"]
    assert change["delta"] == pytest.approx(change["after"] - change["before"], abs=1e-12)
    assert sample.exists()


def test_a_pulse_is_compared_with_the_pulse_before_it_and_scores_no_facet(lc: "Lc", tmp_path: Path) -> None:
    days = {"2026-01-05": ("pulse", "2"), "2026-02-05": ("full", "5"), "2026-03-05": ("pulse", "4")}
    for day, (form, value) in days.items():
        lc("answer", "--form", form, "--date", day, sheet(tmp_path / "a.csv", value, FormId(form)))
    first, full, pulse = lc("score", "--json").value
    assert {score["change"] for score in (first["domains"] | full["domains"]).values()} == {None}
    change = pulse["domains"]["A"]["change"]
    assert (change["since"], change["delta"], change["verdict"]) == ("2026-01-05", 2, "reliable")
    facet = pulse["facets"]["A1"]
    assert [facet[name] for name in ("score", "n_answered", "sem", "change")] == [None, 1, None, None]
    assert facet["reason"] == "pulse"


def test_a_desired_level_holds_from_the_day_it_was_set(lc: "Lc", sample: Path) -> None:
    checks = [check for check in lc("score", "--json").value if check["form"] == "full"]
    with Store.open_read_only(sample) as store:
        levels = [target for target in store.checks.targets() if target.facet == "A1"]
    for check in checks:
        until = [target.value for target in levels if target.day.isoformat() <= check["date"]]
        assert check["facets"]["A1"]["desired"] == (until[-1] if until else None)
    wished = [checks[-1]["facets"][name]["desired"] for name in ("C1", "C2")]
    assert checks[-1]["domains"]["C"]["desired"] == pytest.approx(sum(wished) / 2)


def test_a_person_reads_domains_facets_and_the_label(lc: "Lc", sample: Path) -> None:
    out = lc("score").out
    assert "\n  My learning agility: now " in out
    assert "\n    Experimenting: now " in out
    assert "no change we could detect" in out
    assert out.rstrip().endswith("Your answers stay on this computer.")
    french = lc("score", "--lang", "fr").out
    assert "\n  Mon agilité d’apprentissage\u202f: actuel " in french
    assert sample.exists()


def test_a_check_left_out_stays_listed(lc: "Lc", tmp_path: Path, folder: Path) -> None:
    made = lc("answer", "--form", "pulse", sheet(tmp_path / "a.csv", form=FormId.PULSE), "--json").value
    with Store.open(folder / "journal.lcjournal") as store:
        store.checks.set_left_out(made["id"], left_out=True)
    assert lc("score").out.startswith("Two-minute pulse, 22 November 2026, left out of the charts\n")
    assert lc("score", "--json").value[0]["left_out"] is True
