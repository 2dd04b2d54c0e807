"""Which activities of long ago may come up again by chance."""

from datetime import date, timedelta

from lcjournal.core.model import Activity, Change, Filter
from lcjournal.core.sqlite import Database
from lcjournal.core.store import listing
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import read_activities


class Resurfacing:
    """What may come up again in one open journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    def around(self, day: date, within: timedelta) -> list[Activity]:
        """Return the activities near a day, newest first: none private, none in the bin, none that was put away."""
        where = listing.where_of(self._db, Filter(private=False, since=day - within, until=day + within))
        where.add("resurface = 1")
        rows = self._db.execute(f"{where.sql('activity.id')} ORDER BY position DESC", where.values)
        return read_activities(self._db, [str(row[0]) for row in rows])

    def put_away(self, activity_id: str) -> None:
        """Let an activity never come up again by chance."""
        self._set(activity_id, 0)

    def bring_back(self, activity_id: str) -> None:
        """Let it come up again."""
        self._set(activity_id, 1)

    def put_away_ids(self) -> list[str]:
        """Return the ids of all that was put away, the bin included."""
        return [str(row[0]) for row in self._db.execute("SELECT id FROM activity WHERE resurface = 0 ORDER BY id")]

    def _set(self, activity_id: str, value: int) -> None:
        with self._connection.write(Change.ACTIVITIES) as db:
            db.table("activity").update(activity_id, {"resurface": value})
