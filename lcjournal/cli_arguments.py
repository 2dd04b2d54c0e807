"""The command line: what may be typed, and its help in both languages."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

import lcjournal
from lcjournal.core import i18n, paths, settings
from lcjournal.core.i18n import N_, _

FORMATS = ("zip", "json", "csv", "markdown", "html", "ics")

# What argparse asks gettext for. It has no other door for a translation than a compiled catalogue on the disk.
_ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)


class _Parser(argparse.ArgumentParser):
    """Ends with exit code 2 and, after the sentence, how to get help. Options are written out: no ``--da``."""

    def __init__(self, *, prog: str | None = None, description: str = "", help: str = "") -> None:  # noqa: A002 -- argparse hands it over under this name
        super().__init__(prog=prog, description=description or help, allow_abbrev=False)

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(2, _("{program}: {message}\nSee {program} --help.\n").format(program=self.prog, message=message))


_Commands = argparse._SubParsersAction  # noqa: SLF001 -- the type has no public name


def use_language(arguments: list[str]) -> None:
    """Speak the language of ``--lang``, else the one chosen in the window for this folder, else the system's.

    It is settled before the command line is read, so that what is wrong there is said in it.
    """
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", nargs="?")
    early.add_argument("--data", nargs="?", type=Path)
    asked = early.parse_known_args(arguments)[0]
    kept = settings.load(paths.data_paths(asked.data).settings)
    language = asked.lang if asked.lang in i18n.LANGUAGES else kept.language or i18n.system_language()
    i18n.use(language, kept.region or i18n.system_region(language))


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read a command line in the language in use; a line that cannot be understood ends the program with code 2."""
    top = parser()
    parsed = top.parse_args(arguments)
    if parsed.command == "add" and not " ".join(parsed.text).strip():
        top.error(_("say what you did, for example: MOOC Python 2h yesterday #data"))
    if parsed.command == "export":
        _check_export(top, parsed)
    return parsed


def _check_export(top: argparse.ArgumentParser, parsed: argparse.Namespace) -> None:
    """End the program unless either a format and a path are given or the file for raw answers alone."""
    rest = (parsed.format, parsed.out, parsed.since, parsed.until)
    if parsed.answers and any(rest):
        top.error(_("--answers is an export of its own: leave out the format, the path and the period"))
    if parsed.format == "json" and (parsed.since or parsed.until):
        top.error(_("the JSON export is always the whole journal: leave out --since and --until"))
    if parsed.format == "ics" and (parsed.since or parsed.until):
        top.error(_("the calendar always holds every slot and date: leave out --since and --until"))
    if not parsed.answers and not (parsed.format and parsed.out):
        top.error(_("say --format and where to, or --answers and where to"))


def scale(text: str) -> tuple[float, float]:
    """Return the ends of ``1-6``: the lowest and the highest possible answer."""
    found = re.fullmatch(r"(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)", text, re.ASCII)
    if not found or float(found[1]) >= float(found[2]):
        raise argparse.ArgumentTypeError(_("“{text}” is not a scale such as 1-6").format(text=text))
    return float(found[1]), float(found[2])


