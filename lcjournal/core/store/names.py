"""Tags and people: what they are called everywhere at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.core.sqlite import Database
from lcjournal.core.store.carrying import Carried, carry, put_back
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.index import name_ids, write_names

Table = Literal["tag", "person"]


@dataclass(frozen=True, slots=True)
class NameCount:
    """A tag or a person, and how many activities outside the bin bear it."""

    name: str
    uses: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a rename did, for it to be taken back.

    ``links`` holds each activity that bore ``old``, bin included, with the place of ``old`` among its names and that of
    ``new`` where it bore both, else None; ``carried`` what was renamed in templates and saved filters.
    """

    old: str
    new: str
    links: tuple[tuple[str, int, int | None], ...]
    carried: tuple[Carried, ...] = ()


class Names:
    """The tags, or the people, of one open journal. No text that a person wrote is touched."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection, self._table = connection, table

    @property
    def _db(self) -> Database:
        return self._connection.db

    def all(self) -> list[NameCount]:
        """Return the names in use, most used first."""
        rows = self._db.execute(self._sql(_COUNTS))
        return [NameCount(name, uses) for name, uses in rows]

    def known(self) -> list[str]:
        """Return the names that any activity bears, the bin included, by name: quick, as nothing is counted."""
        return [str(row[0]) for row in self._db.execute(self._sql(_KNOWN))]

    def rename(self, old: str, new: str) -> Renamed:
        """Call ``old`` ``new`` in every activity, template and saved filter; if ``new`` is in use, the two become one.

        An activity that bears both keeps one, where the first of them stood. Raises UserError for a new name that is
        empty, and KeyError when ``old`` is unknown.
        """
        wanted = new.strip()
        if not wanted:
            raise UserError(_("Give it a name."))
        with self._connection.write(Change.ACTIVITIES | Change.JOURNAL) as db:
            source = self._id(db, old)
            target = name_ids(db, self._table, (wanted,), self._connection.new_id)[0]
            if source == target:
                return Renamed(old, wanted, ())
            links = tuple(db.execute(self._sql(_LINKS), [target, source]))
            db.conn.executemany(self._sql(_PUT_FIRST), ((place, owner, target) for owner, place, _both in links))
            db.execute(self._sql(_DROP_TWINS), [source, target])
            db.execute(self._sql(_MOVE_ALL), [target, source])
            write_names(db, [owner for owner, _place, _both in links])
            carried = carry(db, self._table, old, wanted)
        return Renamed(old, wanted, links, carried)

    def restore(self, renamed: Renamed) -> None:
        """Take a rename back: what bore ``old`` bears it again, unless ``new`` was taken off since."""
        with self._connection.write(Change.ACTIVITIES | Change.JOURNAL) as db:
            ids = name_ids(db, self._table, (renamed.old, renamed.new), self._connection.new_id)
            if renamed.links:
                self._restore_links(db, renamed.links, *ids)
            put_back(db, renamed.carried)

    def _restore_links(
        self, db: Database, links: Iterable[tuple[str, int, int | None]], source: str, target: str
    ) -> None:
        still = {str(row[0]) for row in db.execute(self._sql(_OWNERS), [target])}
        back = [link for link in links if link[0] in still]
        moved = ((source, place, owner, target) for owner, place, both in back if both is None)
        twins = [(owner, place, both) for owner, place, both in back if both is not None]
        db.conn.executemany(self._sql(_MOVE_ONE), moved)
        db.conn.executemany(self._sql(_ADD), ((owner, source, place) for owner, place, _both in twins))
        db.conn.executemany(self._sql(_PUT), ((both, owner, target) for owner, _place, both in twins))
        write_names(db, [owner for owner, _place, _both in back])

    def _id(self, db: Database, name: str) -> str:
        row = db.execute(f"SELECT id FROM {self._table} WHERE name = ?", [name]).fetchone()
        if row is None:
            raise KeyError(name)
        return str(row[0])

    def _sql(self, template: str) -> str:
        return template.format(name=self._table, link=f"activity_{self._table}", key=f"{self._table}_id")


_COUNTS = """
  SELECT name, count(*) FROM {name} JOIN {link} ON {name}.id = {key} JOIN activity ON activity.id = activity_id
  WHERE deleted_at IS NULL GROUP BY {name}.id ORDER BY count(*) DESC, name
"""
_KNOWN = "SELECT name FROM {name} WHERE EXISTS (SELECT 1 FROM {link} WHERE {key} = {name}.id) ORDER BY fold(name)"
_LINKS = """
  SELECT old.activity_id, old.place, new.place FROM {link} AS old
  LEFT JOIN {link} AS new ON new.activity_id = old.activity_id AND new.{key} = ? WHERE old.{key} = ?
"""
_PUT_FIRST = "UPDATE {link} SET place = min(place, ?) WHERE activity_id = ? AND {key} = ?"
_DROP_TWINS = "DELETE FROM {link} WHERE {key} = ? AND activity_id IN (SELECT activity_id FROM {link} WHERE {key} = ?)"
_MOVE_ALL = "UPDATE {link} SET {key} = ? WHERE {key} = ?"
_OWNERS = "SELECT activity_id FROM {link} WHERE {key} = ?"
# OR REPLACE and OR IGNORE: the old name may have been written again in the meantime.
_MOVE_ONE = "UPDATE OR REPLACE {link} SET {key} = ?, place = ? WHERE activity_id = ? AND {key} = ?"
_ADD = "INSERT OR IGNORE INTO {link} (activity_id, {key}, place) VALUES (?, ?, ?)"
_PUT = "UPDATE {link} SET place = ? WHERE activity_id = ? AND {key} = ?"
