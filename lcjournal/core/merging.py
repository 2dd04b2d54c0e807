"""Two changes of one activity, made at the same time, in one."""

from dataclasses import fields

from lcjournal.core.model import Activity, Session

_BOOKKEEPING = {"sessions", "attachments", "created_at", "updated_at", "deleted_at"}


def merged(base: Activity, mine: Activity, stored: Activity) -> Activity:
    """Return ``stored`` with what ``mine`` changed since ``base``.

    Both sides keep the sessions they added and let go of those they removed; where both changed a field, the person’s
    hand (``mine``) holds.
    """
    names = (field.name for field in fields(Activity) if field.name not in _BOOKKEEPING)
    changes = {name: getattr(mine, name) for name in names if getattr(mine, name) != getattr(base, name)}
    values = {field.name: getattr(stored, field.name) for field in fields(Activity)}
    return Activity(**values | changes | {"sessions": _sessions(base.sessions, mine.sessions, stored.sessions)})


def _sessions(base: tuple[Session, ...], mine: tuple[Session, ...], stored: tuple[Session, ...]) -> tuple[Session, ...]:
    before = {session.id: session for session in base}
    theirs = {session.id: session for session in stored}
    kept = [
        theirs[session.id] if before.get(session.id) == session else session
        for session in mine
        if session.id not in before or session.id in theirs
    ]
    return (*kept, *(session for session in stored if session.id not in before))
