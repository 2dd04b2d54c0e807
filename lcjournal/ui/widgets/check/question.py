"""One question of the self-check: what is asked, the five answers, and what else can be said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument, Item
from lcjournal.core.model import Answer, AnswerState
from lcjournal.ui import theme
from lcjournal.ui.widgets.answer_button import AnswerRow
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Strip
from lcjournal.ui.widgets.labels import key_cap, label

_WIDTH_EM = 55


class QuestionView(QWidget):
    """Shows a question without its facet, so that the name does not prompt an answer."""

    chosen = Signal(int)
    not_applicable_chosen = Signal()

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self._instrument = instrument
        stem = label(instrument.stem.text(), "reading", "text2", wrap=True)
        self.title = label("", "question", wrap=True)
        # The question takes the focus, so that it is read aloud; the digits answer from anywhere.
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title.setProperty("ownFocus", True)
        self.answers = AnswerRow([answer.text() for answer in instrument.answers])
        self.answers.chosen.connect(self.chosen)
        self._why = Strip("", "question")
        self._not_applicable = button(
            instrument.not_applicable.text(), "quiet", "prohibit", on_click=self.not_applicable_chosen.emit
        )
        self._not_applicable.setCheckable(True)
        self._ask_why = button(_("Why this question?"), "quiet", "question", on_click=self.toggle_why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(12), 0, 0)
        column.setSpacing(theme.space(16))
        column.addStretch(2)
        for line in (stem, self.title):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addLayout(_centred(line))
        column.addSpacing(theme.space(20))
        column.addWidget(self.answers)
        extras = QHBoxLayout()
        extras.setContentsMargins(4, 0, 4, 0)
        extras.setSpacing(0)
        self._zero = key_cap("0")
        for part in (self._not_applicable, self._zero):
            extras.addWidget(part)
        extras.addStretch(1)
        for part in (self._ask_why, key_cap("?")):
            extras.addWidget(part)
        column.addLayout(extras)
        column.addWidget(self._why)
        column.addStretch(3)

    def show_question(self, item: Item, where: str, answer: Answer | None) -> None:
        """Show a question; ``where`` is “question 18 of 48”, ``answer`` what was answered before."""
        domain = self._instrument.domain(item.domain)
        facet = self._instrument.facet(item.facet)
        self.title.setText(item.wording.text())
        self.title.setAccessibleName(item.wording.text())
        self.title.setAccessibleDescription(where)
        self.answers.describe(where)
        for part in (self._not_applicable, self._zero):
            part.setVisible(domain.may_not_apply)
        sentence = _(
            "It is one of the questions about “{facet}”. {about} Some of them are turned the other way round, "
            "so the best answer is the one that fits, not the highest."
        )
        self._why.message.setText(sentence.format(facet=facet.name.text(), about=facet.about.text()))
        self._why.hide()
        self.show_answer(answer)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was answered to this question."""
        self.answers.show_value(answer.value if answer else None)
        self._not_applicable.setChecked(answer is not None and answer.state is AnswerState.NOT_APPLICABLE)

    def toggle_why(self) -> None:
        """Say what the question is about, or hide it again."""
        self._why.setVisible(not self._why.isVisible())

    def set_stacked(self, stacked: bool) -> None:
        """Put the answers one under another."""
        self.answers.set_stacked(stacked)


def _centred(widget: QWidget) -> QHBoxLayout:
    widget.setMaximumWidth(theme.em(_WIDTH_EM))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
