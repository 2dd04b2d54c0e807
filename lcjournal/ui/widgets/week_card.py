"""This week on Today: its protected time, its bars, its sum, and what is usual."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lcjournal.core import i18n, progress
from lcjournal.core.i18n import _
from lcjournal.core.protected_week import planned_minutes
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.slot_line import SlotLine
from lcjournal.ui.widgets.week_bars import WeekBars

_WEEKS_OF_USUAL = 12


class WeekCard(Card):
    """The week of today under the protected time that is next; ``review_requested`` asks to look back on it."""

    review_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.slot, self._bars = SlotLine(), WeekBars()
        self._sum, self._usual = label("", "figure"), label("", "meta", "text2", wrap=True)
        self.look_back = Tag(_("Review…"), tint="surface", ink="accent_text")
        self.look_back.padding = 0
        self.look_back.clicked.connect(self.review_requested)
        row = QHBoxLayout()
        row.setSpacing(theme.space(16))
        row.addWidget(self._bars, 1)
        row.addWidget(rule(vertical=True))
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        words.addWidget(label(_("This week"), "meta", "text2"))
        words.addWidget(self._sum)
        words.addWidget(self._usual)
        words.addStretch(1)
        words.addWidget(self.look_back, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words)
        self.body.addWidget(self.slot)
        self.body.addLayout(row)

    def show_week(self, store: Store, now: datetime) -> None:
        """Show the week of an aware local instant."""
        today = now.date()
        start = progress.week_start(today, i18n.first_weekday())
        sessions = store.activities.sessions(since=start - timedelta(weeks=_WEEKS_OF_USUAL))
        days = {day.day: day.minutes for day in progress.heat(sessions) if day.day >= start}
        self._bars.show_week(start, today, days, planned_minutes(store, now, i18n.first_weekday()))
        self._sum.setText(i18n.duration(sum(days.values())))
        usual = progress.usual_minutes(sessions, i18n.first_weekday(), today, _WEEKS_OF_USUAL)
        self._usual.setText(_("usually about {time}").format(time=i18n.duration(usual)) if usual else "")
