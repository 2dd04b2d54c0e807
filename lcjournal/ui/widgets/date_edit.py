"""A day in the format of the region, with a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit
from typing_extensions import override

from lcjournal.core import i18n


class DateEdit(QDateEdit):
    """``day_chosen`` carries the new day after an edit by the person; ``set_day`` is silent."""

    day_chosen = Signal(object)

    def __init__(self, name: str, day: date) -> None:
        super().__init__()
        region = QLocale(i18n.region())
        self.setLocale(region)
        # Two digits of a year would send a typed 26 to 1926.
        short = region.dateFormat(QLocale.FormatType.ShortFormat)
        self.setDisplayFormat(short if "yyyy" in short else short.replace("yy", "yyyy"))
        self.setCalendarPopup(True)
        self.calendarWidget().setLocale(QLocale(i18n.language()))
        self.calendarWidget().setFirstDayOfWeek(region.firstDayOfWeek())
        self.setAccessibleName(name)
        self.set_day(day)
        self.dateChanged.connect(self._on_change)

    def day(self) -> date:
        """Return the day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show a day without telling."""
        blocked = self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(blocked)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; a day is not changed by passing over it."""
        event.ignore()

    def _on_change(self) -> None:
        self.day_chosen.emit(self.day())
