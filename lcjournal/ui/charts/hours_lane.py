"""Hours a week, stacked by kind in one order."""

from collections.abc import Sequence

import numpy as np

from lcjournal.core import i18n
from lcjournal.core.progress import Week, kind_rank
from lcjournal.ui.charts.items import BlockGroup, Blocks
from lcjournal.ui.charts.lane import Lane
from lcjournal.ui.theme import Theme

_STEPS = (30, 60, 120, 240, 300, 600, 1200, 2400, 6000)
_MOST_LINES = 5
_SIDE = 0.7
"""Days left free on each side of a bar."""


class HoursLane(Lane):
    """A bar for each week; the height of the axis follows the weeks that are seen."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look, 168)
        self._weeks: Sequence[Week] = ()
        self.box.sigXRangeChanged.connect(self._fit_height)

    def draw(self, weeks: Sequence[Week]) -> None:
        """Draw weeks, oldest first."""
        self.clear_lane()
        self._weeks = weeks
        self.put(Blocks(_groups(self.look, weeks), gap=1, radius=1))
        self._fit_height()

    def _fit_height(self) -> None:
        left, right = self.box.viewRange()[0]
        seen = [week.total for week in self._weeks if left - 7 < week.start.toordinal() < right]
        most = max([*seen, 1])
        step = next((step for step in _STEPS if most / step <= _MOST_LINES), _STEPS[-1])
        lines = range(0, -(-most // step) * step + 1, step)
        self.set_levels(
            [(line, i18n.duration(line) if line else "0") for line in lines], -0.02 * lines[-1], lines[-1] * 1.04
        )


def _groups(look: Theme, weeks: Sequence[Week]) -> list[BlockGroup]:
    kinds = sorted({kind for week in weeks for kind in week.minutes}, key=kind_rank)
    starts = np.array([week.start.toordinal() for week in weeks], dtype=float)
    floor = np.zeros(len(weeks))
    groups = []
    for kind in kinds:
        minutes = np.array([week.minutes.get(kind, 0) for week in weeks], dtype=float)
        some = minutes > 0
        left = starts[some]
        bottom, top = floor[some], (floor + minutes)[some]
        groups.append(BlockGroup(look.kind(kind, "fill"), left + _SIDE, left + 7 - _SIDE, bottom, top))
        floor = floor + minutes
    return groups
