"""A new journal of the current schema, filled with rows that were found."""

from collections import Counter
from pathlib import Path

from lcjournal.core import key_file, keyring
from lcjournal.core.model import Change
from lcjournal.core.salvage.gathering import Gathering
from lcjournal.core.salvage.rows import Row
from lcjournal.core.sqlite import Database, sqlite3
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.index import in_bulk, write_again
from lcjournal.core.store.rewriting import rewrite
from lcjournal.core.store.shapes import Table, tables

_BATCH = 500


def encrypt_like(damaged: Path, empty: Path) -> None:
    """Encrypt a journal that is still empty with the key of the damaged one, if that has one."""
    key = keyring.key_for(damaged)
    if key is not None:
        key_file.copy(damaged, empty)
        rewrite(empty, key)


def fill(connection: Connection, gathering: Gathering) -> dict[str, int]:
    """Write what was gathered in one transaction, with its full-text index; return the rows of each table."""
    with connection.write(Change.JOURNAL) as db:
        db.execute("PRAGMA defer_foreign_keys=ON")  # a row may stand before the one that it belongs to
        for name, rows in gathering.found.items():
            sql = _insert(tables()[name])
            for row in rows.values():
                if not _is_taken(db, sql, row):
                    gathering.refused[name] += 1
        ids = [str(row[0]) for row in db.execute("SELECT id FROM activity WHERE deleted_at IS NULL ORDER BY position")]
        with in_bulk(db):
            for start in range(0, len(ids), _BATCH):
                write_again(db, ids[start : start + _BATCH])
        counted = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables()}
    return Counter(counted)


def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"


def _is_taken(db: Database, sql: str, row: Row) -> bool:
    """Insert a row; return whether it is in. One that the schema does not allow has nothing that belongs to it."""
    try:
        db.execute(sql, [row.cells[column.name] for column in row.table.columns])
    except sqlite3.IntegrityError:
        return False
    return True
