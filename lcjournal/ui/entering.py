"""The way into a journal: it is shown, or one screen says why not and what can be done instead."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lcjournal.core.errors import (
    DamagedJournalError,
    JournalElsewhereError,
    JournalInUseError,
    KeyFileError,
    LockedJournalError,
    UserError,
)
from lcjournal.core.i18n import N_, _
from lcjournal.core.model import Change
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store.attachments import Attachments
from lcjournal.core.store.file_place import is_writable
from lcjournal.core.store.lock import end_lease
from lcjournal.core.store.soundness import tells_of_damage
from lcjournal.ui.open_journal import OpenJournal
from lcjournal.ui.widgets.state_panel import StatePanel, way_out

UNREADABLE = N_("Something in this journal cannot be read any longer.")


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

    damaged = Signal(object, object)
    """The journal at this path cannot be read: a DamagedJournalError, the path."""

    refused = Signal(object, object, str, bool)
    """A journal cannot be opened for another reason: the error, and path, page and ``expected`` of ``enter``."""

    def __init__(
        self, stage: Stage, on_change: Callable[[Change], None], choose: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stage, self._on_change, self._choose = stage, on_change, choose

    def enter(self, path: Path, page: str = "", *, expected: bool = False) -> None:
        """Show a journal, or one screen that says why not; one that is ``expected`` is never made anew."""
        try:
            journal = self._opened(path, page, expected=expected)
        except DamagedJournalError as error:
            self.damaged.emit(error, path)
        except (UserError, OSError, sqlite3.Error) as error:
            self.refused.emit(error, path, page, expected)
        else:
            self._let_in(journal, page)

    def enter_instead(self, path: Path, page: str = "", *, expected: bool = False) -> None:
        """Show a journal in the place of another, which stays where this one cannot be opened.

        Raises UserError, OSError or sqlite3.Error for what no screen of ours explains.
        """
        self._let_in(self._opened(path, page, expected=expected), page)

    def read(self, path: Path, page: str = "") -> None:
        """Open a journal to read, whoever writes it, and show it. Raises as ``enter_instead`` does."""
        self._let_in(self._opened_to_read(path, page), page)

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

    def _opened(self, path: Path, page: str, *, expected: bool) -> OpenJournal | None:
        """Open a journal; None where a screen of its own stands before it."""
        if expected and not path.exists():
            self._say_missing(path, page)
            return None
        if path.exists() and not is_writable(path):
            return self._opened_to_read(path, page)
        try:
            return OpenJournal(path, self._on_change)
        except JournalInUseError as error:
            self._say_in_use(error, path, page)
        except (LockedJournalError, KeyFileError):
            self.locked.emit(path, page)
        return None

    def _opened_to_read(self, path: Path, page: str) -> OpenJournal | None:
        try:
            return OpenJournal(path, self._on_change, read_only=True)
        except (LockedJournalError, KeyFileError):
            self.locked.emit(path, page)
        return None

    def _let_in(self, journal: OpenJournal | None, page: str) -> None:
        """Show a journal; damage that only shows when something in it is read is told as any other."""
        if journal is None:
            return
        try:
            self._stage.let_in(journal, page)
        except sqlite3.DatabaseError as error:
            if not tells_of_damage(error):
                raise
            self.damaged.emit(DamagedJournalError(_(UNREADABLE)), journal.path)

    def _say_in_use(self, error: JournalInUseError, path: Path, page: str) -> None:
        again = (_("Try again"), partial(self.enter, path, page, expected=True))
        title, other = _("This journal is already open"), (_("Another journal…"), self._choose)
        if isinstance(error, JournalElsewhereError):
            title = _("This journal seems to be open on another computer")
            again = (_("Open it here"), partial(self._enter_all_the_same, path, page))
        safe = _("Two who write one journal would lose words. To read it is safe.")
        actions = ((_("Open it to read"), partial(self.read, path, page)), again, other)
        self._stage.stand_before(StatePanel("books", title, f"{error} {safe}", actions, leave=way_out()))

    def _enter_all_the_same(self, path: Path, page: str) -> None:
        end_lease(path)
        self.enter(path, page, expected=True)

    def _say_missing(self, path: Path, page: str) -> None:
        sentence = _("{path} is not there. Its disk may not be plugged in, or the file was moved. Nothing was changed.")
        actions = (
            (_("Try again"), partial(self.enter, path, page, expected=True)),
            (_("Another journal…"), self._choose),
        )
        self._stage.stand_before(
            StatePanel(
                "folder-open",
                _("The journal is not in its place"),
                sentence.format(path=path),
                actions,
                leave=way_out(),
            )
        )
