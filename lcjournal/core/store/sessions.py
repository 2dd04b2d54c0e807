"""Single sessions, added to an activity or taken off it again."""

from dataclasses import replace

from lcjournal.core.model import Session
from lcjournal.core.store.activities import Activities


class Sessions:
    """The sessions of one open journal; each write is one of the whole activity."""

    def __init__(self, activities: Activities) -> None:
        self._activities = activities

    def add(self, activity_id: str, session: Session) -> Session:
        """Add a session to an activity, which is in progress then if it was planned, and return it with its id."""
        before = {known.id for known in self._activities.get(activity_id).sessions}
        self._activities.add_session(activity_id, session)
        return next(known for known in self._activities.get(activity_id).sessions if known.id not in before)

    def remove(self, activity_id: str, session_id: str) -> None:
        """Take a session off an activity, if it is there; its note stays in the revisions."""
        activity = self._activities.get(activity_id)
        left = tuple(session for session in activity.sessions if session.id != session_id)
        self._activities.save(replace(activity, sessions=left))
