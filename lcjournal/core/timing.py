"""What a timer measured, in the whole minutes of a session."""

from datetime import datetime, timedelta

from lcjournal.core.model import Session

LONGEST = timedelta(hours=8)
"""Nobody is asked to believe more: a timer that ran longer was forgotten, and its length is for the person to say."""


def minutes(started_at: datetime, now: datetime) -> int:
    """Return the minutes between two aware instants, to the nearest, at least 1 also where the clock was set back."""
    return max(1, round((now - started_at) / timedelta(minutes=1)))


def is_believable(started_at: datetime, now: datetime) -> bool:
    """Say whether what ran from one aware instant to the other can be noted without asking."""
    return timedelta() <= now - started_at <= LONGEST


def session(started_at: datetime, now: datetime, length: int | None = None) -> Session:
    """Return the session that began at ``started_at``, by the person’s clock then, of ``length`` minutes if given."""
    start = started_at.time().replace(second=0, microsecond=0)
    return Session(started_at.date(), length or minutes(started_at, now), start)
