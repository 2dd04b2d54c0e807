"""Reports of the journal on screen; what they need is loaded when one is asked for."""

from lcjournal.core.model import Activity
from lcjournal.ui.context import Context


def report(context: Context) -> None:
    """Offer a report of some days."""
    from lcjournal.ui.report_dialog import show_report
    from lcjournal.ui.report_saving import Desk

    show_report(Desk(context.store, context.instrument, context.today(), _personal(context)))


def interview(context: Context) -> Activity | None:
    """Offer the sheet for an interview; return the entry in which the person wants to write their own words."""
    from lcjournal.ui.interview_dialog import show_interview
    from lcjournal.ui.report_saving import Desk

    return show_interview(Desk(context.store, context.instrument, context.today(), _personal(context)))


def _personal(context: Context) -> bool:
    return context.controls.settings().personal_margins
