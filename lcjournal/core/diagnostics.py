"""What the app knows of itself: versions, sizes, counts, settings. Nothing of what a person wrote, no name, no path."""

import platform
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import lcjournal
from lcjournal.core import belongings, i18n, keyring
from lcjournal.core.attachment_words import file_size
from lcjournal.core.backup_names import in_folder
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.paths import DataPaths, portable_folder
from lcjournal.core.settings import Settings
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

_TOLD = ("language", "region", "theme", "text_scale", "auto_advance", "personal_margins", "letter_keys", "spelling")


def report(store: Store, places: DataPaths, settings: Settings, now: datetime) -> str:
    """Return the report, a line a fact, in the language in use. Asks SQLite whether the file is sound: reads all of it.

    Paths are left out, as they name a person; questionnaires, tags and kinds too.
    """
    facts = [
        *_program(),
        (_("Made at"), f"{now.isoformat(timespec='minutes')}"),
        *_journal(store),
        *_places(store.path, places),
        *((name, str(getattr(settings, name))) for name in _TOLD),
        (_("Journals on the list"), str(len(settings.journals))),
    ]
    return "\n".join(_("{name}: {value}").format(name=name, value=value) for name, value in facts) + "\n"


def _program() -> list[tuple[str, str]]:
    frozen = _("installed") if getattr(sys, "frozen", False) else _("run from its source")
    return [
        ("LC Journal", f"{lcjournal.__version__}, {frozen}"),
        ("Python", platform.python_version()),
        ("SQLite", sqlite3.sqlite_version),
        (_("System"), f"{platform.system()} {platform.release()}, {platform.machine()}"),
        (_("Language in use"), f"{i18n.language()}, {i18n.region()}"),
    ]


def _journal(store: Store) -> list[tuple[str, str]]:
    sound = _("sound") if store.is_sound() else _("damaged")
    passphrase = _("yes") if keyring.is_encrypted(store.path) else _("no")
    return [
        (_("Journal file"), f"{file_size(store.path.stat().st_size)}, {sound}"),
        (_("Has a passphrase"), passphrase),
        *((table, i18n.integer(count)) for table, count in store.counts().items()),
        (_("Attached files that are missing"), i18n.integer(len(store.attachments.missing()))),
    ]


def _places(journal: Path, places: DataPaths) -> list[tuple[str, str]]:
    made = in_folder(journal.parent / "backups", journal.stem)
    last = made[0].made_at.isoformat(timespec="minutes") if made else _("none")
    return [
        (_("Backups"), _("{count}, the last of {instant}").format(count=i18n.integer(len(made)), instant=last)),
        (_("Logs"), _sized(belongings.inside(places.logs))),
        (_("Set aside"), _sized(belongings.inside(places.set_aside))),
        (_("Kept beside the program"), _("yes") if places.folder == portable_folder() else _("no")),
    ]


def _sized(files: Sequence[Path]) -> str:
    words = ngettext("{count} file, {size}", "{count} files, {size}", len(files))
    return words.format(count=i18n.integer(len(files)), size=file_size(belongings.size(files)))
