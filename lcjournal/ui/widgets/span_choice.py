"""The period that charts begin with: a usual one, or between two days."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lcjournal.core import progress
from lcjournal.core.i18n import _
from lcjournal.core.progress import Period, Preset
from lcjournal.ui import theme
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.segmented import Segmented

_TWO_DAYS = "days"


class SpanChoice(Segmented):
    """``fields`` are the two days, for whoever lays them out; they are shown when they count."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        presets = [
            (Preset.THREE_MONTHS, _("3 months")),
            (Preset.SIX_MONTHS, _("6 months")),
            (Preset.THIS_YEAR, str(today.year)),
            (Preset.ALL, _("All time")),
            (_TWO_DAYS, _("From … to …")),
        ]
        super().__init__(_("Period"), presets, Preset.THIS_YEAR)
        first = progress.period(Preset.THIS_YEAR, today)
        self._since, self._until = DateEdit(_("From"), first.since), DateEdit(_("To"), first.until)
        self.fields = QWidget()
        flow = FlowLayout(self.fields, theme.space(12))
        for name, field in ((_("From"), self._since), (_("To"), self._until)):
            field.setKeyboardTracking(False)  # a year half typed is no period
            field.day_chosen.connect(self.changed)
            flow.addWidget(label(name, "label", "text2", buddy=field))
            flow.addWidget(field)
        self.fields.hide()
        self.chosen.connect(self._on_choice)

    def period(self, whole: Period) -> Period:
        """Return what is chosen; ``whole`` is the period of all there is, and nothing lies after it.

        The two days follow a usual period, so that one goes on from what one sees.
        """
        if self.value() == _TWO_DAYS:
            since, until = sorted(min(field.day(), whole.until) for field in (self._since, self._until))
            return Period(since, until)
        preset = Preset(self.value())
        usual = whole if preset is Preset.ALL else progress.period(preset, whole.until)
        self._show_days(usual)
        return usual

    def state(self) -> dict[str, object]:
        """Return what is chosen, for ``restore``."""
        return {"preset": self.value(), "days": Period(self._since.day(), self._until.day())}

    def restore(self, state: dict[str, object]) -> None:
        """Choose by code what ``state`` returned."""
        if isinstance(days := state.get("days"), Period):
            self._show_days(days)
        self.choose(str(state.get("preset", Preset.THIS_YEAR)))
        self.fields.setVisible(self.value() == _TWO_DAYS)

    def _show_days(self, days: Period) -> None:
        self._since.set_day(days.since)
        self._until.set_day(days.until)

    def _on_choice(self) -> None:
        self.fields.setVisible(self.value() == _TWO_DAYS)
        self.changed.emit()
