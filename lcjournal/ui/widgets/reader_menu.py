"""What else can be done with an activity that is read: the menu behind the three dots."""

from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lcjournal.core import i18n, repeating
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Status


class ReaderMenu(QMenu):
    """Says what the person wants; ``show_activity`` words it for an activity."""

    status_chosen = Signal(str)
    star_chosen = Signal()
    follow_up_chosen = Signal()
    duplicate_chosen = Signal()
    weeks_chosen = Signal(int)
    history_chosen = Signal()
    bin_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._status = {status: self._status_action(status) for status in Status}
        self.addSeparator()
        self._star = self._add("", self.star_chosen)
        self._add(_("Continue in a new entry"), self.follow_up_chosen)
        self._add(_("Duplicate"), self.duplicate_chosen)
        self._weekly = QMenu(_("Repeat weekly"), self)
        self._weekly.triggered.connect(self._on_weeks)
        self._days = (date.min, date.min)
        self.aboutToShow.connect(self._fill_weeks)
        self.addMenu(self._weekly)
        self._add(_("Earlier versions…"), self.history_chosen)
        self.addSeparator()
        self._add(_("Move to the bin"), self.bin_chosen)

    def show_activity(self, activity: Activity, today: date) -> None:
        """Offer what makes sense for an activity."""
        for status, action in self._status.items():
            action.setVisible(status is not activity.status)
        self._star.setText(_("Remove the star") if activity.starred else _("Give it a star"))
        self._days = (activity.day, today)

    def _status_action(self, status: Status) -> QAction:
        words = {
            Status.PLANNED: _("Mark planned"),
            Status.IN_PROGRESS: _("Mark in progress"),
            Status.DONE: _("Mark done"),
        }
        action = QAction(words[status], self)
        action.setData(status.value)
        action.triggered.connect(self._on_status)
        self.addAction(action)
        return action

    def _add(self, text: str, chosen: SignalInstance) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(chosen)
        self.addAction(action)
        return action

    def _fill_weeks(self) -> None:
        """Fill in the weeks when someone looks: an entry is opened more often than repeated."""
        first, today = self._days
        days = repeating.weekly_days(first, repeating.MOST_WEEKS, today)
        self._weekly.clear()
        for weeks in range(repeating.FEWEST_WEEKS, len(days) + 1):
            last = i18n.day(days[weeks - 1], "d MMMM y")
            action = QAction(_("{count} weeks, until {day}").format(count=weeks, day=last), self._weekly)
            action.setData(weeks)
            self._weekly.addAction(action)

    def _on_status(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.status_chosen.emit(str(action.data()))

    def _on_weeks(self, action: QAction) -> None:
        self.weeks_chosen.emit(int(action.data()))
