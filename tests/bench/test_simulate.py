import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from bench import simulate
from lcjournal.core.model import FormId


def tally(persons: range, seed: int = 48) -> tuple[Counter[str], Counter[str]]:
    return simulate.tally(persons, seed)


def test_the_figures_are_the_same_however_the_work_is_shared() -> None:
    whole, first, last = tally(range(6)), tally(range(2)), tally(range(2, 6))
    assert whole == (first[0] + last[0], Counter({name: first[1][name] + last[1][name] for name in whole[1]}))


def test_the_figures_follow_from_the_seed() -> None:
    assert tally(range(3)) == tally(range(3))
    assert tally(range(3)) != tally(range(3), seed=49)


def test_every_goal_has_its_row_and_every_share_is_one() -> None:
    table = simulate.rows(*tally(range(4)))
    assert {row.id for row in table if row.least is not None} == set(simulate.goals())
    assert all(0 <= row.share <= 1 and row.of > 0 for row in table)
    assert all((row.met is None) == (row.least is None) for row in table)


def test_true_levels_lie_in_their_range() -> None:
    random = Random(1)
    for _person in range(200):
        assert all(2 <= level <= 4 for level in simulate.levels(random, 2, 4).values())


def test_every_item_is_answered_but_those_skipped() -> None:
    truth = dict.fromkeys((facet.id for facet in simulate.BANK.facets), 3.0)
    check = simulate.answered(Random(1), truth)
    assert len(check.answers) == len(simulate.BANK.items(FormId.FULL))
    assert {answer.value for answer in check.answers.values()} <= {1, 2, 3, 4, 5}
    assert 30 < len(simulate.answered(Random(1), truth, skipped=0.1).answers) < 48


def test_the_table_is_printed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "simulation.json"
    simulate.main(["--persons", "3", "--seed", "5", "--processes", "1", "--json", str(out)])
    written = json.loads(out.read_text(encoding="utf-8"))
    cases, _hits = tally(range(3), 5)
    assert (written["persons"], written["seed"]) == (3, 5)
    assert written["mdc"] == {"full-full": 0.4413, "full-pulse": 0.8827, "pulse-pulse": 0.8827}
    assert [row["id"] for row in written["rows"]] == list(cases)
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "3 persons, seed 5"
    assert len(printed) == 2 + len(cases) + 3
    assert printed[-1] == "pulse-pulse: domain A shows changes from ±0.88"
