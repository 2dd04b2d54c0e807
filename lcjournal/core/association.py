"""Whether hours and scores moved together, told from six full self-checks on and never as proof.

Between each two full checks of one version there is a change of score and a number of hours a week. A straight line is
laid through these pairs by generalised least squares (Aitken 1935). A change strays from it by the errors of both
scores, where two neighbouring changes share a check, so that their errors go against each other; and because the true
level wanders whatever one does, as much as the guide line takes it to (see ``trend``). The interval is the wider of
the one that follows from all this and the one scaled by what the line leaves, which takes Student's t for few pairs.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from operator import attrgetter

from lcjournal.core.change import RELIABLE, change
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId, SessionFact
from lcjournal.core.scoring import Z90, of_version, profile
from lcjournal.core.trend import GUIDE_VARIANCE

MIN_CHECKS = 6
"""Fewer full checks give fewer than five pairs, from which nothing can be told."""
_SAME = 1e-9
"""The part of the spread of the hours below which they are the same in every interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """What lies between two full checks: the minutes of the sessions after the first day up to the last, the change.

    ``error`` is the standard error of ``change``, in points; ``shared`` that of the score of the second check.
    """

    since: date
    until: date
    minutes: int
    change: float
    error: float
    shared: float

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.until - self.since).days

    @property
    def hours(self) -> float:
        """Hours a week."""
        return self.minutes / 60 / (self.days / 7)


@dataclass(frozen=True, slots=True)
class Association:
    """By how many points the change of score differs with one hour a week more, with the ends of its 90 % interval."""

    slope: float
    low: float
    high: float
    intervals: int

    @property
    def detected(self) -> bool:
        """Tell whether the interval leaves 0 out."""
        return self.low > 0 or self.high < 0


def full_checks(instrument: Instrument, checks: Iterable[Check], domain: str) -> list[Check]:
    """Return the full checks of this version that score a domain, one a day, oldest first, as ``checks`` come."""
    by_day = {
        check.day: check
        for check in checks
        if check.form is FormId.FULL and not check.left_out and of_version(instrument, check)
        if profile(instrument, check).domains[domain].value is not None
    }
    return list(by_day.values())


def intervals(
    instrument: Instrument, full: Sequence[Check], sessions: Sequence[SessionFact], domain: str
) -> list[Interval]:
    """Return what lies between each two of the checks; what cannot be compared is absent."""
    result = []
    days, sums = _running(sessions)
    for before, after in pairwise(full):
        moved = change(instrument, before, after).domains.get(domain)
        shared = profile(instrument, after).domains[domain].sem
        if moved is not None and shared is not None:
            minutes = sums[bisect_right(days, after.day)] - sums[bisect_right(days, before.day)]
            error = moved.mdc / RELIABLE
            result.append(Interval(before.day, after.day, minutes, moved.delta, error, shared))
    return result


def _running(sessions: Iterable[SessionFact]) -> tuple[list[date], list[int]]:
    """Return the days of the sessions in order, and the minutes of all before each and, last, of all."""
    ordered = sorted(sessions, key=attrgetter("day"))
    return [one.day for one in ordered], [0, *accumulate(one.minutes for one in ordered)]


def association(found: Sequence[Interval]) -> Association | None:
    """Return how hours and changes go together; None for fewer than five intervals, or with the same hours in all."""
    if len(found) < MIN_CHECKS - 1:
        return None
    hours, changes = [one.hours for one in found], [one.change for one in found]
    errors = _Errors(found)
    ones = errors.divide([1.0] * len(found))
    by_hours = errors.divide(hours)
    count, across, spread = math.fsum(ones), _dot(hours, ones), _dot(hours, by_hours)
    determinant = count * spread - across**2
    if determinant <= _SAME * count * spread:
        return None
    total, together = _dot(changes, ones), _dot(changes, by_hours)
    slope = (count * together - across * total) / determinant
    level = (total - slope * across) / count
    left = [change - level - slope * hour for change, hour in zip(changes, hours, strict=True)]
    freedom = len(found) - 2
    scale = _dot(left, errors.divide(left)) / freedom
    half = math.sqrt(count / determinant) * max(Z90, student(freedom) * math.sqrt(max(0.0, scale)))
    return Association(slope, slope - half, slope + half, len(found))


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return math.fsum(one * other for one, other in zip(left, right, strict=True))


class _Errors:
    """The covariance of the changes, which only neighbours share: a matrix of three diagonals."""

    def __init__(self, found: Sequence[Interval]) -> None:
        self._own = [one.error**2 + GUIDE_VARIANCE * one.days for one in found]
        self._next = [-(one.shared**2) if one.until == after.since else 0.0 for one, after in pairwise(found)]

    def divide(self, values: Sequence[float]) -> list[float]:
        """Return the inverse of the matrix times ``values``, by elimination downwards and substitution upwards."""
        pivots, right = [self._own[0]], [values[0]]
        for own, beside, value in zip(self._own[1:], self._next, values[1:], strict=True):
            factor = beside / pivots[-1]
            pivots.append(own - factor * beside)
            right.append(value - factor * right[-1])
        result = [right[-1] / pivots[-1]]
        for pivot, beside, value in zip(pivots[-2::-1], reversed(self._next), right[-2::-1], strict=True):
            result.append((value - beside * result[-1]) / pivot)
        return result[::-1]


def student(freedom: int) -> float:
    """Return the 95 % point of Student's t from three degrees of freedom on, to 0.001.

    Its expansion in powers of 1/freedom around the normal one: Abramowitz & Stegun (1964), 26.7.5.
    """
    z = Z90
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / freedom**power for power, term in enumerate(terms, 1))
