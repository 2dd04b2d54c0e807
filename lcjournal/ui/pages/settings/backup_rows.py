"""Settings of backups: when the last was made, where they lie, a second place, and the way back to one."""

from pathlib import Path

from lcjournal.core import backup_reading
from lcjournal.core.backup import Backup, backups, folder_elsewhere
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.ui import dialogs
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.settings_rows import SettingsRow, breakable
from lcjournal.ui.widgets.switch import Switch


class BackupRows:
    """The rows of the card on backups."""

    def __init__(self, context: Context) -> None:
        self._context = context
        now = button(_("Back up now"), "", "shield-check", small=True, on_click=context.controls.back_up)
        self._switch = Switch(_("Back up automatically"), checked=context.controls.settings().auto_backup)
        self._switch.clicked.connect(self._on_switch)
        self._auto = SettingsRow(_("Back up automatically"), "", self._switch)
        self._last = SettingsRow(_("Last backup"), "", now)
        folder = SettingsRow(_("Folder"), breakable(context.paths.backups))
        choose = button(_("Choose…"), "", "folder-open", small=True, on_click=self._choose_place)
        choose.setAccessibleName(_("Choose a second place for backups"))
        self._none = button(_("No second place"), "quiet", small=True, on_click=self._forget_place)
        self._second = SettingsRow(_("A second place"), "", self._none, choose)
        back = button(_("Restore…"), "", "clock-counter-clockwise", small=True, on_click=self._restore)
        words = _("See what would change first. What you have now is kept too.")
        earlier = SettingsRow(_("Go back to an earlier version"), words, back)
        self.rows = (self._auto, self._last, folder, self._second, earlier)

    def refresh(self) -> None:
        """Read again which backups there are."""
        path = self._context.store.path
        found = backups(self._context.paths.backups, path.stem)
        self._last.say(self._told(found) if found else _("None yet. One file more is all it takes."))
        self._auto.say(self._rule())
        place = self._context.controls.settings().second_place
        self._none.setVisible(bool(place))
        if not place:
            self._second.say(_("On another disk, for the day this one fails. Backups go there too."))
        elif not Path(place).is_dir():
            words = _("The backup folder {folder} is not there. Its disk may be unplugged. Your journal is safe.")
            self._second.say(words.format(folder=breakable(Path(place))))
        else:
            there = backups(folder_elsewhere(Path(place), path), path.stem)
            told = self._told(there) if there else _("None there yet.")
            self._second.say(f"{breakable(Path(place))}\n{told}")

    def _rule(self) -> str:
        if self._switch.isChecked():
            return _("Half an hour after a change, at the end, and before what cannot be taken back.")
        return _(
            "Off. Backups are made when you ask for one, and still before what cannot be taken back: an import, a way "
            "back to an earlier version, a passphrase, the emptying of the bin, a new version of the app."
        )

    def _on_switch(self) -> None:
        self._context.controls.change_settings(auto_backup=self._switch.isChecked())
        self.refresh()

    def _told(self, found: list[Backup]) -> str:
        words = ngettext(
            "{moment}, checked and readable; {count} kept", "{moment}, checked and readable; {count} kept", len(found)
        )
        return words.format(moment=backup_reading.moment(found[0]), count=integer(len(found)))

    def _choose_place(self) -> None:
        place = dialogs.choose_folder(_("A second place for backups"))
        if place is None:
            return
        self._context.controls.change_settings(second_place=str(place))
        self._context.controls.back_up()
        self.refresh()

    def _forget_place(self) -> None:
        self._context.controls.change_settings(second_place="")
        self.refresh()

    def _restore(self) -> None:
        self._context.journals.restoring.choose(self._context.store.path, self._context.backing_up)
