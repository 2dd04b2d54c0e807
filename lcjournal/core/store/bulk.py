"""Changes to many activities at once: each is one transaction, and gives what it takes to take it back."""

import json
from collections.abc import Iterable, Mapping
from typing import Literal

from lcjournal.core.model import Change
from lcjournal.core.sqlite import Database
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.index import drop_index, in_bulk, name_ids, write_index, write_names
from lcjournal.core.store.rows import read_activities

Field = Literal["kind", "status", "private", "starred", "goal_id"]
Value = str | int | None
_BATCH = 500


class Bulk:
    """Many activities of one open journal. Ids that are unknown are passed over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def set_field(self, ids: Iterable[str], field: Field, value: Value) -> dict[str, Value]:
        """Give a field one value everywhere; return the former values of the activities that had another."""
        chosen = json.dumps(list(ids))
        with self._connection.write(Change.ACTIVITIES) as db:
            sql = f"SELECT id, {field} FROM activity WHERE id IN ({_CHOSEN}) AND {field} IS NOT ?"
            before: dict[str, Value] = dict(db.execute(sql, [chosen, value]).fetchall())
            self._put(db, field, dict.fromkeys(before, value))
        return before

    def put_field(self, field: Field, values: Mapping[str, Value]) -> None:
        """Give each activity its own value of a field, as ``set_field`` returned them."""
        with self._connection.write(Change.ACTIVITIES) as db:
            self._put(db, field, values)

    def tags(self, ids: Iterable[str]) -> list[str]:
        """Return the tags that any of the activities bears, by name."""
        return [str(row[0]) for row in self._connection.db.execute(_BORNE, [json.dumps(list(ids))])]

    def add_tag(self, ids: Iterable[str], tag: str) -> list[str]:
        """Put a tag behind the others of each activity; return the ids of those that did not bear it."""
        with self._connection.write(Change.ACTIVITIES) as db:
            (tag_id,) = name_ids(db, "tag", (tag.strip(),), self._connection.new_id)
            sql = f"SELECT id FROM activity WHERE id IN ({_CHOSEN}) AND id NOT IN ({_BEARERS})"
            found = [str(row[0]) for row in db.execute(sql, [json.dumps(list(ids)), tag_id])]
            db.execute(_ADD_LAST, [tag_id, json.dumps(found)])
            self._stamp(db, found)
            write_names(db, found)
        return found

    def remove_tag(self, ids: Iterable[str], tag: str) -> dict[str, int]:
        """Take a tag off; return where it stood in the activities that bore it."""
        with self._connection.write(Change.ACTIVITIES) as db:
            (tag_id,) = name_ids(db, "tag", (tag,), self._connection.new_id)
            borne = f"FROM activity_tag WHERE tag_id = ? AND activity_id IN ({_CHOSEN})"
            values = [tag_id, json.dumps(list(ids))]
            places: dict[str, int] = dict(db.execute(f"SELECT activity_id, place {borne}", values).fetchall())
            db.execute(f"DELETE {borne}", values)
            self._stamp(db, places)
            write_names(db, places)
        return places

    def put_tag(self, tag: str, places: Mapping[str, int]) -> None:
        """Put a tag back where it stood, as ``remove_tag`` returned it."""
        with self._connection.write(Change.ACTIVITIES) as db:
            (tag_id,) = name_ids(db, "tag", (tag,), self._connection.new_id)
            rows = ((identity, tag_id, place) for identity, place in places.items())
            db.conn.executemany(_PUT_BACK, rows)
            self._stamp(db, places)
            write_names(db, places)

    def bin(self, ids: Iterable[str]) -> list[str]:
        """Put activities into the bin; return the ids of those that were not in it."""
        with self._connection.write(Change.ACTIVITIES) as db:
            sql = f"SELECT id, position FROM activity WHERE deleted_at IS NULL AND id IN ({_CHOSEN})"
            found = db.execute(sql, [json.dumps(list(ids))]).fetchall()
            with in_bulk(db):
                for _identity, position in found:
                    drop_index(db, position)
            self._set_deleted(db, (identity for identity, _position in found), self._connection.stamp())
        return [str(identity) for identity, _position in found]

    def restore(self, ids: Iterable[str]) -> None:
        """Take activities out of the bin."""
        with self._connection.write(Change.ACTIVITIES) as db:
            sql = f"SELECT id, position FROM activity WHERE deleted_at IS NOT NULL AND id IN ({_CHOSEN})"
            positions: dict[str, int] = dict(db.execute(sql, [json.dumps(list(ids))]).fetchall())
            self._set_deleted(db, positions, None)
            found = list(positions)
            with in_bulk(db):
                for start in range(0, len(found), _BATCH):
                    for activity in read_activities(db, found[start : start + _BATCH]):
                        write_index(db, positions[activity.id], activity)

    def _put(self, db: Database, field: Field, values: Mapping[str, Value]) -> None:
        stamp = self._connection.stamp()
        rows = ((value, stamp, identity) for identity, value in values.items())
        db.conn.executemany(f"UPDATE activity SET {field} = ?, updated_at = ? WHERE id = ?", rows)

    def _stamp(self, db: Database, ids: Iterable[str]) -> None:
        sql = f"UPDATE activity SET updated_at = ? WHERE id IN ({_CHOSEN})"
        db.execute(sql, [self._connection.stamp(), json.dumps(list(ids))])

    def _set_deleted(self, db: Database, ids: Iterable[str], stamp: str | None) -> None:
        db.execute(f"UPDATE activity SET deleted_at = ? WHERE id IN ({_CHOSEN})", [stamp, json.dumps(list(ids))])


_CHOSEN = "SELECT value FROM json_each(?)"
_BORNE = f"""
  WITH chosen AS MATERIALIZED ({_CHOSEN})
  SELECT name FROM tag WHERE EXISTS (
    SELECT 1 FROM activity_tag WHERE tag_id = tag.id AND activity_id IN (SELECT value FROM chosen)) ORDER BY fold(name)
"""
_BEARERS = "SELECT activity_id FROM activity_tag WHERE tag_id = ?"
_PUT_BACK = "INSERT OR IGNORE INTO activity_tag (activity_id, tag_id, place) VALUES (?, ?, ?)"
_ADD_LAST = f"""
  INSERT INTO activity_tag (activity_id, tag_id, place)
  SELECT value, ?, coalesce((SELECT max(place) + 1 FROM activity_tag WHERE activity_id = value), 0) FROM ({_CHOSEN})
"""
