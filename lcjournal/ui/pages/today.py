"""Today: note something, see the week, carry on, and what pulls."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, ActivityRow, Change, Filter, FormId, Outcome
from lcjournal.core.on_this_day import memory
from lcjournal.ui import theme
from lcjournal.ui.activity_changes import ActivityChanges
from lcjournal.ui.backup_notice import BackupNotice
from lcjournal.ui.context import Context
from lcjournal.ui.goal_changes import GoalChanges
from lcjournal.ui.next_step_changes import NextStepChanges
from lcjournal.ui.pages.page import Page
from lcjournal.ui.slot_deeds import SlotDeeds
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Strip, scroll
from lcjournal.ui.widgets.carry_on import CarryOn
from lcjournal.ui.widgets.first_steps import FirstSteps
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.looks_due import LooksDue
from lcjournal.ui.widgets.memory_card import MemoryCard
from lcjournal.ui.widgets.next_step_card import NextStepCard
from lcjournal.ui.widgets.quick_add import QuickAdd
from lcjournal.ui.widgets.score_summary import LatestScore, TensionSummary
from lcjournal.ui.widgets.steps_due import StepsDue
from lcjournal.ui.widgets.week_card import WeekCard

_TWO_COLUMNS_EM = 56
_SIDE_EM = 24.3
_REMEMBERED = 40
"""Suggestions that were put away."""
_ANY_WIDTH = 16_777_215
"""Qt’s own number for a widget without a limit."""


class TodayPage(Page):
    """Open it with ``quick_add`` to put the cursor into the line, with ``review`` to look back on the week."""

    shows = Change.ACTIVITIES | Change.CHECKS | Change.TARGETS | Change.TIMER | Change.TIME | Change.GOALS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._changes = ActivityChanges(context.store, context.undo, context.today)
        self._steps = NextStepChanges(context.store, context.undo, context.today)
        self._day = label("", "body", "text2", wrap=True)
        self._quick = QuickAdd(context.store, context.today)
        self._quick.setEnabled(not context.store.read_only)
        self._quick.noted.connect(self._note)
        self._quick.details_requested.connect(self._write)
        self._sample = self._sample_strip()
        self._waiting = self._waiting_strip()
        self._backups = BackupNotice(context)
        self._backups.settings_requested.connect(self._open_backups)
        self._first_steps = FirstSteps()
        self._first_steps.note_requested.connect(self._focus_line)
        self._first_steps.check_requested.connect(self._pulse)
        self._first_steps.growth_requested.connect(self._open_growth)
        self._week, self._carry_on, self._memory = WeekCard(), CarryOn(), MemoryCard()
        self._slot = SlotDeeds(context, self._week.slot)
        self._due = NextStepCard(self._week.slot.other)
        self._connect_cards()
        self._latest = LatestScore()
        self._latest.check_requested.connect(self._full_check)
        self._tension, self._steps_due = TensionSummary(), StepsDue()
        self._looks_due = LooksDue()
        for card in (self._steps_due, self._looks_due):
            card.opened.connect(self._open_goal)
        self._goals = GoalChanges(context.store, context.undo, context.today)
        self._steps_due.ticked.connect(self._goals.tick)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    @override
    def refresh(self) -> None:
        today = self.context.today()
        week = i18n.day(today, "w")
        self._day.setText(_("{day}, week {week}").format(day=i18n.day(today, "EEEE d MMMM"), week=week))
        self._sample.setVisible(self.context.controls.is_sample())
        self._show_waiting()
        self._backups.refresh()
        self._show_due()
        self._slot.refresh(primary=self._waiting.isHidden())
        self._week.show_week(self.context.store, self.context.now())
        self._carry_on.show_activities(self.context.store, self.context.timekeeper)
        self._memory.show_memory(memory(self.context.store, today))
        checks, targets = self.context.store.checks.all(), self.context.store.checks.targets()
        noted = bool(self.context.store.activities.page(Filter(), limit=1))
        self._first_steps.show_done(noted=noted, checked=bool(checks))
        self._latest.show_checks(self.context.instrument, checks)
        self._tension.show_checks(self.context.instrument, checks, targets)
        self._steps_due.setEnabled(not self.context.store.read_only)
        goals, looks = self.context.store.goals.all(), self.context.store.goal_story.looks()
        self._steps_due.show_goals(goals, today)
        self._looks_due.show_goals(goals, looks, today)

    @override
    def open(self, argument: object) -> None:
        if argument == "quick_add":
            self._focus_line()
        elif argument == "review":
            QTimer.singleShot(0, self, self._review)  # once the page is there

    @override
    def state(self) -> dict[str, object]:
        field = self._quick.field
        return {"typed": field.text(), "cursor": field.cursorPosition(), "answers": self._due.typed()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        self._quick.field.setText(str(state["typed"]))
        self._quick.field.setCursorPosition(int(str(state["cursor"])))
        if isinstance(answers := state["answers"], dict):
            self._due.put_typed(answers)

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
        column.addWidget(self._backups)
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
        side.addWidget(self._steps_due)
        side.addWidget(self._looks_due)
        side.addWidget(self._memory)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll(content))

    def _connect_cards(self) -> None:
        for card in (self._due, self._carry_on, self._memory):
            card.opened.connect(self._read)
        self._due.answered.connect(self._answer)
        self._slot.settings_requested.connect(self._open_slots)
        self._week.review_requested.connect(self._review)
        self._carry_on.write_requested.connect(self._edit)
        self._carry_on.done_requested.connect(self._changes.mark_done)
        self._carry_on.timer_requested.connect(self.context.timekeeper.toggle)
        self._memory.put_away.connect(self._changes.put_away)

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
        column.addWidget(self._due)
        column.addWidget(self._week)
        head = QHBoxLayout()
        head.addWidget(label(_("Carry on"), "label", "text2"), 1)
        head.addWidget(button(_("Open journal"), "quiet", small=True, on_click=self._open_journal))
        column.addLayout(head)
        column.addWidget(self._carry_on)
        column.addStretch(1)

    def _sample_strip(self) -> Strip:
        strip = Strip(_("This is a sample journal. Nobody in it is real."), "books")
        own = button(_("Put it away and start my own"), "", small=True, on_click=self.context.journals.open_own)
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

    def _show_due(self) -> None:
        store = self.context.store
        steps = store.next_steps.due(self.context.today())
        rows = store.activities.rows({step.activity_id for step in steps})
        self._due.show_steps(steps, {row.id: row for row in rows})

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

    def _answer(self, step_id: str, outcome: str, text: str) -> None:
        self._steps.answer(step_id, Outcome(outcome), text)

    def _review(self) -> None:
        from lcjournal.ui.review_dialog import Away, show_review  # few days ask for it, and every start is Today

        away = Away(self._put_away, self._put_away_too)
        chosen = show_review(self.context.store, self.context.instrument, self.context.today(), away)
        if chosen is not None:
            self.open_requested.emit("journal", chosen)

    def _put_away(self) -> list[str]:
        return self.context.controls.settings().put_away.split()

    def _put_away_too(self, suggestion: str) -> None:
        self.context.controls.change_settings(put_away=" ".join([*self._put_away(), suggestion][-_REMEMBERED:]))

    def _pulse(self) -> None:
        self.open_requested.emit("selfcheck", FormId.PULSE)

    def _focus_line(self) -> None:
        self._quick.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_backups(self) -> None:
        self.open_requested.emit("settings", "privacy")

    def _open_slots(self) -> None:
        self.open_requested.emit("settings", "time")

    def _open_growth(self) -> None:
        self.open_requested.emit("growth", None)

    def _open_goal(self, goal_id: str) -> None:
        self.open_requested.emit("goals", goal_id)

    def _full_check(self) -> None:
        self.open_requested.emit("selfcheck", FormId.FULL)

    def _continue(self) -> None:
        self.open_requested.emit("selfcheck", "continue")

    def _open_journal(self) -> None:
        self.open_requested.emit("journal", None)
