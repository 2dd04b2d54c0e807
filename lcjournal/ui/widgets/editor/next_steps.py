"""The next steps of an activity in its editor: “if …, then …, asked about on a day”."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.model import NextStep
from lcjournal.core.next_step_words import answer_line, step_sentence
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.tab_order import reach_before

_PROPOSED = timedelta(weeks=2)


class NextStepsEdit(QWidget):
    """All next steps of one activity. They are stored by ``keep``, with the activity and not before."""

    edited = Signal()

    removed = Signal(str)
    """A stored step was put into the bin."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        super().__init__()
        self._steps, self._today = store.next_steps, today
        self._activity_id = ""
        self._rows: list[_Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.space(10))
        self._add = button(_("Add a next step"), "quiet", "plus", small=True, on_click=self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(6))
        column.addWidget(label(_("Next steps"), "label", "text2"))
        column.addLayout(self._column)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, activity_id: str) -> None:
        """Show the steps of a stored activity, or none for one that is new."""
        for row in list(self._rows):
            self._drop(row)
        self._activity_id = activity_id
        for step in self._steps.of(activity_id):
            self._append(step)

    def steps(self) -> tuple[NextStep, ...]:
        """Return the steps as they stand in the fields; one without a word that was never stored is none."""
        return tuple(step for row in self._rows if (step := row.step()).id or step_sentence(step))

    def put_steps(self, steps: object) -> None:
        """Write the steps again that ``steps`` returned, over what is stored."""
        for row in list(self._rows):
            self._drop(row)
        for step in steps if isinstance(steps, tuple) else ():
            self._append(step)

    def keep(self, activity_id: str) -> None:
        """Store what stands in the fields."""
        self._activity_id = activity_id
        for row in self._rows:
            self._keep(row)

    def take_in(self) -> None:
        """Show what was changed outside the editor: a step that was answered, or taken out of the bin or put there."""
        stored = {step.id: step for step in self._steps.of(self._activity_id)}
        for row in list(self._rows):
            step = row.step()
            if (now := stored.pop(step.id, None)) is not None:
                row.take_in(now)
            elif step.id and step_sentence(step):
                self._drop(row)
        for step in stored.values():
            self._append(step)

    def add(self) -> None:
        """Add a step that is asked about in two weeks, and put the cursor into it."""
        row = self._append(NextStep(self._activity_id, "", "", self._today() + _PROPOSED))
        row.show()  # at once: what is hidden takes no focus
        row.cue.setFocus()

    def _append(self, step: NextStep) -> "_Row":
        row = _Row(step)
        row.edited.connect(self.edited)
        row.remove_requested.connect(self._on_remove)
        self._rows.append(row)
        self._column.addWidget(row)
        reach_before(row, self._add)
        return row

    def _drop(self, row: "_Row") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _keep(self, row: "_Row") -> None:
        step = replace(row.step(), activity_id=self._activity_id)
        if not step.id and step_sentence(step):
            row.take_in(self._steps.get(self._steps.add(step)))
        elif step.id and step != self._steps.get(step.id):
            self._steps.save(step)
            row.take_in(step)

    def _on_remove(self, row: "_Row") -> None:
        if self._activity_id:
            self._keep(row)  # so that undoing brings back every word
        step = row.step()
        self._drop(row)
        self._add.setFocus()
        if step.id:
            self._steps.bin(step.id)
            self.removed.emit(step.id)


class _Row(QWidget):
    """One step: its two halves, its day, and what came of it."""

    edited = Signal()
    remove_requested = Signal(object)

    def __init__(self, step: NextStep) -> None:
        super().__init__()
        self._step = step
        self.cue, self._action = QLineEdit(step.cue), QLineEdit(step.action)
        self.cue.setPlaceholderText(_("this happens"))
        self._action.setPlaceholderText(_("I do that"))
        self._day = DateEdit(_("Ask me on"), step.due)
        remove = IconButton("x", _("Remove this next step"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        when = QHBoxLayout()
        when.setSpacing(theme.space(6))
        when.addWidget(label(_("Ask me on"), "meta", "text2", buddy=self._day))
        when.addWidget(self._day, 1)
        when.addWidget(remove)
        for name, field in ((_("If"), self.cue), (_("Then"), self._action)):
            field.setCursorPosition(0)
            field.textEdited.connect(self.edited)
            line = QHBoxLayout()
            line.setSpacing(theme.space(6))
            line.addWidget(label(name, "meta", "text2", buddy=field))
            line.addWidget(field, 1)
            column.addLayout(line)
        column.addLayout(when)
        self._answer = label(answer_line(step), "meta", "text2", wrap=True)
        self._answer.setVisible(bool(answer_line(step)))
        column.addWidget(self._answer)
        self._day.day_chosen.connect(self.edited)
        remove.clicked.connect(self._on_remove)

    def step(self) -> NextStep:
        """Return the step as it stands in the fields."""
        return replace(self._step, cue=self.cue.text(), action=self._action.text(), due=self._day.day())

    def take_in(self, stored: NextStep) -> None:
        """Take over what the store knows of the step, but for the fields that were changed here since."""
        before, mine, self._step = self._step, self.step(), stored
        if mine.cue == before.cue != stored.cue:
            self.cue.setText(stored.cue)
        if mine.action == before.action != stored.action:
            self._action.setText(stored.action)
        if mine.due == before.due:
            self._day.set_day(stored.due)
        self._answer.setText(answer_line(stored))
        self._answer.setVisible(bool(answer_line(stored)))

    def _on_remove(self) -> None:
        self.remove_requested.emit(self)
