"""The files that a journal is made of, and those that belong to it: to move them together, and to erase them."""

from collections.abc import Iterable
from pathlib import Path

from lcjournal.core import key_file, sealing_note, side_folder
from lcjournal.core.backup_names import in_folder
from lcjournal.core.paths import JOURNAL_SUFFIX
from lcjournal.core.store import ballast

_BESIDE = ("-wal", "-shm", "-wal-replaced", ".lock")


def of_journal(journal: Path) -> list[Path]:
    """Return the files without which a journal is not whole: itself, its key file, what is attached."""
    attached = inside(side_folder.folder_of(journal))
    return [path for path in (journal, key_file.path_of(journal)) if path.exists()] + attached


def left_beside(journal: Path) -> list[Path]:
    """Return what an open journal, or one that was open, has beside it for a while."""
    beside = [journal.with_name(journal.name + suffix) for suffix in _BESIDE]
    half_written = sorted(journal.parent.glob(f".{journal.name}.*"))
    found = (*beside, ballast.path_of(journal), sealing_note.path_of(journal), *half_written)
    return [path for path in found if path.exists()]


def of_backups(folder: Path, journals: Iterable[Path]) -> list[Path]:
    """Return the backups of journals in a folder with their key files, and the attached files they share there.

    The shared ones are left out where yet another journal has backups in the same folder.
    """
    copies = [name.path for journal in journals for name in in_folder(folder, journal.stem)]
    found = [path for copy in copies for path in (copy, key_file.path_of(copy)) if path.exists()]
    others = set(folder.glob(f"*{JOURNAL_SUFFIX}")) - set(copies)
    return found if others or not copies else found + inside(folder / "files")


def inside(folder: Path) -> list[Path]:
    """Return every file in a folder and below; none where there is no such folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def size(paths: Iterable[Path]) -> int:
    """Return how many bytes files take; one that has gone takes none."""
    return sum(path.stat().st_size for path in paths if path.exists())


def drop(paths: Iterable[Path]) -> list[Path]:
    """Remove files for good, and the folders that are then empty; return those that could not be removed."""
    left, folders = [], set[Path]()
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
        folders |= {path.parent, path.parent.parent}
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        if any(part.name in _OURS or part.suffix == ".files" for part in (folder, folder.parent)):
            _drop_empty(folder)
    return left


_OURS = ("backups", "files", "set aside", "log", "instruments")


def _drop_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # something else lies there
