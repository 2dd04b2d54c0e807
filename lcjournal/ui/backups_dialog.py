"""The backups of a journal: when each was made, what it holds, what differs from now; and the way back to one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget
from typing_extensions import override

from lcjournal.core import backup_reading
from lcjournal.core.backup import Backup, backups
from lcjournal.core.backup_reading import Contents, ReadBackup
from lcjournal.core.i18n import _
from lcjournal.ui import background, theme
from lcjournal.ui.dialogs import Dialog
from lcjournal.ui.widgets.labels import label


class BackupsDialog(Dialog):
    """Lists the backups of the journal at ``path`` that lie in ``folder``; ``present`` is what the journal holds now.

    ``present`` is None for a journal that cannot be read. When the person goes ahead ``chosen`` is the backup, and
    ``to_read`` says that it is only to be looked into.
    """

    def __init__(self, path: Path, folder: Path, present: Contents | None) -> None:
        super().__init__(_("Go back to an earlier version"))
        self.to_read = False
        self._present = present
        self._found: list[ReadBackup] = []
        self._list = QListWidget()
        self._list.setAccessibleName(_("Backups"))
        self._list.setWordWrap(True)
        self._list.setSpacing(theme.space(4))
        self._list.setMinimumHeight(theme.em(12))
        self._told = label(_("Reading the backups…"), "body", "text2", wrap=True)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._told)
        kept = _("What you have now is kept too: a backup is made of it first.")
        if present is None:
            kept = _("The damaged file is kept aside.")
        self.body.addWidget(label(kept, "meta", "text3", wrap=True))
        self._look = self.add_other(_("Look into it"), self._on_look)
        self._ahead = self.add_buttons(_("Go back to this version"), cancel=_("Cancel"))
        self._list.currentRowChanged.connect(self._tell)
        self._tell(-1)
        background.run(_reading(backups(folder, path.stem)), done=self._show)

    def chosen(self) -> Backup | None:
        """Return the backup that is chosen."""
        row = self._list.currentRow()
        return self._found[row].backup if row >= 0 else None

    @override
    def sizeHint(self) -> QSize:
        window = self.parentWidget()
        room = window.window().size() if window is not None else self.screen().availableSize()
        return QSize(theme.em(44), theme.em(34)).boundedTo(room * 0.92)

    def _show(self, found: list[ReadBackup]) -> None:
        self._found = found
        for one in found:
            when = backup_reading.moment(one.backup)
            self._list.addItem(f"{when}\n{backup_reading.held(one)}")
        if found:
            self._list.setCurrentRow(0)
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._told.setText(_("There is no backup of this journal yet."))

    def _tell(self, row: int) -> None:
        contents = self._found[row].contents if row >= 0 else None
        for verb in (self._look, self._ahead):
            verb.setEnabled(contents is not None)
        if contents is None or self._present is None:
            self._told.setText("" if row >= 0 else self._told.text())
            return
        lines = backup_reading.difference(contents, self._present)
        self._told.setText("\n".join(lines) or _("It holds as many activities and self-checks as your journal now."))

    def _on_look(self) -> None:
        self.to_read = True
        self.accept()


def _reading(found: list[Backup]) -> Callable[[background.Task], list[ReadBackup]]:
    def read_all(_task: background.Task) -> list[ReadBackup]:
        return [backup_reading.read(backup) for backup in found]

    return read_all
