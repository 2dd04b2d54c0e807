"""The words for where an activity or a goal stands, on the screen and in files."""

from lcjournal.core.i18n import _
from lcjournal.core.model import GoalState, Permission, Status


def status_name(status: Status) -> str:
    """Return the word for a status."""
    return {Status.PLANNED: _("Planned"), Status.IN_PROGRESS: _("In progress"), Status.DONE: _("Done")}[status]


def permission_name(permission: Permission) -> str:
    """Return the words for whether one had to ask."""
    return {
        Permission.UNSAID: _("Not said"),
        Permission.OWN: _("I decided myself"),
        Permission.GRANTED: _("Permission asked and granted"),
        Permission.REFUSED: _("Permission asked and refused"),
        Permission.NOT_NEEDED: _("No permission needed"),
    }[permission]


def stretch_name(stretch: int) -> str:
    """Return the words for how far an activity was from what the person can do, 1 to 5."""
    return {
        1: _("Easy for me"),
        2: _("Within my reach"),
        3: _("Just beyond my reach"),
        4: _("Well beyond my reach"),
        5: _("Far beyond me"),
    }[stretch]


def goal_state_name(state: GoalState) -> str:
    """Return the word for where a goal stands."""
    return {GoalState.OPEN: _("Open"), GoalState.REACHED: _("Reached"), GoalState.LET_GO: _("Let go")}[state]
