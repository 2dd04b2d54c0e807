"""Signs that a check was answered without much attention: feedback for the person, never a barrier.

After Meade & Craig (2012) and Dunn et al. (2018). One sign alone says little; two or more are worth a note.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from statistics import fmean, median, stdev

from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Answer, Check
from lcjournal.core.scoring import keyed_values

LONG_RUN = 10
LITTLE_SPREAD = 0.35
FAST_MILLISECONDS = 2_000
WIDE_CONTRADICTION = 1.5
DOUBTFUL = 2
"""The number of flags from which a check gets a note."""


class Flag(StrEnum):
    """A sign, in the order of the limits above."""

    LONG_RUN = "long_run"
    LITTLE_SPREAD = "little_spread"
    FAST = "fast"
    CONTRADICTION = "contradiction"


def flags(instrument: Instrument, check: Check) -> list[Flag]:
    """Return the signs that a check shows; a sign that its answers are too few to show is absent."""
    shown = instrument.order(check.form, check.seed)
    answers = [check.answers[item.id] for item in shown if item.id in check.answers]
    values = [answer.value for answer in answers if answer.value is not None]
    spread, time, contradiction = sd(values), median_time(answers), mean_contradiction(instrument, check.answers)
    signs = {
        Flag.LONG_RUN: longest_run(values) >= LONG_RUN,
        Flag.LITTLE_SPREAD: spread is not None and spread < LITTLE_SPREAD,
        Flag.FAST: time is not None and time < FAST_MILLISECONDS,
        Flag.CONTRADICTION: contradiction is not None and contradiction > WIDE_CONTRADICTION,
    }
    return [flag for flag, shown_by in signs.items() if shown_by]


def doubtful(found: Sequence[Flag]) -> bool:
    """Tell whether the flags are enough to offer a choice: keep, redo, or leave out of the charts."""
    return len(found) >= DOUBTFUL


def longest_run(values: Iterable[int]) -> int:
    """Return the length of the longest run of identical answers, in the order shown, items without one passed over."""
    return max((len(list(run)) for _value, run in groupby(values)), default=0)


def sd(values: Sequence[int]) -> float | None:
    """Return the standard deviation (n − 1) of one person's raw answers, or None for fewer than two."""
    return stdev(values) if len(values) > 1 else None


def median_time(answers: Iterable[Answer]) -> float | None:
    """Return the median of the milliseconds an item, or None where no time is known, as on paper."""
    times = [answer.milliseconds for answer in answers if answer.milliseconds > 0]
    return median(times) if times else None


def mean_contradiction(instrument: Instrument, answers: Mapping[str, Answer]) -> float | None:
    """Return the mean distance between a reversed item and the mean of the others of its facet, all of them keyed.

    None where no facet has both.
    """
    distances = []
    for facet in instrument.facets:
        turned = keyed_values((item for item in facet.items if item.reversed), answers)
        others = keyed_values((item for item in facet.items if not item.reversed), answers)
        distances += [abs(value - fmean(others)) for value in turned if others]
    return fmean(distances) if distances else None
