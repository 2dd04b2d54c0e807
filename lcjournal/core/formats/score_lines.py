"""The last self-check of a period as rows of words, for the file a coach reads."""

from dataclasses import replace

from lcjournal.core import wording
from lcjournal.core.change import ChangeResult, Changes, change, check_before
from lcjournal.core.formats.chosen import ExportOptions, ScoreLine
from lcjournal.core.i18n import decimal
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId
from lcjournal.core.scoring import Score, of_version, profile
from lcjournal.core.store import Store


def with_scores(store: Store, instrument: Instrument, options: ExportOptions) -> ExportOptions:
    """Return the options with the label of the questionnaire and the scores of the period's last check."""
    options = replace(options, label=instrument.label.text())
    checks = [check for check in store.checks.all() if not check.left_out and of_version(instrument, check)]
    last = next((check for check in reversed(checks) if _within(check, options)), None)
    if last is None:
        return options
    desired = {target.facet: target.value for target in store.checks.targets(instrument.id) if target.day <= last.day}
    return replace(options, check=wording.check_line(last), scores=_lines(instrument, last, checks, desired))


def _within(check: Check, options: ExportOptions) -> bool:
    return not (options.since and check.day < options.since) and not (options.until and check.day > options.until)


def _lines(
    instrument: Instrument, last: Check, checks: list[Check], desired: dict[str, float]
) -> tuple[ScoreLine, ...]:
    earlier = check_before(checks, last)
    changes = change(instrument, earlier, last) if earlier else Changes({}, {})
    scored = profile(instrument, last)
    lines = []
    for domain in instrument.domains:
        lines.append(_line(domain.name.text(), scored.domains[domain.id], changes.domains.get(domain.id), None, 0))
        if last.form is FormId.FULL:
            lines += [
                _line(
                    facet.name.text(), scored.facets[facet.id], changes.facets.get(facet.id), desired.get(facet.id), 1
                )
                for facet in domain.facets
            ]
    return tuple(lines)


def _line(name: str, score: Score, changed: ChangeResult | None, desired: float | None, level: int) -> ScoreLine:
    why = wording.reason(score.reason) if score.reason else ""
    return ScoreLine(
        name=name,
        value=why if score.value is None else decimal(score.value),
        band=wording.band(score),
        desired="" if desired is None else wording.level(desired),
        change=wording.change_sentence(changed) if changed else "",
        level=level,
    )
