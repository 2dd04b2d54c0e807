"""What goes out on paper or as a page, from the menu and Ctrl+K: a report of some days, a sheet for an interview."""

from functools import partial

from lcjournal.core.i18n import N_
from lcjournal.ui.commands import Command
from lcjournal.ui.context import Context
from lcjournal.ui.main_window import MainWindow
from lcjournal.ui.report_saving import Desk


def report_commands(window: MainWindow, context: Context) -> list[Command]:
    """Return the commands; their dialogs open over whatever page is shown."""
    menu = N_("Journal")
    interview = N_("Prepare an entretien de parcours professionnel…")
    return [
        Command("report", N_("Report…"), partial(_report, context), "file-text", (), menu),
        Command("interview", interview, partial(_interview, window, context), "identification-card", (), menu),
    ]


def _desk(context: Context) -> Desk:
    personal = context.controls.settings().personal_margins
    return Desk(context.store, context.instrument, context.today(), personal)


def _report(context: Context) -> None:
    from lcjournal.ui.report_dialog import show_report  # few days ask for it, and every start makes the commands

    show_report(_desk(context))


def _interview(window: MainWindow, context: Context) -> None:
    from lcjournal.ui.interview_dialog import show_interview

    chosen = show_interview(_desk(context))
    if chosen is not None:
        window.navigate("journal", chosen)
