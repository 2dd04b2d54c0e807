"""Changes of one text of an activity, done at once and offered to be undone; what else was written stays."""

from collections.abc import Callable
from dataclasses import replace

from lcjournal.core.i18n import _
from lcjournal.core.model import Activity
from lcjournal.core.store import Store
from lcjournal.core.task_boxes import task_boxes, toggle
from lcjournal.ui.undo import Undo


class TextChanges:
    """Changes the texts of one store and remembers each change in one history."""

    def __init__(self, store: Store, undo: Undo) -> None:
        self._activities, self._undo = store.activities, undo

    def tick(self, activity_id: str, prompt: str, number: int) -> None:
        """Tick a task box of a reflection, or take its tick away."""
        now_checked = not task_boxes(self._text(activity_id, prompt))[number].checked
        self._set_box(activity_id, prompt, number, checked=now_checked)
        self._undo.push(
            _("Task ticked") if now_checked else _("Task no longer ticked"),
            lambda: self._set_box(activity_id, prompt, number, checked=not now_checked),
            lambda: self._set_box(activity_id, prompt, number, checked=now_checked),
        )

    def _text(self, activity_id: str, prompt: str) -> str:
        parts = self._activities.get(activity_id).reflections
        return next((part.text for part in parts if part.prompt == prompt), "")

    def _set_box(self, activity_id: str, prompt: str, number: int, *, checked: bool) -> None:
        """Tick a box or not; one that was edited away since, or already is so, stays as it is."""

        def set_box(text: str) -> str:
            boxes = task_boxes(text)
            return toggle(text, number) if number < len(boxes) and boxes[number].checked != checked else text

        self._change(activity_id, prompt, set_box)

    def _change(self, activity_id: str, prompt: str, change: Callable[[str], str]) -> None:
        activity = self._activities.get(activity_id)
        changed = _with_text(activity, prompt, change)
        if changed != activity:
            self._activities.save(changed)


def _with_text(activity: Activity, prompt: str, change: Callable[[str], str]) -> Activity:
    parts = activity.reflections
    return replace(
        activity,
        reflections=tuple(replace(part, text=change(part.text)) if part.prompt == prompt else part for part in parts),
    )
