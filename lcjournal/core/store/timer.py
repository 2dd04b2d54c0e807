"""The timer that runs, kept in the journal so that it survives the window."""

from datetime import UTC, datetime

from lcjournal.core.model import Change, RunningTimer
from lcjournal.core.sqlite import Database, reading
from lcjournal.core.store.connection import Connection

_KEY = "timer"


class Timer:
    """The one timer of one open journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    @reading
    def running(self) -> RunningTimer | None:
        """Return the timer that runs, if one does."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", [_KEY]).fetchone()
        if row is None:
            return None
        started_at, _space, activity_id = str(row[0]).partition(" ")
        return RunningTimer(activity_id, datetime.fromisoformat(started_at))

    def start(self, activity_id: str, started_at: datetime) -> None:
        """Let the timer run for an activity since an aware instant, in place of any other."""
        value = f"{started_at.astimezone(UTC).isoformat(timespec='seconds')} {activity_id}"
        with self._connection.write(Change.TIMER) as db:
            db.table("meta").upsert({"key": _KEY, "value": value}, pk="key")

    def stop(self) -> None:
        """Let no timer run. What it measured is noted by whoever stops it."""
        with self._connection.write(Change.TIMER) as db:
            db.execute("DELETE FROM meta WHERE key = ?", [_KEY])
