"""“Did I apply it?”: the next steps whose day has come, each answered in one line on Today."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, NextStep, Outcome
from lcjournal.core.next_step_words import outcome_name, step_sentence
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.tab_order import reach_before

_MOST = 4
"""Steps asked about at once; the others wait until these are answered."""


class NextStepCard(Card):
    """Shows what is due and is gone where nothing is. What is half typed stays while the page is drawn again."""

    opened = Signal(str)
    """The activity with this id is wanted."""

    answered = Signal(str, str, str)
    """A step, its outcome and the line on it."""

    def __init__(self, before: QWidget) -> None:
        """``before`` is what Tab reaches after this card."""
        super().__init__(_("Did I apply it?"))
        self._before = before
        self.body.setSpacing(theme.space(14))
        self._rows: dict[NextStep, _Due] = {}
        self.hide()

    def show_steps(self, steps: Sequence[NextStep], activities: Mapping[str, ActivityRow]) -> None:
        """Show these steps, with the activities they come from by their ids."""
        shown = steps[:_MOST]
        for step in [step for step in self._rows if step not in shown]:
            gone = self._rows.pop(step)
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for step in shown:
            if step not in self._rows:
                self._rows[step] = row = _Due(step, activities[step.activity_id])
                row.opened.connect(self.opened)
                row.answered.connect(self.answered)
                self.body.addWidget(row)
                reach_before(row, self._before)
                reach_before(row.answers, self._before)
            self.body.removeWidget(self._rows[step])
            self.body.addWidget(self._rows[step])
        self.setVisible(bool(shown))

    def typed(self) -> dict[str, str]:
        """Return the lines that are written but not sent yet, by their steps."""
        return {step.id: row.line.text() for step, row in self._rows.items() if row.line.text()}

    def put_typed(self, lines: Mapping[str, str]) -> None:
        """Write the lines again that ``typed`` returned."""
        for step, row in self._rows.items():
            row.line.setText(lines.get(step.id, step.answer))


class _Due(QWidget):
    """One step: its sentence, the activity it comes from, a line of text and the answers."""

    opened = Signal(str)
    answered = Signal(str, str, str)

    def __init__(self, step: NextStep, activity: ActivityRow) -> None:
        super().__init__()
        self._step = step
        sentence = step_sentence(step)
        self.setAccessibleName(sentence)
        words = _("{title} · {day}")
        title = words.format(title=activity.title or _("Untitled"), day=i18n.day(activity.day, "d MMM y"))
        source = Tag(title, kinds.info(activity.kind).icon, tint="surface", ink="accent_text")
        source.padding = 0
        source.clicked.connect(self._open)
        self.line = QLineEdit(step.answer)
        self.line.setPlaceholderText(_("one line on how it went, if you like"))
        self.line.setAccessibleName(_("How it went: {step}").format(step=sentence))
        self.answers = QWidget()
        flow = FlowLayout(self.answers)
        for outcome in (Outcome.APPLIED, Outcome.PARTLY, Outcome.NOT_APPLIED, Outcome.DROPPED):
            flow.addWidget(self._answer(outcome, sentence))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space(4))
        column.setSpacing(theme.space(6))
        column.addWidget(label(sentence, "strong", wrap=True))
        column.addWidget(source, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.line)
        column.addWidget(self.answers)

    def _answer(self, outcome: Outcome, sentence: str) -> Button:
        result = button(outcome_name(outcome), "quiet" if outcome is Outcome.DROPPED else "", small=True)
        result.setAccessibleName(_("{action}: {title}").format(action=outcome_name(outcome), title=sentence))
        if outcome is Outcome.NOT_APPLIED:
            result.setToolTip(_("Asks again in a week"))
        result.setObjectName(outcome.value)
        result.clicked.connect(self._on_answer)
        return result

    def _open(self) -> None:
        self.opened.emit(self._step.activity_id)

    def _on_answer(self) -> None:
        self.answered.emit(self._step.id, self.sender().objectName(), self.line.text().strip())
