"""The command line: what may be typed, and its help in both languages."""

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

import lcjournal
from lcjournal.core import i18n
from lcjournal.core.i18n import N_, _

FORMATS = ("json", "csv", "markdown", "html")

# argparse asks gettext for these; it has no other door for a translation than a compiled catalogue on the disk.
_ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("not allowed with argument %s"),
    N_("%(prog)s: error: %(message)s\n"),
)


class _Parser(argparse.ArgumentParser):
    """Ends with exit code 2 and, after the sentence, how to get help."""

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(2, _("{program}: {message}\nSee {program} --help.\n").format(program=self.prog, message=message))


def day(text: str) -> date:
    """Return the day of ``2026-11-22``. Raises ValueError."""
    return date.fromisoformat(text)


def language_asked(arguments: list[str]) -> str:
    """Return the language of ``--lang`` before anything else is read, else that of the system."""
    asked = _Parser(add_help=False, exit_on_error=False)
    asked.add_argument("--lang", choices=tuple(i18n.LANGUAGES))
    try:
        found = asked.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        found = None
    return found or i18n.system_language()


def parser() -> argparse.ArgumentParser:
    """Return the whole command line in the language in use; a call without a command opens the window."""
    argparse._ = _  # type: ignore[attr-defined]
    top = _Parser(prog="lcjournal", description=_("A private learning journal. Without a command it opens its window."))
    top.add_argument("--version", action="version", version=f"LC Journal {lcjournal.__version__}")
    _common(top, default=None)
    top.add_argument("--smoke", type=Path, metavar="OUT.png", help=_("open every page once, save a picture, leave"))
    top.add_argument("--shots", type=Path, metavar="DIR", help=_("save a picture of every page of the sample, leave"))
    commands = top.add_subparsers(dest="command", metavar=_("command"), parser_class=_Parser)
    _activities(commands)
    _files(commands)
    _checks(commands)
    return top


def _common(parser: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    """Options that may stand before or after the command; after it they must not reset what stood before."""
    parser.add_argument("--data", type=Path, metavar="DIR", default=default, help=_("the folder of the journal"))
    parser.add_argument("--lang", choices=tuple(i18n.LANGUAGES), default=default, help=_("the language of the texts"))
    parser.add_argument("--today", type=day, metavar="YYYY-MM-DD", default=default, help=_("the day taken as today"))


def _command(commands: "argparse._SubParsersAction[_Parser]", name: str, help_: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_, description=help_)
    _common(parser)
    parser.add_argument("--json", action="store_true", help=_("print JSON for machines"))
    return parser


def _activities(commands: "argparse._SubParsersAction[_Parser]") -> None:
    add = _command(commands, "add", _("note an activity from one line"))
    add.add_argument("text", metavar=_("text"), help=_("for example: MOOC Python 2h yesterday #data"))
    add.add_argument("--dry-run", action="store_true", help=_("only say how the line is understood"))
    found = _command(commands, "list", _("list activities, newest first"))
    _period(found)
    search = _command(commands, "search", _("list the activities that hold every word"))
    search.add_argument("words", nargs="+", metavar=_("word"))


def _files(commands: "argparse._SubParsersAction[_Parser]") -> None:
    import_ = _command(commands, "import", _("import a RedNotebook folder, a jrnl export or a CSV file"))
    import_.add_argument("path", type=Path, metavar=_("path"))
    both = _("whether 03/04 is 3 April (dmy) or March 4 (mdy), for a CSV whose dates fit both")
    import_.add_argument("--day-order", choices=("dmy", "mdy"), help=both)
    export = _command(commands, "export", _("export the journal"))
    export.add_argument("--format", choices=FORMATS, required=True)
    export.add_argument("out", type=Path, metavar=_("path"))
    _period(export)
    _command(commands, "verify", _("check the journal file and count what it holds"))
    _command(commands, "backup", _("make a verified copy of the journal"))
    _command(commands, "demo", _("fill an empty journal with the sample"))


def _checks(commands: "argparse._SubParsersAction[_Parser]") -> None:
    _command(commands, "score", _("score every self-check"))
    answer = _command(commands, "answer", _("enter a self-check answered on paper, from a CSV file"))
    answer.add_argument("--form", choices=("full", "pulse"), required=True)
    answer.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("the day it was answered"))
    answer.add_argument("answers", type=Path, metavar="ANSWERS.csv", help=_("a header item,value; 1 to 5, na, empty"))


def _period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", type=day, metavar="YYYY-MM-DD", help=_("from this day"))
    parser.add_argument("--until", type=day, metavar="YYYY-MM-DD", help=_("up to this day, included"))
