"""Which days something is about: a usual period, or two days."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.progress import Period, Preset, period
from lcjournal.ui import theme
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label

_TWO_DAYS = ""


class PeriodChoice(QWidget):
    """``earliest`` gives the first day there is anything of, for the whole journal."""

    changed = Signal()

    def __init__(self, today: date, earliest: Callable[[], date]) -> None:
        super().__init__()
        self._today, self._earliest = today, earliest
        self._preset = QComboBox()
        self._preset.setAccessibleName(_("Period"))
        for preset, words in (
            (Preset.THREE_MONTHS, _("The last three months")),
            (Preset.SIX_MONTHS, _("The last six months")),
            (Preset.THIS_YEAR, _("This year")),
            (Preset.ALL, _("The whole journal")),
            (_TWO_DAYS, _("Between two days")),
        ):
            self._preset.addItem(words, str(preset))
        first = period(Preset.THREE_MONTHS, today)
        self._since, self._until = DateEdit(_("From"), first.since), DateEdit(_("To"), first.until)
        self._days = QWidget()
        flow = FlowLayout(self._days, theme.space(12))
        for name, field in ((_("From"), self._since), (_("To"), self._until)):
            flow.addWidget(label(name, "label", "text2", buddy=field))
            flow.addWidget(field)
            field.day_chosen.connect(self._on_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(self._preset)
        column.addWidget(self._days)
        self._days.hide()
        self.setFocusProxy(self._preset)
        self._preset.activated.connect(self._on_preset)

    def period(self) -> Period:
        """Return the days that were chosen, both included, in their order."""
        chosen = str(self._preset.currentData())
        if chosen == _TWO_DAYS:
            since, until = sorted((self._since.day(), self._until.day()))
            return Period(since, until)
        return period(Preset(chosen), self._today, [self._earliest()])

    def _on_preset(self) -> None:
        self._days.setVisible(self._preset.currentData() == _TWO_DAYS)
        self.changed.emit()

    def _on_day(self) -> None:
        self.changed.emit()
