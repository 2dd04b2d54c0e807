"""Erasing everything: first the list of what there is, then all of it is removed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lcjournal.core import belongings
from lcjournal.core.belongings import inside
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.paths import JOURNAL_SUFFIX, DataPaths


@dataclass(frozen=True, slots=True)
class Heap:
    """Files that go together: what they are in words, the folder, and which."""

    name: str
    place: Path
    files: tuple[Path, ...]


def everything(places: DataPaths, journals: Sequence[Path], others: Sequence[Path] = ()) -> list[Heap]:
    """Return all that the app keeps of a person, in the order to erase it; ``others`` are more folders of backups.

    Of a folder that the person chose for a journal, only what is ours by its name. What a person saved elsewhere,
    exports and copies, the app does not know.
    """
    heaps = [_heap(_("Journal “{name}”").format(name=one.stem), one.parent, _journal(one)) for one in journals]
    for folder in dict.fromkeys([*(one.parent / "backups" for one in journals), *others]):
        files = belongings.of_backups(folder, journals)
        count = sum(path.suffix == JOURNAL_SUFFIX for path in files)
        words = ngettext("{count} backup, with what is attached", "{count} backups, with what is attached", count)
        heaps.append(_heap(words.format(count=count), folder, files))
    for one in journals:
        aside = one.parent / "set aside"
        heaps.append(_heap(_("What was set aside"), aside, _of(aside, one)))
    aside, added, logs = places.folder / "set aside", places.instruments, places.logs
    heaps += [
        _heap(_("What was set aside"), aside, inside(aside)),
        _heap(_("The sample"), places.folder, _journal(places.sample)),
        _heap(_("Questionnaires that were added"), added, inside(added)),
        _heap(_("Logs"), logs, inside(logs)),
        _heap(_("Settings"), places.folder, [path for path in (places.settings,) if path.exists()]),
    ]
    return _each_once(heaps)


def erase(heaps: Iterable[Heap]) -> list[Path]:
    """Remove all files for good and return those that the system did not let go."""
    return [path for heap in heaps for path in belongings.drop(heap.files)]


def _each_once(heaps: Iterable[Heap]) -> list[Heap]:
    """Return the heaps that hold something, each file in the first only."""
    seen: set[Path] = set()
    kept = []
    for heap in heaps:
        files = tuple(path for path in heap.files if path not in seen)
        seen.update(files)
        if files:
            kept.append(Heap(heap.name, heap.place, files))
    return kept


def _heap(name: str, place: Path, files: list[Path]) -> Heap:
    return Heap(name, place, tuple(files))


def _journal(journal: Path) -> list[Path]:
    return belongings.of_journal(journal) + belongings.left_beside(journal)


def _of(folder: Path, journal: Path) -> list[Path]:
    """Return the files of a folder that are called after a journal."""
    return [path for path in inside(folder) if path.relative_to(folder).parts[0].startswith(f"{journal.stem}-")]
