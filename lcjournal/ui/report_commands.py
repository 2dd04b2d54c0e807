"""What goes out on paper or as a page, from the menu and Ctrl+K: a report of some days, a sheet for an interview."""

from functools import partial

from lcjournal.core.i18n import N_
from lcjournal.ui import reporting
from lcjournal.ui.commands import Command
from lcjournal.ui.context import Context
from lcjournal.ui.main_window import MainWindow


def report_commands(window: MainWindow, context: Context) -> list[Command]:
    """Return the commands; their dialogs open over whatever page is shown."""
    menu = N_("Journal")
    sheet = N_("Prepare an entretien de parcours professionnel…")
    return [
        Command("report", N_("Report…"), partial(reporting.report, context), "file-text", (), menu),
        Command("interview", sheet, partial(_interview, window, context), "identification-card", (), menu),
    ]


def _interview(window: MainWindow, context: Context) -> None:
    chosen = reporting.interview(context)
    if chosen is not None:
        window.navigate("journal", chosen)
