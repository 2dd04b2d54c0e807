"""How a next step is said, and what came of it."""

from lcjournal.core.i18n import _
from lcjournal.core.model import NextStep, Outcome


def step_sentence(step: NextStep) -> str:
    """Return “If …, then …”, or what is written of it; ``""`` while nothing is."""
    cue, action = step.cue.strip(), step.action.strip()
    if cue and action:
        return _("If {cue}, then {action}").format(cue=cue, action=action)
    return _("If {cue}, then …").format(cue=cue) if cue else action


def outcome_name(outcome: Outcome) -> str:
    """Return the words for what came of a step."""
    return {
        Outcome.WAITING: _("Waits for its day"),
        Outcome.APPLIED: _("Applied"),
        Outcome.PARTLY: _("Partly"),
        Outcome.NOT_APPLIED: _("Not yet"),
        Outcome.DROPPED: _("Let go"),
    }[outcome]
