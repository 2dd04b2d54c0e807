"""The then-test (Howard 1980): where the person, looking back, places a domain on the day of an earlier check.

What words mean to someone can change with what they learn. The old score, the look back and the new score stand side
by side; none is called the truth.
"""

from dataclasses import dataclass

from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check
from lcjournal.core.scoring import Score, of_version, profile


@dataclass(frozen=True, slots=True)
class LookBack:
    """One domain three times: its score then, the level ``then`` given in looking back, its score now.

    ``shift`` is the look back less the old score, and ``beyond_band`` tells whether that is more than half of the old
    score's 90 % band; ``since_then`` is the new score less the look back. The error of the look back is not known.
    """

    domain: str
    old: Score
    then: float
    new: Score
    shift: float
    since_then: float
    beyond_band: bool


def look_back(domain: str, old: Score, then: float, new: Score) -> LookBack | None:
    """Set the three side by side; None unless both scores are there."""
    if old.value is None or old.half_width is None or new.value is None:
        return None
    shift = then - old.value
    return LookBack(domain, old, then, new, shift, new.value - then, abs(shift) > old.half_width)


def look_backs(instrument: Instrument, before: Check, after: Check) -> list[LookBack]:
    """Return what ``after`` keeps of looking back on ``before``, in the order of the domains.

    There is none between two versions of the instrument.
    """
    if not (of_version(instrument, before) and of_version(instrument, after)):
        return []
    old, new = (profile(instrument, check).domains for check in (before, after))
    found = (look_back(name, old[name], after.then[name], new[name]) for name in old if name in after.then)
    return [one for one in found if one]
