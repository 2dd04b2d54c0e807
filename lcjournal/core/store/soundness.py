"""Whether a journal that opens has the log, the tables and the indexes that it should have.

Its pages are looked at a moment later in the background (``snapshot.quick_check``): that reads all of the file, 3.6 s
for 100,000 entries, and a start should take one or two.
"""

import re
from collections import deque
from pathlib import Path

from lcjournal.core.errors import DamagedJournalError
from lcjournal.core.i18n import _
from lcjournal.core.migrations import SCRIPTS
from lcjournal.core.sqlite import Database, UnreadableRowError, sqlite3
from lcjournal.core.store.index import write_again
from lcjournal.core.store.log import log_of, read_log

_MADE = re.compile(r"CREATE (?P<type>TABLE|INDEX|VIRTUAL TABLE) (?P<name>\w+)")
_INDEX = "activity_text"
_PARTS = tuple(f"{_INDEX}_{part}" for part in ("data", "idx", "content", "docsize", "config"))
_BATCH = 500


def check_log(path: Path) -> None:
    """Raise DamagedJournalError where the log beside a closed journal is damaged in its middle.

    SQLite would drop what was written after that, and write over it. At rest there is no log and nothing to read.
    """
    log = log_of(path)
    if not log.is_file():
        return
    with log.open("rb") as file:
        if read_log(file).is_damaged:
            sentence = _("The log beside “{name}” is damaged. Both were left as they are, with what was written last.")
            raise DamagedJournalError(sentence.format(name=path.name))


def check_schema(db: Database, path: Path, *, repair: bool) -> None:
    """Look whether each table and index of the current schema is there, and no trigger or index that is not ours.

    With ``repair`` what can be made again is: indexes, the full-text index too. Raises DamagedJournalError where a
    table is missing, or a part of the full-text index and nothing may be written.
    """
    there = {(str(kind), str(name)) for kind, name in db.execute("SELECT type, name FROM sqlite_schema")}
    there -= {("table", name) for name in _virtual(db)} - {("table", _INDEX)}
    names = {name for kind, name in there if kind == "table"}
    searchable = {_INDEX, *_PARTS} <= names
    if _tables() - names - {_INDEX} or not (searchable or repair):
        sentence = _("Parts of the file “{name}” are missing. It was left as it is.")
        raise DamagedJournalError(sentence.format(name=path.name))
    if not repair:
        return
    missing = [sql for name, sql in _indexes().items() if ("index", name) not in there]
    foreign = [("trigger", name) for kind, name in there if kind == "trigger"]
    foreign += [("index", name) for name in _written_indexes(db) - _indexes().keys()]
    if missing or foreign or not searchable:
        _repair(db, missing, foreign, searchable=searchable)


def _written_indexes(db: Database) -> set[str]:
    """Return the indexes that a statement made, those of the migrations left aside."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name != '_sqlite_migrations'"
    return {str(row[0]) for row in db.execute(sql)}


def _virtual(db: Database) -> set[str]:
    sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'"
    return {str(row[0]) for row in db.execute(sql)}


def _repair(db: Database, missing: list[str], foreign: list[tuple[str, str]], *, searchable: bool) -> None:
    with db.atomic():
        for kind, name in foreign:
            db.execute(f'DROP {kind} "{name.replace(chr(34), chr(34) * 2)}"')
        for sql in missing:
            db.execute(sql)
        if not searchable:
            _make_index_again(db)


def _make_index_again(db: Database) -> None:
    # FTS5 lets nothing be done to an index without its settings, not even dropped
    db.execute(f"CREATE TABLE IF NOT EXISTS {_INDEX}_config (k PRIMARY KEY, v) WITHOUT ROWID")
    db.execute(f"INSERT OR IGNORE INTO {_INDEX}_config VALUES ('version', 4)")
    for name in (_INDEX, *_PARTS):
        db.execute(f"DROP TABLE IF EXISTS {name}")
    db.execute(_statements()["VIRTUAL TABLE", _INDEX])
    ids = [str(row[0]) for row in db.execute("SELECT id FROM activity WHERE deleted_at IS NULL ORDER BY position")]
    for start in range(0, len(ids), _BATCH):
        write_again(db, ids[start : start + _BATCH])


def tells_of_damage(error: BaseException) -> bool:
    """Whether an error met while reading says that the file is damaged: a page, a value, a text that is no UTF-8.

    SQLite looks at no letter; Python does when it reads one, and has no code for what it finds.
    """
    name = str(getattr(error, "sqlite_errorname", ""))
    pages = name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or isinstance(error, UnreadableRowError)
    return isinstance(error, sqlite3.DatabaseError) and (pages or "Could not decode to UTF-8" in str(error))


def texts_decode(db: Database) -> bool:
    """Return whether every text is one; it reads all of them, without a line of Python for each."""
    try:
        for (name,) in db.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).fetchall():
            deque(db.execute(f'SELECT * FROM "{name}"'), maxlen=0)
    except sqlite3.DatabaseError:
        return False
    return True


def unreadable_texts(db: Database) -> list[str]:
    """Name, in technical words, the rows with a text that is none any longer: SQLite looks at no letter."""
    db.conn.text_factory = bytes
    try:
        return [
            f"{table} row {number}: no text"
            for table in sorted(_tables() - {_INDEX})
            for number, *cells in db.execute(f"SELECT rowid, * FROM {table}")
            if not all(_is_text(cell) for cell in cells if isinstance(cell, bytes))
        ]
    finally:
        db.conn.text_factory = str


def _is_text(cell: bytes) -> bool:
    try:
        cell.decode()
    except UnicodeDecodeError:
        return False
    return True


def _statements() -> dict[tuple[str, str], str]:
    """Return what makes the current schema, by type and name."""
    statements = (sql for script in SCRIPTS for sql in script.strip().split("\n\n"))
    return {(match["type"], match["name"]): sql for sql in statements if (match := _MADE.match(sql))}


def _tables() -> set[str]:
    return {name for _type, name in _statements() if _type != "INDEX"}


def _indexes() -> dict[str, str]:
    return {name: sql for (type_, name), sql in _statements().items() if type_ == "INDEX"}
