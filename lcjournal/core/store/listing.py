"""The journal list: pages in order, totals, and what the person typed turned into SQL.

Lists are read newest first by ``position``, which is also the row number of the full-text index: SQLite walks the
index in that order and stops after one page, so a page costs the same in a journal of a hundred and of 100,000.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from lcjournal.core import search
from lcjournal.core.model import ActivityRow, Filter, Totals
from lcjournal.core.sqlite import Database, reading
from lcjournal.core.store.rows import ROW_COLUMNS, activity_row

POSITIONS_A_DAY = 1_000_000


def first_position(day: date) -> int:
    """Return the lowest list position of a day."""
    return day.toordinal() * POSITIONS_A_DAY


def next_position(db: Database, day: date) -> int:
    """Return the list position behind the last of a day."""
    first = first_position(day)
    sql = "SELECT max(position) FROM activity WHERE position BETWEEN ? AND ?"
    last = db.execute(sql, [first, first + POSITIONS_A_DAY - 1]).fetchone()[0]
    return first if last is None else int(last) + 1


@dataclass(slots=True)
class Where:
    """FROM and WHERE of one list, with its values in order."""

    source: str = "activity"
    key: str = "position"
    parts: list[str] = field(default_factory=lambda: ["activity.deleted_at IS NULL"])
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """Narrow further."""
        self.parts.append(condition)
        self.values += values

    def sql(self, columns: str) -> str:
        """Return the statement that reads ``columns``, to which an order can be added."""
        return f"SELECT {columns} FROM {self.source} WHERE {' AND '.join(self.parts)}"


def where_of(db: Database, filter_: Filter) -> Where:
    """Return what of the journal a filter holds, its text included, without the bin."""
    narrowed, query = search.narrow(filter_)
    where = Where()
    if query.match is not None:
        # CROSS JOIN fixes the order of the walk: the index first, newest first, then the activity.
        where.source = "activity_text CROSS JOIN activity ON activity.position = activity_text.rowid"
        where.key = "activity_text.rowid"
        where.add("activity_text MATCH ?", query.match)
    if query.excluded is not None:
        where.add("position NOT IN (SELECT rowid FROM activity_text WHERE activity_text MATCH ?)", query.excluded)
    _narrow_columns(where, narrowed)
    _narrow_days(where, narrowed)
    for link, values in (
        (_TAG, (*narrowed.tags, *query.tags)),
        (_PERSON, (*narrowed.people, *query.people)),
        (_FACET, (narrowed.facet, *query.facets)),
    ):
        for value in filter(None, values):
            where.add(link.condition(db, value), value)
    for words in query.goals:
        where.add(_HAS_GOAL, words)
    if query.linked is not None:
        where.add(f"link {'<>' if query.linked else '='} ''")
    return where


class _Link(NamedTuple):
    """A table that links activities to something, and which of its rows are meant."""

    table: str
    meant: str

    def condition(self, db: Database, value: str) -> str:
        """Return that an activity is linked: asked of a few as a list of them, of many one by one as they are read.

        The list of a tag of 15,000 activities takes 100 ms; the other way, one that is rare is looked for in all.
        """
        rows = f"SELECT 1 FROM {self.table} WHERE {self.meant}"
        count = db.execute(f"SELECT count(*) FROM ({rows} LIMIT {_FEW})", [value]).fetchone()[0]
        if count < _FEW:
            return f"activity.id IN (SELECT activity_id FROM {self.table} WHERE {self.meant})"
        return f"EXISTS ({rows} AND activity_id = activity.id)"


_FEW = 1000
_TAG = _Link("activity_tag", "tag_id IN (SELECT id FROM tag WHERE fold(name) = fold(?))")
_PERSON = _Link(
    "activity_person", "person_id IN (SELECT id FROM person WHERE instr(' ' || fold(name), ' ' || fold(?)) > 0)"
)
_FACET = _Link("activity_facet", "facet = ?")
_HAS_GOAL = "goal_id IN (SELECT id FROM goal WHERE instr(' ' || fold(title), ' ' || ?) > 0)"
_WITH_SESSION = "SELECT activity_id FROM session WHERE day BETWEEN ? AND ?"
_WITH_ATTACHMENT = "SELECT activity_id FROM attachment WHERE deleted_at IS NULL"


def _narrow_columns(where: Where, filter_: Filter) -> None:
    for column in ("kind", "status", "goal_id", "check_id"):
        if value := getattr(filter_, column):
            where.add(f"{column} = ?", str(value))
    for column in ("private", "starred"):
        if (yes := getattr(filter_, column)) is not None:
            where.add(f"{column} = ?", int(yes))
    if filter_.attached is not None:
        where.add(f"activity.id {'IN' if filter_.attached else 'NOT IN'} ({_WITH_ATTACHMENT})")


def _narrow_days(where: Where, filter_: Filter) -> None:
    if filter_.session_since and filter_.session_until:
        between = filter_.session_since.isoformat(), filter_.session_until.isoformat()
        where.add(f"activity.id IN ({_WITH_SESSION})", *between)
    if filter_.since:
        where.add(f"{where.key} >= ?", first_position(filter_.since))
    if filter_.until:
        where.add(f"{where.key} < ?", first_position(filter_.until) + POSITIONS_A_DAY)


def page(db: Database, filter_: Filter, limit: int, before: int | None, *, planned: bool = True) -> list[ActivityRow]:
    """Return at most ``limit`` rows below position ``before``, newest first, with or without what is planned."""
    where = where_of(db, filter_)
    if before is not None:
        where.add(f"{where.key} < ?", before)
    if not planned:
        where.add("status <> 'planned'")
    sql = f"{where.sql(ROW_COLUMNS)} ORDER BY {where.key} DESC LIMIT ?"
    return [activity_row(row) for row in db.execute(sql, [*where.values, limit])]


def ids(db: Database, filter_: Filter) -> list[str]:
    """Return every id of the list, newest first."""
    where = where_of(db, filter_)
    return [row[0] for row in db.execute(f"{where.sql('activity.id')} ORDER BY {where.key} DESC", where.values)]


@reading
def days(db: Database, filter_: Filter) -> list[date]:
    """Return the distinct days of the list, oldest first."""
    where = where_of(db, filter_)
    rows = db.execute(f"{where.sql('DISTINCT day')} ORDER BY day", where.values)
    return [date.fromisoformat(row[0]) for row in rows]


def totals(db: Database, filter_: Filter) -> Totals:
    """Count the list and add up the minutes of its rows, planned ones left out of the minutes."""
    where = where_of(db, filter_)
    columns = "count(*), coalesce(sum(minutes) FILTER (WHERE status <> 'planned'), 0)"
    count, minutes = db.execute(where.sql(columns), where.values).fetchone()
    return Totals(count, minutes)


def planned(db: Database, filter_: Filter) -> list[ActivityRow]:
    """Return what is planned, soonest first."""
    where = where_of(db, filter_)
    where.add("status = 'planned'")
    return [activity_row(row) for row in db.execute(f"{where.sql(ROW_COLUMNS)} ORDER BY {where.key}", where.values)]


def month_totals(db: Database, filter_: Filter, month: date) -> Totals:
    """Return the totals of the list within the calendar month of ``month``."""
    first = month.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    since = max(first, filter_.since or first)
    until = min(last, filter_.until or last)
    return totals(db, replace(filter_, since=since, until=until))


def binned(db: Database) -> list[ActivityRow]:
    """Return the bin, last thrown away first."""
    sql = f"SELECT {ROW_COLUMNS} FROM activity WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC"
    return [activity_row(row) for row in db.execute(sql)]
