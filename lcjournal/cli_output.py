"""What the commands say: a line for a person, a value for a machine."""

import re
from typing import TYPE_CHECKING, Any

from lcjournal.core import disk_words, i18n, kinds
from lcjournal.core.backup import backups
from lcjournal.core.errors import DamagedJournalError
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import Activity, Status
from lcjournal.core.paths import DataPaths
from lcjournal.core.store.soundness import tells_of_damage

if TYPE_CHECKING:
    from lcjournal.core.formats.record import ImportReading, ImportReport, Problem
    from lcjournal.core.quickadd import Reading

Value = dict[str, Any]

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def told(error: Exception, places: DataPaths) -> str:
    """Return an error as a sentence and, for a damaged journal, where its last good copy is."""
    if tells_of_damage(error):
        error = DamagedJournalError(_("The journal file is damaged. It was left as it is."))
    found = backups(places.backups, places.journal.stem) if isinstance(error, DamagedJournalError) else []
    if not found:
        return disk_words.sentence(error)
    made = i18n.day(found[0].made_at.astimezone().date(), "d MMMM y")
    return f"{error}\n" + _("The last backup is of {day}: {path}").format(day=made, path=found[0].path)


def printable(text: str) -> str:
    """Return a text without what a terminal obeys, such as ESC, or what turns letters round: it may be of others."""
    return _OBEYED.sub("", text)


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
    if one.private:
        parts.append(_("private"))
    parts += [_("with {name}").format(name=name) for name in one.people]
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


def count_lines(counts: dict[str, int]) -> list[str]:
    """Return what a journal holds, one line a table, as ``store.counts`` tells it."""
    lines = {
        "activity": ngettext("{count} activity", "{count} activities", counts["activity"]),
        "session": ngettext("{count} session", "{count} sessions", counts["session"]),
        "reflection": ngettext("{count} text", "{count} texts", counts["reflection"]),
        "revision": ngettext("{count} earlier text", "{count} earlier texts", counts["revision"]),
        "self_check": ngettext("{count} self-check", "{count} self-checks", counts["self_check"]),
        "answer": ngettext("{count} answer", "{count} answers", counts["answer"]),
        "target": ngettext("{count} desired level", "{count} desired levels", counts["target"]),
        "goal": ngettext("{count} goal", "{count} goals", counts["goal"]),
        "goal_step": ngettext("{count} step", "{count} steps", counts["goal_step"]),
        "goal_look": ngettext("{count} look at a goal", "{count} looks at goals", counts["goal_look"]),
        "slot": ngettext("{count} weekly slot", "{count} weekly slots", counts["slot"]),
        "pause": ngettext("{count} pause", "{count} pauses", counts["pause"]),
    }
    return [line.format(count=i18n.integer(counts[name])) for name, line in lines.items()]
