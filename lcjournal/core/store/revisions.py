"""The texts that gave way to others: nothing a person wrote is gone."""

from datetime import datetime

from lcjournal.core.model import Activity, Change, Revision
from lcjournal.core.sqlite import reading
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.texts import Replaced, append_text
from lcjournal.core.written import texts


class Revisions:
    """The replaced texts of one open journal; saving an activity adds to them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @reading
    def of(self, activity_id: str) -> list[Revision]:
        """Return what was written before in any text of an activity, the last replaced first."""
        sql = """SELECT id, field, text, written_at, replaced_at FROM revision WHERE subject_id = ?
                 ORDER BY replaced_at DESC, id DESC"""
        return [
            Revision(field, text, datetime.fromisoformat(written), datetime.fromisoformat(replaced), identity)
            for identity, field, text, written, replaced in self._connection.db.execute(sql, [activity_id])
        ]

    def keep(self, activity: Activity, field: str) -> None:
        """Keep a text as it stands before it is replaced on purpose, whatever was kept a moment ago."""
        text = texts(activity).get(field, "")
        if text:
            with self._connection.write(Change(0)) as db:  # nothing on the screen is another
                append_text(db, self._connection, Replaced(activity.id, field, text, activity.updated_at))
