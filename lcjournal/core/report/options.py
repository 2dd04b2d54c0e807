"""What goes into a report of some days."""

from dataclasses import dataclass
from datetime import date

from lcjournal.core.model import Filter
from lcjournal.core.progress import Period


@dataclass(frozen=True, slots=True)
class Contents:
    """What the person chose; both days are included. Private entries and reflections stay out unless ticked."""

    since: date
    until: date
    self_check: bool = True
    goals: bool = True
    entries: bool = True
    reflections: bool = True
    private: bool = False

    @property
    def period(self) -> Period:
        """The days of the report."""
        return Period(self.since, self.until)

    @property
    def shown(self) -> Filter:
        """The entries that may be shown, whatever their days."""
        return Filter() if self.private else Filter(private=False)
