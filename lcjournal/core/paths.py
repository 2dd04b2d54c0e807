"""Where things are: the person's data folder and the files that ship with the app."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import appdirs

JOURNAL_SUFFIX = ".lcjournal"

_PORTABLE, _PORTABLE_DATA = "portable", "lcjournal-data"


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The places inside one data folder; nothing else on the disk is written unless the person chooses it.

    ``beside`` is the folder of a journal that lies elsewhere: its backups and what is set aside lie with it. ``used``
    is the journal used last, where that is another than the first.
    """

    folder: Path
    beside: Path | None = None
    used: Path | None = None

    @property
    def settings(self) -> Path:
        """Window and language settings, JSON."""
        return self.folder / "settings.json"

    @property
    def journal(self) -> Path:
        """The person's own journal."""
        return self.used or self.folder / f"journal{JOURNAL_SUFFIX}"

    @property
    def sample(self) -> Path:
        """The sample journal, a file of its own so that it never mixes with a real one."""
        return self.folder / f"sample{JOURNAL_SUFFIX}"

    @property
    def backups(self) -> Path:
        """Verified copies of the journal."""
        return (self.beside or self.folder) / "backups"

    @property
    def set_aside(self) -> Path:
        """Files taken out of use and kept: a removed sample, a damaged journal."""
        return (self.beside or self.folder) / "set aside"

    @property
    def instruments(self) -> Path:
        """Questionnaires that were added; see ``core.instrument_library``."""
        return self.folder / "instruments"

    @property
    def logs(self) -> Path:
        """Crash and fault logs, without anything a person wrote."""
        return self.folder / "log"


def data_paths(folder: Path | None = None) -> DataPaths:
    """Return the places under ``folder``; without one in the portable folder, else in the user's of this system."""
    return DataPaths(folder or portable_folder() or Path(appdirs.user_data_dir("lcjournal", appauthor=False)))


def portable_folder() -> Path | None:
    """Return the folder beside the program in which it keeps its data, or None where it is not asked to.

    It is asked by a folder ``lcjournal-data`` or a file ``portable`` beside the program: a USB stick carries both.
    """
    beside = _program().parent
    data = beside / _PORTABLE_DATA
    return data if data.is_dir() or (beside / _PORTABLE).is_file() else None


def _program() -> Path:
    """Return what a person sees as the program: the AppImage, the bundle of macOS, the executable, our package."""
    if image := os.environ.get("APPIMAGE"):
        return Path(image)
    if not getattr(sys, "frozen", False):
        return Path(__file__).resolve().parent.parent
    executable = Path(sys.executable).resolve()
    return next((folder for folder in executable.parents if folder.suffix == ".app"), executable)


def _shipped(name: str) -> Path:
    """Return the folder ``name`` that ships with the app: beside a frozen app, inside the package, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = ([Path(frozen) / name] if frozen else []) + [package / name, package.parent / name]
    return next((place for place in places if place.is_dir()), places[-1])


def resources() -> Path:
    """Return the folder of instruments, kinds, themes and icons."""
    return _shipped("resources")


def catalogues() -> Path:
    """Return the folder of the gettext catalogues."""
    return _shipped("i18n")


def measurement(language: str) -> Path:
    """Return the page, in Markdown, that tells how the self-check measures; ``language`` is ``en`` or ``fr``."""
    return _shipped("docs") / ("measurement.fr.md" if language == "fr" else "measurement.md")
