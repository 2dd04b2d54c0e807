"""Every self-check with its scores, as lines for a person and values for a machine."""

from collections.abc import Sequence

from lcjournal.cli_output import Value
from lcjournal.core import instruments, wording
from lcjournal.core.change import ChangeResult, Changes, change, check_before
from lcjournal.core.formats.score_lines import check_line
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId, Target
from lcjournal.core.progress import desired_series
from lcjournal.core.scoring import Profile, Score, profile
from lcjournal.core.store import Store

Levels = dict[str, float | None]
"""The desired level of each domain and facet, None where none was set."""


def scores(store: Store) -> tuple[str, list[Value]]:
    """Return every check with its scores, oldest first, as text and as values, each on its own questionnaire."""
    checks, targets = store.checks.all(), store.checks.targets()
    texts, values, label = [], [], ""
    for check in checks:
        instrument = instruments.parse(store.checks.instrument_source(check.instrument_id, check.instrument_version))
        earlier = check_before(checks, check)
        changes = change(instrument, earlier, check) if earlier else Changes({}, {})
        scored = profile(instrument, check)
        desired = desired_levels(instrument, [target for target in targets if target.day <= check.day])
        texts.append("\n".join(_lines(instrument, scored, desired, changes)))
        values.append(_value(scored, desired, earlier, changes))
        label = instrument.label.text()
    return "\n\n".join([*texts, label] if texts else [_("No self-check yet.")]), values


def desired_levels(instrument: Instrument, targets: Sequence[Target]) -> Levels:
    """Return the levels that hold after ``targets``, oldest first; that of a domain is the mean of its facets'."""
    facets = {domain.id: [facet.id for facet in domain.facets] for domain in instrument.domains}
    facets |= {facet.id: [facet.id] for facet in instrument.facets}
    series = {name: desired_series(targets, members) for name, members in facets.items()}
    return {name: steps[-1][1] if steps else None for name, steps in series.items()}


def _lines(instrument: Instrument, scored: Profile, desired: Levels, changes: Changes) -> list[str]:
    which = check_line(scored.check)
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
    return {
        "id": check.id,
        "date": check.day.isoformat(),
        "form": check.form.value,
        "language": check.language,
        "instrument": check.instrument_id,
        "version": check.instrument_version,
        "left_out": check.left_out,
        "domains": {name: _score(score, desired[name]) for name, score in scored.domains.items()},
        "facets": {name: _score(score, desired[name]) for name, score in scored.facets.items()},
        "change": {
            "since": earlier.day.isoformat() if earlier else None,
            "domains": {name: _change(result) for name, result in changes.domains.items()},
            "facets": {name: _change(result) for name, result in changes.facets.items()},
        },
    }


def _score(score: Score, desired: float | None) -> Value:
    return {
        "score": score.value,
        "sem": score.sem,
        "low": score.low,
        "high": score.high,
        "answered": score.answered,
        "reason": score.reason.value if score.reason else None,
        "desired": desired,
    }


def _change(result: ChangeResult) -> Value:
    return {
        "before": result.before,
        "after": result.after,
        "delta": result.delta,
        "z": result.z,
        "mdc": result.mdc,
        "verdict": result.verdict.value,
    }
