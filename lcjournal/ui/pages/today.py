"""Today: note something, see the week, carry on, and what pulls."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n, progress
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, ActivityRow, Change, Filter, FormId, Status
from lcjournal.ui import theme
from lcjournal.ui.activity_changes import ActivityChanges
from lcjournal.ui.context import Context
from lcjournal.ui.pages.page import Page
from lcjournal.ui.widgets.activity_line import ActivityLine
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card, Strip, scroll
from lcjournal.ui.widgets.first_steps import FirstSteps
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.quick_add import QuickAdd
from lcjournal.ui.widgets.score_summary import LatestScore, TensionSummary
from lcjournal.ui.widgets.week_bars import WeekBars

_TWO_COLUMNS_EM = 56
_SIDE_EM = 24.3
_ANY_WIDTH = 16_777_215
"""Qt’s own number for a widget without a limit."""
_CARRY_ON = 5
_WEEKS_OF_USUAL = 12


class TodayPage(Page):
    """Open it with ``quick_add`` to put the cursor into the line."""

    shows = Change.ACTIVITIES | Change.CHECKS | Change.TARGETS | Change.TIMER

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._changes = ActivityChanges(context.store, context.undo, context.today)
        self._day = label("", "body", "text2")
        self._quick = QuickAdd(context.store, context.today)
        self._quick.noted.connect(self._note)
        self._quick.details_requested.connect(self._write)
        self._sample = self._sample_strip()
        self._waiting = self._waiting_strip()
        self._first_steps = FirstSteps()
        self._first_steps.note_requested.connect(self._focus_line)
        self._first_steps.check_requested.connect(self._pulse)
        self._first_steps.growth_requested.connect(self._open_growth)
        self._bars = WeekBars()
        self._this_week, self._usual = label("", "figure"), label("", "meta", "text2", wrap=True)
        self._carry_on = Card()
        self._latest = LatestScore()
        self._latest.check_requested.connect(self._full_check)
        self._tension = TensionSummary()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    @override
    def refresh(self) -> None:
        today = self.context.today()
        week = i18n.day(today, "w")
        self._day.setText(_("{day}, week {week}").format(day=i18n.day(today, "EEEE d MMMM"), week=week))
        self._sample.setVisible(self.context.controls.is_sample())
        self._show_waiting()
        self._show_week()
        self._show_carry_on()
        checks, targets = self.context.store.checks.all(), self.context.store.checks.targets()
        noted = bool(self.context.store.activities.page(Filter(), limit=1))
        self._first_steps.show_done(noted=noted, checked=bool(checks))
        self._latest.show_checks(self.context.instrument, checks)
        self._tension.show_checks(self.context.instrument, checks, targets)

    @override
    def open(self, argument: object) -> None:
        if argument == "quick_add":
            self._focus_line()

    @override
    def state(self) -> dict[str, object]:
        return {"typed": self._quick.field.text(), "cursor": self._quick.field.cursorPosition()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        self._quick.field.setText(str(state["typed"]))
        self._quick.field.setCursorPosition(int(str(state["cursor"])))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_TWO_COLUMNS_EM)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(theme.em(_SIDE_EM) if wide else 0)
        self._side.setMaximumWidth(theme.em(_SIDE_EM) if wide else _ANY_WIDTH)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        edge = theme.space(32)
        column.setContentsMargins(edge, theme.space(24), edge, theme.space(24))
        column.setSpacing(theme.space(14))
        column.addLayout(self._head())
        column.addWidget(self._sample)
        column.addWidget(self._waiting)
        column.addWidget(self._quick)
        left, self._side = QWidget(), QWidget()
        self._columns.setSpacing(theme.space(24))
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._fill_left(QVBoxLayout(left))
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.space(12))
        side.addWidget(self._latest)
        side.addWidget(self._tension)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll(content))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Today"), "page"))
        words.addWidget(self._day)
        row.addLayout(words, 1)
        pulse = button(_("Two-minute pulse"), "", "compass", on_click=self._pulse)
        if not self.context.instrument.items(FormId.PULSE):
            pulse.hide()
        row.addWidget(pulse, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _fill_left(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(12))
        column.addWidget(self._first_steps)
        week = Card()
        row = QHBoxLayout()
        row.setSpacing(theme.space(16))
        row.addWidget(self._bars, 1)
        row.addWidget(rule(vertical=True))
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        words.addWidget(label(_("This week"), "meta", "text2"))
        words.addWidget(self._this_week)
        words.addWidget(self._usual)
        words.addStretch(1)
        row.addLayout(words)
        week.body.addLayout(row)
        column.addWidget(week)
        head = QHBoxLayout()
        head.addWidget(label(_("Carry on"), "label", "text2"), 1)
        head.addWidget(button(_("Open journal"), "quiet", small=True, on_click=self._open_journal))
        column.addLayout(head)
        column.addWidget(self._carry_on)
        column.addStretch(1)

    def _sample_strip(self) -> Strip:
        strip = Strip(_("This is a sample journal. Nobody in it is real."), "books")
        own = button(_("Put it away and start my own"), "", small=True, on_click=self.context.controls.open_own)
        strip.row.addWidget(own)
        return strip

    def _waiting_strip(self) -> Strip:
        strip = Strip("", "compass")
        strip.row.addWidget(button(_("Continue"), "primary", small=True, on_click=self._continue))
        return strip

    def _show_waiting(self) -> None:
        check = self.context.store.checks.under_way()
        self._waiting.setVisible(check is not None)
        if check is not None:
            self._waiting.message.setText(
                _("Your self-check waits at question {number}.").format(number=len(check.answers) + 1)
            )

    def _show_week(self) -> None:
        today = self.context.today()
        start = progress.week_start(today, i18n.first_weekday())
        sessions = self.context.store.activities.sessions(since=start - timedelta(weeks=_WEEKS_OF_USUAL))
        days = {day.day: day.minutes for day in progress.heat(sessions) if day.day >= start}
        self._bars.show_week(start, today, days)
        self._this_week.setText(i18n.duration(sum(days.values())))
        usual = progress.usual_minutes(sessions, i18n.first_weekday(), today, _WEEKS_OF_USUAL)
        self._usual.setText(_("usually about {time}").format(time=i18n.duration(usual)) if usual else "")

    def _show_carry_on(self) -> None:
        body = self._carry_on.body
        empty(body)
        lines = self._lines()
        for number, line in enumerate(lines):
            if number:
                body.addWidget(rule())
            body.addWidget(line)
        if not lines:
            words = _("Nothing under way. A talk, an hour with a colleague, a chapter: note it above in one line.")
            body.addWidget(label(words, "body", "text2", wrap=True))

    def _lines(self) -> list[ActivityLine]:
        """Return what is under way, then what has no reflection yet, then what is planned next."""
        store = self.context.store.activities
        lines = [self._timed(row) for row in store.page(Filter(status=Status.IN_PROGRESS), limit=_CARRY_ON - 2)]
        for row in store.page(Filter(status=Status.DONE), limit=_CARRY_ON):
            if not row.excerpt and len(lines) < _CARRY_ON - 1:
                remark = _("{day} · no reflection yet, three lines are enough")
                lines.append(self._line(row, remark.format(day=_weekday(row)), _("Write"), self._edit))
        for row in store.planned()[: max(1, _CARRY_ON - len(lines))]:
            remark = _("Planned {day}").format(day=_weekday(row))
            lines.append(self._line(row, remark, _("Done"), self._changes.mark_done))
        return lines

    def _timed(self, row: ActivityRow) -> ActivityLine:
        keeper = self.context.timekeeper
        words, icon = (_("Stop"), "stop") if keeper.runs_for(row.id) else (_("Start now"), "play")
        return self._line(row, _last_session(row), words, keeper.toggle, icon)

    def _line(
        self, row: ActivityRow, remark: str, action: str, slot: Callable[[str], None], icon: str = ""
    ) -> ActivityLine:
        line = ActivityLine(row, remark, action, icon)
        line.opened.connect(self._read)
        line.acted.connect(slot)
        return line

    def _note(self, activity: Activity, ongoing: ActivityRow | None) -> None:
        """Keep what was typed, as a session of the activity it goes on with if there is one."""
        if ongoing is not None:
            self._changes.note_session(ongoing.id, activity)
        else:
            self._changes.note(activity)
        self._quick.clear()

    def _write(self, activity: Activity) -> None:
        self._quick.clear()
        self.open_requested.emit("journal", activity)

    def _read(self, activity_id: str) -> None:
        self.open_requested.emit("journal", activity_id)

    def _edit(self, activity_id: str) -> None:
        self.open_requested.emit("journal", self.context.store.activities.get(activity_id))

    def _pulse(self) -> None:
        self.open_requested.emit("selfcheck", FormId.PULSE)

    def _focus_line(self) -> None:
        self._quick.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_growth(self) -> None:
        self.open_requested.emit("growth", None)

    def _full_check(self) -> None:
        self.open_requested.emit("selfcheck", FormId.FULL)

    def _continue(self) -> None:
        self.open_requested.emit("selfcheck", "continue")

    def _open_journal(self) -> None:
        self.open_requested.emit("journal", None)


def _weekday(row: ActivityRow) -> str:
    return i18n.day(row.day, "EEEE d MMM")


def _last_session(row: ActivityRow) -> str:
    if not row.minutes:
        return _("Under way since {day}").format(day=_weekday(row))
    return _("Last session {day} · {time} in all").format(day=_weekday(row), time=i18n.duration(row.minutes))
