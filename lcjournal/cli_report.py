"""A report of some days, written to a file."""

import argparse
from datetime import date

from lcjournal.cli_output import Value
from lcjournal.core import i18n, instruments, keyring, settings
from lcjournal.core.files import write_atomically
from lcjournal.core.i18n import _
from lcjournal.core.paths import DataPaths
from lcjournal.core.report.options import Contents
from lcjournal.core.report.process import made
from lcjournal.core.report.request import Request


def report(arguments: argparse.Namespace, places: DataPaths, first: date, today: date) -> tuple[str, Value]:
    """Write the report; without ``--since`` it begins on ``first``, without ``--until`` it ends ``today``."""
    contents = Contents(arguments.since or first, arguments.until or today, private=arguments.private)
    request = Request(
        contents,
        arguments.format,
        places.journal,
        i18n.language(),
        i18n.region(),
        today,
        instruments.builtin().source,
        settings.load(places.settings).personal_margins,
        key=keyring.key_for(places.journal) or b"",
    )
    result = made(request, _nobody)
    write_atomically(arguments.out, result.data)
    value = {"path": str(arguments.out), "pages": result.pages, "missing_characters": result.missing}
    return _("Report written to {path}.").format(path=arguments.out), value


def _nobody(_share: float) -> None:
    """Hear how much is done, and say nothing."""
