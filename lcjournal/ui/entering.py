"""The way into a journal: it is shown, or one screen says why not and what can be done instead."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lcjournal.core.errors import JournalElsewhereError, JournalInUseError, KeyFileError, LockedJournalError
from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store.attachments import Attachments
from lcjournal.core.store.file_place import is_writable
from lcjournal.core.store.lock import end_lease
from lcjournal.core.store.soundness import tells_of_damage
from lcjournal.ui.open_journal import OpenJournal
from lcjournal.ui.widgets.state_panel import StatePanel


class Stage(Protocol):
    """What the application does for the way in."""

    def stand_before(self, screen: QWidget, *, forget: bool = False) -> None:
        """Show a screen in the place of the journal, which is closed; ``forget`` keeps nothing of what it showed."""

    def let_in(self, journal: OpenJournal, page: str = "", *, as_left: bool = False) -> None:
        """Show a journal in the place of what is shown; ``as_left`` goes on with what was written there."""


class Entrance(QObject):
    """Opens one journal after the other; ``on_change`` hears what is written, ``choose`` asks for another journal."""

    locked = Signal(object, str)
    """The journal at this path waits for its passphrase or its recovery sheet; the page to show then."""

    damaged = Signal()
    """Something in the journal that was just opened cannot be read."""

    def __init__(
        self, stage: Stage, on_change: Callable[[Change], None], choose: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stage, self._on_change, self._choose = stage, on_change, choose

    def enter(self, path: Path, page: str = "", *, expected: bool = False) -> None:
        """Open a journal and show it; one that is ``expected`` is never made anew where it is missing.

        Raises UserError or OSError for what no screen of ours explains; what is shown then stays.
        """
        if expected and not path.exists():
            self._say_missing(path, page)
            return
        if not is_writable(path):
            self.read(path, page)
            return
        try:
            journal = OpenJournal(path, self._on_change)
        except JournalInUseError as error:
            self._say_in_use(error, path, page)
        except (LockedJournalError, KeyFileError):
            self.locked.emit(path, page)
        else:
            self._let_in(journal, page)

    def read(self, path: Path, page: str = "") -> None:
        """Open a journal to read, whoever writes it, and show it."""
        try:
            journal = OpenJournal(path, self._on_change, read_only=True)
        except (LockedJournalError, KeyFileError):
            self.locked.emit(path, page)
        else:
            self._let_in(journal, page)

    def reopen(self, path: Path) -> None:
        """Close a journal whose file was replaced, and show what is there now."""
        self._stage.stand_before(QWidget())
        self.enter(path, expected=True)

    def enter_as_left(self, path: Path) -> None:
        """Show a journal that went to another place as it was left."""
        self._stage.let_in(OpenJournal(path, self._on_change), as_left=True)

    def go_on_in(self, copy: Path, attached: Attachments) -> None:
        """Show a copy of the journal that is shown, with what is being written; its files are copied from there."""
        journal = OpenJournal(copy, self._on_change)
        for attachment in attached.all():
            journal.store.attachments.files.take(attached.files, attachment.sha256)
        self._stage.let_in(journal, as_left=True)

    def _let_in(self, journal: OpenJournal, page: str) -> None:
        """Show a journal; damage that only shows when something in it is read is told as any other."""
        try:
            self._stage.let_in(journal, page)
        except sqlite3.DatabaseError as error:
            if not tells_of_damage(error):
                raise
            self.damaged.emit()

    def _say_in_use(self, error: JournalInUseError, path: Path, page: str) -> None:
        again = (_("Try again"), partial(self.enter, path, page))
        title, other = _("This journal is already open"), (_("Another journal…"), self._choose)
        if isinstance(error, JournalElsewhereError):
            title = _("This journal seems to be open on another computer")
            again = (_("Open it here"), partial(self._enter_all_the_same, path, page))
        safe = _("Two who write one journal would lose words. To read it is safe.")
        actions = ((_("Open it to read"), partial(self.read, path, page)), again, other)
        self._stage.stand_before(StatePanel("books", title, f"{error} {safe}", actions))

    def _enter_all_the_same(self, path: Path, page: str) -> None:
        end_lease(path)
        self.enter(path, page)

    def _say_missing(self, path: Path, page: str) -> None:
        sentence = _("{path} is not there. Its disk may not be plugged in, or the file was moved. Nothing was changed.")
        actions = (
            (_("Try again"), partial(self.enter, path, page, expected=True)),
            (_("Another journal…"), self._choose),
        )
        self._stage.stand_before(
            StatePanel("folder-open", _("The journal is not in its place"), sentence.format(path=path), actions)
        )
