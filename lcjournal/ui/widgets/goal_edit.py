"""A goal, written in place: no save button, no lost word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.errors import UserError
from lcjournal.core.goal_words import facet_name, influence_name, look_months_name
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Goal, Influence
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card, Strip
from lcjournal.ui.widgets.due_edit import DueEdit
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.goal_steps import StepsEdit
from lcjournal.ui.widgets.grow_text import AutoGrowText
from lcjournal.ui.widgets.hours_edit import HoursEdit
from lcjournal.ui.widgets.labels import Tone, label

SAVE_AFTER_MS = 1000
"""The longest a typed word waits for the disk. The clock runs from the first change, not from the last."""

_SIDE_BY_SIDE_EM = 34
_LOOKS = (0, 1, 2, 3, 6, 12)
"""Every how many months a goal may be looked at again; 0 is never."""


class GoalEdit(QWidget):
    """Edits one goal. A new one is stored with its first word; an empty one never is."""

    stored = Signal(str)
    """A goal that was new has its id now."""

    def __init__(self, store: Store, instrument: Instrument, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._store, self._instrument, self._now = store, instrument, now
        self._goal = Goal("")
        self._dirty = self._saving = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save_now)
        self.title = QLineEdit()
        self.title.setProperty("look", "title")
        self.title.setAccessibleName(_("Title"))
        self.title.setPlaceholderText(_("What I want to reach, in a few words"))
        self._facet = QComboBox()
        self._facet.addItem(_("No facet"), "")
        for facet in instrument.facets:
            self._facet.addItem(facet.name.text(), facet.id)
        self._influence = QComboBox()
        for influence in Influence:
            self._influence.addItem(influence_name(influence), influence.value)
        self._due = DueEdit(_("Day by which"), None, lambda: now().date())
        self._here = AutoGrowText(_("Where I am"), _("what is true today"), bare=True)
        self._want = AutoGrowText(_("What I want"), _("what I would see or do"), bare=True)
        self._why = AutoGrowText(_("Why"), _("why it matters to me"), lines=1)
        self._approach = AutoGrowText(_("How I go about it"), _("one small thing, and how often"), lines=1)
        self._hours = HoursEdit(_("Hours I mean to spend"))
        self._look = QComboBox()
        for months in _LOOKS:
            self._look.addItem(look_months_name(months), months)
        self._steps = StepsEdit(lambda: now().date())
        self._saved = label("", "meta", "text3")
        self._problem = Strip("", "warning", "warn")
        self._ends = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts = QWidget()
        self._lay_out()
        self._connect()

    @property
    def goal(self) -> Goal:
        """The goal as it was last stored or shown."""
        return self._goal

    def is_busy(self) -> bool:
        """Say whether the fields hold more than the store, so that nothing may be shown over them."""
        return self._dirty or self._saving

    def show_goal(self, goal: Goal) -> None:
        """Show a goal; one without an id is new."""
        self._timer.stop()
        self._goal, self._dirty = goal, False
        self.title.setText(goal.title)
        self.title.setCursorPosition(0)
        self._offer(goal)
        self._due.set_day(goal.due)
        self._hours.set_minutes(goal.planned_minutes)
        texts = (goal.where_i_am, goal.what_i_want, goal.why, goal.approach)
        for field, text in zip((self._here, self._want, self._why, self._approach), texts, strict=True):
            blocked = field.blockSignals(True)
            field.setPlainText(text)
            field.blockSignals(blocked)
        self._steps.show_steps(goal.steps)
        self._saved.setText("")
        self._problem.setVisible(False)

    def current(self) -> Goal:
        """Return the goal with what stands in the fields."""
        return replace(
            self._goal,
            title=self.title.text(),
            facet=str(self._facet.currentData() or ""),
            influence=Influence(self._influence.currentData()),
            due=self._due.day(),
            where_i_am=self._here.toPlainText(),
            what_i_want=self._want.toPlainText(),
            why=self._why.toPlainText(),
            approach=self._approach.toPlainText(),
            planned_minutes=self._hours.minutes(),
            look_months=int(self._look.currentData()),
            steps=self._steps.steps(),
        )

    def restore_draft(self, goal: Goal) -> None:
        """Go on with a goal as it stood in the fields, which may not be stored yet."""
        self.show_goal(goal)
        self._dirty = not goal.id and _has_content(goal)

    def save_now(self) -> bool:
        """Put what stands in the fields on the disk; return False, with a sentence in view, if that failed."""
        self._timer.stop()
        goal = self.current()
        if not self._dirty or (not goal.id and not _has_content(goal)):
            return True
        self._saving = True
        try:
            identity = self._write(goal)
        except UserError as error:
            self._problem.message.setText(str(error))
            self._problem.setVisible(True)
            self._timer.start()
            return False
        finally:
            self._saving = False
        self._dirty = False
        self._goal = self._store.goals.get(identity)
        self._steps.set_stored(self._goal.steps)
        self._problem.setVisible(False)
        self._saved.setText(_("Saved at {time}").format(time=i18n.clock(self._now())))
        if not goal.id:
            self.stored.emit(identity)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_SIDE_BY_SIDE_EM)
        self._ends.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(18), super().minimumSizeHint().height())

    def _write(self, goal: Goal) -> str:
        if not goal.id:
            return self._store.goals.add(goal)
        kept = self._store.goals.get(goal.id)  # what is not written here may have changed since it was shown
        self._store.goals.save(replace(goal, state=kept.state))
        return goal.id

    def _lay_out(self) -> None:
        self._ends.setSpacing(theme.space(12))
        ends: tuple[tuple[str, AutoGrowText, Tone], ...] = (
            (_("Where I am"), self._here, "accent_text"),
            (_("What I want"), self._want, "desired"),
        )
        for name, field, tone in ends:
            card = Card()
            card.body.addWidget(label(name, "label", tone, buddy=field))
            card.body.addWidget(field)
            card.body.addStretch(1)
            self._ends.addWidget(card, 1)
        facts = FlowLayout(self._facts, theme.space(12))
        named = (
            (_("Facet"), self._facet),
            (_("Who decides"), self._influence),
            (_("By"), self._due),
            (_("Hours I mean to spend"), self._hours),
            (_("Look again"), self._look),
        )
        for name, widget in named:
            holder = QWidget()
            lines = QVBoxLayout(holder)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(theme.space(4))
            lines.addWidget(label(name, "label", "text2", buddy=widget))
            lines.addWidget(widget)
            facts.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(12))
        column.addWidget(self._problem)
        column.addWidget(self.title)
        column.addWidget(self._facts)
        column.addLayout(self._ends)
        for name, field in ((_("How I go about it"), self._approach), (_("Why"), self._why)):
            column.addWidget(label(name, "label", "text2", buddy=field))
            column.addWidget(field)
        column.addWidget(self._steps)
        column.addWidget(self._saved)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._on_edit)
        for combo in (self._facet, self._influence, self._look):
            combo.activated.connect(self._on_edit)
        for signal in (self._due.edited, self._steps.edited, self._hours.edited):
            signal.connect(self._on_edit)
        for field in (self._here, self._want, self._why, self._approach):
            field.textChanged.connect(self._on_edit)

    def _offer(self, goal: Goal) -> None:
        """Choose what the goal has, also what is not among the choices: a facet of another questionnaire stays."""
        for combo, value, name in (
            (self._facet, goal.facet, facet_name(self._instrument, goal.facet)),
            (self._influence, goal.influence.value, ""),
            (self._look, goal.look_months, look_months_name(goal.look_months)),
        ):
            if combo.findData(value) < 0:
                combo.addItem(name, value)
            combo.setCurrentIndex(combo.findData(value))

    def _on_edit(self) -> None:
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start()


def _has_content(goal: Goal) -> bool:
    texts = (goal.title, goal.where_i_am, goal.what_i_want, goal.why, goal.approach)
    return bool(any(text.strip() for text in texts) or goal.steps)
