"""Which activities go on with which."""

from lcjournal.core.model import ActivityRow
from lcjournal.core.sqlite import Database
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import ROW_COLUMNS, activity_row
from lcjournal.core.threads import in_order

# UNION, not UNION ALL: an id that was met is not followed again, so that a circle ends. CROSS JOIN, not JOIN: SQLite
# would walk through the whole journal in the order that is asked for, to look for the few that are of the thread.
_AFTER = """
  after(id) AS (
    SELECT id FROM {start} UNION SELECT activity.id FROM activity JOIN after ON continues_id = after.id
  )
"""
_WHOLE = f"""
  WITH RECURSIVE before(id) AS (
    SELECT :id UNION SELECT continues_id FROM activity JOIN before ON activity.id = before.id
    WHERE continues_id IS NOT NULL
  ), {_AFTER.format(start="before")}
  SELECT activity.id, continues_id FROM after CROSS JOIN activity ON activity.id = after.id ORDER BY position
"""
_FOLLOWING = f"WITH RECURSIVE start(id) AS (SELECT :id), {_AFTER.format(start='start')} SELECT id FROM after"


class Threads:
    """The threads of one open journal, read only: what an activity continues is saved with it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    def of(self, activity_id: str) -> list[ActivityRow]:
        """Return the thread of an activity, its first part first, the bin left out; itself alone where it has none."""
        ids = in_order(dict(self._db.execute(_WHOLE, {"id": activity_id}).fetchall()))
        marks = ",".join("?" * len(ids))
        sql = f"SELECT {ROW_COLUMNS} FROM activity WHERE deleted_at IS NULL AND id IN ({marks})"
        rows = {row.id: row for row in map(activity_row, self._db.execute(sql, ids))}
        return [rows[identity] for identity in ids if identity in rows]

    def following(self, activity_id: str) -> set[str]:
        """Return the ids that go on with an activity, near or far, and its own: none of them may come before it."""
        return {str(row[0]) for row in self._db.execute(_FOLLOWING, {"id": activity_id})}
