"""How consistently the items of one scale tell persons of a group apart; nothing here speaks of one person.

Alpha after Cronbach (1951) and omega total after McDonald (1999), as the R package psych gives them. Answers may be
missing: each covariance is taken over the persons who answered both items (“pairwise”). Standardised alpha and the
average correlation come from that matrix of covariances, scaled; omega comes from pairwise correlations. A figure that
the answers do not determine (no item varies, two persons too few share a pair of items) is None.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _

FEWEST_PERSONS, FEWEST_ITEMS = 3, 2
CONFIDENCE = 0.95
_STEPS, _CLOSE = 10_000, 1e-12
_PRECISE, _TINY = 1e-14, 1e-300

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item, keyed: the persons who answered it, and how it goes with the rest of its scale.

    ``item_rest`` is its correlation with the sum of the others; alpha without it is None in a scale of two items.
    """

    n: int
    mean: float | None
    sd: float | None
    item_rest: float | None
    alpha_if_dropped: float | None
    std_alpha_if_dropped: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """A scale of ``k`` items in a group of ``n`` persons who answered at least one.

    ``mean`` and ``sd`` are those of the persons’ means over the items they answered, in points; ``sem`` is the standard
    error of measurement of such a mean, sd·√(1 − alpha). ``alpha_low`` and ``alpha_high`` are Feldt’s 95 % interval.
    ``omega`` needs three items, and is None where one factor would explain more than all of an item.
    """

    n: int
    k: int
    alpha: float | None
    std_alpha: float | None
    average_r: float | None
    omega: float | None
    mean: float | None
    sd: float | None
    sem: float | None
    alpha_low: float | None
    alpha_high: float | None
    items: tuple[ItemFigures, ...]


@np.errstate(invalid="ignore", divide="ignore")  # what cannot be computed is NaN on the way, and None at the end
def reliability(
    answers: ArrayLike, keys: Sequence[int], ends: tuple[float, float], *, complete: bool = False
) -> Reliability:
    """Return the figures of one scale.

    ``answers`` is persons × items, as answered, NaN where missing; ``keys`` are 1 or −1 (reversed), one an item;
    ``ends`` are the lowest and the highest possible answer. ``complete`` keeps only persons who answered every item.
    Raises UserError with fewer than three persons or two items.
    """
    raw = np.asarray(answers, dtype=np.float64)
    keyed = np.where(np.asarray(keys) < 0, sum(ends) - raw, raw)
    there = ~np.isnan(keyed)
    keyed = keyed[there.all(axis=1) if complete else there.any(axis=1)]
    n, k = keyed.shape
    if k < FEWEST_ITEMS:
        raise UserError(_("A scale needs at least two items."))
    if n < FEWEST_PERSONS:
        raise UserError(_("These figures need a group: at least three people who answered."))
    covariances, pairwise = _covariances(keyed)
    variances = np.diag(covariances)
    scaled = covariances / np.sqrt(np.outer(variances, variances))
    means = np.nansum(keyed, axis=1) / np.sum(~np.isnan(keyed), axis=1)
    spread, consistency = float(np.std(means, ddof=1)), _alpha(covariances)
    low, high = feldt_interval(consistency, n, k)
    return Reliability(
        n=n,
        k=k,
        alpha=_known(consistency),
        std_alpha=_known(_alpha(scaled)),
        average_r=_known((scaled.sum() - k) / (k * (k - 1))),
        omega=_known(_omega(pairwise)),
        mean=_known(means.mean()),
        sd=_known(spread),
        sem=_known(spread * np.sqrt(1 - consistency)),
        alpha_low=_known(low),
        alpha_high=_known(high),
        items=_items(keyed, covariances, scaled),
    )


