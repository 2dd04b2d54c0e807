"""From stored self-checks to what the Growth page draws and says of their scores."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lcjournal.core import i18n, wording
from lcjournal.core.change import Verdict, change
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Domain, Facet, Instrument
from lcjournal.core.lowering import Lowering, lowerings
from lcjournal.core.model import Check, FormId, Target
from lcjournal.core.personal import refined
from lcjournal.core.progress import Period, ScorePoint, ScoreSeries, desired_series, score_series
from lcjournal.core.scoring import Z90, Profile, Score, on_one_axis
from lcjournal.core.trend import MIN_CHECKS, Level, Point, guide, trend

Version = tuple[str, str]
"""The id and the version of an instrument."""


@dataclass(frozen=True, slots=True)
class ScoredCheck:
    """A check with the point of each domain that it scores, and if it is a full one of each facet, by id.

    Where a facet bears the id of a domain, that of the domain stands.
    """

    check: Check
    points: dict[str, ScorePoint]


def version_of(check: Check) -> Version:
    """Return the instrument that a check was answered on."""
    return check.instrument_id, check.instrument_version


def scored_checks(instruments: Mapping[Version, Instrument], checks: Sequence[Check]) -> list[ScoredCheck]:
    """Score the checks that are not left out, each on its own instrument, oldest first; pulses are shifted.

    ``checks`` come oldest first. Those whose instrument is not in ``instruments`` are absent.
    """
    scored: list[ScoredCheck] = []
    for version, instrument in instruments.items():
        profiles = on_one_axis(instrument, [check for check in checks if version_of(check) == version])
        scored += [_scored(profile) for profile in profiles]
    return sorted(scored, key=lambda one: (one.check.day, one.check.started_at))  # paper is entered later


def _scored(profile: Profile) -> ScoredCheck:
    return ScoredCheck(profile.check, _points(profile.check, profile.facets | profile.domains))


def _points(check: Check, scores: Mapping[str, Score]) -> dict[str, ScorePoint]:
    name = " ".join(version_of(check))
    return {
        place: ScorePoint(check.day, score.value, score.low, score.high, check.form, name, check.language)
        for place, score in scores.items()
        if score.value is not None and score.low is not None and score.high is not None
    }


@dataclass(frozen=True, slots=True)
class Choice:
    """A domain or a facet that can be shown, with the version of the questionnaire that its name is from.

    A facet is told by full checks alone: in a pulse one item stands for it, which says nothing by itself.
    """

    instrument: Instrument
    domain: Domain
    name: str
    facet: Facet | None = None

    @property
    def id(self) -> str:
        """The id of what is shown."""
        return self.facet.id if self.facet else self.domain.id

    @property
    def facets(self) -> list[str]:
        """The facets whose desired levels are its own."""
        return [self.facet.id] if self.facet else [facet.id for facet in self.domain.facets]

    @property
    def key(self) -> str:
        """What tells it from the others in every version of its questionnaire."""
        return f"{self.instrument.id} {'facet' if self.facet else 'domain'} {self.id}"


def choices(in_use: Instrument, answered: Iterable[Instrument]) -> list[Choice]:
    """Return the domains, then the facets of the questionnaire in use; then what only others have, named with it."""
    found = {choice.key: choice for choice in _choices_of(in_use)}
    for instrument in sorted(answered, key=lambda one: (one.id, one.version), reverse=True):
        for choice in _choices_of(instrument):
            name = _("{domain} ({questionnaire})").format(domain=choice.name, questionnaire=instrument.title.text())
            found.setdefault(choice.key, replace(choice, name=name))
    return list(found.values())


def _choices_of(instrument: Instrument) -> list[Choice]:
    domains = [Choice(instrument, domain, domain.name.text()) for domain in instrument.domains]
    return domains + [
        Choice(instrument, domain, facet.name.text(), facet) for domain in instrument.domains for facet in domain.facets
    ]


def of_questionnaire(scored: Iterable[ScoredCheck], instrument_id: str) -> list[ScoredCheck]:
    """Return the checks of any version of a questionnaire: in another one the same id may name another domain."""
    return [one for one in scored if one.check.instrument_id == instrument_id]


def targets_of(
    targets: Iterable[Target], checks: Iterable[Check], instrument_id: str, in_use: Instrument
) -> list[Target]:
    """Return the levels desired for a questionnaire; those that were set outside a check are for the one in use."""
    asked = {check.id: check.instrument_id for check in checks}
    return [target for target in targets if asked.get(target.check_id or "", in_use.id) == instrument_id]


def points(scored: Iterable[ScoredCheck], place: str) -> list[ScorePoint]:
    """Return the points of one domain or facet."""
    return [one.points[place] for one in scored if place in one.points]


@dataclass(frozen=True, slots=True)
class FacetLevels:
    """The scores of a facet with the steps of its desired level, as one of many small charts shows them."""

    facet: Facet
    series: ScoreSeries
    desired: Sequence[tuple[date, float]]
    lowered: Sequence[Lowering]


def facet_levels(instrument: Instrument, scored: Sequence[ScoredCheck], targets: Sequence[Target]) -> list[FacetLevels]:
    """Return what is known of each facet of a questionnaire, in its order; ``targets`` are those set for it."""
    return [
        FacetLevels(
            facet,
            score_series(points(scored, facet.id)),
            desired_series(targets, [facet.id]),
            lowerings(targets, [facet.id]),
        )
        for facet in instrument.facets
    ]


def trend_words(shown: Iterable[ScorePoint]) -> str:
    """Say the trend of the full checks of the latest version; nothing where there are too few of them to tell.

    ``shown`` are all points of a domain, oldest first: a trend picked from a part of them could be picked to please.
    """
    full = [point for point in shown if point.form is FormId.FULL]
    latest = [point for point in full if point.instrument == full[-1].instrument]
    result = trend([_measured(point) for point in latest])
    if result is None:
        return ""
    since = _("The first of them is from {month}.").format(month=i18n.day(latest[0].day, "MMMM y"))
    return f"{wording.trend_sentence(result)} {since}"


def guide_lines(series: ScoreSeries) -> list[list[Level]]:
    """Return guide lines through full checks, one for each version that has enough, broken where the series is."""
    versions: dict[str, list[ScorePoint]] = {}
    for point in series.points:
        if point.form is FormId.FULL:
            versions.setdefault(point.instrument, []).append(point)
    levels: dict[ScorePoint, Level] = {}
    for full in versions.values():
        if len(full) >= MIN_CHECKS:
            levels |= zip(full, guide([_measured(point) for point in full]), strict=True)
    lines = [[levels[point] for point in run if point in levels] for run in series.runs]
    return [line for line in lines if len(line) > 1]


def _measured(point: ScorePoint) -> Point:
    return Point(point.day, point.value, (point.high - point.value) / Z90)


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What may be said of a change: its badge, its figure with the sign, since when, and a sentence with its margin."""

    verdict: Verdict
    badge: str
    figure: str
    since: str
    sentence: str


