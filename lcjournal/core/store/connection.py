"""Opening, upgrading and closing a journal file; the one transaction every write goes through."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import lcjournal
from lcjournal.core import disk_words, key_file, keyring
from lcjournal.core.backup_names import next_name
from lcjournal.core.errors import DamagedJournalError, NewerJournalError, ReadOnlyJournalError, UserError
from lcjournal.core.files import make_folder, sync_folder
from lcjournal.core.folding import fold
from lcjournal.core.i18n import N_, _
from lcjournal.core.ids import uuid7
from lcjournal.core.migrations import APPLICATION_ID, migrations
from lcjournal.core.model import Change
from lcjournal.core.sqlite import Database, sqlite3
from lcjournal.core.store import ballast, soundness
from lcjournal.core.store.file_place import FilePlace, is_writable, reading_mode, take_foreign_log_away
from lcjournal.core.store.index import index_steps
from lcjournal.core.store.lock import InstanceLock
from lcjournal.core.store.log import waits as log_waits
from lcjournal.core.store.snapshot import snapshot

_WRITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "wal_autocheckpoint=200",
    "journal_size_limit=1000000",
    "secure_delete=ON",
)
_PRAGMAS = ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", "cache_size=-16000")
_NEWER = N_(
    "“{name}” was last written by a newer version of LC Journal than this one, {version}, which does not know all that "
    "is in it. It is safe: the file was left exactly as it was. Open it with the newer version."
)
_NO_FILE = N_("“{name}” is a folder, or something else that is no file. Nothing was changed.")
_DAMAGED = N_("The file “{name}” is not a sound journal. It was left as it is; nothing was lost by opening it.")


class Connection:
    """A journal file that is open, for writing by one program or for reading by any.

    ``clock`` returns the current aware UTC instant; ``random_bytes`` feeds new ids; ``on_change`` hears what each
    committed write touched. One that is opened ``beside`` another of the same program relies on the lock of that one.
    ``wait`` is for how many seconds each deed waits for another program that holds the file.
    """

    def __init__(  # noqa: PLR0913 -- each by its name
        self,
        path: Path,
        *,
        clock: Callable[[], datetime],
        random_bytes: Callable[[int], bytes],
        on_change: Callable[[Change], None],
        read_only: bool = False,
        beside: bool = False,
        wait: float = keyring.WAIT,
    ) -> None:
        self.path, self.read_only = path, read_only
        self._clock, self._random_bytes, self._on_change = clock, random_bytes, on_change
        self._lock: InstanceLock | None = None
        self._last_id = ""
        if read_only:
            self.db = _open_for_reading(path, wait)
            return
        if beside:
            self.db = _open_for_writing(path, self.now(), wait)
        else:
            make_folder(path.parent)
            self._lock = InstanceLock(path, self.now())
            ballast.give_way(path)
            take_foreign_log_away(path, self._lock.left)
            try:
                soundness.check_log(path)
                self.db = _open_for_writing(path, self.now(), wait)
            except BaseException:
                self._lock.release()
                raise
        self._place = FilePlace(path)
        if self._lock:
            self._lock.note(self._place.files, self.now())

    def beside(self, on_change: Callable[[Change], None]) -> "Connection":
        """Open the same journal once more, to write in another thread while this one stays open.

        Each waits for the other’s transaction to end.
        """
        clock, random_bytes = self._clock, self._random_bytes
        return Connection(self.path, clock=clock, random_bytes=random_bytes, on_change=on_change, beside=True)

    def tell(self, touched: Change) -> None:
        """Tell what a connection beside this one has touched."""
        self._on_change(touched)

    def now(self) -> datetime:
        """Return the current UTC instant by the injected clock."""
        return self._clock().astimezone(UTC)

    def stamp(self) -> str:
        """Return ``now`` as it is stored."""
        return self.now().isoformat(timespec="milliseconds")

    def new_id(self) -> str:
        """Return a new UUIDv7, which sorts behind every one made before through this connection."""
        self._last_id = uuid7(self.now(), self._random_bytes, self._last_id)
        return self._last_id

    @contextmanager
    def write(self, touched: Change) -> Iterator[Database]:
        """Run a block as one durable transaction, then tell what it touched. An exception leaves everything as it was.

        A full or read-only disk is said in a UserError.
        """
        if self.read_only:
            raise ReadOnlyJournalError(_("This journal is open for reading only."))
        self._place.check()
        ballast.give_way(self.path)
        try:
            with _at_once(self.db):
                yield self.db
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
                ballast.release(self.path)  # for the next try
            raise _said(error, self.path) from error
        self._on_change(touched)

    @property
    def is_firm(self) -> bool:
        """Whether the system keeps a second writer out; in a folder that knows no locks only the lease does."""
        return self._lock is None or self._lock.is_firm

    def hold(self) -> None:
        """Say that the journal is still open here. Raises JournalChangedError or JournalInUseError where it is not."""
        if self._lock:
            self._place.check()
            self._lock.renew(self.now())

    def fold(self) -> None:
        """Fold the write-ahead log into the one file, where no other connection reads it."""
        if not self.read_only:
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Fold the write-ahead log into the one file, close it and let others open it.

        A full disk leaves the log to the next opening; all that was saved is in it.
        """
        try:
            if self._lock:
                with suppress(sqlite3.OperationalError):
                    self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self.db.close()
            if self._lock:
                self._place.leave()
                self._lock.release()


