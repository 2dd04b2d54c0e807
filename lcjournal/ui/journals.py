"""The journals of a person: the one to begin with, another, a new one, the sample."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from lcjournal.core import journal_list
from lcjournal.core.backup_names import journal_of
from lcjournal.core.errors import DamagedJournalError, UserError
from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.core.paths import JOURNAL_SUFFIX, DataPaths
from lcjournal.core.store import Store
from lcjournal.ui import dialogs, half_typed, sample
from lcjournal.ui.entering import UNREADABLE, Entrance
from lcjournal.ui.erasing import Erasing
from lcjournal.ui.locking import Locking
from lcjournal.ui.moving import Moving
from lcjournal.ui.owner import Owner
from lcjournal.ui.passphrases import Passphrases
from lcjournal.ui.refusing import Refusing, why
from lcjournal.ui.restoring import Restoring

_FIRST_PAGE = "today"


class Journals(QObject):
    """Opens the journals of a person one at a time and keeps the list of them."""

    def __init__(
        self,
        owner: Owner,
        places: DataPaths,
        path: Callable[[], Path | None],
        on_change: Callable[[Change], None],
        parent: QObject,
    ) -> None:
        """``path`` is that of the journal that is open; ``on_change`` hears what is written."""
        super().__init__(parent)
        self._owner, self._places, self._path = owner, places, path
        self.entrance = Entrance(owner, on_change, self.choose, self)
        self.locking = Locking(owner, self.entrance, path, self.choose, self)
        self.entrance.locked.connect(self.locking.ask)
        self.passphrases = Passphrases(owner, self.entrance, self)
        self.restoring = Restoring(owner, self.entrance, self.choose, places, self)
        self.entrance.damaged.connect(self.restoring.offer)
        self.refusing = Refusing(owner, self.entrance, self.choose, self)
        self.entrance.refused.connect(self.refusing.tell)
        self.moving = Moving(owner, self.entrance, places, self)
        self.erasing = Erasing(owner, self.entrance, places, self)

    def begin(self, page: str) -> None:
        """Show the journal opened last, or one screen that says why not."""
        settings = self._owner.settings()
        last = journal_list.place(self._places, settings.journal)
        sample_ = last == self._places.sample and last.exists()
        path = last if sample_ else self.listed()[0]
        self.entrance.enter(path, page, expected=bool(settings.journals) and not sample_)

    def tell_of_damage(self) -> None:
        """Take the journal off the screen where something in it could not be read, and say what can be done."""
        path = self._path()
        if path is not None:
            self.restoring.offer(DamagedJournalError(_(UNREADABLE)), path)

    def listed(self) -> list[Path]:
        """Return the journals of the person, the one opened last first."""
        return journal_list.journals(self._places, self._owner.settings())

    def note_opened(self, store: Store) -> None:
        """Remember which journal is open, and that it is one of the person’s unless it is the sample.

        One that is looked at, a backup or another version, is not.
        """
        path = store.path
        half_typed.only_for(path)
        if store.read_only:
            return
        settings = self._owner.settings()
        self._owner.change_settings(
            journal=journal_list.kept(self._places, path),
            journals=journal_list.opened(self._places, settings, path),
            welcomed=settings.welcomed or path == self._places.sample,
        )

    def open(self, path: Path) -> None:
        """Show another journal, a backup only to read; where it cannot be opened, say why and stay."""
        if path == self._path():
            return
        if journal_of(path) is not None:
            self.look_at(path)
            return
        try:
            self.entrance.enter_instead(path, _FIRST_PAGE, expected=True)
        except (UserError, OSError) as error:
            dialogs.error(why(error, path), _("The journal could not be opened"))

    def look_at(self, path: Path) -> None:
        """Show another journal to read; where it cannot be opened, say why and stay."""
        try:
            self.entrance.read(path, _FIRST_PAGE)
        except (UserError, OSError) as error:
            dialogs.error(why(error, path), _("The journal could not be opened"))

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
            self.entrance.enter_instead(path, _FIRST_PAGE)
        except (UserError, OSError) as error:
            dialogs.error(why(error, folder), _("The journal could not be made"))

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
        self.open(self._places.sample)
