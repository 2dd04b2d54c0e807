"""How a next step is said, and what came of it."""

from lcjournal.core import i18n
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


def answer_line(step: NextStep) -> str:
    """Return what came of a step with the person’s line on it, ``""`` for one that was not answered yet."""
    if step.outcome is Outcome.WAITING:
        return ""
    outcome = outcome_name(step.outcome)
    return _("{outcome} · {answer}").format(outcome=outcome, answer=step.answer) if step.answer else outcome


def asked_line(step: NextStep) -> str:
    """Return when an open step is asked about, ``""`` for one that is closed."""
    if step.outcome not in {Outcome.WAITING, Outcome.NOT_APPLIED}:
        return ""
    return _("Asked about on {day}").format(day=i18n.day(step.due, "EEEE d MMMM y"))
