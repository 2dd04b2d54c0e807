"""The commands without a window: ``lcjournal add``, ``list``, ``score``, ``import``… Core only, no Qt.

Exit codes: 0 done, 1 a problem in the data (a sentence says which), 2 a command that cannot be understood. ``--json``
prints one JSON value for machines, also for errors: ``{"error": "…"}``. What only one command needs is imported in it,
so that each starts quickly.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

import lcjournal
from lcjournal import cli_output as output
from lcjournal import cli_passphrase
from lcjournal.core import i18n, journal_list, kinds, paths, sealing
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import AnswerState, Filter, FormId, Status
from lcjournal.core.sqlite import sqlite3
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
        self.unlock()
        return _with_kinds(Store.open_read_only(self.places.journal))

    def write(self) -> Store:
        """Open the journal for writing; make it when there is none."""
        self.unlock()
        sealing.finish(self.places.journal, now=datetime.now(UTC))
        return _with_kinds(Store.open(self.places.journal))

    def unlock(self) -> None:
        """Ask for the passphrase of the journal, where it has one."""
        cli_passphrase.unlock(self.arguments, self.places)


def _with_kinds(store: Store) -> Store:
    """Name kinds as the person of this journal does."""
    kinds.use(store.kinds.all())
    return store


@dataclass(frozen=True, slots=True)
class Answered:
    """What a command has to say: lines for a person, a value for a machine, and whether the data had a problem."""

    text: str
    value: object
    problem: bool = False


def add(call: Call) -> Answered:
    """Note an activity from one line, as the quick-add field does; a session when it goes on with one in progress."""
    from lcjournal.core import quickadd
    from lcjournal.core.formats.safe import clean

    line = clean(" ".join(call.arguments.text))
    if call.arguments.dry_run:
        with suppress(UserError, OSError, sqlite3.Error):  # a line can be read without a journal
            call.read().close()  # to know the person’s kinds
        reading = quickadd.parse(line, call.today, i18n.language(), quickadd.own_kinds())
        return Answered(quickadd.describe(reading), output.reading(reading))
    with call.write() as store:
        activity = quickadd.to_activity(quickadd.parse(line, call.today, i18n.language(), quickadd.own_kinds()))
        can_go_on = activity.sessions and not activity.private
        ongoing = store.activities.match_in_progress(activity.title, activity.kind) if can_go_on else None
        if ongoing:
            store.activities.add_session(ongoing.id, activity.sessions[0])
        identity = ongoing.id if ongoing else store.activities.add(activity)
        kept = store.activities.get(identity)
    sentence = _("A session more: {activity}") if ongoing else _("Noted: {activity}")
    return Answered(sentence.format(activity=output.line(kept)), output.activity(kept))


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
    """Score every self-check: domains and facets with their bands, desired levels, and the change since the last."""
    from lcjournal.cli_scores import scores

    with call.read() as store:
        return Answered(*scores(store))


def stats(call: Call) -> Answered:
    """Sum up the sessions of the activities that hold every word: the figures of Today and Growth."""
    from lcjournal.cli_stats import figures

    words, since, until = " ".join(call.arguments.words), call.arguments.since, call.arguments.until
    with call.read() as store:
        return Answered(*figures(store, Filter(text=words), since, until, call.today))


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
    nothing = bool(report.problems) and not reading.records
    return Answered("\n".join(lines), output.import_report(reading, report), problem=nothing)


def _already_there(count: int) -> list[str]:
    if not count:
        return []
    sentence = ngettext("{count} was already there.", "{count} were already there.", count)
    return [sentence.format(count=i18n.integer(count))]


def export(call: Call) -> Answered:
    """Export the journal. HTML is for showing to others and leaves private entries out; the rest holds everything."""
    from lcjournal.core import instruments
    from lcjournal.core.formats.chosen import ExportOptions, missing_words
    from lcjournal.core.formats.score_lines import with_scores
    from lcjournal.core.formats.table import export as write

    arguments = call.arguments
    if arguments.answers:
        return _export_answers(call, arguments.answers)
    _spare_journals(arguments.out)
    if arguments.format == "ics":
        return _export_calendar(call, arguments.out)
    options = ExportOptions(arguments.since, arguments.until, private=arguments.format != "html")
    with call.read() as store:
        options = with_scores(store, instruments.builtin(), options)
        result = write(store, arguments.format, arguments.out, call.today, options)
    written = ngettext("{count} activity exported to {path}.", "{count} activities exported to {path}.", result.written)
    lines = [written.format(count=i18n.integer(result.written), path=arguments.out)]
    if result.left_out:
        left_out = ngettext("{count} private entry left out.", "{count} private entries left out.", result.left_out)
        lines.append(left_out.format(count=i18n.integer(result.left_out)))
    if result.missing:
        lines.append(missing_words(result.missing))
    value = {"path": str(arguments.out), "written": result.written, "left_out": result.left_out}
    return Answered("\n".join(lines), value | {"missing_files": result.missing}, problem=bool(result.missing))


def report(call: Call) -> Answered:
    """Write what one learned in some days as a page or as PDF; private entries only if that is asked for."""
    from lcjournal import cli_report

    _spare_journals(call.arguments.out)
    with call.read() as store:
        first = store.tables.first_day() or call.today
    return Answered(*cli_report.report(call.arguments, call.places, first, call.today))


def _export_answers(call: Call, out: Path) -> Answered:
    from lcjournal.core import instruments
    from lcjournal.core.formats.answers_export import write_answers

    _spare_journals(out)
    with call.read() as store:
        keys, count = write_answers(store, instruments.builtin(), out)
    sentence = ngettext(
        "{count} self-check exported to {path}, without its date or any text; what its items measure, to {keys}.",
        "{count} self-checks exported to {path}, without dates or any text; what their items measure, to {keys}.",
        count,
    )
    text = sentence.format(count=i18n.integer(count), path=out, keys=keys)
    return Answered(text, {"path": str(out), "keys": str(keys), "written": count})


def _export_calendar(call: Call, out: Path) -> Answered:
    from lcjournal.core.formats.table import export as write

    with call.read() as store:
        count = write(store, "ics", out, call.today).written
    sentence = ngettext(
        "{count} slot or date of a goal exported to {path}.",
        "{count} slots and dates of goals exported to {path}.",
        count,
    )
    return Answered(sentence.format(count=i18n.integer(count), path=out), {"path": str(out), "written": count})


def _spare_journals(out: Path) -> None:
    """Refuse to write over a journal or one of its backups. An earlier export may be replaced."""
    if out.suffix.casefold() == paths.JOURNAL_SUFFIX:
        raise UserError(_("“{name}” is the name of a journal: export under another name.").format(name=out.name))


def verify(call: Call) -> Answered:
    """Check the file, its foreign keys and its index, and count what it holds."""
    try:
        with call.read() as store:
            problems, counts = store.problems(), store.counts()
    except (UserError, OSError, sqlite3.Error) as error:
        sentence = output.told(error, call.places)
        value = {"ok": False, "problems": [sentence], "counts": {}, "error": sentence}
        return Answered(sentence, value, problem=True)
    sentence = _("The journal is sound.") if not problems else _("The journal has problems. A backup is safer.")
    value = {"ok": not problems, "problems": problems, "counts": counts}
    return Answered("\n".join([sentence, *problems, *output.count_lines(counts)]), value, bool(problems))


def backup(call: Call) -> Answered:
    """Make a verified copy of the journal in the backups folder."""
    from lcjournal.cli_backups import made

    with call.read() as store:
        return Answered(*made(store, call.places))


def restore(call: Call) -> Answered:
    """List the backups, or put one in the place of the journal; what was there is kept aside."""
    from lcjournal.cli_backups import listed, restored

    call.unlock()
    return Answered(*(listed(call.places) if call.arguments.list else restored(call.arguments, call.places)))


def salvage(call: Call) -> Answered:
    """Bring what can be read of a damaged journal into a new one; the damaged file is only read."""
    from lcjournal.cli_salvage import salvaged

    cli_passphrase.unlock_file(call.arguments, call.arguments.damaged)
    return Answered(*salvaged(call.arguments.damaged, call.arguments.new))


def encrypt(call: Call) -> Answered:
    """Protect the journal by a passphrase."""
    return Answered(*cli_passphrase.encrypted(call.arguments, call.places))


def decrypt(call: Call) -> Answered:
    """Take the passphrase away."""
    return Answered(*cli_passphrase.decrypted(call.arguments, call.places))


def passphrase(call: Call) -> Answered:
    """Change the passphrase, print the recovery sheet, or set a new passphrase by it."""
    return Answered(*cli_passphrase.changed(call.arguments, call.places))


def demo(call: Call) -> Answered:
    """Fill an empty journal with the sample: two invented years of learning."""
    from lcjournal.core import demo as sample

    call.unlock()
    sample.open_demo(call.places.journal, call.today, i18n.language())
    with call.read() as store:
        counts = store.counts()
    value = {"path": str(call.places.journal), "counts": counts}
    return Answered(_("The sample journal is ready: {path}").format(path=call.places.journal), value)


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


def reliability(call: Call) -> Answered:
    """Say how consistent the scales of a questionnaire are in a group of people, from two CSV files."""
    from lcjournal.cli_reliability import statistics

    return Answered(*statistics(call.arguments))


COMMANDS: dict[str, Callable[[Call], Answered]] = {
    "add": add,
    "list": list_activities,
    "search": search,
    "score": score,
    "stats": stats,
    "import": import_,
    "export": export,
    "report": report,
    "verify": verify,
    "backup": backup,
    "restore": restore,
    "salvage": salvage,
    "encrypt": encrypt,
    "decrypt": decrypt,
    "passphrase": passphrase,
    "demo": demo,
    "answer": answer,
    "reliability": reliability,
}


def run(arguments: argparse.Namespace) -> int:
    """Run the command of parsed arguments, print what it has to say and return the exit code."""
    call = Call(arguments, journal_list.of_last(paths.data_paths(arguments.data)))
    try:
        answered = COMMANDS[arguments.command](call)
    except (UserError, OSError, sqlite3.Error) as error:
        sentence = output.told(error, call.places)
        answered = Answered(sentence, {"error": sentence}, problem=True)
    except KeyboardInterrupt:
        return 130
    text = output.printable(answered.text)
    if arguments.json:
        text = json.dumps(answered.value, ensure_ascii=False, indent=2)
    stream = sys.stderr if answered.problem and not arguments.json else sys.stdout
    try:
        print(text, file=stream, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # nothing is left to be written at the end
        if not isinstance(error, BrokenPipeError):  # where the reader, such as ``head``, has seen enough
            print(output.told(error, call.places), file=sys.stderr)
            return 1
    return int(answered.problem)


def say_bug(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Say that LC Journal failed and where, in place of Python's traceback, whose message may quote what was written.

    To be set as ``sys.excepthook`` while a command runs.
    """
    frame = extract_tb(trace)[-1] if trace else None
    place = f"{Path(frame.filename).name}:{frame.lineno}" if frame else "?"
    sentence = _("LC Journal failed where it should not ({error}, {place}). What was saved before is still there.")
    print(sentence.format(error=kind.__name__, place=place), file=sys.stderr)