@contextmanager
def _at_once(db: Database) -> Iterator[None]:
    """Make a transaction the only one that writes from its beginning: what it reads first is so until it ends."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def _said(error: sqlite3.DatabaseError | UnicodeDecodeError, path: Path) -> Exception:
    """Return the error as a person can act on it; one of our own making comes back as it is."""
    name = getattr(error, "sqlite_errorname", "")
    if isinstance(error, UnicodeDecodeError) or soundness.tells_of_damage(error):  # SQLite quotes what it cannot parse
        return DamagedJournalError(_(_DAMAGED).format(name=path.name))
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) and is_writable(path):  # it is no matter of rights
        name = "SQLITE_IOERR"
    if name.startswith("SQLITE_IOERR") and ballast.is_full(path):  # no room for the index of the log is told like this
        name = "SQLITE_FULL"
    sentences = {
        "SQLITE_FULL": _("This disk is full. Free some space; what you write is kept in the window until then."),
        "SQLITE_READONLY": _("The journal’s folder can only be read. Nothing could be saved."),
        "SQLITE_CANTOPEN": _("The journal’s folder can only be read. Nothing could be saved."),
        "SQLITE_BUSY": _("Another program holds the journal file. Nothing could be saved; try again."),
        "SQLITE_IOERR": _("The disk did not take the change. Nothing could be saved; try again."),
    }
    sentence = next((text for code, text in sentences.items() if name.startswith(code)), None)
    return UserError(sentence) if sentence else error


def _connect(path: Path, wait: float, *, read_only: bool) -> Database:
    _check_header(path)
    try:
        mode = reading_mode(path) if read_only else "rw"
        if not read_only and log_waits(path):
            _refuse_newer(path, wait)
        db = Database(keyring.connect(path, mode, wait), execute_plugins=False)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _said(error, path) from error
    try:
        db.conn.create_function("fold", 1, fold, deterministic=True)
        for pragma in _PRAGMAS:
            db.execute(f"PRAGMA {pragma}").fetchall()
        _check_schema(db, path)
        if not migrations.pending(db):
            soundness.check_schema(db, path, repair=not read_only)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        db.close()
        raise _said(error, path) from error
    except BaseException:
        db.close()
        raise
    return db


def _refuse_newer(path: Path, wait: float) -> None:
    """Look at a journal whose log waits without writing: closing one that is open to write would fold the log in."""
    db = Database(keyring.connect(path, "ro", wait), execute_plugins=False)
    try:
        _check_schema(db, path)
    finally:
        db.close()


def _open_for_reading(path: Path, wait: float) -> Database:
    """Open a journal as it is; one of an older version is read from an upgraded copy in memory, the file untouched."""
    db = _connect(path, wait, read_only=True)
    if not migrations.pending(db):
        return db
    upgraded = Database(sqlite3.connect(":memory:"), execute_plugins=False)
    try:
        keyring.give_key(upgraded.conn, keyring.key_for(path))  # SQLCipher copies between files of one key alone
        db.conn.backup(upgraded.conn)
        upgraded.conn.create_function("fold", 1, fold, deterministic=True)
        _upgrade(upgraded, path)
    finally:
        db.close()
    return upgraded


def _open_for_writing(path: Path, now: datetime, wait: float) -> Database:
    if not path.exists():
        _expect_no_key_file(path)
        _create(path)
    db = _connect(path, wait, read_only=False)
    try:
        for pragma in _WRITE_PRAGMAS:
            db.execute(f"PRAGMA {pragma}").fetchall()
        if migrations.pending(db):
            _upgrade(db, path, next_name(path.parent / "backups", path.stem, now, "-before-upgrade").path)
        index_steps(db)
    except sqlite3.DatabaseError as error:
        db.close()
        raise _said(error, path) from error
    except BaseException:
        db.close()
        raise
    return db


def _expect_no_key_file(path: Path) -> None:
    """A key file alone tells of a journal that was moved or lies on another disk: nothing is begun in its place."""
    if key_file.path_of(path).exists():
        sentence = _("The journal “{name}” is not there, only its key file. Nothing was made in its place.")
        raise UserError(sentence.format(name=path.name))


def _create(path: Path) -> None:
    """Make a new journal under another name first: a kill on the way leaves no half journal that looks damaged."""
    temporary = path.with_name(f".{path.name}.new")
    temporary.unlink(missing_ok=True)
    try:
        db = Database(sqlite3.connect(temporary), execute_plugins=False)
        try:
            _migrate(db)
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        temporary.unlink(missing_ok=True)
        raise _said(error, path) from error
    temporary.rename(path)
    sync_folder(path.parent)


def _upgrade(db: Database, path: Path, backup: Path | None = None) -> None:
    """Bring an older journal up to this version, after a ``backup`` of it.

    One that is not what it says it is stays as it was, and is damaged.
    """
    try:
        if backup is not None:
            snapshot(db, backup, path)
        _migrate(db)
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name not in {"", "SQLITE_ERROR"} and not name.startswith("SQLITE_CONSTRAINT"):
            raise
        raise DamagedJournalError(_(_DAMAGED).format(name=path.name)) from error


def _migrate(db: Database) -> None:
    """Apply what is pending with foreign keys off, as SQLite asks for schema changes, and check them after."""
    db.execute("PRAGMA foreign_keys=OFF")
    with db.atomic():
        migrations.apply(db)
        if broken := db.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.IntegrityError(f"{len(broken)} rows point to nothing after the upgrade")
    db.execute("PRAGMA foreign_keys=ON")


def _check_header(path: Path) -> None:
    """A file that exists and is not ours is damaged, never new: writing into it could destroy what is there."""
    try:
        if path.exists() and not path.is_file():  # to read from a pipe would wait for ever
            raise UserError(_(_NO_FILE).format(name=path.name))
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        told, reason = _("The journal “{name}” cannot be read: {reason}."), disk_words.reason(error)
        raise UserError(told.format(name=path.name, reason=reason)) from error
    if header.startswith(keyring.PLAIN):
        sound = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    else:
        sound = keyring.key_for(path) is not None
    if not sound:
        raise DamagedJournalError(_(_DAMAGED).format(name=path.name))


def _check_schema(db: Database, path: Path) -> None:
    """Refuse a journal that went through migrations this version does not know, before anything is written."""
    ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    applied = {migration.name for migration in migrations.applied(db)} if ours else set()
    if not applied:
        raise DamagedJournalError(_(_DAMAGED).format(name=path.name))
    if applied - {migration.name for migration in migrations._migrations}:  # noqa: SLF001 -- there is no public list
        raise NewerJournalError(_(_NEWER).format(name=path.name, version=lcjournal.__version__))
