"""The hours that a person means to learn in a year, for all kinds together or for one."""

from datetime import date

from lcjournal.core.model import Change, YearlyTarget
from lcjournal.core.sqlite import reading
from lcjournal.core.store.connection import Connection


class YearlyTargets:
    """The yearly targets of one open journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @reading
    def all(self) -> list[YearlyTarget]:
        """Return them, the one for all kinds first."""
        rows = self._connection.db.execute("SELECT kind, minutes, since_day FROM yearly_target ORDER BY kind")
        return [YearlyTarget(kind, minutes, date.fromisoformat(since)) for kind, minutes, since in rows]

    def set(self, target: YearlyTarget) -> None:
        """Keep a target; the one that its kind had gives way."""
        row = {"kind": target.kind, "minutes": target.minutes, "since_day": target.since.isoformat()}
        with self._connection.write(Change.TIME) as db:
            db.table("yearly_target").upsert(row | {"set_at": self._connection.stamp()}, pk="kind")

    def remove(self, kind: str) -> None:
        """Let the target of a kind go: nothing that a person wrote goes with it."""
        with self._connection.write(Change.TIME) as db:
            db.execute("DELETE FROM yearly_target WHERE kind = ?", [kind])
