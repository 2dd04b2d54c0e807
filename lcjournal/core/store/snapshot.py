"""A verified copy of an open journal, in one file."""

import os
from pathlib import Path

from lcjournal.core import key_file, keyring
from lcjournal.core.errors import DamagedJournalError
from lcjournal.core.files import make_folder, sync_folder
from lcjournal.core.i18n import _
from lcjournal.core.sqlite import Database, sqlite3
from lcjournal.core.store.soundness import texts_decode

COUNTED = (
    "activity",
    "session",
    "reflection",
    "revision",
    "self_check",
    "answer",
    "target",
    "goal",
    "goal_step",
    "goal_look",
    "slot",
    "pause",
)


def counts(db: Database) -> dict[str, int]:
    """Return the number of rows of each table a person's words and answers live in, bin included.

    A copy is made of a journal before it is upgraded: a table that it does not have yet holds nothing.
    """
    there = set(db.table_names())
    return {
        table: int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) if table in there else 0
        for table in COUNTED
    }


def problems(db: Database) -> list[str]:
    """Return what SQLite finds wrong: page structure, indexes, foreign keys. Technical words; empty when sound."""
    found = [str(row[0]) for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"foreign key: {row[0]} row {row[1]} has no {row[2]}" for row in db.execute("PRAGMA foreign_key_check")]
    return found


def quick_check(db: Database) -> bool:
    """Return whether SQLite's quick check finds the file and its full-text index sound; it reads every page."""
    try:
        return [row[0] for row in db.execute("PRAGMA quick_check(1)")] == ["ok"]
    except sqlite3.DatabaseError:
        return False


def snapshot(db: Database, target: Path, source: Path) -> Path:
    """Copy the committed state of ``db`` to ``target`` and return it; only a copy that reads back whole is kept.

    ``VACUUM INTO`` a temporary name, reopened, integrity and counts compared, fsync, rename. The copy of an encrypted
    journal, whose file is ``source``, is encrypted with the same key and has a key file of its own. Raises OSError,
    sqlite3.Error or DamagedJournalError; ``target`` is then not there.
    """
    key = keyring.key_for(source)
    make_folder(target.parent)
    temporary = target.with_name(f".{target.name}.part")
    temporary.unlink(missing_ok=True)
    try:
        db.execute("VACUUM INTO ?", [str(temporary)])
        _verify(db, temporary, key)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        if key is not None:
            key_file.copy(source, target)
        temporary.rename(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return target


def _verify(original: Database, copy_path: Path, key: bytes | None) -> None:
    copy = Database(sqlite3.connect(f"{copy_path.absolute().as_uri()}?mode=ro", uri=True), execute_plugins=False)
    try:
        keyring.give_key(copy.conn, key)
        if found := problems(copy):
            raise sqlite3.DatabaseError(found[0])
        if not texts_decode(copy):
            raise DamagedJournalError(_("A text of the journal is damaged: a copy of it would not be whole."))
        if counts(copy) != counts(original):
            raise sqlite3.DatabaseError("the copy holds other numbers of rows than the journal")
    finally:
        copy.close()
