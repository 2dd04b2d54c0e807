import csv
import math
from pathlib import Path

import numpy as np
import pytest

from lcjournal.core import reliability
from lcjournal.core.errors import UserError
from lcjournal.core.reliability import Reliability

HERE = Path(__file__).parent.parent / "data" / "psych"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "psych"
USES = ("pairwise", "complete")
SCALES = {
    "synthetic": ["cur", "exp", "fbk", "ref", "flx", "act"],
    "bfi": ["agree", "conscientious", "extraversion", "neuroticism", "openness"],
}
CASES = [(data, scale, use) for data, scales in SCALES.items() for scale in scales for use in USES]
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    if not path.exists():
        pytest.skip("the reference data of others is not here")
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def expected(data: str, what: str, scale: str, use: str) -> list[Row]:
    name = HERE / f"synthetic_expected_{what}.csv" if data == "synthetic" else SHARED / f"expected_{what}.csv"
    return [row for row in rows(name) if (row["scale"], row["use"]) == (scale, use)]


def figures(data: str, scale: str, use: str) -> tuple[dict[str, int], Reliability]:
    """Return the keys of a scale and what is computed on the answers that R was given."""
    folder, answers, ends = (SHARED, "bfi.csv", (1, 6)) if data == "bfi" else (HERE, "synthetic_likert.csv", (1, 5))
    keys = {row["item"]: int(row["key"]) for row in rows(folder / f"{data}_keys.csv") if row["scale"] == scale}
    people = [row for row in rows(folder / answers) if not row["id"].startswith("E_")]  # R was not given the edge rows
    cells = [[float(row[item]) if row[item] not in {"", "NA"} else math.nan for item in keys] for row in people]
    return keys, reliability.reliability(cells, list(keys.values()), ends, complete=use == "complete")


def near(row: Row, *names: str, tolerance: float = 1e-9) -> object:
    (name,) = (name for name in names if name in row)
    return pytest.approx(float(row[name]), rel=0, abs=tolerance)


@pytest.mark.parametrize(("data", "scale", "use"), CASES)
def test_a_scale_agrees_with_r(data: str, scale: str, use: str) -> None:
    (row,) = expected(data, "alpha", scale, use)
    _keys, result = figures(data, scale, use)
    assert (result.n, result.k) == (int(row["n"]), int(row["k"]))
    assert result.alpha == near(row, "raw_alpha")
    assert result.std_alpha == near(row, "std_alpha")
    assert result.average_r == near(row, "average_r")
    assert result.mean == near(row, "mean", "mean_score")
    assert result.sd == near(row, "sd", "sd_score")
    assert result.sem == near(row, "sem", "sem_mean_metric")
    assert result.alpha_low == near(row, "feldt_lo")
    assert result.alpha_high == near(row, "feldt_hi")


@pytest.mark.parametrize(("data", "scale", "use"), CASES)
def test_omega_agrees_with_r(data: str, scale: str, use: str) -> None:
    (row,) = expected(data, "omega", scale, use)
    assert figures(data, scale, use)[1].omega == near(row, "omega_t_1f", "omega_t_1f_minres", tolerance=1e-6)


@pytest.mark.parametrize(("data", "scale", "use"), CASES)
def test_items_agree_with_r(data: str, scale: str, use: str) -> None:
    keys, result = figures(data, scale, use)
    wanted, without = (expected(data, what, scale, use) for what in ("item_stats", "alpha_if_dropped"))
    for item, row, dropped, mine in zip(keys, wanted, without, result.items, strict=True):
        assert item == row["item"] == (dropped.get("item") or dropped["item_dropped"])
        assert mine.n == int(row["n"])
        assert mine.mean == near(row, "mean")
        assert mine.sd == near(row, "sd")
        assert mine.item_rest == near(row, "r_drop")
        assert mine.alpha_if_dropped == near(dropped, "raw_alpha")
        assert mine.std_alpha_if_dropped == near(dropped, "std_alpha")


def of(*people: list[float], keys: tuple[int, ...] = (), complete: bool = False) -> Reliability:
    return reliability.reliability(people, keys or (1,) * len(people[0]), (1, 5), complete=complete)


