"""What Today says of backups: nothing, all being well."""

from PySide6.QtCore import Signal

from lcjournal.core.backup_concern import concern
from lcjournal.core.i18n import _
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.notice import Notice


class BackupNotice(Notice):
    """Tells of a backup that failed or is old, or of a second place that is not there."""

    settings_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("", "shield-check")
        self._context = context
        self.add(_("Settings"), self._on_settings, "quiet")
        self.add(_("Back up now"), context.controls.back_up)
        context.backing_up.tried.connect(self.refresh)

    def refresh(self) -> None:
        """Look again how the backups stand."""
        context = self._context
        words = context.backing_up.problem
        if not words and not context.store.read_only and not context.controls.is_sample():
            place = context.controls.settings().second_place
            words = concern(context.store, context.paths.backups, place, context.now())
        self.say(words)
        self.setVisible(bool(words))

    def _on_settings(self) -> None:
        self.settings_requested.emit()
