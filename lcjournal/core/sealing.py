"""Giving a journal its passphrase, and taking it away: its file, what is attached, its backups, what was set aside.

The journal itself is replaced in one step, which says what it is from then on. A note beside it (``core.sealing_note``)
tells what is under way; where that was cut short, ``finish`` at the next opening does the rest, or takes back what came
before that step.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lcjournal.core import conflict_copies, key_file, keyring, keys, sealing_note, side_folder
from lcjournal.core.backup_names import in_folder
from lcjournal.core.errors import KeyFileError, UserError
from lcjournal.core.i18n import _
from lcjournal.core.paths import JOURNAL_SUFFIX, DataPaths
from lcjournal.core.sealed_file import is_sealed
from lcjournal.core.sealing_note import Note
from lcjournal.core.side_folder import SideFolder
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.core.store.lock import InstanceLock
from lcjournal.core.store.rewriting import rewrite, temporary_of

Report = Callable[[float], object]
_PROBLEMS = (UserError, OSError, sqlite3.Error)


def _nobody(_share: float) -> None:
    """Hear how far it is, and do nothing."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is done. ``left`` are files that stay as they were: they are damaged, or the disk took no more.

    ``readable`` need no passphrase though the journal is encrypted: versions of it that a program left beside it, and
    folders of backups that were not to be reached.
    """

    left: tuple[Path, ...] = ()
    readable: tuple[Path, ...] = ()


def seal(
    path: Path,
    passphrase: str,
    *,
    key: bytes | None = None,
    now: datetime | None = None,
    others: tuple[Path, ...] = (),
    report: Report = _nobody,
) -> Sealed:
    """Encrypt a closed journal, then what belongs to it. It is unlocked afterwards.

    ``key`` is the one whose recovery sheet the person has, of ``key_file.new_key``; without one it is made here.
    ``others`` are folders of backups apart from the usual one; ``report`` hears the share that is done, and may raise
    to stop, which leaves the rest to ``finish``. Raises UserError, OSError or sqlite3.Error; the journal is then plain.
    """
    keys.usable(passphrase)
    with _held(path, now):
        if keyring.is_encrypted(path):
            raise UserError(_("The journal “{name}” has a passphrase already.").format(name=path.name))
        work = _Work(path, key or key_file.new_key(), others, report)
        work.note("seal")
        try:
            work.make_key_file(passphrase)
            rewrite(path, work.key)
        except BaseException:
            _forget_key_file(path)
            raise
        return work.seal_rest()


def unseal(
    path: Path, *, now: datetime | None = None, others: tuple[Path, ...] = (), report: Report = _nobody
) -> Sealed:
    """Make an unlocked journal plain again, with all that belongs to it; arguments as those of ``seal``.

    Raises LockedJournalError, UserError, OSError or sqlite3.Error, or what ``report`` does; it is then encrypted.
    """
    with _held(path, now):
        key = keyring.key_for(path)
        if key is None:
            raise UserError(_("The journal “{name}” has no passphrase.").format(name=path.name))
        return _Work(path, key, others, report).unseal()


def finish(path: Path, *, now: datetime | None = None, report: Report = _nobody) -> Sealed:
    """Do the rest of what was cut short, before a journal is opened; nearly always there is nothing to do.

    Raises as ``keyring.key_for`` does where a journal has not been unlocked, and JournalInUseError.
    """
    note = sealing_note.read(path)
    if note is None or not path.exists():
        if keyring.is_encrypted(path):
            with suppress(KeyFileError, OSError):
                keys.spread(path)
        return Sealed()
    with _held(path, now):
        temporary_of(path).unlink(missing_ok=True)
        key = keyring.key_for(path)
        if key is not None:
            return _go_on(_Work(path, key, note.others, report), note)
        _drop_sealed(note)
        _forget_key_file(path)
        return Sealed()


def _go_on(work: "_Work", note: Note) -> Sealed:
    """Do the rest for a journal that is encrypted."""
    if note.deed == "seal":
        return work.seal_rest()
    if not note.is_by(work.key):
        sealing_note.remove(work.path)
        return Sealed()
    try:
        return work.unseal()
    except _PROBLEMS:
        return Sealed((work.path,))


@contextmanager
def _held(path: Path, now: datetime | None) -> Iterator[None]:
    if not path.exists():
        raise UserError(_("There is no journal in {folder} yet.").format(folder=path.parent))
    lock = InstanceLock(path, now)
    try:
        yield
    finally:
        lock.release()


def _forget_key_file(path: Path) -> None:
    """Remove the key file and the note, unless the journal turns out to be encrypted: it would be lost without."""
    if keyring.is_plain(path):
        key_file.path_of(path).unlink(missing_ok=True)
        sealing_note.remove(path)


def _drop_sealed(note: Note) -> None:
    """Remove encrypted files that a journal needs no longer, since it is plain by now and they are too."""
    for folder, names in note.drop.items():
        files = SideFolder(Path(folder))
        for name in names:
            if files.place(name).is_file() and is_sealed(files.place(name)):
                files.drop(name)


@dataclass
class _Work:
    """What is to be done to one journal, whose lock is held, and with one key."""

    path: Path
    key: bytes
    others: tuple[Path, ...]
    report: Report
    left: list[Path] = field(default_factory=list)

    def note(self, deed: str, drop: dict[str, list[str]] | None = None) -> Note:
        """Write down what is under way."""
        note = Note(deed, sealing_note.proof(deed, self.key), self.others, drop or {})
        sealing_note.write(self.path, note)
        return note

    def make_key_file(self, passphrase: str) -> None:
        """Put the key file there first: it means nothing beside a plain journal."""
        wrapped = key_file.wrap(self.key, passphrase)
        key_file.write(self.path, wrapped)
        keyring.remember(wrapped.id, self.key)

    def seal_rest(self) -> Sealed:
        """Encrypt what belongs to the journal, which is encrypted by now. What fails is left, and told."""
        self._sweep()
        copies = [copy for copy in self._copies() if keyring.is_plain(copy)]
        for done, copy in enumerate(copies):
            self.report(done / (len(copies) + 1))
            self._seal_copy(copy)
        self._seal_files(_own_files(self.path, self.key), set())
        for folder in self._folders():
            self._seal_files(side_folder.shared(folder, self.key), _plainly_kept(folder))
        sealing_note.remove(self.path)
        self.report(1.0)
        away = [folder for folder in self.others if not folder.parent.is_dir()]
        return Sealed(tuple(self.left), (*conflict_copies.readable(self.path), *away))

    def unseal(self) -> Sealed:
        """Make plain what belongs to the journal, then the journal itself, then remove what is still encrypted.

        Where that fails before the journal is plain, all is encrypted again.
        """
        self.note("unseal")
        try:
            note = self.note("unseal", self._unseal_rest())
            rewrite(self.path, None)
        except BaseException:
            if not keyring.is_plain(self.path):
                self.note("seal")
                self.report = _nobody
                self.seal_rest()
            raise
        _drop_sealed(note)
        _forget_key_file(self.path)
        self.report(1.0)
        return Sealed(tuple(self.left))

    def _unseal_rest(self) -> dict[str, list[str]]:
        copies = [copy for copy in self._copies() if keyring.is_encrypted(copy)]
        for done, copy in enumerate(copies):
            self.report(done / (len(copies) + 1))
            self._unseal_copy(copy)
        folders = [_own_files(one, self.key) for one in (self.path, *copies)]
        folders += [side_folder.shared(one, self.key) for one in self._folders()]
        return {str(files.folder): self._unseal_files(files) for files in folders}

    def _sweep(self) -> None:
        """Remove what a kill left half written, in the clear: it is a part of what is whole elsewhere."""
        half = list(self.path.parent.glob(f".{self.path.name}.*"))
        half += _own_files(self.path, self.key).folder.glob(".adding.*")
        for folder in self._folders():
            half += [*folder.glob(f".{self.path.stem}-*"), *side_folder.shared(folder).folder.glob(".adding.*")]
        for file in half:
            file.unlink(missing_ok=True)

    def _folders(self) -> tuple[Path, ...]:
        places = DataPaths(self.path.parent)
        return (places.backups, places.set_aside, *self.others)

    def _copies(self) -> list[Path]:
        """Return the backups of the journal and what of it was set aside."""
        return [name.path for folder in self._folders() for name in in_folder(folder, self.path.stem)]

    def _seal_copy(self, copy: Path) -> None:
        try:
            key_file.copy(self.path, copy)
            rewrite(copy, self.key)
            self._seal_files(_own_files(copy, self.key), set())
        except _PROBLEMS:
            self.left.append(copy)

    def _unseal_copy(self, copy: Path) -> None:
        try:
            rewrite(copy, None)
            key_file.path_of(copy).unlink(missing_ok=True)
        except _PROBLEMS:
            self.left.append(copy)

    def _seal_files(self, files: SideFolder, plainly_kept: set[str] | None) -> None:
        """Encrypt the files of a folder; plain ones stay where plain journals need them, all of them for None."""
        for file in list(files.all()):
            place = files.place(file.name)
            try:
                if is_sealed(place):
                    continue
                files.keep_bytes(files.read_file(place), place.name)
            except _PROBLEMS:
                self.left.append(place)
            else:
                if plainly_kept is not None and file.name not in plainly_kept:
                    files.drop(file.name)

    def _unseal_files(self, files: SideFolder) -> list[str]:
        """Have each file of a folder plain too that is encrypted with this key; return the names of those."""
        plain, done = SideFolder(files.folder), []
        for file in list(files.all()):
            place = files.place(file.name)
            if is_sealed(place) and self._reads(files, place):
                plain.keep_bytes(files.read_file(place), place.name)
                done.append(file.name)
        return done

    def _reads(self, files: SideFolder, place: Path) -> bool:
        """Return whether a file can be read whole; among those that backups share, one may be of another journal."""
        try:
            for _chunk in files.read_file(place):
                pass
        except _PROBLEMS:
            if files.folder == _own_files(self.path, self.key).folder:
                self.left.append(place)
            return False
        return True


def _own_files(journal: Path, key: bytes) -> SideFolder:
    """Return the folder with the files of a journal or a copy alone, seen with a key that it has or will have."""
    return SideFolder(side_folder.folder_of(journal), key=key)


def _plainly_kept(folder: Path) -> set[str] | None:
    """Return the digests that plain backups in a folder name, those of other journals; None where one is not read."""
    kept = set[str]()
    try:
        for path in filter(keyring.is_plain, folder.glob(f"*{JOURNAL_SUFFIX}")):
            with Store.open_read_only(path) as store:
                kept |= {attachment.sha256 for attachment in store.attachments.all()}
    except _PROBLEMS:
        return None
    return kept
