"""What backups hold, read from them: how many activities, up to which day, and whether they are sound."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lcjournal.core import i18n
from lcjournal.core.attachment_words import file_size
from lcjournal.core.backup import Backup, backups
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import Filter
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store


@dataclass(frozen=True, slots=True)
class Contents:
    """What a journal or a backup holds: activities and self-checks, bin included, and the day of the last activity."""

    activities: int
    checks: int
    last_day: date | None


@dataclass(frozen=True, slots=True)
class ReadBackup:
    """A backup with what it holds; None where it cannot be read."""

    backup: Backup
    contents: Contents | None


def contents(path: Path) -> Contents:
    """Read what a journal or a backup holds. Raises as ``Store.open_read_only`` does, or sqlite3.Error."""
    with Store.open_read_only(path) as store:
        counts, last = store.counts(), store.activities.page(Filter(), limit=1, planned=False)
        return Contents(counts["activity"], counts["self_check"], last[0].day if last else None)


def read(backup: Backup) -> ReadBackup:
    """Read what a backup holds."""
    try:
        return ReadBackup(backup, contents(backup.path))
    except (UserError, OSError, sqlite3.Error):
        return ReadBackup(backup, None)


def newest_sound(folder: Path, stem: str) -> ReadBackup | None:
    """Return the last backup of the journal named ``stem`` in which nothing is wrong, or None where there is none."""
    return next((one for one in map(read, backups(folder, stem)) if one.contents and _is_sound(one.backup.path)), None)


def _is_sound(path: Path) -> bool:
    try:
        with Store.open_read_only(path) as store:
            return not store.file_problems()
    except (UserError, OSError, sqlite3.Error):
        return False


def moment(backup: Backup) -> str:
    """Return when a backup was made, by the clock on the wall then: “18 November 2026 at 09:12”."""
    made_at = backup.made_at.astimezone()
    return _("{day} at {time}").format(day=i18n.day(made_at.date()), time=i18n.clock(made_at))


def held(found: ReadBackup) -> str:
    """Return what a backup holds, as a line."""
    if found.contents is None:
        return _("It cannot be read.")
    size, count = file_size(found.backup.size), found.contents.activities
    if found.contents.last_day is None:
        return ngettext("{count} activity, {size}", "{count} activities, {size}", count).format(
            count=i18n.integer(count), size=size
        )
    words = ngettext(
        "{count} activity, the last of {day}, {size}", "{count} activities, the last of {day}, {size}", count
    )
    return words.format(count=i18n.integer(count), day=i18n.day(found.contents.last_day), size=size)


def difference(then: Contents, now: Contents) -> list[str]:
    """Return what a backup has more or fewer of than the journal now, a sentence each; empty where they are alike."""
    lines = []
    for more, fewer, count in (
        (_more_activities, _fewer_activities, then.activities - now.activities),
        (_more_checks, _fewer_checks, then.checks - now.checks),
    ):
        if count:
            lines.append((more if count > 0 else fewer)(abs(count)).format(count=i18n.integer(abs(count))))
    return lines


def _more_activities(count: int) -> str:
    return ngettext("{count} activity more than now.", "{count} activities more than now.", count)


def _fewer_activities(count: int) -> str:
    return ngettext("{count} activity fewer than now.", "{count} activities fewer than now.", count)


def _more_checks(count: int) -> str:
    return ngettext("{count} self-check more than now.", "{count} self-checks more than now.", count)


def _fewer_checks(count: int) -> str:
    return ngettext("{count} self-check fewer than now.", "{count} self-checks fewer than now.", count)
