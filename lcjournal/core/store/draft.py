"""What is being written, so that one can go on with it after the app was killed."""

from lcjournal.core.model import Change
from lcjournal.core.store.connection import Connection

_KEY, _LINE = "writing", "quick add"


class Draft:
    """The activity under the pen of one open journal, whose words are in it already, and the line of quick add."""

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
        self._forget(_KEY)

    def line(self) -> str:
        """Return what was typed in the line of quick add and not noted yet."""
        row = self._connection.db.execute("SELECT value FROM meta WHERE key = ?", [_LINE]).fetchone()
        return str(row[0]) if row else ""

    def keep_line(self, line: str) -> None:
        """Keep what stands in the line of quick add; ``""`` when it was noted."""
        if not line:
            self._forget(_LINE)
        elif line != self.line():
            with self._connection.write(Change(0)) as db:
                db.table("meta").upsert({"key": _LINE, "value": line}, pk="key")

    def _forget(self, key: str) -> None:
        if not self._connection.db.execute("SELECT 1 FROM meta WHERE key = ?", [key]).fetchone():
            return
        with self._connection.write(Change(0)) as db:
            db.execute("DELETE FROM meta WHERE key = ?", [key])
