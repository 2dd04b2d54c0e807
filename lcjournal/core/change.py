"""What changed between two checks, told only where it is more than the error of measurement; and the gap to a target.

Reliable change after Jacobson & Truax (1991): z = Δ/√(SEM₁² + SEM₂²). Facets are many, and among twelve tested one by
one nearly half of the people who did not change would be told that they did; so a facet also has to pass Holm's
step-down procedure (1979) over all facets scored on both dates.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId
from lcjournal.core.scoring import Z90, Score, of_version, scores

RELIABLE, POSSIBLE = 1.96, 1.28
"""The sizes of z from which a change is called so."""
FAMILY_ERROR = 0.05
"""How often at most any facet may be called changed when none did."""


class Verdict(StrEnum):
    """What may be said of a change. Of a facet only RELIABLE_UP, RELIABLE_DOWN, WORTH_WATCHING or NONE."""

    RELIABLE_UP = "reliable_up"
    RELIABLE_DOWN = "reliable_down"
    POSSIBLE_UP = "possible_up"
    POSSIBLE_DOWN = "possible_down"
    WORTH_WATCHING = "worth_watching"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ChangeResult:
    """The change of one score, both checks scored on the items answered in both.

    ``delta`` and ``mdc`` are in points; ``mdc`` is the smallest change that these items could show (95 %).
    """

    before: float
    after: float
    delta: float
    z: float
    mdc: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes between two checks, by id of domain and of facet; what cannot be compared is absent."""

    domains: dict[str, ChangeResult]
    facets: dict[str, ChangeResult]


def change(instrument: Instrument, before: Check, after: Check) -> Changes:
    """Compare two checks of any form on the items answered in both. If either is a pulse, no facet is compared.

    Nothing is compared unless both were answered on this very version of the instrument.
    """
    if not (of_version(instrument, before) and of_version(instrument, after)):
        return Changes({}, {})
    form = common_form(before, after)
    common = common_items(before, after)
    old, new = (scores(instrument, {item: check.answers[item] for item in common}, form) for check in (before, after))
    domains = _compared(old[0], new[0])
    facets = _strict(_compared(old[1], new[1])) if form is FormId.FULL else {}
    return Changes(domains, facets)


def common_form(before: Check, after: Check) -> FormId:
    """Return the form as which two checks are compared: as full ones only if both are."""
    return FormId.FULL if before.form is after.form is FormId.FULL else FormId.PULSE


def common_items(before: Check, after: Check) -> set[str]:
    """Return the ids of the items that were answered in both checks."""
    return {item for item in before.answers if _answered(before, item) and _answered(after, item)}


def check_before(checks: Sequence[Check], check: Check) -> Check | None:
    """Return the check that ``check`` is compared with unless the person chooses another, or None.

    ``checks`` are oldest first. It is the last earlier one of the same form or, without one, of any form; of the same
    version of the questionnaire, and not left out.
    """
    version = (check.instrument_id, check.instrument_version)
    earlier = [
        other
        for other in checks
        if not other.left_out
        and (other.day, other.started_at) < (check.day, check.started_at)
        and (other.instrument_id, other.instrument_version) == version
    ]
    candidates = [other for other in earlier if other.form is check.form] or earlier
    return candidates[-1] if candidates else None


def _answered(check: Check, item: str) -> bool:
    return item in check.answers and check.answers[item].value is not None


def _compared(old: Mapping[str, Score], new: Mapping[str, Score]) -> dict[str, ChangeResult]:
    results = ((name, compare(old[name], new[name])) for name in old)
    return {name: result for name, result in results if result}


def compare(before: Score, after: Score) -> ChangeResult | None:
    """Compare two scores made of the same items, by themselves; None unless both are there."""
    if before.value is None or before.sem is None or after.value is None or after.sem is None:
        return None
    delta = after.value - before.value
    error = math.hypot(before.sem, after.sem)
    z = delta / error
    return ChangeResult(before.value, after.value, delta, z, RELIABLE * error, _verdict(z))


def _verdict(z: float) -> Verdict:
    if abs(z) >= RELIABLE:
        return Verdict.RELIABLE_UP if z > 0 else Verdict.RELIABLE_DOWN
    if abs(z) >= POSSIBLE:
        return Verdict.POSSIBLE_UP if z > 0 else Verdict.POSSIBLE_DOWN
    return Verdict.NONE


def _strict(facets: Mapping[str, ChangeResult]) -> dict[str, ChangeResult]:
    """Return the facets with the verdicts that hold for many at once."""
    passed = holm({name: result.z for name, result in facets.items()})
    strict: dict[str, ChangeResult] = {}
    for name, result in facets.items():
        verdict = result.verdict
        if abs(result.z) < RELIABLE:
            verdict = Verdict.NONE
        elif name not in passed:
            verdict = Verdict.WORTH_WATCHING
        strict[name] = replace(result, verdict=verdict)
    return strict


@dataclass(frozen=True, slots=True)
class HolmStep:
    """One of several z in Holm's procedure, with its two-sided p and the limit that p has to stay under."""

    name: str
    z: float
    p: float
    limit: float
    passed: bool


def holm_steps(values: Mapping[str, float], family_error: float = FAMILY_ERROR) -> list[HolmStep]:
    """Go through Holm's procedure by falling size of z: the k-th p must stay under α/(m + 1 − k), as all before it."""
    steps: list[HolmStep] = []
    passed = True
    for rank, (name, z) in enumerate(sorted(values.items(), key=lambda pair: -abs(pair[1]))):
        p = math.erfc(abs(z) / math.sqrt(2))
        limit = family_error / (len(values) - rank)
        passed = passed and p <= limit
        steps.append(HolmStep(name, z, p, limit, passed))
    return steps


def holm(values: Mapping[str, float], family_error: float = FAMILY_ERROR) -> set[str]:
    """Return the names whose z differs from 0 by Holm's procedure."""
    return {step.name for step in holm_steps(values, family_error) if step.passed}


@dataclass(frozen=True, slots=True)
class Gap:
    """Target minus score, in points; ``beyond_band`` when it is larger than half of the score's 90 % band."""

    value: float
    beyond_band: bool


def gap(score: Score, target: float) -> Gap | None:
    """Return how far the desired level lies from a score, or None without a score."""
    if score.value is None or score.half_width is None:
        return None
    value = target - score.value
    return Gap(value, abs(value) > score.half_width)


@dataclass(frozen=True, slots=True)
class GapMove:
    """The two movements by which a gap changed, in points: a gap can also close because the target came down.

    ``margin`` is half of the 90 % band of ``score``.
    """

    target: float
    score: float
    margin: float

    @property
    def gap(self) -> float:
        """By how much the gap grew."""
        return self.target - self.score

    @property
    def lowered(self) -> bool:
        """Tell whether the target came down: Senge (1990) calls it eroding goals."""
        return self.target < 0


def gap_move(before: tuple[Score, float], after: tuple[Score, float]) -> GapMove | None:
    """Return how a gap moved between two dates, each given as score and target; None unless both are scored."""
    (old_score, old_target), (new_score, new_target) = before, after
    moved = compare(old_score, new_score)
    return GapMove(new_target - old_target, moved.delta, moved.mdc * Z90 / RELIABLE) if moved else None
