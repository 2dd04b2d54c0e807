"""Holidays and pauses in Settings: their days and names. Everything holds at once."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.model import Pause
from lcjournal.core.slot_words import pause_days
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.kept_rows import KeptRow
from lcjournal.ui.widgets.slot_fields import Fields


class PauseRow(KeptRow):
    """``edited`` carries the pause as it now is, ``removed`` that it goes."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, pause: Pause) -> None:
        super().__init__()
        self._pause = pause
        self._name = QLineEdit()
        self._name.setPlaceholderText(_("Holidays"))
        self._since, self._until = DateEdit(_("First day"), pause.since), DateEdit(_("Last day"), pause.until)
        self._remove = IconButton("trash-simple", _("Remove"))
        fields = Fields()
        for name, field in ((_("First day"), self._since), (_("Last day"), self._until), (_("Name"), self._name)):
            fields.add(name, field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(fields, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        self.show_pause(pause)
        for day in (self._since, self._until):
            day.setKeyboardTracking(False)
            day.day_chosen.connect(self._on_edit)
        self._name.editingFinished.connect(self._on_edit)
        self._remove.clicked.connect(self.removed)

    @override
    def stops(self) -> list[QWidget]:
        return [self._since, self._until, self._name, self._remove]

    @property
    def pause(self) -> Pause:
        """The pause as it was last shown."""
        return self._pause

    def show_pause(self, pause: Pause) -> None:
        """Show a pause; a name that is being written stays."""
        self._pause = pause
        self.setAccessibleName(pause_days(pause))
        self._remove.setAccessibleName(_("{action}: {title}").format(action=_("Remove"), title=pause_days(pause)))
        self._since.set_day(pause.since)
        self._until.set_day(pause.until)
        if not (self._name.hasFocus() and self._name.isModified()):
            self._name.setText(pause.name)

    def _on_edit(self) -> None:
        """Keep what stands here; a last day before the first takes it along."""
        since, until = self._since.day(), self._until.day()
        if until < since:
            since, until = (since, since) if self.sender() is self._since else (until, until)
        pause = replace(self._pause, since=since, until=until, name=self._name.text().strip())
        if pause != self._pause:
            self.edited.emit(pause)
