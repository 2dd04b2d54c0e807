"""When a desired level came down: Senge (1990) calls it eroding goals. It is to be seen, and blamed on nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from statistics import fmean

from lcjournal.core.model import Target


@dataclass(frozen=True, slots=True)
class Lowering:
    """The day on which the desired level of a domain came down, with the level before and after, in points."""

    day: date
    before: float
    after: float


def lowerings(targets: Iterable[Target], facets: Iterable[str]) -> list[Lowering]:
    """Return the lowerings of the mean level desired for ``facets``, oldest first, as targets come.

    Both levels are means of the facets that had one before: a first level for one more facet may bring the mean of
    all down, and lowers nothing. What is set and set again on one day is one step.
    """
    wanted, levels = set(facets), dict[str, float]()
    result: list[Lowering] = []
    for day, of_day in groupby((target for target in targets if target.facet in wanted), attrgetter("day")):
        after = levels | {target.facet: target.value for target in of_day}
        if levels:
            means = fmean(levels.values()), fmean(after[facet] for facet in levels)
            if means[1] < means[0]:
                result.append(Lowering(day, *means))
        levels = after
    return result
