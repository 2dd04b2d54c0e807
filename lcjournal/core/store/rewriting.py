"""One journal file written anew with a key, or without one."""

import os
from pathlib import Path

from lcjournal.core import keyring
from lcjournal.core.errors import DamagedJournalError, UserError
from lcjournal.core.files import sync_folder
from lcjournal.core.i18n import _
from lcjournal.core.sqlite import Database, sqlite3
from lcjournal.core.store.snapshot import problems


def temporary_of(path: Path) -> Path:
    """Return the name under which a journal is written anew; a kill may leave it there."""
    return path.with_name(f".{path.name}.rewriting")


def rewrite(path: Path, key: bytes | None) -> None:
    """Replace a closed journal, of whatever version, by itself encrypted with ``key``, or plain without one.

    It is compared with what it was made of, and at every moment the whole old file or the whole new one is there.
    Raises UserError (another program reads it, or it is damaged), OSError or sqlite3.Error; it is then as it was.
    """
    temporary = temporary_of(path)
    temporary.unlink(missing_ok=True)
    try:
        _export(path, temporary, key)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        sync_folder(path.parent)  # a log that came back with the power would be taken for that of the new file
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _export(path: Path, target: Path, key: bytes | None) -> None:
    db = Database(keyring.connect(path, "rw"), execute_plugins=False)
    try:
        db.execute("PRAGMA temp_store=MEMORY").fetchall()
        if problems(db):
            raise DamagedJournalError(_("The file “{name}” is damaged and stays as it is.").format(name=path.name))
        _fold(db)
        db.execute("ATTACH ? AS anew KEY ?", [str(target), keyring.quoted(key) if key else ""])
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):  # it counts once it has been synced as a whole
            db.execute(f"PRAGMA anew.{pragma}").fetchall()
        db.execute("SELECT sqlcipher_export('anew')").fetchall()
        for name in ("application_id", "user_version"):  # which the export leaves out
            value = db.execute(f"PRAGMA main.{name}").fetchone()[0]
            db.execute(f"PRAGMA anew.{name}={value}").fetchall()
        db.execute("DETACH anew")
        _compare(db, target, key)
    finally:
        db.close()


def _fold(db: Database) -> None:
    """Leave no log beside the file: what is in one would outlive it, and be taken for that of the new file."""
    try:
        db.execute("PRAGMA journal_mode=DELETE").fetchall()
    except sqlite3.OperationalError as error:
        raise UserError(_("Another program holds the journal file. Nothing could be saved; try again.")) from error


def _compare(db: Database, target: Path, key: bytes | None) -> None:
    """Raise sqlite3.DatabaseError unless the new file is sound and has every table with all its rows."""
    copy = Database(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True), execute_plugins=False)
    try:
        keyring.give_key(copy.conn, key)
        if problems(copy) or _holds(copy) != _holds(db):
            raise sqlite3.DatabaseError("the file written anew is not the journal it was made of")
    finally:
        copy.close()


def _holds(db: Database) -> tuple[list[tuple[object, ...]], list[int]]:
    """Return the schema and the number of rows of each table."""
    schema = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    tables = [row[1] for row in schema if row[0] == "table"]
    return schema, [int(db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in tables]
