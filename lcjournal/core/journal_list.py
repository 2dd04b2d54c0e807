"""The journals of a person as settings keep them: places and nothing else, what they are called stands in them."""

from dataclasses import replace
from pathlib import Path

from lcjournal.core import settings as settings_file
from lcjournal.core.errors import UserError
from lcjournal.core.file_names import openable_name
from lcjournal.core.i18n import _
from lcjournal.core.paths import JOURNAL_SUFFIX, DataPaths
from lcjournal.core.settings import Settings
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store


def kept(places: DataPaths, path: Path) -> str:
    """Return what settings keep for a journal: inside the data folder its way from there, so that both may move."""
    inside = path.is_relative_to(places.folder)
    return path.relative_to(places.folder).as_posix() if inside else str(path)


def place(places: DataPaths, kept_: str) -> Path:
    """Return the journal that settings keep as ``kept_``."""
    return places.folder / kept_  # an absolute path stays what it is


def journals(places: DataPaths, settings: Settings) -> list[Path]:
    """Return the journals of the person, the one opened last first; before there is any, the place of the first."""
    found = [place(places, one) for one in settings.journals]
    return list(dict.fromkeys(found)) or [places.journal]


def of_last(places: DataPaths) -> DataPaths:
    """Return the places of the journal of the person’s that was opened last, for what works without a window."""
    path = journals(places, settings_file.load(places.settings))[0]
    return replace(places, beside=path.parent, used=path)


def opened(places: DataPaths, settings: Settings, path: Path) -> tuple[str, ...]:
    """Return the list once the journal at ``path`` was opened; the sample is not on it."""
    if path == places.sample:
        return settings.journals
    return tuple(kept(places, one) for one in dict.fromkeys([path, *journals(places, settings)]))


def without(places: DataPaths, settings: Settings, *paths: Path) -> tuple[str, ...]:
    """Return the list without some journals, whose files stay where they are."""
    return tuple(kept(places, one) for one in journals(places, settings) if one not in paths)


def title(path: Path) -> str:
    """Return what the person calls a journal, or ``""`` where it has no title, is locked or cannot be read now."""
    try:
        with Store.open_read_only(path) as store:
            return store.title
    except (UserError, OSError, sqlite3.Error):
        return ""


def new_place(folder: Path, name: str) -> Path:
    """Return where a new journal of this name would lie in a folder.

    Raises UserError for a name that no system takes, and where something lies there already.
    """
    stem = name.strip().removesuffix(JOURNAL_SUFFIX).strip()
    if stem.startswith(".") or openable_name(f"{stem}{JOURNAL_SUFFIX}") != f"{stem}{JOURNAL_SUFFIX}":
        raise UserError(_("“{name}” cannot be the name of a file. Choose another one.").format(name=stem))
    path = folder / f"{stem}{JOURNAL_SUFFIX}"
    if path.exists():
        raise UserError(_("There is a file “{name}” already. Choose another name.").format(name=path.name))
    return path
