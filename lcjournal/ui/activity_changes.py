"""What a person does to an activity from a list, done at once and offered to be undone.

Undoing takes back the one thing that was done, never what was written since.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from lcjournal.core import i18n, repeating
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Session, Status
from lcjournal.core.names import status_name
from lcjournal.core.store import Store
from lcjournal.ui.undo import Undo


class ActivityChanges:
    """Changes activities of one store and remembers each change in one history."""

    def __init__(self, store: Store, undo: Undo, today: Callable[[], date]) -> None:
        self._activities, self._sessions, self._resurfacing = store.activities, store.sessions, store.resurfacing
        self._undo, self._today = undo, today

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
        self.set_status(activity_id, Status.DONE)

    def set_status(self, activity_id: str, status: str) -> None:
        """Say where an activity stands now."""
        activity, now = self._activities.get(activity_id), Status(status)
        if activity.status is not now:
            done = _("“{title}” marked done").format(title=_title(activity))
            text = _("“{title}”: {status}").format(title=_title(activity), status=status_name(now))
            self._change(activity, done if now is Status.DONE else text, status=now)

    def toggle_private(self, activity_id: str) -> None:
        """Keep an activity out of every share, or no longer."""
        activity = self._activities.get(activity_id)
        text = _("No longer private") if activity.private else _("Private. Left out of every share")
        self._change(activity, text, private=not activity.private)

    def toggle_star(self, activity_id: str) -> None:
        """Give an activity a star, or take it away."""
        activity = self._activities.get(activity_id)
        text = _("“{title}” has no star any more") if activity.starred else _("“{title}” has a star")
        self._change(activity, text.format(title=_title(activity)), starred=not activity.starred)

    def session_removed(self, activity_id: str, session: Session) -> None:
        """Remember that a session was taken off an activity."""
        text = _("Session removed: {time}").format(time=i18n.duration(session.minutes))
        self._undo.push(
            text,
            lambda: self._sessions.add(activity_id, session),
            lambda: self._sessions.remove(activity_id, session.id),
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

    def put_away(self, activity_id: str) -> None:
        """Let no sentence of an activity come up again by chance."""
        self._resurfacing.put_away(activity_id)
        self._undo.push(
            _("“{title}” does not come up again").format(title=_title(self._activities.get(activity_id))),
            lambda: self._resurfacing.bring_back(activity_id),
            lambda: self._resurfacing.put_away(activity_id),
        )

    def duplicate(self, activity_id: str) -> str:
        """Plan the same again, without its sessions and its text, and return the new id."""
        activity = self._activities.get(activity_id)
        new_id = self._activities.add(repeating.again(activity, self._today()))
        self._offer(new_id, _("“{title}” duplicated").format(title=_title(activity)))
        return new_id

    def repeat_weekly(self, activity_id: str, weeks: int) -> None:
        """Plan the same for the same weekday of the weeks that follow."""
        activity = self._activities.get(activity_id)
        new = [self._activities.add(copy) for copy in repeating.weekly(activity, weeks, self._today())]

        def undo() -> None:
            for new_id in new:
                self._activities.bin(new_id)

        def redo() -> None:
            for new_id in new:
                self._activities.restore(new_id)

        text = _("“{title}” planned for {count} more weeks").format(title=_title(activity), count=weeks)
        self._undo.push(text, undo, redo)

    def _change(self, activity: Activity, text: str, **fields: object) -> None:
        """Change fields by name; undoing gives these their former value and leaves the others as they are then."""
        before = {name: getattr(activity, name) for name in fields}
        self._set(activity.id, fields)
        self._undo.push(text, lambda: self._set(activity.id, before), lambda: self._set(activity.id, fields))

    def _set(self, activity_id: str, fields: Mapping[str, object]) -> None:
        self._activities.save(replace(self._activities.get(activity_id), **fields))  # type: ignore[arg-type]

    def _offer(self, new_id: str, text: str) -> None:
        self._undo.push(text, lambda: self._activities.bin(new_id), lambda: self._activities.restore(new_id))


def _title(activity: Activity) -> str:
    return activity.title or _("Untitled")
