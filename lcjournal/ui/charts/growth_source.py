"""What the Growth page is drawn from, read and scored again only where it has changed: twenty years take a moment."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from lcjournal.core import growth, instruments, progress
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.lowering import lowerings
from lcjournal.core.model import Change, Check, Filter, SessionFact, Target
from lcjournal.core.progress import Period, Preset
from lcjournal.core.protected_time import weekly_minutes
from lcjournal.core.store import Store
from lcjournal.ui.charts.practice import Practice
from lcjournal.ui.charts.score_lane import Scores


class GrowthSource:
    """The checks with their scores, the desired levels, and the sessions that a filter holds."""

    def __init__(
        self, store: Store, instrument: Instrument, today: Callable[[], date], personal_margins: Callable[[], bool]
    ) -> None:
        """``instrument`` is the one in use, ``personal_margins`` whether its margins are refined from repeats."""
        self._store, self._instrument = store, instrument
        self._today, self._personal_margins = today, personal_margins
        self._shipped = {(instrument.id, instrument.version): instrument}
        self.instruments = self._shipped
        self.own_margins = False
        self.scored: list[growth.ScoredCheck] = []
        self.targets: list[Target] = []
        self.practice = self._whole = Practice(Period(today(), today()))
        self.sessions: list[SessionFact] = []
        """All sessions, whatever the filter."""
        self._filter = Filter()
        self._facets: dict[str, tuple[str, ...]] = {}
        self._scores: dict[str, Scores] = {}

    def is_empty(self) -> bool:
        """Say whether there is neither a check nor a session."""
        return not self.scored and not self.sessions

    def refresh(self, changed: Change, filter_: Filter, narrowed: str) -> None:
        """Read what has changed; the sessions too where they are narrowed to others, ``narrowed`` in words."""
        store, today = self._store, self._today()
        if changed & Change.CHECKS:
            checks = store.checks.all()
            self._read_instruments(checks)
            self.scored = growth.scored_checks(self.instruments, checks)
            self._scores = {}
        if changed & Change.TARGETS:
            self.targets = store.checks.targets()
            self._scores = {}
        if changed & Change.ACTIVITIES:
            self.sessions, self._facets = store.activities.sessions(), store.activities.facets()
        if others := bool(
            changed & (Change.ACTIVITIES | Change.CHECKS | Change.TIME) or self._whole.whole.until != today
        ):
            self._whole = self._gather()
        if filter_ == Filter():
            self.practice = self._whole
        elif others or changed & Change.GOALS or filter_ != self._filter:
            kept = store.activities.sessions(filter_=filter_)
            self.practice = replace(self._whole, sessions=kept, narrowed=narrowed)
        self._filter = filter_

    def for_a_file(self) -> Practice:
        """Return the sessions that are shown, the titles of private entries left out: they go into no file."""
        private = {one.activity_id for one in self._store.activities.sessions(filter_=Filter(private=True))}
        sessions = [
            one._replace(title=_("Private")) if one.activity_id in private else one for one in self.practice.sessions
        ]
        return replace(self.practice, sessions=sessions)

    def of(self, choice: growth.Choice) -> list[growth.ScoredCheck]:
        """Return the checks of the questionnaire of a domain or facet."""
        return growth.of_questionnaire(self.scored, choice.instrument.id)

    def levels(self, choice: growth.Choice) -> list[Target]:
        """Return the desired levels of the questionnaire of a domain or facet."""
        checks = [one.check for one in self.scored]
        return growth.targets_of(self.targets, checks, choice.instrument.id, self._instrument)

    def scores(self, choice: growth.Choice) -> Scores:
        """Return the scores of a domain or facet, the same object until they are others."""
        if choice.key not in self._scores:
            series, targets = progress.score_series(growth.points(self.of(choice), choice.id)), self.levels(choice)
            desired = progress.desired_series(targets, choice.facets)
            lowered = lowerings(targets, choice.facets)
            self._scores[choice.key] = Scores(series, desired, lowered, growth.guide_lines(series))
        return self._scores[choice.key]

    def told(self, choice: growth.Choice, span: Period) -> list[Check]:
        """Return the checks of a period that its change is told from."""
        return growth.compared(self.of(choice), choice.id, span)

    def _gather(self) -> Practice:
        """Return what there is whatever the filter; kept, so that all is back at once."""
        store, today = self._store, self._today()
        days = [one.check.day for one in self.scored] + [session.day for session in self.sessions[:1]]
        whole = progress.period(Preset.ALL, today, days)
        names = {facet.id: facet.name.text() for one in self.instruments.values() for facet in one.facets}
        protected = weekly_minutes(store.slots.all(), store.slots.pauses(), today)
        return Practice(whole, self.sessions, self._facets, names, protected)

    def _read_instruments(self, checks: list[Check]) -> None:
        for version in {growth.version_of(check) for check in checks} - set(self._shipped):
            self._shipped[version] = instruments.parse(self._store.checks.instrument_source(*version))
        self.instruments = self._shipped
        if self._personal_margins():
            self.instruments = growth.with_own_margins(self._shipped, checks)
        self.own_margins = self.instruments != self._shipped


def narrowed_words(texts: Sequence[str]) -> str:
    """Return what the sessions are narrowed to: “Only: Feedback, data”; nothing where they are not."""
    return _("Only {names}").format(names=", ".join(texts)) if texts else ""
