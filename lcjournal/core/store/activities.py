"""Activities: written whole, read by page, thrown into a bin and never deleted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time

from lcjournal.core.folding import fold
from lcjournal.core.model import (
    Activity,
    ActivityRow,
    Change,
    Filter,
    Session,
    SessionFact,
    Status,
    Totals,
)
from lcjournal.core.sqlite import Database, reading
from lcjournal.core.store import listing
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.index import drop_index, index_problems, name_ids, write_index
from lcjournal.core.store.rows import ROW_COLUMNS, activity_row, read_activities
from lcjournal.core.store.texts import write_texts
from lcjournal.core.store.vocabulary import near_words

_BATCH = 500
PAGE = 60


class Activities:
    """The activities of one open journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def _db(self) -> Database:
        return self._connection.db

    def add(self, activity: Activity) -> str:
        """Keep a new activity and return its id."""
        with self._connection.write(Change.ACTIVITIES) as db:
            return self._insert(db, activity)

    def add_imported(self, source: str, found: Iterable[tuple[str, Activity]]) -> int:
        """Keep what an import found and return how many were new; an id seen before from ``source`` adds nothing."""
        added = 0
        with self._connection.write(Change.ACTIVITIES) as db:
            for source_id, activity in found:
                known = "SELECT 1 FROM imported WHERE source = ? AND source_id = ?"
                if db.execute(known, [source, source_id]).fetchone():
                    continue
                row = {"source": source, "source_id": source_id, "activity_id": self._insert(db, activity)}
                db.table("imported").insert(row | {"imported_at": self._connection.stamp()})
                added += 1
        return added

    def save(self, activity: Activity) -> None:
        """Keep an activity as it now stands; a text that gives way to another stays in the revisions.

        Raises KeyError when the id is unknown.
        """
        with self._connection.write(Change.ACTIVITIES) as db:
            before = self.get(activity.id)
            position = self._position(db, activity.id)
            day = _list_day(activity)
            if before.deleted_at is None:
                drop_index(db, position)
            if position // listing.POSITIONS_A_DAY != day.toordinal():
                position = listing.next_position(db, day)
            db.table("activity").update(activity.id, self._columns(activity) | {"position": position})
            write_texts(db, self._connection, before, activity)
            self._write_parts(db, activity.id, activity)
            if before.deleted_at is None:
                write_index(db, position, activity)

    def add_session(self, activity_id: str, session: Session) -> None:
        """Add one session to an activity; a planned one is then in progress."""
        activity = self.get(activity_id)
        status = Status.IN_PROGRESS if activity.status is Status.PLANNED else activity.status
        self.save(replace(activity, sessions=(*activity.sessions, session), status=status))

    def get(self, activity_id: str) -> Activity:
        """Return a whole activity, also one in the bin. Raises KeyError."""
        return read_activities(self._db, [activity_id])[0]

    def adopted(self, draft: Activity) -> Activity:
        """Return a draft as this journal can keep it: anew, without its links, where its activity is not in here."""
        if not draft.id or self._db.execute("SELECT 1 FROM activity WHERE id = ?", [draft.id]).fetchone():
            return draft
        return replace(draft, id="", goal_id=None, check_id=None, continues=None, attachments=())

    def all(self, filter_: Filter | None = None) -> Iterator[Activity]:
        """Yield whole activities outside the bin, newest first."""
        ids = listing.ids(self._db, filter_ or Filter())
        for start in range(0, len(ids), _BATCH):
            yield from read_activities(self._db, ids[start : start + _BATCH])

    def page(
        self, filter_: Filter, *, limit: int = PAGE, before: int | None = None, planned: bool = True
    ) -> list[ActivityRow]:
        """Return a page of the list, newest first, below position ``before``, with or without what is planned."""
        return listing.page(self._db, filter_, limit, before, planned=planned)

    def planned(self, filter_: Filter | None = None) -> list[ActivityRow]:
        """Return what is planned within the filter, soonest first."""
        return listing.planned(self._db, filter_ or Filter())

    def totals(self, filter_: Filter) -> Totals:
        """Return how many activities the filter holds and their minutes."""
        return listing.totals(self._db, filter_)

    def month_totals(self, filter_: Filter, month: date) -> Totals:
        """Return the totals of one calendar month of the list."""
        return listing.month_totals(self._db, filter_, month)

    def bin(self, activity_id: str) -> None:
        """Put an activity into the bin."""
        with self._connection.write(Change.ACTIVITIES) as db:
            drop_index(db, self._position(db, activity_id))
            db.table("activity").update(activity_id, {"deleted_at": self._connection.stamp()})

    def restore(self, activity_id: str) -> None:
        """Take an activity out of the bin."""
        with self._connection.write(Change.ACTIVITIES) as db:
            position = self._position(db, activity_id)
            db.table("activity").update(activity_id, {"deleted_at": None})
            drop_index(db, position)
            write_index(db, position, self.get(activity_id))

    def binned(self) -> list[ActivityRow]:
        """Return the bin, last thrown away first."""
        return listing.binned(self._db)

    def tags(self) -> list[str]:
        """Return the tags in use, most used first."""
        return self._names("tag")

    def people(self) -> list[str]:
        """Return the people in use, most often met first."""
        return self._names("person")

    def match_in_progress(self, title: str, kind: str) -> ActivityRow | None:
        """Return the activity in progress that a quick add of this title and kind goes on with, if there is one.

        It matches when the kinds agree and every word typed is in its title.
        """
        words = fold(title).split()
        rows = listing.page(self._db, Filter(status=Status.IN_PROGRESS, kind=kind), PAGE, None)
        return next((row for row in rows if words and set(words) <= set(fold(row.title).split())), None)

    @reading
    def sessions(
        self, since: date | None = None, until: date | None = None, filter_: Filter | None = None
    ) -> list[SessionFact]:
        """Return every session between two days, both included, oldest first; none planned, none in the bin.

        With a filter, only those of the activities that it holds.
        """
        values: list[object] = [(since or date.min).isoformat(), (until or date.max).isoformat()]
        within = ""
        if filter_ is not None and filter_ != Filter():
            where = listing.where_of(self._db, filter_)
            within = f"AND activity.id IN ({where.sql('activity.id')}) "
            values += where.values
        rows = self._db.execute(
            "SELECT activity.id, title, kind, session.day, session.minutes, own_time, session.start "
            "FROM session JOIN activity ON activity.id = activity_id "
            f"WHERE deleted_at IS NULL AND status <> 'planned' AND session.day BETWEEN ? AND ? {within}"
            "ORDER BY session.day, session.start, session.id",
            values,
        )
        return [
            SessionFact(
                identity,
                title,
                kind,
                date.fromisoformat(day),
                minutes,
                bool(own_time),
                time.fromisoformat(start) if start else None,
            )
            for identity, title, kind, day, minutes, own_time, start in rows
        ]

    @reading
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Return the facets of each activity that has any, by its id, in the order in which the person named them."""
        found: dict[str, tuple[str, ...]] = {}
        sql = "SELECT activity_id, facet FROM activity_facet ORDER BY activity_id, place"
        for identity, facet in self._db.execute(sql):
            found[identity] = (*found.get(identity, ()), facet)
        return found

    def days(self, filter_: Filter) -> list[date]:
        """Return the days on which the filter holds an activity, oldest first."""
        return listing.days(self._db, filter_)

    def rows(self, ids: Iterable[str]) -> list[ActivityRow]:
        """Return the list lines of some activities, unknown ids and the bin left out."""
        chosen = list(ids)
        marks = ",".join("?" * len(chosen))
        sql = f"SELECT {ROW_COLUMNS} FROM activity WHERE deleted_at IS NULL AND id IN ({marks})"
        return [activity_row(row) for row in self._db.execute(f"{sql} ORDER BY position DESC", chosen)]

    def near_words(self, typed: str) -> list[str]:
        """Return words of the journal that may have been meant where ``typed`` finds nothing, the likeliest first."""
        return near_words(self._db, typed)

    def index_problems(self) -> list[str]:
        """Return where the full-text index and the activities differ."""
        return index_problems(self._db, read_only=self._connection.read_only)

    def _insert(self, db: Database, activity: Activity) -> str:
        identity, stamp = self._connection.new_id(), self._connection.stamp()
        day = _list_day(activity)
        position = listing.next_position(db, day)
        row = self._columns(activity) | {"id": identity, "position": position, "created_at": stamp, "deleted_at": None}
        db.table("activity").insert(row)
        write_texts(db, self._connection, None, replace(activity, id=identity))
        self._write_parts(db, identity, activity)
        write_index(db, position, activity)
        return identity

    def _columns(self, activity: Activity) -> dict[str, object]:
        return {
            "kind": str(activity.kind),
            "title": activity.title,
            "status": activity.status.value,
            "day": _list_day(activity).isoformat(),
            "minutes": activity.minutes,
            "private": int(activity.private),
            "source": activity.source,
            "link": activity.link,
            "permission": activity.permission.value,
            "stretch": activity.stretch,
            "starred": int(activity.starred),
            "method": activity.method,
            "continues_id": activity.continues,
            "goal_id": activity.goal_id,
            "check_id": activity.check_id,
            "updated_at": self._connection.stamp(),
        }

    def _write_parts(self, db: Database, identity: str, activity: Activity) -> None:
        """Replace sessions and links; known sessions keep their ids, and ``write_texts`` has kept what they said."""
        new_id = self._connection.new_id
        for table in ("session", "activity_tag", "activity_person", "activity_facet"):
            db.execute(f"DELETE FROM {table} WHERE activity_id = ?", [identity])
        for session in activity.sessions:
            db.table("session").insert(_session_columns(session, identity) | {"id": session.id or new_id()})
        for table, names in (("tag", activity.tags), ("person", activity.people)):
            for place, name_id in enumerate(name_ids(db, table, _unique(names), new_id)):
                db.table(f"activity_{table}").insert({"activity_id": identity, f"{table}_id": name_id, "place": place})
        for place, link in enumerate(activity.facets):
            db.table("activity_facet").insert(
                {"activity_id": identity, "facet": link.facet, "why": link.why, "place": place}
            )

    def _names(self, table: str) -> list[str]:
        rows = self._db.execute(
            f"SELECT name FROM {table} JOIN activity_{table} ON {table}.id = {table}_id "
            "JOIN activity ON activity.id = activity_id WHERE deleted_at IS NULL "
            "GROUP BY name ORDER BY count(*) DESC, name"
        )
        return [str(row[0]) for row in rows]

    def _position(self, db: Database, identity: str) -> int:
        row = db.execute("SELECT position FROM activity WHERE id = ?", [identity]).fetchone()
        if row is None:
            raise KeyError(identity)
        return int(row[0])


def _list_day(activity: Activity) -> date:
    return max((session.day for session in activity.sessions), default=activity.day)


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _session_columns(session: Session, activity_id: str) -> dict[str, object]:
    return {
        "activity_id": activity_id,
        "day": session.day.isoformat(),
        "start": f"{session.start:%H:%M}" if session.start else None,
        "minutes": session.minutes,
        "own_time": int(session.own_time),
        "note": session.note,
    }