def day(text: str) -> date:
    """Return the day of ``2026-11-22``, between the years 1900 and 2200."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not 1900 <= found.year <= 2200:
        raise argparse.ArgumentTypeError(_("“{text}” is not a day such as 2026-11-22").format(text=text))
    return found


def parser() -> argparse.ArgumentParser:
    """Return the whole command line in the language in use; a call without a command opens the window."""
    argparse._ = _  # type: ignore[attr-defined]
    top = _Parser(prog="lcjournal", description=_("A private learning journal. Without a command it opens its window."))
    version = f"LC Journal {lcjournal.__version__}"
    top.add_argument("--version", action="version", version=version, help=_("show the version and exit"))
    _common(top)
    top.set_defaults(data=None, lang=None, today=None, json=False, passphrase_stdin=False)
    top.add_argument("--smoke", type=Path, metavar="OUT.png", help=_("open every page once, save a picture, leave"))
    shots = _("save a picture of every page of the sample, leave")
    top.add_argument("--shots", type=Path, metavar=_("FOLDER"), help=shots)
    commands = top.add_subparsers(dest="command", metavar=_("command"), parser_class=_Parser)
    _activities(commands)
    _files(commands)
    _checks(commands)
    return top


def _common(parser: argparse.ArgumentParser) -> None:
    """Options that may stand before or after the command; after it they must not reset what stood before."""

    def add(name: str, help_: str, **more: object) -> None:
        parser.add_argument(name, help=help_, default=argparse.SUPPRESS, **more)  # type: ignore[arg-type]

    add("--data", _("the folder of the journal"), type=Path, metavar=_("FOLDER"))
    add("--lang", _("the language of the texts"), choices=tuple(i18n.LANGUAGES))
    add("--today", _("the day taken as today"), type=day, metavar=_("YYYY-MM-DD"))
    add("--json", _("print JSON for machines"), action="store_true")
    add("--passphrase-stdin", _("read the passphrase from the first line that is piped in"), action="store_true")


def _command(commands: "_Commands[_Parser]", name: str, help_: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_, description=help_)
    _common(parser)
    return parser


def _activities(commands: "_Commands[_Parser]") -> None:
    add = _command(commands, "add", _("note an activity from one line"))
    add.add_argument("text", nargs="+", metavar=_("text"), help=_("for example: MOOC Python 2h yesterday #data"))
    add.add_argument("--dry-run", action="store_true", help=_("only say how the line is understood"))
    found = _command(commands, "list", _("list activities, newest first"))
    _period(found)
    search = _command(commands, "search", _("list the activities that hold every word"))
    search.add_argument("words", nargs="+", metavar=_("word"))
    sums = _command(commands, "stats", _("sum up sessions: hours by kind, facet, week and month, working and own time"))
    narrowed = _("only of activities that hold every word; kind:, facet:, goal: and # narrow as in a search")
    sums.add_argument("words", nargs="*", metavar=_("word"), help=narrowed)
    _period(sums)


def _files(commands: "_Commands[_Parser]") -> None:
    help_ = _("import a RedNotebook folder, a jrnl export, a CSV file, or a whole journal exported as zip")
    import_ = _command(commands, "import", help_)
    import_.add_argument("path", type=Path, metavar=_("path"))
    both = _("whether 03/04 is 3 April (dmy) or March 4 (mdy), for a CSV whose dates fit both")
    import_.add_argument("--day-order", choices=("dmy", "mdy"), help=both)
    export = _command(commands, "export", _("export the journal; zip loses nothing, HTML leaves private entries out"))
    export.add_argument("--format", choices=FORMATS)
    where = _("the file to write (for markdown, a new folder)")
    export.add_argument("out", type=Path, nargs="?", metavar=_("path"), help=where)
    raw = _("instead: the raw answers of all self-checks without dates or texts, and beside them their keys")
    export.add_argument("--answers", type=Path, metavar=_("FILE.csv"), help=raw)
    _period(export)
    report = _command(commands, "report", _("write what one learned in some days, to print or to read"))
    report.add_argument("--format", choices=("html", "pdf"), required=True)
    report.add_argument("out", type=Path, metavar=_("path"), help=_("the file to write"))
    report.add_argument("--private", action="store_true", help=_("take private entries and reflections along"))
    _period(report)
    _command(commands, "verify", _("check the journal file and count what it holds"))
    _command(commands, "backup", _("make a verified copy of the journal"))
    restore = _command(commands, "restore", _("go back to a backup; what the journal is now is kept aside"))
    which = restore.add_mutually_exclusive_group(required=True)
    which.add_argument("--list", action="store_true", help=_("list the backups and what they hold"))
    of = _("the backup to put in the place of the journal: its path, or its name in the folder of backups")
    which.add_argument("--from", dest="backup", type=Path, metavar=_("BACKUP"), help=of)
    salvage = _command(commands, "salvage", _("bring what can be read of a damaged journal into a new one"))
    salvage.add_argument("damaged", type=Path, metavar=_("DAMAGED"), help=_("the damaged journal; it is only read"))
    salvage.add_argument("new", type=Path, metavar=_("NEW"), help=_("the journal to make; nothing may stand there"))
    _command(commands, "encrypt", _("protect the journal by a passphrase"))
    _command(commands, "decrypt", _("take the passphrase away"))
    phrase = _command(commands, "passphrase", _("change the passphrase of the journal"))
    how = phrase.add_mutually_exclusive_group()
    how.add_argument("--sheet", action="store_true", help=_("print the recovery sheet, which opens it in any case"))
    how.add_argument("--recover", action="store_true", help=_("set a new passphrase by the recovery sheet"))
    _command(commands, "demo", _("fill an empty journal with the sample"))


def _checks(commands: "_Commands[_Parser]") -> None:
    _command(commands, "score", _("score every self-check"))
    answer = _command(commands, "answer", _("enter a self-check answered on paper, from a CSV file"))
    answer.add_argument("--form", choices=("full", "pulse"), required=True)
    answer.add_argument("--date", type=day, metavar=_("YYYY-MM-DD"), help=_("the day it was answered"))
    help_ = _("a header item,value; 1 to 5, na, empty")
    answer.add_argument("answers", type=Path, metavar=_("ANSWERS.csv"), help=help_)
    group = _command(commands, "reliability", _("say how consistent the scales of a questionnaire are in a group"))
    rows = _("a row a person, a column an item; empty or NA is missing")
    group.add_argument("answers", type=Path, metavar=_("ANSWERS.csv"), help=rows)
    group.add_argument(
        "keys", type=Path, metavar=_("KEYS.csv"), help=_("a header scale,item,key; 1, or -1 if reversed")
    )
    ends = _("the lowest and the highest possible answer, for example 1-6; otherwise those of the file")
    group.add_argument("--scale", type=scale, metavar=_("LOW-HIGH"), help=ends)
    group.add_argument(
        "--complete", action="store_true", help=_("only count people who answered every item of a scale")
    )


def _period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", type=day, metavar=_("YYYY-MM-DD"), help=_("from this day"))
    parser.add_argument("--until", type=day, metavar=_("YYYY-MM-DD"), help=_("up to this day, included"))
