"""The then-test: where one was, seen with what one knows today. Asked before any score, and without the old ones."""

from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.change import check_before
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Domain, Instrument
from lcjournal.core.model import Check, FormId
from lcjournal.core.scoring import profile
from lcjournal.core.store import Store
from lcjournal.ui.widgets.check.levels import Levels, Row


class LookBack(Levels):
    """The domains that the earlier check has a score for, each with a level for its day."""

    def __init__(self, store: Store, instrument: Instrument, check: Check, earlier: Check) -> None:
        scores = profile(instrument, earlier).domains
        stored = check.then if check.then_of == earlier.id else {}
        scored = [domain for domain in instrument.domains if scores[domain.id].value is not None]
        title = _("Looking back with what you know today, where were you on {day}?")
        hint = _(
            "From 1, “{lowest}”, to 5, “{highest}”. Leave any of them out, or the whole page. Your scores of that day "
            "are hidden for now; later they stand beside this and those of today, and none of the three is the truth."
        )
        lowest, highest = (instrument.answers[end].text() for end in (0, -1))
        rows = [_row(domain, stored.get(domain.id)) for domain in scored]
        words = hint.format(lowest=lowest, highest=highest)
        super().__init__(title.format(day=i18n.day(earlier.day)), words, rows, past=True)
        self._store, self._check_id, self._earlier_id, self._stored = store, check.id, earlier.id, stored
        self.place = _("Looking back")
        self.skip_words = _("Skip this page")

    @override
    def keep(self) -> None:
        """Store what is shown in the place of what was."""
        levels = self.levels()
        if levels != self._stored:
            self._store.checks.set_then(self._check_id, self._earlier_id, levels)
            self._stored = levels

    @override
    def skip(self) -> None:
        """Leave every domain out."""
        self.set_levels({})
        self.keep()


def look_back(store: Store, instrument: Instrument, check: Check) -> list[LookBack]:
    """Return the page of looking back on the last full check before this one, or none."""
    full = [other for other in store.checks.all() if other.form is FormId.FULL]
    earlier = check_before(full, check)
    if earlier is None or all(score.value is None for score in profile(instrument, earlier).domains.values()):
        return []
    return [LookBack(store, instrument, check, earlier)]


def _row(domain: Domain, level: float | None) -> Row:
    name = domain.name.text()
    about = " · ".join(facet.name.text() for facet in domain.facets)
    spoken = _("{domain}, looking back").format(domain=name)
    clear = _("Leave out “{domain}”").format(domain=name)
    return Row(domain.id, name, about, spoken, clear, level)
