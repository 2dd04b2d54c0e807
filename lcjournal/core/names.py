"""The words for where an activity or a goal stands and for the prompts of a reflection, on the screen and in files."""

from lcjournal.core.i18n import _
from lcjournal.core.model import GoalState, Status


def status_name(status: Status) -> str:
    """Return the word for a status."""
    return {Status.PLANNED: _("Planned"), Status.IN_PROGRESS: _("In progress"), Status.DONE: _("Done")}[status]


def goal_state_name(state: GoalState) -> str:
    """Return the word for where a goal stands."""
    return {GoalState.OPEN: _("Open"), GoalState.REACHED: _("Reached"), GoalState.LET_GO: _("Let go")}[state]


def prompt_name(prompt: str) -> str:
    """Return the question under which a reflection was written."""
    return {"note": _("Notes"), "what": _("What?"), "so_what": _("So what?"), "now_what": _("Now what?")}[prompt]
