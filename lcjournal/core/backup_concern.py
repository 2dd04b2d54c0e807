"""Whether the backups of a journal are as they should be, in a sentence where they are not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from lcjournal.core import backup_reading
from lcjournal.core.backup import backups
from lcjournal.core.i18n import _
from lcjournal.core.store import Store

_OLD = timedelta(days=7)
"""What was written so long ago should be in a backup."""

_EVER = datetime(1, 1, 2, tzinfo=UTC)


def concern(store: Store, folder: Path, place: str, now: datetime) -> str:
    """Return what is amiss with the backups in ``folder`` and at the second ``place``, ``""`` for none; or nothing."""
    if place and not Path(place).is_dir():
        told = _("The backup folder {folder} is not there. Its disk may be unplugged. Your journal is safe.")
        return told.format(folder=place)
    found = backups(folder, store.path.stem)
    if not found:
        return _("There is no backup of this journal yet.") if store.was_written(_EVER, now - _OLD) else ""
    last = found[0]
    if now - last.made_at <= _OLD or not store.was_written(last.made_at, now):
        return ""
    told = _("The last backup is of {moment}. You have written since.")
    return told.format(moment=backup_reading.moment(last))
