"""What the views of facets, levels and gaps are drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lcjournal.core import growth
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.growth import Choice, ScoredCheck, Version
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId, SessionFact, Target
from lcjournal.core.progress import Period


@dataclass(frozen=True)
class ViewsData:
    """The checks and desired levels of the questionnaire of ``choice``, oldest first, and all sessions.

    ``instruments`` are all versions that were answered, with the margins to score with, ``own_margins`` where these
    are the person's own; ``span`` is what is looked at.
    """

    choice: Choice
    instruments: Mapping[Version, Instrument]
    scored: Sequence[ScoredCheck]
    targets: Sequence[Target]
    sessions: Sequence[SessionFact]
    span: Period
    own_margins: bool = False

    @property
    def full(self) -> list[Check]:
        """The full checks of the period on its latest version."""
        found = [check for check in self._all_full() if check.day in self.span]
        return [check for check in found if growth.version_of(check) == growth.version_of(found[-1])]

    def reading(self) -> CheckReading | None:
        """Return the last full check of the period beside the full one before it; None without one."""
        full = self.full
        if not full:
            return None
        instrument = self.instruments[growth.version_of(full[-1])]
        return CheckReading(instrument, full[-1], self._all_full(), self.targets)

    def _all_full(self) -> list[Check]:
        return [one.check for one in self.scored if one.check.form is FormId.FULL]


def places(instrument: Instrument) -> list[Choice]:
    """Return each domain followed by its facets."""
    choices = growth.choices(instrument, [])
    order = {domain.id: index for index, domain in enumerate(instrument.domains)}
    return sorted(choices, key=lambda choice: order[choice.domain.id])
