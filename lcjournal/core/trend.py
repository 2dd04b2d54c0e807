"""The direction of many full checks: a weighted straight line, and a local-level guide line through the points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lcjournal.core.scoring import Z90

MIN_CHECKS, MIN_DAYS = 4, 90
DETECTED = 1.96
DAYS_A_YEAR = 365.25
GUIDE_VARIANCE = 0.4**2 / DAYS_A_YEAR
"""Variance a day by which the true level is taken to wander: 0.4 point per √year. It is fixed on purpose: fitted by
maximum likelihood to 4 to 16 checks, the 90 % band would cover 64 to 82 % only."""


@dataclass(frozen=True, slots=True)
class Point:
    """A score of one domain on one day with its standard error of measurement."""

    day: date
    value: float
    sem: float


@dataclass(frozen=True, slots=True)
class Trend:
    """A slope in points a year with its standard error, from ``checks`` full checks over ``days`` days."""

    slope: float
    se: float
    checks: int
    days: int

    @property
    def low(self) -> float:
        """The lower end of the slope's 90 % interval."""
        return self.slope - Z90 * self.se

    @property
    def high(self) -> float:
        """The upper end of the slope's 90 % interval."""
        return self.slope + Z90 * self.se

    @property
    def detected(self) -> bool:
        """Tell whether a trend may be spoken of."""
        return abs(self.slope / self.se) > DETECTED


def trend(points: Sequence[Point]) -> Trend | None:
    """Fit a line through full checks, oldest first; None for fewer than 4 of them or less than 90 days."""
    if len(points) < MIN_CHECKS or (points[-1].day - points[0].day).days < MIN_DAYS:
        return None
    slope, se = line(points)
    return Trend(slope * DAYS_A_YEAR, se * DAYS_A_YEAR, len(points), (points[-1].day - points[0].day).days)


@dataclass(frozen=True, slots=True)
class Fit:
    """A straight line through points, by least squares with weights 1/SEM².

    ``rows`` hold for each point its weight, its distance in days from the weighted mean day, and in points from the
    weighted mean score. Slope and errors are in points a day.
    """

    rows: tuple[tuple[float, float, float], ...]

    @property
    def spread(self) -> float:
        """Σw·x², the days squared by which the points lie apart."""
        return math.fsum(w * x * x for w, x, _y in self.rows)

    @property
    def together(self) -> float:
        """Σw·x·y, how far days and scores go together."""
        return math.fsum(w * x * y for w, x, y in self.rows)

    @property
    def slope(self) -> float:
        """The steepness of the line."""
        return self.together / self.spread

    @property
    def residual(self) -> float:
        """The mean square of what the line leaves, each weighted; 1 where the SEMs explain all of it."""
        slope = self.slope
        return math.fsum(w * (y - slope * x) ** 2 for w, x, y in self.rows) / (len(self.rows) - 2)

    @property
    def known_se(self) -> float:
        """The standard error of the slope that follows from the SEMs."""
        return 1 / math.sqrt(self.spread)

    @property
    def scaled_se(self) -> float:
        """That error scaled by the residuals."""
        return math.sqrt(self.residual / self.spread)


def fit(points: Sequence[Point]) -> Fit:
    """Fit a line to three points or more."""
    days = [point.day.toordinal() for point in points]
    weights = [point.sem**-2 for point in points]
    total = math.fsum(weights)
    mean_day = math.fsum(w * day for w, day in zip(weights, days, strict=True)) / total
    mean_value = math.fsum(w * point.value for w, point in zip(weights, points, strict=True)) / total
    rows = ((w, day - mean_day, p.value - mean_value) for w, day, p in zip(weights, days, points, strict=True))
    return Fit(tuple(rows))


def line(points: Sequence[Point]) -> tuple[float, float]:
    """Return slope and standard error a day, from three points or more: of the two errors the larger one."""
    through = fit(points)
    return through.slope, max(through.known_se, through.scaled_se)


@dataclass(frozen=True, slots=True)
class Level:
    """The level that a guide line gives for one day: ``value``, with the variance of its error."""

    day: date
    value: float
    variance: float


def guide(points: Sequence[Point], daily_variance: float = GUIDE_VARIANCE) -> list[Level]:
    """Smooth points, oldest first, by a local-level model (Kalman filter, then Rauch, Tung & Striebel backwards)."""
    levels = filtered(points, daily_variance)
    for index in range(len(levels) - 2, -1, -1):
        here, later = levels[index], levels[index + 1]
        predicted = here.variance + daily_variance * (later.day - here.day).days
        pull = here.variance / predicted
        value = here.value + pull * (later.value - here.value)
        levels[index] = Level(here.day, value, here.variance + pull**2 * (later.variance - predicted))
    return levels


def filtered(points: Sequence[Point], daily_variance: float = GUIDE_VARIANCE) -> list[Level]:
    """Return for each day the level as known from the points up to it; the first is taken as it is."""
    levels: list[Level] = []
    for point in points:
        error = point.sem**2
        if not levels:
            levels.append(Level(point.day, point.value, error))
            continue
        last = levels[-1]
        predicted = last.variance + daily_variance * (point.day - last.day).days
        gain = predicted / (predicted + error)
        value = last.value + gain * (point.value - last.value)
        levels.append(Level(point.day, value, (1 - gain) * predicted))
    return levels
