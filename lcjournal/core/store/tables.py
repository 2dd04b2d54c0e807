"""The journal as a table: every activity of a filter in the order of one column, read in stretches."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from lcjournal.core.model import Activity, ActivityRow, Filter, Status
from lcjournal.core.store import listing
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import ROW_COLUMNS, activity_row, read_activities
from lcjournal.core.store.rows import day as as_day


class Column(StrEnum):
    """What a column shows and can be sorted by."""

    DAY = "day"
    TITLE = "title"
    KIND = "kind"
    STATUS = "status"
    MINUTES = "minutes"
    PEOPLE = "people"
    TAGS = "tags"
    GOAL = "goal"
    FACETS = "facets"
    STRETCH = "stretch"
    STARRED = "starred"
    PRIVATE = "private"


class Tables:
    """The activities of one open journal, as rows of a table."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self, filter_: Filter, column: Column, *, descending: bool, kinds: Sequence[str] = ()) -> list[str]:
        """Return the ids of a filter sorted by a column, those equal in it newest first; what is empty comes last.

        ``kinds`` is the order of the kinds, which their ids do not tell. Reading 100,000 takes a part of a second: in
        a window, do it in a thread with a store of its own.
        """
        key, values = _key(column, kinds)
        where = listing.where_of(self._connection.db, filter_)
        order = f"({key}) IS NULL, ({key}) {'DESC' if descending else 'ASC'}, {where.key} DESC"
        rows = self._connection.db.execute(
            f"{where.sql('activity.id')} ORDER BY {order}", [*where.values, *values, *values]
        )
        return [str(row[0]) for row in rows]

    def rows(self, ids: Sequence[str]) -> list[Activity]:
        """Return whole activities in the order of ``ids``; KeyError for one that is unknown."""
        return read_activities(self._connection.db, list(ids))

    def first_day(self) -> date | None:
        """Return the first day there is anything of: an activity, a session, a self-check."""
        union = " UNION ALL ".join(
            f"SELECT min(day) AS day FROM {table}" for table in ("activity", "session", "self_check")
        )
        row = self._connection.db.execute(f"SELECT min(day) FROM ({union})").fetchone()
        return as_day(row[0])

    def of_method(self, method: str) -> list[ActivityRow]:
        """Return the activities outside the bin that are written by a method of reflection, newest first."""
        where = listing.Where()
        where.add("method = ?", method)
        rows = self._connection.db.execute(f"{where.sql(ROW_COLUMNS)} ORDER BY position DESC", where.values)
        return [activity_row(row) for row in rows]


def _key(column: Column, kinds: Sequence[str]) -> tuple[str, list[str]]:
    """Return the SQL to sort by, NULL where a cell is empty, and its values."""
    if column is Column.KIND:
        return _ranked("kind", len(kinds)), list(kinds)
    if column is Column.STATUS:
        return _ranked("status", len(Status)), [status.value for status in Status]
    return _KEYS.get(column, f"activity.{column.value}"), []


def _ranked(name: str, count: int) -> str:
    ranks = " ".join(f"WHEN ? THEN {rank}" for rank in range(count))
    return f"CASE {name} {ranks} ELSE {count} END" if count else name


def _names(table: str) -> str:
    return (
        f"SELECT group_concat(folded, ' ') FROM (SELECT fold(name) AS folded FROM activity_{table} "
        f"JOIN {table} ON {table}.id = {table}_id WHERE activity_id = activity.id ORDER BY place)"
    )


_KEYS = {
    Column.DAY: "activity.position",
    Column.TITLE: "nullif(fold(activity.title), '')",
    Column.MINUTES: "nullif(minutes, 0)",
    Column.PEOPLE: _names("person"),
    Column.TAGS: _names("tag"),
    Column.GOAL: "SELECT fold(title) FROM goal WHERE goal.id = goal_id",
    Column.FACETS: "SELECT group_concat(facet, ' ') FROM (SELECT facet FROM activity_facet "
    "WHERE activity_id = activity.id ORDER BY place)",
    Column.STARRED: "nullif(starred, 0)",
    Column.PRIVATE: "nullif(private, 0)",
}
