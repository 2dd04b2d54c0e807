"""Which backups stay: many of the last days, fewer of the weeks and months before."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from lcjournal.core.backup_names import BackupName

NEVER_THINNED = 3
_ALL_OF = timedelta(days=2)
_SPANS: tuple[tuple[int, Callable[[BackupName], object]], ...] = (
    (12, lambda name: name.made_at.date()),
    (10, lambda name: name.made_at.isocalendar()[:2]),
    (9, lambda name: (name.made_at.year, name.made_at.month)),
)


def to_drop(backups: Sequence[BackupName]) -> list[BackupName]:
    """Return the backups that no longer need to be kept; ``backups`` come with the last made first.

    Kept are the last three, all of the two days up to the last, and the last of each of the twelve latest days, ten
    latest weeks and nine latest months *that have one*: a clock that jumps makes no backup older than it is.
    """
    kept = set(backups[:NEVER_THINNED])
    kept.update(name for name in backups if backups[0].made_at - name.made_at < _ALL_OF)
    for most, span in _SPANS:
        kept.update(_last_of_each(backups, span, most))
    return [name for name in backups if name not in kept]


def _last_of_each(backups: Iterable[BackupName], span: Callable[[BackupName], object], most: int) -> list[BackupName]:
    last: dict[object, BackupName] = {}
    for name in backups:
        last.setdefault(span(name), name)
    return list(last.values())[:most]
