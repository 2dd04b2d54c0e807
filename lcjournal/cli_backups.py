"""``lcjournal backup`` and ``lcjournal restore``: verified copies of the journal, and going back to one."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from lcjournal import cli_output as output
from lcjournal.core import i18n
from lcjournal.core.attachment_words import file_size
from lcjournal.core.backup import Backup, back_up, backups, row_counts, thin, without
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.paths import DataPaths
from lcjournal.core.restoring import restore
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store


def made(store: Store, places: DataPaths) -> tuple[str, output.Value]:
    """Back up the journal, let older backups go by rule, and say where the copy is."""
    now = datetime.now(UTC)
    copy = back_up(store, places.backups, now)
    dropped = thin(places.backups, store.path.stem, now)
    lines = [_("Backup made, checked and readable: {path}").format(path=copy.path), *without(copy)]
    if dropped:
        sentence = ngettext(
            "{count} older backup is no longer needed and was removed.",
            "{count} older backups are no longer needed and were removed.",
            len(dropped),
        )
        lines.append(sentence.format(count=i18n.integer(len(dropped))))
    value = {"path": str(copy.path), "made_at": copy.made_at.isoformat(), "size": copy.size, "left_out": copy.left_out}
    return "\n".join(lines), value | {"dropped": [str(path) for path in dropped]}


def listed(places: DataPaths) -> tuple[str, list[output.Value]]:
    """List the backups with what they hold, the last made first."""
    found = backups(places.backups, places.journal.stem)
    told = [_told(backup) for backup in found]
    if not told:
        return _("There is no backup in {folder} yet.").format(folder=places.backups), []
    return "\n".join(line for line, _value in told), [value for _line, value in told]


def _told(backup: Backup) -> tuple[str, output.Value]:
    made_at = backup.made_at.astimezone()
    value = {"path": str(backup.path), "made_at": backup.made_at.isoformat(), "size": backup.size}
    named = {"day": i18n.day(made_at.date()), "time": i18n.clock(made_at), "name": backup.path.name}
    try:
        counts = row_counts(backup.path)
    except (UserError, OSError, sqlite3.Error):
        line = _("{name}: {day} at {time}, cannot be read").format(**named)
        return line, value | {"readable": False, "counts": {}}
    sentence = ngettext(
        "{name}: {day} at {time}, {count} activity, {size}",
        "{name}: {day} at {time}, {count} activities, {size}",
        counts["activity"],
    )
    line = sentence.format(**named, count=i18n.integer(counts["activity"]), size=file_size(backup.size))
    return line, value | {"readable": True, "counts": counts}


def restored(arguments: argparse.Namespace, places: DataPaths) -> tuple[str, output.Value]:
    """Put the backup that was named in the place of the journal, which is kept aside."""
    backup = _named(arguments.backup, places)
    kept = restore(backup, places.journal, places.set_aside, datetime.now(UTC))
    lines = [_("The journal is now as in {name}.").format(name=backup.name)]
    if kept:
        lines.append(_("What was there before is kept: {path}").format(path=kept))
    counts = row_counts(places.journal)
    value = {"from": str(backup), "kept": str(kept) if kept else None, "counts": counts}
    return "\n".join([*lines, *output.count_lines(counts)]), value


def _named(name: Path, places: DataPaths) -> Path:
    """Return the backup of this path, or of this file name in the folder of backups."""
    found = next((path for path in (name, places.backups / name.name) if path.is_file()), None)
    if found is None:
        raise UserError(_("There is no backup “{name}”. See them with --list.").format(name=name))
    return found
