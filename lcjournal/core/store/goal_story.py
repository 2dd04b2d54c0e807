"""What became of goals: the looks one takes at them from time to time, and when they were reached, let go, reopened."""

from datetime import date

from lcjournal.core.model import Change, GoalEvent, GoalLook, GoalState
from lcjournal.core.sqlite import Database, reading
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.texts import Replaced, keep_text


class GoalStory:
    """The looks and events of the goals of one open journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    @reading
    def looks(self, goal_id: str = "") -> list[GoalLook]:
        """Return the looks at one goal, or at all, newest first."""
        sql = (
            "SELECT goal_id, day, text, id FROM goal_look WHERE ? IN ('', goal_id) AND deleted_at IS NULL "
            "ORDER BY day DESC, id DESC"
        )
        return [
            GoalLook(goal, date.fromisoformat(day), text, id_)
            for goal, day, text, id_ in self._db.execute(sql, [goal_id])
        ]

    def add_look(self, look: GoalLook) -> str:
        """Keep a new look and return its id."""
        identity, stamp = self._connection.new_id(), self._connection.stamp()
        row = {"id": identity, "goal_id": look.goal_id, "day": look.day.isoformat(), "text": look.text}
        with self._connection.write(Change.GOALS) as db:
            db.table("goal_look").insert(row | {"created_at": stamp, "updated_at": stamp, "deleted_at": None})
        return identity

    @reading
    def save_look(self, look: GoalLook) -> None:
        """Keep a look as it now stands; the text it replaces stays in the revisions. Raises KeyError."""
        row = self._db.execute("SELECT text FROM goal_look WHERE id = ?", [look.id]).fetchone()
        if row is None:
            raise KeyError(look.id)
        with self._connection.write(Change.GOALS) as db:
            if row[0] and row[0] != look.text:
                keep_text(db, self._connection, Replaced(look.id, "text", str(row[0]), None), look.text)
            cells = {"day": look.day.isoformat(), "text": look.text, "updated_at": self._connection.stamp()}
            db.table("goal_look").update(look.id, cells)

    def bin_look(self, look_id: str) -> None:
        """Put a look into the bin."""
        self._set_deleted("goal_look", look_id, self._connection.stamp())

    def restore_look(self, look_id: str) -> None:
        """Take a look out of the bin."""
        self._set_deleted("goal_look", look_id, None)

    @reading
    def events(self, goal_id: str = "") -> list[GoalEvent]:
        """Return what became of one goal, or of all, oldest first."""
        sql = (
            "SELECT goal_id, state, day, word, id FROM goal_event WHERE ? IN ('', goal_id) AND deleted_at IS NULL "
            "ORDER BY day, id"
        )
        return [
            GoalEvent(goal, GoalState(state), date.fromisoformat(day), word, identity)
            for goal, state, day, word, identity in self._db.execute(sql, [goal_id])
        ]

    def set_state(self, event: GoalEvent) -> str:
        """Put a goal into a state from a day on, with what the person says of it, and return the id of the event."""
        identity, stamp = self._connection.new_id(), self._connection.stamp()
        row = {"id": identity, "goal_id": event.goal_id, "state": event.state.value, "day": event.day.isoformat()}
        with self._connection.write(Change.GOALS) as db:
            db.table("goal_event").insert(row | {"word": event.word, "created_at": stamp, "deleted_at": None})
            db.table("goal").update(event.goal_id, {"state": event.state.value, "updated_at": stamp})
        return identity

    @reading
    def set_word(self, event_id: str, word: str) -> None:
        """Keep what the person says of an event; what they said before stays in the revisions."""
        row = self._db.execute("SELECT word FROM goal_event WHERE id = ?", [event_id]).fetchone()
        with self._connection.write(Change.GOALS) as db:
            if row and row[0] and row[0] != word:
                keep_text(db, self._connection, Replaced(event_id, "word", str(row[0]), None), word)
            db.table("goal_event").update(event_id, {"word": word})

    def take_back(self, event_id: str, state: GoalState) -> None:
        """Put an event into the bin, and its goal into the state it was in before."""
        self._put(event_id, self._connection.stamp(), state)

    def bring_back(self, event_id: str, state: GoalState) -> None:
        """Take an event out of the bin, and put its goal into its state."""
        self._put(event_id, None, state)

    def _put(self, event_id: str, stamp: str | None, state: GoalState) -> None:
        with self._connection.write(Change.GOALS) as db:
            db.table("goal_event").update(event_id, {"deleted_at": stamp})
            sql = "UPDATE goal SET state = ?, updated_at = ? WHERE id = (SELECT goal_id FROM goal_event WHERE id = ?)"
            db.execute(sql, [state.value, self._connection.stamp(), event_id])

    def _set_deleted(self, table: str, identity: str, stamp: str | None) -> None:
        with self._connection.write(Change.GOALS) as db:
            db.table(table).update(identity, {"deleted_at": stamp})
