"""Why a journal cannot be opened that is not damaged, and what can be done: one screen, never a way to begin anew."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lcjournal.core import backup_reading, disk_words
from lcjournal.core.backup_reading import ReadBackup
from lcjournal.core.errors import NewerJournalError, UserError
from lcjournal.core.i18n import N_, _
from lcjournal.ui import background
from lcjournal.ui.widgets.state_panel import StatePanel, way_out

_NEWER, _REFUSED = N_("This journal needs a newer LC Journal"), N_("The journal could not be opened")


class Host(Protocol):
    """What the application does where a journal cannot be opened."""

    def stand_before(self, screen: QWidget) -> None:
        """Show a screen in the place of the journal, which is closed."""


class Way(Protocol):
    """How a journal is shown."""

    def enter(self, path: Path, page: str, *, expected: bool) -> None:
        """Show a journal, or a screen that says why not."""

    def read(self, path: Path) -> None:
        """Open a journal to read and show it."""


class Refusing(QObject):
    """Stands before a journal that is whole and cannot be opened here or now."""

    def __init__(self, host: Host, way: Way, other: Callable[[], None], parent: QObject) -> None:
        """``other`` asks for another journal and shows it."""
        super().__init__(parent)
        self._host, self._way, self._other = host, way, other

    def tell(self, error: Exception, path: Path, page: str, expected: bool) -> None:
        """Say why the journal at ``path`` cannot be opened; one for a newer version may have a backup for this one.

        ``page`` and ``expected`` are what trying again hands to ``Entrance.enter``.
        """
        if not isinstance(error, NewerJournalError):
            again = (_("Try again"), partial(self._way.enter, path, page, expected=expected))
            self._show(_REFUSED, why(error, path), again)
            return
        folder, stem = path.parent / "backups", path.stem

        def look(_task: background.Task) -> ReadBackup | None:
            return backup_reading.newest_sound(folder, stem)

        screen = self._show(_NEWER, str(error))
        task = background.run(look, done=partial(self._offer, error, screen))
        screen.destroyed.connect(task.cancel)

    def _offer(self, error: NewerJournalError, screen: QWidget, found: ReadBackup | None) -> None:
        """Offer a backup that this version can read, unless the person went on meanwhile."""
        if found is None or not screen.isVisible():
            return
        when = backup_reading.moment(found.backup)
        told = _("The backup of {moment} can be read here: {held}.")
        held = told.format(moment=when, held=backup_reading.held(found))
        self._show(_NEWER, f"{error}\n\n{held}", (_("Read the backup"), partial(self._way.read, found.backup.path)))

    def _show(self, title: str, sentence: str, *first: tuple[str, Callable[[], object]]) -> QWidget:
        actions = (*first, (_("Another journal…"), self._other))
        screen = StatePanel("warning", _(title), sentence, actions, leave=way_out())
        self._host.stand_before(screen)
        return screen


def why(error: Exception, path: Path) -> str:
    """Return why the journal at ``path`` cannot be opened, as a sentence in the language of the person."""
    if isinstance(error, UserError):
        return str(error)
    return _("{path}: {reason}. Nothing was changed.").format(path=path, reason=disk_words.reason(error))
