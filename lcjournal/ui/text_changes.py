"""Changes of one text of an activity, done at once and offered to be undone; what else was written stays."""

from lcjournal.core.i18n import _
from lcjournal.core.model import Revision
from lcjournal.core.store import Store
from lcjournal.core.task_boxes import task_boxes, toggle
from lcjournal.core.written import texts, with_text
from lcjournal.ui.undo import Undo


class TextChanges:
    """Changes the texts of one store and remembers each change in one history."""

    def __init__(self, store: Store, undo: Undo) -> None:
        self._activities, self._revisions, self._undo = store.activities, store.revisions, undo

    def tick(self, activity_id: str, prompt: str, number: int) -> None:
        """Tick a task box of a reflection, or take its tick away."""
        now_checked = not task_boxes(self._text(activity_id, prompt))[number].checked
        self._set_box(activity_id, prompt, number, checked=now_checked)
        self._undo.push(
            _("Task ticked") if now_checked else _("Task no longer ticked"),
            lambda: self._set_box(activity_id, prompt, number, checked=not now_checked),
            lambda: self._set_box(activity_id, prompt, number, checked=now_checked),
        )

    def put_back(self, activity_id: str, version: Revision) -> None:
        """Put an earlier version of a text in the place of the one that stands there, which is kept."""
        activity = self._activities.get(activity_id)
        before = texts(activity).get(version.field, "")
        self._revisions.keep(activity, version.field)
        self._replace(activity_id, version.field, before, version.text)
        self._undo.push(
            _("Earlier version put back"),
            lambda: self._replace(activity_id, version.field, version.text, before),
            lambda: self._replace(activity_id, version.field, before, version.text),
        )

    def _replace(self, activity_id: str, field: str, old: str, new: str) -> None:
        """Replace a text that is still ``old``; one that was written on since, or is gone, stays."""
        activity = self._activities.get(activity_id)
        changed = with_text(activity, field, new) if texts(activity).get(field, "") == old else None
        if changed is not None:
            self._activities.save(changed)

    def _text(self, activity_id: str, prompt: str) -> str:
        return texts(self._activities.get(activity_id)).get(prompt, "")

    def _set_box(self, activity_id: str, prompt: str, number: int, *, checked: bool) -> None:
        """Tick a box or not; one that was edited away since, or already is so, stays as it is."""
        text = self._text(activity_id, prompt)
        boxes = task_boxes(text)
        if number < len(boxes) and boxes[number].checked != checked:
            self._replace(activity_id, prompt, text, toggle(text, number))
