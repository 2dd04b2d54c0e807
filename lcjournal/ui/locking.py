"""Locking the journal that is open, and opening it again: by its passphrase, or by the recovery sheet."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from lcjournal.core import disk_words, key_file, keyring, keys
from lcjournal.core.backup import second_folders
from lcjournal.core.errors import KeyFileError, UserError
from lcjournal.core.i18n import _
from lcjournal.ui import background, dialogs, half_typed, opening
from lcjournal.ui.entering import Entrance
from lcjournal.ui.owner import Owner
from lcjournal.ui.passphrase_dialog import ask_new_passphrase
from lcjournal.ui.stepping_away import SteppingAway
from lcjournal.ui.widgets.lock_screen import LockScreen
from lcjournal.ui.widgets.state_panel import StatePanel

_SOON_MS = 1
"""Long enough for who waits for a dialog to hear of its end: with no time between, that one would never come about."""


class Locking(QObject):
    """Stands before a journal until its key is known.

    ``path`` is that of the journal that is open, ``other`` asks for another journal and shows it.
    """

    _asked: tuple[Path, str]
    _screen: LockScreen

    def __init__(
        self,
        owner: Owner,
        entrance: Entrance,
        path: Callable[[], Path | None],
        other: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._owner, self._entrance, self._path, self._other = owner, entrance, path, other
        self._away = SteppingAway(self._minutes, self.lock, self)

    def lock(self) -> None:
        """Close the journal, forget its key and show nothing of it; one without a passphrase is only hidden.

        A dialog that is open is closed first: what waits for its answer is to end before its window goes. What was
        typed there is kept.
        """
        path = self._path()
        if path is None:
            return
        if dialogs.take_away():
            QTimer.singleShot(_SOON_MS, self, self.lock)
        else:
            self._lock(path)

    def _minutes(self) -> int:
        path = self._path()
        return self._owner.settings().lock_after if path is not None and keyring.is_encrypted(path) else 0

    def _lock(self, path: Path) -> None:
        if keyring.is_encrypted(path):
            self.ask(path)
            keyring.forget()
            opening.drop_copies()
            return
        told = _("This hides the journal from a glance. It protects nothing: a passphrase does, in Settings.")
        self._asked = (path, "")
        back = ((_("Show it again"), self._enter),)
        self._owner.stand_before(StatePanel("eye-slash", _("The journal is hidden"), told, back))

    def ask(self, path: Path, page: str = "") -> None:
        """Ask for the passphrase of a journal, then show it at ``page``."""
        self._asked, self._screen = (path, page), LockScreen()
        self._screen.given.connect(self._on_given)
        self._screen.sheet_wanted.connect(self._ask_sheet)
        self._screen.other_wanted.connect(self._other)
        self._screen.quit_wanted.connect(QCoreApplication.quit)
        self._owner.stand_before(self._screen)
        try:
            key_file.read(path)
        except KeyFileError as error:  # no passphrase will open it
            self._screen.refuse(str(error))

    def _ask_sheet(self) -> None:
        """Ask for the recovery sheet, then for a new passphrase, and show the journal."""
        path, _page = self._asked
        words = dialogs.ask_line(
            _("Open with the recovery sheet"),
            _("The groups of the sheet"),
            "",
            _("Go on"),
            sentence=_("Type all the groups, in capitals or not. Then you choose a new passphrase."),
        )
        if not words:
            return
        try:
            keys.unlock_by_sheet(path, words)
        except UserError as error:
            dialogs.error(error)
            return
        if new := ask_new_passphrase(_("A new passphrase")):
            try:
                keys.set_passphrase(path, new, second_folders(self._owner.settings().second_place, path))
            except (UserError, OSError) as error:
                dialogs.error(disk_words.sentence(error), _("The passphrase could not be set"))
        self._enter()

    def _on_given(self, passphrase: str) -> None:
        path, _page = self._asked
        self._screen.wait()

        def derive(_task: background.Task) -> None:
            keys.unlock(path, passphrase)

        background.run(derive, done=self._on_known, failed=self._on_refused)

    def _on_known(self, _nothing: None) -> None:
        self._enter()

    def _enter(self) -> None:
        self._entrance.enter(*self._asked)
        if waiting := half_typed.titles():
            told = _("What you had typed in “{title}” is kept: it stands there when you open that again.")
            self._owner.say(told.format(title=waiting[-1]))

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._screen.refuse(str(error))
        if isinstance(error, KeyFileError):
            self._ask_sheet()
