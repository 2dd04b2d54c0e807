"""Which activity is being written, so that one can go on with it after the app was killed."""

from lcjournal.core.model import Change
from lcjournal.core.store.connection import Connection

_KEY = "writing"


class Draft:
    """The activity under the pen of one open journal; its words are in the journal already."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def activity_id(self) -> str:
        """Return the id of the activity that was being written and not put down, or ``""``; none from the bin."""
        sql = "SELECT id FROM activity WHERE id = (SELECT value FROM meta WHERE key = ?) AND deleted_at IS NULL"
        row = self._connection.db.execute(sql, [_KEY]).fetchone()
        return str(row[0]) if row else ""

    def begin(self, activity_id: str) -> None:
        """Remember that an activity is being written."""
        with self._connection.write(Change(0)) as db:
            db.table("meta").upsert({"key": _KEY, "value": activity_id}, pk="key")

    def end(self) -> None:
        """Remember that it was put down, if one was begun."""
        if not self._connection.db.execute("SELECT 1 FROM meta WHERE key = ?", [_KEY]).fetchone():
            return
        with self._connection.write(Change(0)) as db:
            db.execute("DELETE FROM meta WHERE key = ?", [_KEY])
