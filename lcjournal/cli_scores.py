"""Every self-check with its scores, as lines for a person and values for a machine."""

from collections.abc import Sequence

from lcjournal.cli_output import Value
from lcjournal.core import instruments, wording
from lcjournal.core.change import ChangeResult, Changes, Verdict, change, check_before
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId, Target
from lcjournal.core.progress import desired_series
from lcjournal.core.scoring import Profile, Score, profile
from lcjournal.core.store import Store

Levels = dict[str, float | None]
"""The desired level of each domain and facet, None where none was set."""

_VERDICTS = {
    Verdict.RELIABLE_UP: "reliable",
    Verdict.RELIABLE_DOWN: "reliable",
    Verdict.POSSIBLE_UP: "possible",
    Verdict.POSSIBLE_DOWN: "possible",
    Verdict.WORTH_WATCHING: "worth_watching",
    Verdict.NONE: "none",
}
"""What a machine reads; which way it went is the sign of ``delta``."""


def scores(store: Store) -> tuple[str, list[Value]]:
    """Return every check with its scores, oldest first, as text and as values, each on its own questionnaire."""
    checks = store.checks.all()
    versions = {(check.instrument_id, check.instrument_version) for check in checks}
    known = {version: instruments.parse(store.checks.instrument_source(*version)) for version in versions}
    texts, values, label = [], [], ""
    for check in checks:
        instrument = known[check.instrument_id, check.instrument_version]
        text, value = scored_check(instrument, check, checks, store.checks.targets(instrument.id))
        texts.append(text)
        values.append(value)
        label = instrument.label.text()
    return "\n\n".join([*texts, label] if texts else [_("No self-check yet.")]), values


def scored_check(
    instrument: Instrument, check: Check, checks: Sequence[Check], targets: Sequence[Target]
) -> tuple[str, Value]:
    """Return one check of ``checks`` as text and as a value, compared with the one before it of the same form."""
    earlier = check_before([other for other in checks if other.form is check.form], check)
    changes = change(instrument, earlier, check) if earlier else Changes({}, {})
    desired = desired_levels(instrument, [target for target in targets if target.day <= check.day])
    scored = profile(instrument, check)
    text = "\n".join(_lines(instrument, scored, desired, changes))
    return text, _value(scored, desired, earlier, changes)


def desired_levels(instrument: Instrument, targets: Sequence[Target]) -> Levels:
    """Return the levels that hold after ``targets``, oldest first; that of a domain is the mean of its facets'."""
    facets = {domain.id: [facet.id for facet in domain.facets] for domain in instrument.domains}
    facets |= {facet.id: [facet.id] for facet in instrument.facets}
    series = {name: desired_series(targets, members) for name, members in facets.items()}
    return {name: steps[-1][1] if steps else None for name, steps in series.items()}


def _lines(instrument: Instrument, scored: Profile, desired: Levels, changes: Changes) -> list[str]:
    which = wording.check_line(scored.check)
    lines = [_("{check}, left out of the charts").format(check=which) if scored.check.left_out else which]
    for domain in instrument.domains:
        result = changes.domains.get(domain.id)
        lines.append("  " + _line(domain.name.text(), scored.domains[domain.id], desired[domain.id], result))
        if scored.check.form is FormId.FULL:
            for facet in domain.facets:
                result = changes.facets.get(facet.id)
                lines.append("    " + _line(facet.name.text(), scored.facets[facet.id], desired[facet.id], result))
    return lines


def _line(name: str, score: Score, desired: float | None, result: ChangeResult | None) -> str:
    text = wording.spoken(name, score, desired)
    return f"{text}. {wording.change_sentence(result)}" if result else text


def _value(scored: Profile, desired: Levels, earlier: Check | None, changes: Changes) -> Value:
    check = scored.check
    since = earlier.day.isoformat() if earlier else ""

    def values(of: dict[str, Score], changed: dict[str, ChangeResult]) -> Value:
        return {name: _score(score, desired[name], changed.get(name), since) for name, score in of.items()}

    return {
        "id": check.id,
        "date": check.day.isoformat(),
        "form": check.form.value,
        "language": check.language,
        "instrument": check.instrument_id,
        "version": check.instrument_version,
        "left_out": check.left_out,
        "facets": values(scored.facets, changes.facets),
        "domains": values(scored.domains, changes.domains),
    }


def _score(score: Score, desired: float | None, changed: ChangeResult | None, since: str) -> Value:
    return {
        "score": score.value,
        "n_answered": score.answered,
        "sem": score.sem,
        "low": score.low,
        "high": score.high,
        "reason": score.reason.value if score.reason else None,
        "desired": desired,
        "change": _change(changed, since) if changed else None,
    }


def _change(result: ChangeResult, since: str) -> Value:
    return {
        "delta": result.delta,
        "z": result.z,
        "verdict": _VERDICTS[result.verdict],
        "before": result.before,
        "after": result.after,
        "mdc": result.mdc,
        "since": since,
    }
