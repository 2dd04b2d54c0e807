"""What the commands say: a line for a person, a value for a machine."""

from typing import TYPE_CHECKING, Any

from lcjournal.core import i18n, instruments, kinds, wording
from lcjournal.core.change import ChangeResult, Changes, change, check_before
from lcjournal.core.formats.score_lines import check_line
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Check, Status
from lcjournal.core.scoring import Score, profile
from lcjournal.core.store import Store

if TYPE_CHECKING:
    from lcjournal.core.formats.record import ImportReading, ImportReport, Problem
    from lcjournal.core.quickadd import Reading

Value = dict[str, Any]


def activity(one: Activity) -> Value:
    """Return an activity as the commands print it."""
    return {
        "id": one.id,
        "kind": str(one.kind),
        "title": one.title,
        "status": one.status.value,
        "date": one.day.isoformat(),
        "minutes": one.minutes,
        "tags": list(one.tags),
        "people": list(one.people),
        "facets": [link.facet for link in one.facets],
        "private": one.private,
    }


def line(one: Activity) -> str:
    """Return an activity on one line."""
    parts = [i18n.day(one.day, "d MMM y"), kinds.name(one.kind), one.title or _("Untitled")]
    if one.minutes:
        parts.append(i18n.duration(one.minutes))
    if one.status is Status.PLANNED:
        parts.append(_("planned"))
    parts += [f"#{tag}" for tag in one.tags]
    return " · ".join(parts)


def reading(found: "Reading") -> Value:
    """Return how a quick-add line was understood."""
    return {
        "kind": str(found.kind),
        "title": found.title,
        "minutes": found.minutes,
        "date": found.day.isoformat(),
        "status": found.status.value,
        "tags": list(found.tags),
        "people": list(found.people),
        "private": found.private,
    }


def problem_line(problem: "Problem") -> str:
    """Return what could not be read, with its file and line."""
    if problem.line is None:
        return f"{problem.file}: {problem.sentence}"
    where = _("{file}, line {line}").format(file=problem.file, line=problem.line)
    return f"{where}: {problem.sentence}"


def import_report(found: "ImportReading", report: "ImportReport") -> Value:
    """Return what an import took and did not take."""
    return {
        "format": found.app,
        "added": report.added,
        "already_there": report.already_there,
        "problems": [
            {"file": problem.file, "line": problem.line, "sentence": problem.sentence} for problem in report.problems
        ],
        "notes": list(report.notes),
    }


def scores(store: Store) -> tuple[str, list[Value]]:
    """Return every check with its scores, oldest first, as text and as values."""
    checks = store.checks.all()
    texts, values = [], []
    for check in checks:
        source = store.checks.instrument_source(check.instrument_id, check.instrument_version)
        instrument = instruments.parse(source)
        earlier = check_before(checks, check)
        changes = change(instrument, earlier, check) if earlier else Changes({}, {})
        scored = profile(instrument, check)
        names = {domain.id: domain.name.text() for domain in instrument.domains}
        texts.append(_check_text(check, scored.domains, names, changes))
        values.append(
            {
                "id": check.id,
                "date": check.day.isoformat(),
                "form": check.form.value,
                "language": check.language,
                "instrument": check.instrument_id,
                "version": check.instrument_version,
                "left_out": check.left_out,
                "domains": {name: _score(score) for name, score in scored.domains.items()},
                "facets": {name: _score(score) for name, score in scored.facets.items()},
                "change": {
                    "since": earlier.day.isoformat() if earlier else None,
                    "domains": {name: _change(result) for name, result in changes.domains.items()},
                    "facets": {name: _change(result) for name, result in changes.facets.items()},
                },
            }
        )
    return "\n\n".join(texts) or _("No self-check yet."), values


def _check_text(check: Check, domains: dict[str, Score], names: dict[str, str], changes: Changes) -> str:
    lines = [check_line(check)]
    for name, score in domains.items():
        text = f"  {wording.spoken(names[name], score)}"
        if name in changes.domains:
            text += f". {wording.change_sentence(changes.domains[name])}"
        lines.append(text)
    return "\n".join(lines)


def _score(score: Score) -> Value:
    return {
        "score": score.value,
        "sem": score.sem,
        "low": score.low,
        "high": score.high,
        "answered": score.answered,
        "reason": score.reason.value if score.reason else None,
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