def test_reversed_items_are_turned_round_in_the_range_of_the_scale() -> None:
    result = of([1, 5, 1], [3, 3, 3], [4, 2, 5], [5, 1, 4], keys=(1, -1, 1))
    assert result == of([1, 1, 1], [3, 3, 3], [4, 4, 5], [5, 5, 4])
    assert result.items[1].mean == pytest.approx(13 / 4)


def test_who_answered_nothing_is_not_counted_and_who_missed_one_only_where_all_are_wanted() -> None:
    people: list[list[float]] = [[1, 2, 1], [3, 3, 2], [5, 4, 5], [math.nan] * 3, [2, math.nan, 3]]
    assert of(*people).n == 4
    assert of(*people, complete=True) == of(*people[:3])


def test_fewer_than_three_people_are_no_group() -> None:
    with pytest.raises(UserError, match="at least three people"):
        of([1, 2], [3, 4], [math.nan, math.nan])


def test_one_item_is_no_scale() -> None:
    with pytest.raises(UserError, match="at least two items"):
        of([1], [2], [3])


def test_where_nobody_differs_nothing_can_be_said() -> None:
    result = of([3, 2, 4], [3, 2, 4], [3, 2, 4])
    assert (result.n, result.mean, result.sd) == (3, 3, 0)
    assert {result.alpha, result.std_alpha, result.average_r, result.omega, result.sem} == {None}
    assert {result.alpha_low, result.alpha_high, result.items[0].item_rest} == {None}


def test_an_item_that_all_answer_alike_leaves_alpha_but_no_correlation() -> None:
    result = of([1, 2, 3.3], [3, 3, 3.3], [5, 4, 3.3], [2, 3, 3.3])
    assert result.alpha is not None
    assert (result.std_alpha, result.average_r, result.omega, result.items[2].item_rest) == (None,) * 4
    assert result.items[2].mean == pytest.approx(3.3)
    assert result.items[2].sd == 0


def test_an_item_nobody_answered_is_told_as_such() -> None:
    result = of([1, 2, math.nan], [3, 3, math.nan], [5, 4, math.nan])
    assert (result.alpha, result.omega) == (None, None)
    assert (result.items[2].n, result.items[2].mean, result.items[2].sd) == (0, None, None)
    assert result.items[0].mean == 3


def test_two_items_have_an_alpha_but_no_omega_and_none_can_be_dropped() -> None:
    result = of([1, 2], [3, 3], [5, 4], [2, 1])
    assert result.alpha == pytest.approx(2 * (1 - (8.75 / 3 + 5 / 3) / (24.75 / 3)))
    assert result.omega is None
    assert result.items[0].alpha_if_dropped is None


def test_no_omega_where_one_factor_explains_more_than_all_of_an_item() -> None:
    people: list[list[float]] = [[1, 2, 1], [3, 3, 2], [5, 4, 5], [2, 1, 4]]
    first, second, third = np.corrcoef(np.array(people).T)[np.triu_indices(3, 1)]
    assert first * second / third > 1  # the squared loading of the first item
    assert of(*people).alpha is not None
    assert of(*people).omega is None


def test_no_omega_where_the_search_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reliability, "_STEPS", 1)
    assert figures("synthetic", "cur", "complete")[1].omega is None


@pytest.mark.parametrize("x", [0.001, 0.1, 0.5, 0.9, 0.999])
def test_the_incomplete_beta_function_has_its_closed_forms(x: float) -> None:
    assert reliability.incomplete_beta(x, 1, 7.5) == pytest.approx(1 - (1 - x) ** 7.5, rel=1e-12)
    assert reliability.incomplete_beta(x, 2.5, 1) == pytest.approx(x**2.5, rel=1e-12)
    assert reliability.incomplete_beta(x, 2, 2) == pytest.approx(3 * x**2 - 2 * x**3, rel=1e-12)


def test_half_of_all_f_lie_under_one_where_both_degrees_are_the_same() -> None:
    assert reliability.f_quantile(0.5, 9, 9) == pytest.approx(1, rel=1e-12)


@pytest.mark.parametrize("p", [0.025, 0.975])
def test_f_with_two_degrees_above_has_a_closed_form(p: float) -> None:
    d2 = 30
    assert reliability.f_quantile(p, 2, d2) == pytest.approx(d2 / 2 * ((1 - p) ** (-2 / d2) - 1), rel=1e-12)
