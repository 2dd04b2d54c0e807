"""What a person does with a goal they read, done at once and offered to be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lcjournal.core import wording
from lcjournal.core.i18n import _
from lcjournal.core.model import Goal, GoalEvent, GoalLook, GoalState, GoalStep, Target
from lcjournal.core.store import Store
from lcjournal.ui.undo import Undo


class GoalChanges:
    """Changes the goals of one store and remembers each change in one history."""

    def __init__(self, store: Store, undo: Undo, today: Callable[[], date]) -> None:
        self._store, self._undo, self._today = store, undo, today

    def set_state(self, goal: Goal, state: GoalState) -> str:
        """Put a goal into a state today; return the id of the event, to which a word may be added."""
        sentences = {
            GoalState.REACHED: _("“{title}” is reached"),
            GoalState.LET_GO: _("“{title}” is let go"),
            GoalState.OPEN: _("“{title}” is open again"),
        }
        story, before = self._store.goal_story, goal.state
        event_id = story.set_state(GoalEvent(goal.id, state, self._today()))
        self._undo.push(
            sentences[state].format(title=goal.title or _("Untitled")),
            lambda: story.take_back(event_id, before),
            lambda: story.bring_back(event_id, state),
        )
        return event_id

    def tick(self, goal_id: str, step_id: str) -> None:
        """Note that a step is done today, or that it is not."""
        before = _step(self._store.goals.get(goal_id), step_id)
        done = None if before.done else self._today()
        self._put(goal_id, replace(before, done=done))
        sentence = _("Step done: {step}") if done else _("Step open again: {step}")
        self._undo.push(
            sentence.format(step=before.text),
            lambda: self._put(goal_id, replace(self._now(goal_id, before), done=before.done)),
            lambda: self._put(goal_id, replace(self._now(goal_id, before), done=done)),
        )

    def set_level(self, goal: Goal, level: float, before: float | None) -> str:
        """Set the desired level of the facet of a goal; return the id of the target, to which a word may be added."""
        checks = self._store.checks
        (target_id,) = checks.set_targets([Target(goal.facet, level, self._today(), goal_id=goal.id)])
        sentence = _("Desired level {level}, as in your self-check and on Growth")
        if before is not None and level < before:
            sentence = _("Desired level lowered to {level}")
        self._undo.push(
            sentence.format(level=wording.level(level)),
            lambda: checks.bin_target(target_id),
            lambda: checks.restore_target(target_id),
        )
        return target_id

    def bin_look(self, look: GoalLook) -> None:
        """Put a look into the bin."""
        story = self._store.goal_story
        story.bin_look(look.id)
        self._undo.push(_("Look removed"), lambda: story.restore_look(look.id), lambda: story.bin_look(look.id))

    def bin(self, goal: Goal) -> None:
        """Put a goal into the bin."""
        goals = self._store.goals
        goals.bin(goal.id)
        self._undo.push(
            _("“{title}” moved to the bin").format(title=goal.title or _("Untitled")),
            lambda: goals.restore(goal.id),
            lambda: goals.bin(goal.id),
        )

    def _now(self, goal_id: str, step: GoalStep) -> GoalStep:
        """Return a step with the words it has by now."""
        return next((one for one in self._store.goals.get(goal_id).steps if one.id == step.id), step)

    def _put(self, goal_id: str, step: GoalStep) -> None:
        goal = self._store.goals.get(goal_id)
        steps = tuple(step if one.id == step.id else one for one in goal.steps)
        self._store.goals.save(replace(goal, steps=steps))


def _step(goal: Goal, step_id: str) -> GoalStep:
    return next(step for step in goal.steps if step.id == step_id)
