"""The journals of a person: the one to begin with, another, a new one, the sample."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from lcjournal.core import journal_list
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.core.paths import JOURNAL_SUFFIX, DataPaths
from lcjournal.core.settings import Settings
from lcjournal.ui import dialogs, sample
from lcjournal.ui.entering import Entrance, Stage

_FIRST_PAGE = "today"


class Owner(Stage, Protocol):
    """What the application does for its journals."""

    def settings(self) -> Settings:
        """Return the settings in force."""

    def change_settings(self, **changes: object) -> None:
        """Change settings by name, and keep them."""

    def is_sample(self) -> bool:
        """Say whether the journal on screen is the sample."""

    def now(self) -> datetime:
        """Return the local time."""

    def say(self, text: str) -> None:
        """Say something that needs no answer."""


class Journals(QObject):
    """Opens the journals of a person one at a time and keeps the list of them."""

    def __init__(self, owner: Owner, places: DataPaths, on_change: Callable[[Change], None], parent: QObject) -> None:
        super().__init__(parent)
        self._owner, self._places = owner, places
        self.entrance = Entrance(owner, on_change, self.choose, self)

    def begin(self, page: str) -> None:
        """Show the journal opened last. Raises UserError when it cannot be opened."""
        settings = self._owner.settings()
        last = journal_list.place(self._places, settings.journal)
        if last == self._places.sample and last.exists():
            self.entrance.enter(last, page)
        else:
            self.entrance.enter(self.listed()[0], page, expected=bool(settings.journals))

    def listed(self) -> list[Path]:
        """Return the journals of the person, the one opened last first."""
        return journal_list.journals(self._places, self._owner.settings())

    def note_opened(self, path: Path) -> None:
        """Remember which journal is open, and that it is one of the person’s unless it is the sample."""
        settings = self._owner.settings()
        self._owner.change_settings(
            journal=journal_list.kept(self._places, path),
            journals=journal_list.opened(self._places, settings, path),
            welcomed=settings.welcomed or path == self._places.sample,
        )

    def open(self, path: Path) -> None:
        """Show another journal; where it cannot be opened, say why and stay."""
        try:
            self.entrance.enter(path, _FIRST_PAGE, expected=True)
        except (UserError, OSError) as error:
            dialogs.error(str(error), _("The journal could not be opened"))

    def choose(self) -> None:
        """Ask for the file of a journal and show it."""
        patterns = _("Journals ({pattern})").format(pattern=f"*{JOURNAL_SUFFIX}")
        path = dialogs.open_file(_("Open another journal"), patterns, self.listed()[0].parent)
        if path is not None:
            self.open(path)

    def create(self) -> None:
        """Ask for a name and a folder, and show a new journal there."""
        name = dialogs.ask_line(_("New journal"), _("Name of the file"), "", _("Choose its folder…"))
        folder = dialogs.choose_folder(_("Where the new journal is kept"), self._places.folder) if name else None
        if folder is None:
            return
        try:
            path = journal_list.new_place(folder, name)
            self.entrance.enter(path, _FIRST_PAGE)
        except (UserError, OSError) as error:
            dialogs.error(str(error), _("The journal could not be made"))

    def leave_out(self, path: Path) -> None:
        """Take a journal off the list; its file stays where it is."""
        kept = journal_list.without(self._places, self._owner.settings(), path)
        self._owner.change_settings(journals=kept)
        self._owner.say(_("Off the list. The file stays where it is: {path}").format(path=path))

    def open_sample(self) -> None:
        """Show the sample journal, made new in the background if it is not there."""
        if self._places.sample.exists():
            self._on_sample_made(None)
        else:
            sample.make(self._places.sample, self._owner.now().date(), self._on_sample_made)

    def open_own(self) -> None:
        """Show the journal of the person’s that was opened last; an open sample is set aside, not deleted."""
        shown = self._owner.is_sample()
        self.entrance.enter(self.listed()[0], _FIRST_PAGE)
        if shown:
            sample.put_away(self._places.sample, self._places.set_aside, self._owner.now())
            self._owner.say(_("The sample is put away. This is your own journal."))

    def _on_sample_made(self, _nothing: None) -> None:
        self.entrance.enter(self._places.sample, _FIRST_PAGE)
