"""Keeping a journal in another folder: copied in the background while nothing is written, then used from there."""

from pathlib import Path

from PySide6.QtCore import QObject

from lcjournal.core import belongings, journal_list, moving
from lcjournal.core.attachment_words import file_size
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.paths import DataPaths
from lcjournal.ui import background, dialogs
from lcjournal.ui.entering import Entrance
from lcjournal.ui.owner import Owner
from lcjournal.ui.widgets.progress_panel import ProgressPanel


class _GivenUp(Exception):  # noqa: N818 -- it says what happened, and it is not an error
    """The person pressed Cancel."""


class Moving(QObject):
    """Moves the journal that is open. What was copied stays in the old folder until the person removes it."""

    def __init__(self, owner: Owner, entrance: Entrance, places: DataPaths, parent: QObject) -> None:
        super().__init__(parent)
        self._owner, self._entrance, self._places = owner, entrance, places
        self._from, self._given_up = places.journal, False

    def ask(self, journal: Path) -> None:
        """Ask for a folder and move the open journal there with what belongs to it."""
        folder = dialogs.choose_folder(_("Where the journal is to be kept"), journal.parent)
        if folder is None or folder == journal.parent:
            return
        self._from, self._given_up, now = journal, False, self._owner.now()
        sentence = _("It is copied with its attached files and backups, and read back. Nothing is removed.")
        shown = ProgressPanel("folder-open", _("The journal is being moved…"), sentence, self._give_up)
        self._owner.stand_before(shown)

        def move(task: background.Task) -> Path:
            def report(share: float) -> None:
                if self._given_up:
                    raise _GivenUp
                task.report(share)

            return moving.move(journal, folder, now, report)

        background.run(move, done=self._on_moved, failed=self._on_failed, progress=shown.show_share)

    def _give_up(self) -> None:
        """Stop before the next file; the journal is shown again once what was copied is gone."""
        self._given_up = True

    def old_copy(self) -> Path | None:
        """Return the journal that was left in its old folder, or None where there is none."""
        kept = self._owner.settings().moved_from
        path = journal_list.place(self._places, kept)
        return path if kept and path.exists() else None

    def remove_old_copy(self) -> None:
        """Ask, and remove the old copy with what belongs to it."""
        old = self.old_copy()
        if old is None:
            return
        files = belongings.of_journal(old) + belongings.of_backups(old.parent / "backups", [old])
        sentence = _("The old copy in {folder}, {size}, goes for good. The journal you use is not touched.")
        words = sentence.format(folder=old.parent, size=file_size(belongings.size(files)))
        if dialogs.confirm(_("Remove the old copy?"), words, _("Remove"), danger=True):
            left = belongings.drop([*files, *belongings.left_beside(old)])
            if not left:
                self._owner.change_settings(moved_from="")
            self._owner.say(_("Some files could not be removed.") if left else _("The old copy is removed."))

    def _on_moved(self, target: Path) -> None:
        self._owner.change_settings(moved_from=journal_list.kept(self._places, self._from))
        self._entrance.enter_as_left(target)
        kept = journal_list.without(self._places, self._owner.settings(), self._from)
        self._owner.change_settings(journals=kept)
        sentence = _("The journal is kept in {folder} now. The old copy is still there; Settings can remove it.")
        self._owner.say(sentence.format(folder=target.parent))

    def _on_failed(self, error: Exception) -> None:
        self._entrance.enter(self._from)
        if isinstance(error, _GivenUp):
            self._owner.say(_("The journal stays where it was."))
        elif isinstance(error, UserError):
            dialogs.error(error)
        else:
            dialogs.error(_("The folder did not take the journal. It stays where it was."))
