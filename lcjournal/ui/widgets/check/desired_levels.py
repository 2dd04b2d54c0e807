"""Where one would like to be, asked facet by facet before any score of the check is shown."""

from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Domain, Facet, Instrument
from lcjournal.core.model import Check, Target
from lcjournal.core.store import Store
from lcjournal.ui.widgets.check.levels import Levels, Row


class DesiredLevels(Levels):
    """The facets of one domain with the levels last desired by the day of the check."""

    def __init__(self, store: Store, instrument: Instrument, check: Check, domain: Domain) -> None:
        until = [target for target in store.checks.targets(instrument.id) if target.day <= check.day]
        own = {target.facet: target.value for target in until if target.check_id == check.id}
        shown = {target.facet: target.value for target in until} | own
        hint = _(
            "From 1 to 5, for what you would like to see in “{domain}”. Leave any of them out, or skip them all; "
            "a level set last time is already there."
        )
        rows = [_row(facet, shown.get(facet.id)) for facet in domain.facets]
        super().__init__(instrument.target_question.text(), hint.format(domain=domain.name.text()), rows)
        self._store, self._check, self._own = store, check, own
        self.skip_words = _("Skip the desired levels")

    @override
    def keep(self) -> None:
        """Add to the history what is not yet there from this check, on the check’s day.

        A check may be gone on with on another day, or be copied from a sheet of an earlier one.
        """
        levels = self.levels()
        taken_back = self._own.keys() - levels.keys()
        new = {facet: level for facet, level in levels.items() if self._own.get(facet) != level}
        if taken_back:
            self._store.checks.take_back_targets(self._check.id, taken_back)
        if new:
            day, check_id = self._check.day, self._check.id
            self._store.checks.set_targets(Target(facet, level, day, check_id) for facet, level in new.items())
        self._own = levels


def desired_levels(store: Store, instrument: Instrument, check: Check) -> list[DesiredLevels]:
    """Return a page for each domain with desired levels."""
    domains = [domain for domain in instrument.domains if domain.targets]
    pages = [DesiredLevels(store, instrument, check, domain) for domain in domains]
    for number, page in enumerate(pages, 1):
        place = _("Desired levels, page {number} of {total}")
        page.place = place.format(number=number, total=len(pages))
    return pages


def _row(facet: Facet, level: float | None) -> Row:
    name = facet.name.text()
    spoken = _("{facet}, desired level").format(facet=name)
    clear = _("No desired level for “{facet}”").format(facet=name)
    return Row(facet.id, name, facet.about.text(), spoken, clear, level)
