"""How the gap between a score and the desired level moved from one full self-check to another: ΔGap = ΔTarget − ΔScore.

The two movements are told apart: a gap also closes when the desired level comes down, which Senge (1990) calls eroding
goals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import fmean

from lcjournal.core.change import GapMove, gap_move
from lcjournal.core.lowering import Lowering, lowerings
from lcjournal.core.model import Target
from lcjournal.core.scoring import Profile, Score


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a domain or facet stands on the day of a check: its score and the level desired then."""

    day: date
    score: float
    desired: float

    @property
    def gap(self) -> float:
        """How far the desired level lies from the score, in points."""
        return self.desired - self.score


@dataclass(frozen=True, slots=True)
class GapStep:
    """How a gap moved between two checks.

    ``lowered`` are the times the desired level came down after the first day, ``words`` what the person said of it.
    """

    before: Standing
    after: Standing
    move: GapMove
    lowered: tuple[Lowering, ...]
    words: tuple[str, ...] = ()


def step(
    before: Profile, after: Profile, targets: Sequence[Target], place: str, facets: Sequence[str]
) -> GapStep | None:
    """Compare a domain or facet in two full checks; None unless score and desired level are known on both days.

    ``facets`` are those whose desired levels count: of a domain, those that had one on both days. Targets come oldest
    first.
    """
    old, new = (_desired(targets, facets, one.check.day) for one in (before, after))
    both = [facet for facet in facets if facet in old and facet in new]
    scores = _score(before, place), _score(after, place)
    if not both:
        return None
    wishes = fmean(old[facet] for facet in both), fmean(new[facet] for facet in both)
    move = gap_move((scores[0], wishes[0]), (scores[1], wishes[1]))
    if move is None or scores[0].value is None or scores[1].value is None:
        return None
    since, until = before.check.day, after.check.day
    between = [target for target in targets if since < target.day <= until and target.facet in both]
    return GapStep(
        Standing(since, scores[0].value, wishes[0]),
        Standing(until, scores[1].value, wishes[1]),
        move,
        tuple(one for one in lowerings(targets, both) if since < one.day <= until),
        tuple(target.word for target in between if target.word),
    )


def history(profiles: Iterable[Profile], targets: Sequence[Target], place: str, facets: Sequence[str]) -> list[GapStep]:
    """Return the steps from each full check to the next, oldest first; those of which one is not known are absent."""
    found = (step(before, after, targets, place, facets) for before, after in pairwise(profiles))
    return [one for one in found if one]


def _score(profile: Profile, place: str) -> Score:
    return (profile.facets | profile.domains)[place]


def _desired(targets: Iterable[Target], facets: Iterable[str], day: date) -> dict[str, float]:
    wanted = set(facets)
    return {target.facet: target.value for target in targets if target.facet in wanted and target.day <= day}
