"""From stored self-checks to what the Growth page draws and says of their scores."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lcjournal.core import i18n, wording
from lcjournal.core.change import Verdict, change
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId
from lcjournal.core.progress import Period, ScorePoint
from lcjournal.core.scoring import Score, on_one_axis

Version = tuple[str, str]
"""The id and the version of an instrument."""


@dataclass(frozen=True, slots=True)
class ScoredCheck:
    """A check with the point of each domain that it scores, by id of domain."""

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
        scored += [ScoredCheck(profile.check, _points(profile.check, profile.domains)) for profile in profiles]
    return sorted(scored, key=lambda one: one.check.started_at)


def _points(check: Check, domains: Mapping[str, Score]) -> dict[str, ScorePoint]:
    name = " ".join(version_of(check))
    return {
        domain: ScorePoint(check.day, score.value, score.low, score.high, check.form, name, check.language)
        for domain, score in domains.items()
        if score.value is not None and score.low is not None and score.high is not None
    }


def points(scored: Iterable[ScoredCheck], domain: str) -> list[ScorePoint]:
    """Return the points of one domain."""
    return [one.points[domain] for one in scored if domain in one.points]


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What may be said of a change: its badge, its figure with the sign, since when, and a sentence with its margin."""

    verdict: Verdict
    badge: str
    figure: str
    since: str
    sentence: str


def change_words(
    instruments: Mapping[Version, Instrument], scored: Iterable[ScoredCheck], domain: str, span: Period
) -> ChangeWords | None:
    """Compare the first and the last check of a period; None unless there are two that can be compared.

    Of two full checks or more, the first and the last of these are compared: a pulse could only tell larger changes.
    """
    seen = [one.check for one in scored if domain in one.points and one.check.day in span]
    full = [check for check in seen if check.form is FormId.FULL]
    seen = full if len(full) > 1 else seen
    if len(seen) < 2 or version_of(seen[0]) != version_of(seen[-1]):
        return None
    first, last = seen[0], seen[-1]
    result = change(instruments[version_of(first)], first, last).domains.get(domain)
    if result is None:
        return None
    return ChangeWords(
        verdict=result.verdict,
        badge=wording.badge(result.verdict),
        figure=i18n.decimal(result.delta, sign=True),
        since=_("since {month}").format(month=_month(first.day, last.day)),
        sentence=wording.change_sentence(result),
    )


def _month(day: date, other: date) -> str:
    return i18n.day(day, "MMMM" if day.year == other.year else "MMMM y")


def remarks(instrument: Instrument, shown: Iterable[ScorePoint], domain: str) -> list[str]:
    """Return what has to be said beside the points of a domain, whatever they are."""
    result = []
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
