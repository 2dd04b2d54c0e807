"""The steps of a goal: done or not, in words, with a day by which if there is one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.core.model import GoalStep
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.due_edit import DueEdit
from lcjournal.ui.widgets.labels import label

_ONE_LINE_EM = 34


class StepRow(QWidget):
    """One step. It counts once it has words."""

    edited = Signal()
    moved = Signal(object)
    removed = Signal(object)

    def __init__(self, step: GoalStep, today: Callable[[], date]) -> None:
        super().__init__()
        self.step, self._today = step, today
        self._done = QCheckBox()
        self._done.setAccessibleName(_("Step done"))
        self._done.setChecked(step.done is not None)
        self._text = QLineEdit(step.text)
        self._text.setCursorPosition(0)
        self._text.setAccessibleName(_("Step"))
        self._text.setPlaceholderText(_("one small thing"))
        self._due = DueEdit(_("Day by which"), step.due, today)
        up, remove = IconButton("arrow-up", _("Move up")), IconButton("x", _("Remove this step"))
        words, when = QHBoxLayout(), QHBoxLayout()
        words.addWidget(self._done)
        words.addWidget(self._text, 1)
        for widget in (self._due, up, remove):
            when.addWidget(widget)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for row in (words, when, self._lines):
            row.setSpacing(theme.space(6))
        self._lines.addLayout(words, 1)
        self._lines.addLayout(when)
        self._done.clicked.connect(self._on_edit)
        self._text.textEdited.connect(self._on_edit)
        self._due.edited.connect(self._on_edit)
        up.clicked.connect(self._on_up)
        remove.clicked.connect(self._on_remove)

    def current(self) -> GoalStep:
        """Return the step as it stands; ticked today unless it was ticked before."""
        done = (self.step.done or self._today()) if self._done.isChecked() else None
        return replace(self.step, text=self._text.text(), due=self._due.day(), done=done)

    def go_to(self) -> None:
        """Put the cursor into the words."""
        self._text.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_ONE_LINE_EM)
        self._lines.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(16), super().minimumSizeHint().height())

    def _on_edit(self) -> None:
        self.edited.emit()

    def _on_up(self) -> None:
        self.moved.emit(self)

    def _on_remove(self) -> None:
        self.removed.emit(self)


class StepsEdit(QWidget):
    """All steps of one goal, in order."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._rows: list[StepRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.space(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(6))
        column.addWidget(label(_("Steps"), "label", "text2"))
        column.addLayout(self._column)
        self._add = button(_("Add a step"), "quiet", "plus", small=True, on_click=self.add)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, steps: tuple[GoalStep, ...]) -> None:
        """Show these steps."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for step in steps:
            self._append(step)

    def steps(self) -> tuple[GoalStep, ...]:
        """Return the steps that have words; one that had some and was emptied is gone."""
        return tuple(step for row in self._rows if (step := row.current()).text.strip())

    def set_stored(self, steps: tuple[GoalStep, ...]) -> None:
        """Take over the ids that the store gave, without touching what is being typed."""
        written = (row for row in self._rows if row.current().text.strip())
        for row, step in zip(written, steps, strict=False):
            row.step = step

    def add(self) -> None:
        """Add a step and put the cursor into it."""
        self._append(GoalStep("")).go_to()

    def _append(self, step: GoalStep) -> StepRow:
        row = StepRow(step, self._today)
        row.edited.connect(self._on_edit)
        row.moved.connect(self._on_move)
        row.removed.connect(self._on_remove)
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _on_move(self, row: StepRow) -> None:
        place = self._rows.index(row)
        if place:
            self._rows.insert(place - 1, self._rows.pop(place))
            self._column.insertWidget(place - 1, row)
            self.edited.emit()

    def _on_remove(self, row: StepRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._add.setFocus()
        self.edited.emit()

    def _on_edit(self) -> None:
        self.edited.emit()
