"""The commands without a window: ``lcjournal add``, ``list``, ``score``, ``import``… Core only, no Qt.

Exit codes: 0 done, 1 a problem in the data (a sentence says which), 2 a command that cannot be understood. ``--json``
prints one JSON value for machines, also for errors: ``{"error": "…"}``.
"""

import argparse
import json
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import lcjournal
from lcjournal import cli_output as output
from lcjournal.core import i18n, paths
from lcjournal.core.backup import back_up
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import AnswerState, Filter, FormId, Status
from lcjournal.core.store import Store


@dataclass(frozen=True, slots=True)
class Call:
    """One command being run: its arguments and the places it works in."""

    arguments: argparse.Namespace
    places: paths.DataPaths

    @property
    def today(self) -> date:
        """The day given by ``--today``, else this computer's."""
        given: date | None = self.arguments.today
        return given or datetime.now(UTC).astimezone().date()

    def read(self) -> Store:
        """Open the journal for reading."""
        if not self.places.journal.exists():
            raise UserError(_("There is no journal in {folder} yet.").format(folder=self.places.folder))
        return Store.open_read_only(self.places.journal)

    def write(self) -> Store:
        """Open the journal for writing; make it when there is none."""
        return Store.open(self.places.journal)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a command has to say: lines for a person, a value for a machine, and whether the data had a problem."""

    text: str
    value: object
    problem: bool = False


def add(call: Call) -> Answered:
    """Note an activity from one line, as the quick-add field does; a session when it goes on with one in progress."""
    from lcjournal.core import quickadd

    reading = quickadd.parse(call.arguments.text, call.today, i18n.language())
    if call.arguments.dry_run:
        return Answered(quickadd.describe(reading), output.reading(reading))
    with call.write() as store:
        activity = quickadd.to_activity(reading)
        ongoing = None
        if activity.sessions and not activity.private:
            ongoing = store.activities.match_in_progress(activity.title, activity.kind)
        if ongoing:
            store.activities.add_session(ongoing.id, activity.sessions[0])
            identity = ongoing.id
        else:
            identity = store.activities.add(activity)
        kept = store.activities.get(identity)
    return Answered(output.line(kept), output.activity(kept))


def list_activities(call: Call) -> Answered:
    """List activities, newest first."""
    return _listed(call, Filter(since=call.arguments.since, until=call.arguments.until))


def search(call: Call) -> Answered:
    """List the activities that hold every word, accents and capitals apart."""
    return _listed(call, Filter(text=" ".join(call.arguments.words)))


def _listed(call: Call, filter_: Filter) -> Answered:
    with call.read() as store:
        found = list(store.activities.all(filter_))
    minutes = sum(activity.minutes for activity in found if activity.status is not Status.PLANNED)
    count = ngettext("{count} activity, {time}", "{count} activities, {time}", len(found))
    lines = [output.line(activity) for activity in found]
    lines.append(count.format(count=i18n.integer(len(found)), time=i18n.duration(minutes)))
    return Answered("\n".join(lines), [output.activity(activity) for activity in found])


def score(call: Call) -> Answered:
    """Score every self-check: domains and facets with their bands, and the change since the check before."""
    with call.read() as store:
        text, value = output.scores(store)
    return Answered(text, value)


def import_(call: Call) -> Answered:
    """Import a RedNotebook folder, a jrnl export, a learning history in CSV, or an export of LC Journal."""
    from lcjournal.core.formats import detect, record

    reading = detect.read(call.arguments.path, call.arguments.day_order)
    with call.write() as store:
        report = record.import_into(store, reading)
    lines = [
        ngettext("{count} activity added.", "{count} activities added.", report.added).format(
            count=i18n.integer(report.added)
        ),
        *_already_there(report.already_there),
        *report.notes,
        *(output.problem_line(problem) for problem in report.problems),
    ]
    return Answered("\n".join(lines), output.import_report(reading, report), bool(report.problems) and not report.added)


def _already_there(count: int) -> list[str]:
    if not count:
        return []
    sentence = ngettext("{count} was already there.", "{count} were already there.", count)
    return [sentence.format(count=i18n.integer(count))]


def export(call: Call) -> Answered:
    """Export the journal. HTML is for showing to others and leaves private entries out; the rest holds everything."""
    from lcjournal.core import instruments
    from lcjournal.core.formats.chosen import ExportOptions
    from lcjournal.core.formats.score_lines import with_scores
    from lcjournal.core.formats.table import export as write

    arguments = call.arguments
    options = ExportOptions(arguments.since, arguments.until, private=arguments.format != "html")
    with call.read() as store:
        options = with_scores(store, instruments.builtin(), options)
        result = write(store, arguments.format, arguments.out, call.today, options)
    value = {"path": str(arguments.out), "written": result.written, "left_out": result.left_out}
    return Answered(_("Exported to {path}.").format(path=arguments.out), value)


def verify(call: Call) -> Answered:
    """Check the file, its foreign keys and its index, and count what it holds."""
    with call.read() as store:
        problems, counts = store.problems(), store.counts()
    sentence = _("The journal is sound.") if not problems else _("The journal has problems. A backup is safer.")
    lines = [sentence, *problems, *(f"{name}: {i18n.integer(count)}" for name, count in counts.items())]
    value = {"ok": not problems, "problems": problems, "counts": counts}
    return Answered("\n".join(lines), value, bool(problems))


def backup(call: Call) -> Answered:
    """Make a verified copy of the journal in the backups folder."""
    with call.read() as store:
        made = back_up(store, call.places.backups, datetime.now(UTC))
    sentence = _("Backup made, checked and readable: {path}").format(path=made.path)
    return Answered(sentence, {"path": str(made.path), "made_at": made.made_at.isoformat(), "size": made.size})


def demo(call: Call) -> Answered:
    """Fill an empty journal with the sample: two invented years of learning."""
    from lcjournal.core import demo as sample

    sample.open_demo(call.places.journal, call.today, i18n.language())
    with call.read() as store:
        counts = store.counts()
    return Answered(_("The sample journal is ready: {path}").format(path=call.places.journal), {"counts": counts})


def answer(call: Call) -> Answered:
    """Enter a self-check that was answered elsewhere, on paper for instance, from a CSV file."""
    from lcjournal.core import instruments
    from lcjournal.core.formats import answers_csv

    instrument, form = instruments.builtin(), FormId(call.arguments.form)
    answers, problems = answers_csv.read(call.arguments.answers, instrument, form)
    if problems:
        return Answered("\n".join(problems), {"error": problems[0], "problems": problems}, problem=True)
    answers = [replace(one, language=i18n.language()) for one in answers]
    day = call.arguments.date or call.today
    with call.write() as store:
        source = (instrument.id, instrument.version, instrument.source)
        check = store.checks.start(source, form, i18n.language(), 0, day, lcjournal.__version__)
        store.checks.answer(check.id, *answers)
        store.checks.finish(check.id)
    given = sum(one.state is AnswerState.ANSWERED for one in answers)
    sentence = ngettext("Self-check kept: {count} answer.", "Self-check kept: {count} answers.", given)
    return Answered(sentence.format(count=given), {"id": check.id, "answered": given, "date": day.isoformat()})


COMMANDS: dict[str, Callable[[Call], Answered]] = {
    "add": add,
    "list": list_activities,
    "search": search,
    "score": score,
    "import": import_,
    "export": export,
    "verify": verify,
    "backup": backup,
    "demo": demo,
    "answer": answer,
}


def run(arguments: argparse.Namespace) -> int:
    """Run the command of parsed arguments, print what it has to say and return the exit code."""
    call = Call(arguments, paths.data_paths(arguments.data))
    try:
        answered = COMMANDS[arguments.command](call)
    except UserError as error:
        answered = Answered(str(error), {"error": str(error)}, problem=True)
    except (OSError, sqlite3.Error) as error:
        sentence = _("That did not work: {reason}").format(reason=getattr(error, "strerror", None) or error)
        answered = Answered(sentence, {"error": sentence}, problem=True)
    if arguments.json:
        print(json.dumps(answered.value, ensure_ascii=False, indent=2))
    else:
        print(answered.text, file=sys.stderr if answered.problem else sys.stdout)
    return 1 if answered.problem else 0
