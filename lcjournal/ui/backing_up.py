"""Backups of the journal that is open: asked for, before what cannot be taken back, while one works, at the end."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from lcjournal.core.backup import Backup, back_up, back_up_elsewhere, thin, without
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.core.settings import Settings
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.ui import background
from lcjournal.ui.bus import Bus

T = TypeVar("T")

_EVERY_MS = 30 * 60 * 1000


class _Made(NamedTuple):
    """A backup, and a sentence where it could not be made in the second place too."""

    backup: Backup
    elsewhere: str


class BackingUp(QObject):
    """Makes backups in ``folder`` of the journal at ``path``, by itself half an hour after a change; ends with the bus.

    ``settings`` tell whether it does so by itself, and of a second place where they go too. A failure is said once
    where nobody asked for the backup: ``say`` shows a sentence. ``problem`` is what hindered the last one, in a
    sentence, or ``""``.
    """

    tried = Signal()
    """A backup was made, or could not be."""

    def __init__(
        self,
        path: Path,
        folder: Path,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        bus: Bus,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(bus)
        self._path, self._folder, self._settings, self._now, self._say = path, folder, settings, now, say
        self._changed, self.problem = False, ""
        self._waiting: list[tuple[Callable[[], object], str]] = []
        self._timer = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        bus.changed.connect(self._on_change)

    def make(self) -> None:
        """Make a backup in the background and say so."""
        self._start(self._on_made, self._on_refused)

    def before(self, deed: Callable[[], object], otherwise: str) -> None:
        """Make a backup and then do something that cannot be taken back; without one, say ``otherwise`` instead."""
        self._waiting.append((deed, otherwise))
        self._start(self._on_made_first, self._on_refused_first)

    def first(self, deed: Callable[[Store], T]) -> Callable[[Store], T]:
        """Return ``deed`` with a backup before it, made in the thread that does it; without one it raises UserError."""
        path, folder, second, now = self._path, self._folder, self._settings().second_place, self._now()

        def backed_up(store: Store) -> T:
            try:
                _copy(path, folder, second, now)
            except (UserError, OSError, sqlite3.Error) as error:
                told = _("The backup of what you have now could not be made, so nothing was changed.")
                raise UserError(told) from error
            return deed(store)

        return backed_up

    def finish(self) -> None:
        """Make a backup at once if anything changed since the last: the journal is about to be closed."""
        if not self._changed or not self._settings().auto_backup:
            return
        try:
            _copy(self._path, self._folder, self._settings().second_place, self._now())
        except (UserError, OSError, sqlite3.Error):
            return  # the journal itself is whole; Today tells of a backup that is old
        self._changed = False
        self._timer.stop()

    def _on_change(self, _change: Change) -> None:
        self._changed = True
        if not self._timer.isActive():
            self._timer.start()

    def _on_time(self) -> None:
        if not self._settings().auto_backup:
            return
        self._start(self._on_made_quietly, self._on_refused)

    def _start(self, done: Callable[[_Made], object], failed: Callable[[Exception], object]) -> None:
        path, folder, second, now = self._path, self._folder, self._settings().second_place, self._now()

        def copy(_task: background.Task) -> _Made:
            return _copy(path, folder, second, now)

        background.run(copy, done=done, failed=failed)

    def _note(self, made: _Made) -> None:
        self._changed, self.problem = False, made.elsewhere
        self._timer.stop()
        self.tried.emit()

    def _on_made(self, made: _Made) -> None:
        self._note(made)
        told = [_("Backup made, checked and readable."), *without(made.backup)]
        self._say(" ".join([*told, made.elsewhere] if made.elsewhere else told))

    def _on_made_first(self, made: _Made) -> None:
        self._note(made)
        deed, _otherwise = self._waiting.pop(0)
        deed()

    def _on_refused_first(self, _error: Exception) -> None:
        _deed, otherwise = self._waiting.pop(0)
        self._note_refusal()
        self._say(otherwise)

    def _on_made_quietly(self, made: _Made) -> None:
        known = self.problem
        self._note(made)
        if made.elsewhere and made.elsewhere != known:
            self._say(made.elsewhere)

    def _on_refused(self, _error: Exception) -> None:
        self._note_refusal()
        self._say(self.problem)

    def _note_refusal(self) -> None:
        self.problem = _("The backup could not be made. Your journal is safe.")
        self.tried.emit()


def _copy(path: Path, folder: Path, second: str, now: datetime) -> _Made:
    with Store.open_read_only(path) as store:
        made, elsewhere = back_up(store, folder, now), ""
        try:
            copy = back_up_elsewhere(store, Path(second), now) if second else None
        except (UserError, OSError, sqlite3.Error) as error:
            copy, elsewhere = None, _not_there(error)
    for backup in (made, copy):
        if backup is not None:
            thin(backup.path.parent, path.stem, now)
    return _Made(made, elsewhere)


def _not_there(error: Exception) -> str:
    return str(error) if isinstance(error, UserError) else _("The second backup could not be made: check its disk.")
