import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from lcjournal.core import trend
from lcjournal.core.trend import Point

PSYCH = Path(__file__).parent.parent / "data" / "psych"
START = date(2025, 1, 6)


def rows() -> list[dict[str, float]]:
    with (PSYCH / "expected_local_level.csv").open(encoding="utf-8") as file:
        return [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]


def points(*values: float, every: int = 60, sem: float = 0.16) -> list[Point]:
    return [Point(START + timedelta(days=every * i), value, sem) for i, value in enumerate(values)]


EXPECTED = rows()
OBSERVED = [Point(START + timedelta(days=row["day"]), row["y"], row["sem"]) for row in EXPECTED]


def stat(name: str) -> float:
    with (PSYCH / "expected_trend_stats.csv").open(encoding="utf-8") as file:
        return next(float(row["value"]) for row in csv.DictReader(file) if row["stat"] == name)


def test_the_filter_agrees_with_r() -> None:
    for level, row in zip(trend.filtered(OBSERVED, 1e-3), EXPECTED, strict=True):
        assert level.value == pytest.approx(row["filt_q1e3"], abs=1e-9)
        assert level.variance == pytest.approx(row["filtvar_q1e3"], abs=1e-9)


def test_the_smoother_agrees_with_r() -> None:
    for level, row in zip(trend.guide(OBSERVED, 1e-3), EXPECTED, strict=True):
        assert level.value == pytest.approx(row["smooth_q1e3"], abs=1e-9)
        assert level.variance == pytest.approx(row["smoothvar_q1e3"], abs=1e-9)


def test_the_guide_line_wanders_by_0_4_point_in_a_year_by_itself() -> None:
    assert pytest.approx(0.4) == (trend.GUIDE_VARIANCE * 365.25) ** 0.5
    assert trend.guide([]) == []
    (only,) = trend.guide(points(3.2))
    assert (only.day, only.value) == (START, 3.2)


def test_the_slope_agrees_with_r_and_takes_the_larger_error() -> None:
    slope, se = trend.line(OBSERVED)
    assert slope == pytest.approx(stat("wls_slope_per_day"), abs=1e-9)
    assert stat("wls_slope_se_known_sem") > stat("wls_slope_se_lm(resid-scaled)")
    assert se == pytest.approx(stat("wls_slope_se_known_sem"), abs=1e-9)


def test_points_that_scatter_more_than_their_error_widen_it() -> None:
    tight = [Point(point.day, point.value, point.sem / 100) for point in OBSERVED]
    _slope, se = trend.line(tight)
    assert se == pytest.approx(stat("wls_slope_se_lm(resid-scaled)"), abs=1e-9)


def test_a_trend_needs_four_checks_over_ninety_days() -> None:
    assert trend.trend(points(3.0, 3.2, 3.4)) is None
    assert trend.trend(points(3.0, 3.2, 3.4, 3.6, every=29)) is None
    assert trend.trend(points(3.0, 3.2, 3.4, 3.6, every=30)) is not None


def test_a_trend_is_told_in_points_a_year_with_its_interval() -> None:
    found = trend.trend(points(3.0, 3.4, 3.8, 4.2))
    assert found
    assert found.detected
    assert found.slope == pytest.approx(0.4 / 60 * 365.25)
    assert (found.checks, found.days) == (4, 180)
    assert found.high - found.slope == pytest.approx(1.645 * found.se)
    assert found.slope - found.low == pytest.approx(1.645 * found.se)


def test_a_flat_row_of_checks_is_no_trend() -> None:
    flat = trend.trend(points(3.4, 3.5, 3.4, 3.5))
    assert flat
    assert not flat.detected