def change_words(
    instruments: Mapping[Version, Instrument], scored: Iterable[ScoredCheck], place: str, span: Period
) -> ChangeWords | None:
    """Compare the first and the last check of a period; None unless there are two. See ``compared``."""
    seen = compared(scored, place, span)
    if len(seen) < 2:
        return None
    first, last = seen
    changes = change(instruments[version_of(first)], first, last)
    result = (changes.facets | changes.domains).get(place)
    if result is None:
        return None
    return ChangeWords(
        verdict=result.verdict,
        badge=wording.badge(result.verdict),
        figure=i18n.decimal(result.delta, sign=True),
        since=_("since {month}").format(month=_month(first.day, last.day)),
        sentence=wording.change_sentence(result),
    )


def compared(scored: Iterable[ScoredCheck], place: str, span: Period) -> list[Check]:
    """Return the first and the last check of a period on its latest version, the only one, or none.

    Of two full checks or more, it is the first and the last of these: a pulse could only tell larger changes.
    """
    seen = [one.check for one in scored if place in one.points and one.check.day in span]
    seen = [check for check in seen if version_of(check) == version_of(seen[-1])]
    full = [check for check in seen if check.form is FormId.FULL]
    seen = full if len(full) > 1 else seen
    return [seen[0], seen[-1]] if len(seen) > 1 else seen


def _month(day: date, other: date) -> str:
    return i18n.day(day, "MMMM" if day.year == other.year else "MMMM y")


def with_own_margins(instruments: Mapping[Version, Instrument], checks: Sequence[Check]) -> dict[Version, Instrument]:
    """Return the instruments with the margins learned from the person's repeats; see ``personal``."""
    return {version: refined(instrument, checks) for version, instrument in instruments.items()}


def margin_remarks(*, own: bool) -> list[str]:
    """Return what has to be said of margins that are the person's own."""
    return [_("The bands are refined from your own repeats.")] if own else []


def remarks(
    instrument: Instrument, shown: Iterable[ScorePoint], domain: str, *, own_margins: bool = False
) -> list[str]:
    """Return what has to be said beside the points of a domain, whatever they are."""
    result = margin_remarks(own=own_margins)
    if any(point.form is FormId.PULSE for point in shown):
        full, pulse = (
            sum(item.domain == domain for item in instrument.items(form)) for form in (FormId.FULL, FormId.PULSE)
        )
        text = i18n.ngettext(
            "Wider bands: the pulse asks {pulse} question instead of {full}.",
            "Wider bands: the pulse asks {pulse} questions instead of {full}.",
            pulse,
        )
        result.append(text.format(pulse=i18n.integer(pulse), full=i18n.integer(full)))
    result.append(_("Activities are shown next to the score; this does not prove that they explain it."))
    return result
