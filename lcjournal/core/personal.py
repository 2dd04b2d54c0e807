"""A person's own error of measurement, learned from self-checks repeated within days, when little can have changed.

The shipped error is a prior worth ``PRIOR_WEIGHT`` observations; each facet scored twice is one more. Their variance
within the person is s²_w = Σa·d²/(2M), where d is the difference of a facet's two scores, ``a`` the items answered in
both, and M the number of such differences; a·d² brings facets of different lengths to the error of one item. What is
remembered of the first answers makes a repeat look more exact than it is: hence the floor.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from lcjournal.core.change import compare
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Answer, Check, FormId
from lcjournal.core.scoring import of_version, scores

WINDOW = timedelta(days=14)
"""How far apart the two checks of a repeat may lie."""
PRIOR_WEIGHT = 24
LEAST_SHARE = 0.6
"""The share of the prior under which no error is believed."""


@dataclass(frozen=True, slots=True)
class Refinement:
    """The error of one item, in points: as shipped and as learned from ``repeats`` facets in ``pairs`` of checks.

    ``within`` is the s²_w of those repeats, 0 without any.
    """

    prior: float
    posterior: float
    repeats: int
    pairs: int
    within: float = 0.0


def refine(instrument: Instrument, checks: Sequence[Check]) -> Refinement:
    """Learn from the person's own finished checks, in any order, those left out or of another version passed over.

    ``instrument`` has its shipped error. Without a repeat the prior stays.
    """
    prior = instrument.rules.item_sem
    pairs = [pair for form in FormId for pair in _pairs(instrument, checks, form)]
    squares = [square for pair in pairs for square in _squares(instrument, *pair)]
    # d/√(SEM² + SEM²) is z, and SEM² is prior²/a: so a·d²/2 is prior²·z².
    repeats = len(squares)
    within = prior**2 * math.fsum(squares) / repeats if repeats else 0.0
    variance = (PRIOR_WEIGHT * prior**2 + repeats * within) / (PRIOR_WEIGHT + repeats)
    return Refinement(prior, max(math.sqrt(variance), LEAST_SHARE * prior), repeats, len(pairs), within)


def refined(instrument: Instrument, checks: Sequence[Check]) -> Instrument:
    """Return the instrument with the error learned from these checks, so that every score and change uses it."""
    rules = replace(instrument.rules, item_sem=refine(instrument, checks).posterior)
    return replace(instrument, rules=rules)


def _pairs(instrument: Instrument, checks: Iterable[Check], form: FormId) -> Iterator[tuple[Check, Check]]:
    """Yield each check of a form with the next one within the window; no check is in two pairs."""
    of_form = [check for check in checks if check.form is form and not check.left_out and of_version(instrument, check)]
    first: Check | None = None
    for check in sorted(of_form, key=lambda check: (check.day, check.started_at)):
        if first and check.day - first.day <= WINDOW:
            yield first, check
            first = None
        else:
            first = check


def _squares(instrument: Instrument, before: Check, after: Check) -> list[float]:
    """Return z² of every facet scored in both, on the items answered in both."""
    common = _answered(before) & _answered(after)
    old, new = (scores(instrument, _only(check.answers, common), before.form)[1] for check in (before, after))
    results = (compare(old[name], new[name]) for name in old)
    return [result.z**2 for result in results if result]


def _answered(check: Check) -> set[str]:
    return {item for item, answer in check.answers.items() if answer.value is not None}


def _only(answers: dict[str, Answer], items: set[str]) -> dict[str, Answer]:
    return {item: answer for item, answer in answers.items() if item in items}
