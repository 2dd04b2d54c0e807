"""What a person says of a next step, done at once and offered to be undone."""

from collections.abc import Callable
from datetime import date

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import NextStep, Outcome
from lcjournal.core.store import Store
from lcjournal.ui.undo import Undo


class NextStepChanges:
    """Changes the next steps of one store and remembers each change in one history."""

    def __init__(self, store: Store, undo: Undo, today: Callable[[], date]) -> None:
        self._steps, self._undo, self._today = store.next_steps, undo, today

    def answer(self, step_id: str, outcome: Outcome, text: str) -> None:
        """Note what came of a step."""
        before = self._steps.get(step_id)
        self._steps.answer(step_id, outcome, text, self._today())
        after = self._steps.get(step_id)
        self._undo.push(_said(after), lambda: self._steps.save(before), lambda: self._steps.save(after))

    def removed(self, step_id: str) -> None:
        """Remember that a step was put into the bin."""
        self._undo.push(_("Next step removed"), lambda: self._steps.restore(step_id), lambda: self._steps.bin(step_id))


def _said(step: NextStep) -> str:
    if step.outcome is Outcome.NOT_APPLIED:
        return _("Not yet. Asked again on {day}").format(day=i18n.day(step.due, "EEEE d MMMM"))
    return {
        Outcome.APPLIED: _("Noted: applied"),
        Outcome.PARTLY: _("Noted: partly applied"),
    }.get(step.outcome, _("Noted: let go"))
