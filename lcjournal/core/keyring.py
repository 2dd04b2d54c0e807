"""The keys of encrypted journals that were unlocked in this process; and opening a file with the key it needs.

A journal that begins as SQLite files do is plain, whatever lies beside it. Any other is encrypted where a key file lies
beside it or where it looks so, and damaged otherwise.
"""

from pathlib import Path

from lcjournal.core import key_file
from lcjournal.core.errors import KeyFileError, LockedJournalError
from lcjournal.core.i18n import _
from lcjournal.core.sqlite import sqlite3

PLAIN = b"SQLite format 3\x00"
"""How a journal begins that is not encrypted."""

WAIT = 5.0
"""For how many seconds one waits for another program that holds a journal, where no window waits too."""

_PAGE, _LOOKED_AT = 4096, 16
_VARIED = 250  # of 256 different bytes; a page made by chance lacks one of them once in 30,000 times

_known: dict[str, bytes] = {}


def remember(key_id: str, key: bytes) -> None:
    """Know a data key until ``forget``."""
    _known[key_id] = key


def forget() -> None:
    """Know no key any longer. Connections that are open stay so."""
    _known.clear()


def is_encrypted(path: Path) -> bool:
    """Return whether the file at ``path`` is a journal that is encrypted; not for what is no file.

    One whose key file is lost is told from a damaged one by its looks. Raises OSError.
    """
    if not path.is_file() or is_plain(path):
        return False
    return key_file.path_of(path).exists() or _looks_encrypted(path)


def is_plain(path: Path) -> bool:
    """Return whether a file begins as SQLite's do that anyone can read. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN


def _looks_encrypted(path: Path) -> bool:
    """Return whether a file has whole pages, and the first 16 of them are as varied as chance makes them."""
    if path.stat().st_size % _PAGE:  # a picture or an archive may look so too, and seldom ends with a page
        return False
    with path.open("rb") as file:
        beginning = file.read(_PAGE * _LOOKED_AT)
    pages = [beginning[start : start + _PAGE] for start in range(0, len(beginning), _PAGE)]
    return bool(pages) and all(len(set(page)) > _VARIED for page in pages)


def key_for(path: Path) -> bytes | None:
    """Return the data key of a journal or of a backup; None for a file that is not encrypted or not there.

    Raises LockedJournalError where the key is not known yet, KeyFileError where only a recovery sheet could tell it.
    """
    if not is_encrypted(path):
        return None
    try:
        identity = key_file.read(path).id
    except KeyFileError:
        identity = ""
    fitting = (key for key in _known.values() if opens(path, key))
    key = _known.get(identity) or next(fitting, None)
    if key is None:
        key_file.read(path)
        raise LockedJournalError(_("The journal “{name}” is locked by a passphrase.").format(name=path.name))
    return key


def opens(path: Path, key: bytes) -> bool:
    """Return whether a key is that of an encrypted file whose first page is whole."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        give_key(db, key)
        db.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlite3.DatabaseError:
        return False
    finally:
        db.close()
    return True


def connect(path: Path, mode: str, wait: float = WAIT) -> sqlite3.Connection:
    """Open the file at ``path`` with the key it needs; ``mode`` is ``ro``, ``rw`` or ``rwc``.

    Each deed waits ``wait`` seconds for another program that holds the file.
    Raises as ``key_for`` does, and sqlite3.Error.
    """
    key = key_for(path)
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", timeout=wait, uri=True)
    give_key(db, key)
    return db


def give_key(db: sqlite3.Connection, key: bytes | None) -> None:
    """Have a connection that was just opened read and write with a key; without one it stays plain.

    SQLCipher takes the 32 bytes as they are and makes nothing of them first. What it logs could name files.
    """
    if key is not None:
        db.execute("PRAGMA cipher_log_level=NONE").fetchall()
        db.execute(f"""PRAGMA key="{quoted(key)}" """).fetchall()


def quoted(key: bytes) -> str:
    """Return a key as SQLCipher takes it in PRAGMA key and ATTACH … KEY."""
    return f"x'{key.hex()}'"
