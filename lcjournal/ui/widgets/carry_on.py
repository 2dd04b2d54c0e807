"""What can be carried on, on Today: what is under way, what has no reflection yet, what is planned next."""

from PySide6.QtCore import Signal

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Filter, Status
from lcjournal.core.store import Store
from lcjournal.ui.timekeeper import Timekeeper
from lcjournal.ui.widgets.activity_line import ActivityLine
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty

_MOST = 5


class CarryOn(Card):
    """A few activities, each with one thing to do."""

    opened = Signal(str)
    write_requested = Signal(str)
    done_requested = Signal(str)
    timer_requested = Signal(str)

    def show_activities(self, store: Store, timekeeper: Timekeeper) -> None:
        """Show what there is now."""
        empty(self.body)
        lines = self._lines(store, timekeeper)
        for number, line in enumerate(lines):
            if number:
                self.body.addWidget(rule())
            line.opened.connect(self.opened)
            self.body.addWidget(line)
        if not lines:
            words = _("Nothing under way. A talk, an hour with a colleague, a chapter: note it above in one line.")
            self.body.addWidget(label(words, "body", "text2", wrap=True))

    def _lines(self, store: Store, timekeeper: Timekeeper) -> list[ActivityLine]:
        activities = store.activities
        lines = [
            self._timed(row, runs=timekeeper.runs_for(row.id))
            for row in activities.page(Filter(status=Status.IN_PROGRESS), limit=_MOST - 2)
        ]
        for row in activities.page(Filter(status=Status.DONE), limit=_MOST):
            if not row.excerpt and len(lines) < _MOST - 1:
                remark = _("{day} · no reflection yet, three lines are enough")
                lines.append(ActivityLine(row, remark.format(day=_weekday(row)), _("Write")))
                lines[-1].acted.connect(self.write_requested)
        for row in activities.planned()[: max(1, _MOST - len(lines))]:
            lines.append(ActivityLine(row, _("Planned {day}").format(day=_weekday(row)), _("Done")))
            lines[-1].acted.connect(self.done_requested)
        return lines

    def _timed(self, row: ActivityRow, *, runs: bool) -> ActivityLine:
        words, icon = (_("Stop"), "stop") if runs else (_("Start now"), "play")
        line = ActivityLine(row, _last_session(row), words, icon)
        line.acted.connect(self.timer_requested)
        return line


def _weekday(row: ActivityRow) -> str:
    return i18n.day(row.day, "EEEE d MMM")


def _last_session(row: ActivityRow) -> str:
    if not row.minutes:
        return _("Under way since {day}").format(day=_weekday(row))
    return _("Last session {day} · {time} in all").format(day=_weekday(row), time=i18n.duration(row.minutes))
