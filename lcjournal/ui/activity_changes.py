"""What a person does to an activity from a list, done at once and offered to be undone.

Undoing takes back the one thing that was done, never what was written since.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Status
from lcjournal.core.store import Store
from lcjournal.ui.undo import Undo


class ActivityChanges:
    """Changes activities of one store and remembers each change in one history."""

    def __init__(self, store: Store, undo: Undo, today: Callable[[], date]) -> None:
        self._activities, self._undo, self._today = store.activities, undo, today

    def note(self, activity: Activity) -> None:
        """Keep a new activity."""
        self._offer(self._activities.add(activity), _("“{title}” noted").format(title=_title(activity)))

    def note_session(self, activity_id: str, activity: Activity) -> None:
        """Keep the sessions of ``activity`` as more of a stored one."""
        before = self._activities.get(activity_id)
        for session in activity.sessions:
            self._activities.add_session(activity_id, session)
        known = {session.id for session in before.sessions}
        after = self._activities.get(activity_id)
        new = tuple(session for session in after.sessions if session.id not in known)

        def undo() -> None:
            now = self._activities.get(activity_id)
            sessions = tuple(session for session in now.sessions if session not in new)
            self._activities.save(replace(now, sessions=sessions, status=before.status))

        def redo() -> None:
            now = self._activities.get(activity_id)
            self._activities.save(replace(now, sessions=(*now.sessions, *new), status=after.status))

        time = i18n.duration(activity.minutes)
        self._undo.push(_("{time} noted in {title}").format(time=time, title=_title(before)), undo, redo)

    def mark_done(self, activity_id: str) -> None:
        """Mark an activity done."""
        activity = self._activities.get(activity_id)
        if activity.status is Status.DONE:
            return
        self._set_status(activity_id, Status.DONE)
        self._undo.push(
            _("“{title}” marked done").format(title=_title(activity)),
            lambda: self._set_status(activity_id, activity.status),
            lambda: self._set_status(activity_id, Status.DONE),
        )

    def toggle_private(self, activity_id: str) -> None:
        """Keep an activity out of every share, or no longer."""
        private = not self._activities.get(activity_id).private
        self._set_private(activity_id, private=private)
        self._undo.push(
            _("Private. Left out of every share") if private else _("No longer private"),
            lambda: self._set_private(activity_id, private=not private),
            lambda: self._set_private(activity_id, private=private),
        )

    def bin(self, activity_id: str) -> None:
        """Put an activity into the bin."""
        title = _title(self._activities.get(activity_id))
        self._activities.bin(activity_id)
        self._undo.push(
            _("“{title}” moved to the bin").format(title=title),
            lambda: self._activities.restore(activity_id),
            lambda: self._activities.bin(activity_id),
        )

    def duplicate(self, activity_id: str) -> str:
        """Plan the same again, without its sessions and its text, and return the new id."""
        activity = self._activities.get(activity_id)
        copy = replace(activity, id="", sessions=(), reflections=(), day=self._today(), status=Status.PLANNED)
        new_id = self._activities.add(copy)
        self._offer(new_id, _("“{title}” duplicated").format(title=_title(activity)))
        return new_id

    def _offer(self, new_id: str, text: str) -> None:
        self._undo.push(text, lambda: self._activities.bin(new_id), lambda: self._activities.restore(new_id))

    def _set_status(self, activity_id: str, status: Status) -> None:
        self._activities.save(replace(self._activities.get(activity_id), status=status))

    def _set_private(self, activity_id: str, *, private: bool) -> None:
        self._activities.save(replace(self._activities.get(activity_id), private=private))


def _title(activity: Activity) -> str:
    return activity.title or _("Untitled")
