"""Going back to a backup: chosen by the person, or offered where the journal cannot be read."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lcjournal.core import backup_reading, disk_words
from lcjournal.core.backup_reading import ReadBackup
from lcjournal.core.errors import DamagedJournalError, UserError
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.paths import JOURNAL_SUFFIX, DataPaths
from lcjournal.core.restoring import restore
from lcjournal.core.sqlite import sqlite3
from lcjournal.ui import background, dialogs
from lcjournal.ui.backing_up import BackingUp
from lcjournal.ui.widgets.progress_panel import ProgressPanel
from lcjournal.ui.widgets.state_panel import StatePanel, way_out

if TYPE_CHECKING:  # nearly no start needs it
    from lcjournal.core.salvage import Salvaged


class Host(Protocol):
    """What the application does while a journal is replaced."""

    def stand_before(self, screen: QWidget) -> None:
        """Show a screen in the place of the journal, which is closed."""

    def say(self, text: str) -> None:
        """Say something that needs no answer."""


class Way(Protocol):
    """How a journal is shown."""

    def enter(self, path: Path) -> None:
        """Open a journal and show it."""

    def read(self, path: Path) -> None:
        """Open a journal to read and show it."""


class Restoring(QObject):
    """Puts a backup in the place of a journal. What stood there is kept, whatever it is."""

    def __init__(self, host: Host, way: Way, other: Callable[[], None], places: DataPaths, parent: QObject) -> None:
        """``other`` asks for another journal and shows it."""
        super().__init__(parent)
        self._host, self._way, self._other, self._places = host, way, other, places

    def choose(self, path: Path, backing_up: BackingUp) -> None:
        """Show the backups of the journal that is open, and go back to the one the person chooses."""
        from lcjournal.ui.backups_dialog import BackupsDialog

        dialog = BackupsDialog(path, self._at(path).backups, backup_reading.contents(path))
        if not dialogs.show(dialog) or (chosen := dialog.chosen()) is None:
            return
        if dialog.to_read:
            self._way.read(chosen.path)
            return
        refused = _("The backup of what you have now could not be made, so nothing was changed.")
        backing_up.before(partial(self.go_back, chosen.path, path), refused)

    def go_back(self, backup: Path, path: Path) -> None:
        """Close the journal at ``path``, put a backup in its place and show it."""
        aside = self._at(path).set_aside

        def put(_task: background.Task) -> Path | None:
            return restore(backup, path, aside, datetime.now(UTC))

        self._host.stand_before(StatePanel("clock-counter-clockwise", _("Going back to an earlier version…")))
        background.run(put, done=partial(self._on_back, path), failed=partial(self._on_refused, path))

    def tell_of(self, path: Path, sound: bool) -> None:
        """Ask the person what to do where the journal that is open turned out not to be sound."""
        if sound:
            return
        sentence = _("What you see may be incomplete. Nothing was changed.")
        if dialogs.confirm(_("The journal file is damaged"), sentence, _("See what can be done")):
            self.offer(DamagedJournalError(sentence), path)

    def offer(self, error: UserError, path: Path) -> None:
        """Say on one screen that the journal at ``path`` cannot be read, and offer the last backup that can."""
        folder, stem = self._at(path).backups, path.stem

        def look(_task: background.Task) -> ReadBackup | None:
            return backup_reading.newest_sound(folder, stem)

        title, looking = _("The journal file is damaged"), _("Looking for the last good backup…")
        self._host.stand_before(StatePanel("warning", title, f"{error}\n\n{looking}", leave=way_out()))
        background.run(look, done=partial(self._show_offer, error, path))

    def _show_offer(self, error: UserError, path: Path, found: ReadBackup | None) -> None:
        sentences, actions = [str(error)], list[tuple[str, Callable[[], object]]]()
        if found is None:
            sentences.append(_("There is no backup that can be read beside it. You may have one in another place."))
        else:
            when = backup_reading.moment(found.backup)
            told = _("The backup of {moment} is complete: {held}. The damaged file is kept aside.")
            sentences.append(told.format(moment=when, held=backup_reading.held(found)))
            actions.append((_("Open the backup"), partial(self.go_back, found.backup.path, path)))
            actions.append((_("Another backup…"), partial(self._choose_instead, path)))
        actions += [
            (_("A backup elsewhere…"), partial(self._choose_file, path)),
            (_("Save what can be read"), partial(self._salvage, path)),
            (_("Another journal…"), self._other),
        ]
        title, told = _("The journal file is damaged"), "\n\n".join(sentences)
        self._host.stand_before(StatePanel("warning", title, told, actions, leave=way_out()))

    def _choose_instead(self, path: Path) -> None:
        from lcjournal.ui.backups_dialog import BackupsDialog

        dialog = BackupsDialog(path, self._at(path).backups, None)
        if dialogs.show(dialog) and (chosen := dialog.chosen()) is not None:
            if dialog.to_read:
                self._way.read(chosen.path)
            else:
                self.go_back(chosen.path, path)

    def _choose_file(self, path: Path) -> None:
        patterns = _("Journals ({pattern})").format(pattern=f"*{JOURNAL_SUFFIX}")
        chosen = dialogs.open_file(_("Choose a backup"), patterns, path.parent)
        if chosen is not None:
            self.go_back(chosen, path)

    def _salvage(self, path: Path) -> None:
        from lcjournal.core.salvage import salvage

        now = datetime.now(UTC)
        target = path.with_name(f"{path.stem}-salvaged-{now:%Y%m%dT%H%M%S}{path.suffix}")

        def save(task: background.Task) -> "Salvaged":
            return salvage(path, target, lambda: datetime.now(UTC), os.urandom, task.report)

        sentence = _("It stays as it is; what is found goes into a new one.")
        shown = ProgressPanel("warning", _("Reading the damaged file…"), sentence)
        self._host.stand_before(shown)
        background.run(save, done=self._on_salvaged, failed=partial(self._on_lost, path), progress=shown.show_share)

    def _on_salvaged(self, made: "Salvaged") -> None:
        self._way.enter(made.path)
        count = made.counts.get("activity", 0)
        told = ngettext(
            "{count} activity was brought back into a new journal: {path}",
            "{count} activities were brought back into a new journal: {path}",
            count,
        )
        self._host.say(told.format(count=integer(count), path=made.path))

    def _on_lost(self, path: Path, error: Exception) -> None:
        if not isinstance(error, UserError | OSError | sqlite3.Error):
            raise error
        self.offer(UserError(disk_words.sentence(error)), path)

    def _on_back(self, path: Path, kept: Path | None) -> None:
        self._way.enter(path)
        if kept is None:
            self._host.say(_("This is the version you chose."))
        else:
            self._host.say(_("This is the version you chose. What stood here before is kept: {path}").format(path=kept))

    def _on_refused(self, path: Path, error: Exception) -> None:
        if not isinstance(error, UserError | OSError | sqlite3.Error):
            raise error
        self._way.enter(path)
        dialogs.error(disk_words.sentence(error), _("Nothing was changed"))

    def _at(self, path: Path) -> DataPaths:
        return replace(self._places, beside=path.parent)