def _known(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _covariances(keyed: Matrix) -> tuple[Matrix, Matrix]:
    """Return covariances and correlations, each of the persons who answered both items."""
    there = ~np.isnan(keyed)
    # From each item’s lowest answer on: no variance is then exactly 0, and little is lost to rounding.
    moved = np.where(there, keyed - np.fmin.reduce(keyed, axis=0), 0.0)
    each = there.astype(np.float64)
    n = each.T @ each
    sums = moved.T @ each
    squares = (moved**2).T @ each
    covariances = (moved.T @ moved - sums * sums.T / n) / (n - 1)
    variances = (squares - sums**2 / n) / (n - 1)
    return covariances, covariances / np.sqrt(variances * variances.T)


def _alpha(matrix: Matrix) -> float:
    """Return k/(k − 1)·(1 − trace/sum) of covariances or correlations; NaN where the sum does not vary."""
    k, total = len(matrix), float(matrix.sum())
    return k / (k - 1) * (1 - float(np.trace(matrix)) / total) if k > 1 and total > 0 else math.nan


def _omega(correlations: Matrix) -> float:
    """Return omega total of one factor, 1 − Σu²/ΣR.

    The loadings are those of least squared residuals off the diagonal (minres, Harman & Jones 1966), found as the
    fixed point of principal axes: the communalities on the diagonal are those the first axis gives.
    """
    k, total = len(correlations), float(correlations.sum())
    if k < 3 or not 0 < total < math.inf:
        return math.nan
    reduced = correlations.copy()
    shares = np.abs(correlations - np.eye(k)).max(axis=1)
    for _step in range(_STEPS):
        np.fill_diagonal(reduced, shares)
        values, axes = np.linalg.eigh(reduced)
        before, shares = shares, values[-1] * axes[:, -1] ** 2
        if np.abs(shares - before).max() < _CLOSE:
            return 1 - float((1 - shares).sum()) / total if shares.max() <= 1 else math.nan
    return math.nan


def _items(keyed: Matrix, covariances: Matrix, scaled: Matrix) -> tuple[ItemFigures, ...]:
    n = np.sum(~np.isnan(keyed), axis=0)
    means = np.nansum(keyed, axis=0) / n
    variances, rows, total = np.diag(covariances), covariances.sum(axis=1), covariances.sum()
    item_rest = (rows - variances) / np.sqrt(variances * (total - 2 * rows + variances))
    return tuple(
        ItemFigures(
            n=int(n[index]),
            mean=_known(means[index]),
            sd=_known(np.sqrt(variances[index])),
            item_rest=_known(item_rest[index]),
            alpha_if_dropped=_known(_alpha(_without(covariances, index))),
            std_alpha_if_dropped=_known(_alpha(_without(scaled, index))),
        )
        for index in range(len(variances))
    )


def _without(matrix: Matrix, index: int) -> Matrix:
    return np.delete(np.delete(matrix, index, axis=0), index, axis=1)


def feldt_interval(alpha: float, n: int, k: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Return the interval of alpha after Feldt, Woodruff & Salih (1987): (1 − alpha)·F bounds 1 − alpha.

    F has n − 1 and (n − 1)(k − 1) degrees of freedom.
    """
    tail = (1 - confidence) / 2
    low, high = (1 - (1 - alpha) * f_quantile(p, n - 1, (n - 1) * (k - 1)) for p in (1 - tail, tail))
    return low, high


def f_quantile(p: float, d1: float, d2: float) -> float:
    """Return the value under which an F variable with ``d1`` and ``d2`` degrees of freedom lies with probability ``p``.

    x = d1·F/(d1·F + d2) is a beta variable; it is enclosed by halves until no float is left between.
    """
    low, high = 0.0, 1.0
    while low < (x := (low + high) / 2) < high:
        if incomplete_beta(x, d1 / 2, d2 / 2) < p:
            low = x
        else:
            high = x
    return d2 * x / (d1 * (1 - x))


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), 0 < x < 1, a and b positive.

    By the continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, and 1 − I_{1−x}(b, a) on
    the side where that converges faster.
    """
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(1 - x, b, a)
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    return math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta) / a / _continued_fraction(x, a, b)


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Return 1 + d₁/(1 + d₂/(1 + …)) by the modified method of Lentz (Thompson & Barnett 1986)."""
    value = above = 1.0
    below = factor = 0.0
    j = 0
    while abs(factor - 1) > _PRECISE:
        j += 1
        m = j // 2
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = odd if j % 2 else m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        below = 1 / ((1 + d * below) or _TINY)
        above = (1 + d / above) or _TINY
        factor = above * below
        value *= factor
    return value
