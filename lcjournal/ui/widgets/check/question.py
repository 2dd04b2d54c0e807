"""One question of the self-check: what is asked, the five answers, and what else can be said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lcjournal.core.i18n import N_, _
from lcjournal.core.instruments import Group, Instrument, Item
from lcjournal.core.model import Answer, AnswerState
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.answer_button import AnswerRow
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Strip
from lcjournal.ui.widgets.check.note import NoteField
from lcjournal.ui.widgets.labels import key_cap, label

_WIDTH_EM = 55
_WHY = {
    Group.ME: N_("It belongs to “{domain}”: these questions describe how you have gone about learning lately."),
    Group.AROUND: N_("It belongs to “{domain}”: these questions describe what learning meets where you work."),
    Group.TENSION: N_("It belongs to “{domain}”: these questions describe how you look at what you are heading for."),
}


class QuestionView(QWidget):
    """Shows a question without its facet, so that the name does not prompt an answer."""

    chosen = Signal(int)
    not_applicable_chosen = Signal()
    note_requested = Signal()
    why_shown = Signal()

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
        self.note = NoteField()
        self.note.edited.connect(self._mark_note)
        self.note.left.connect(self.take_focus)
        self.why = Strip("", "question")
        self._not_applicable = button(
            instrument.not_applicable.text(), "quiet", "prohibit", on_click=self.not_applicable_chosen.emit
        )
        self._not_applicable.setCheckable(True)
        self._ask_why = button(_("Why this question?"), "quiet", "question", on_click=self.toggle_why)
        self._add_note = button("", "quiet", on_click=self.note_requested.emit)
        for choice in (self._not_applicable, self._ask_why, self._add_note):
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Enter still goes on
        self._zero = key_cap("0")
        self._extras = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(stem)

    def _lay_out(self, stem: QLabel) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(12), 0, 0)
        column.setSpacing(theme.space(16))
        column.addStretch(2)
        for line in (stem, self.title):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addLayout(_centred(line))
        column.addSpacing(theme.space(20))
        column.addWidget(self.answers)
        self._extras.setContentsMargins(4, 0, 4, 0)
        self._extras.addLayout(_with_key(self._not_applicable, self._zero))
        self._extras.addStretch(1)
        self._extras.addLayout(_with_key(self._ask_why, key_cap("?")))
        self._extras.addLayout(_with_key(self._add_note, key_cap("N")))
        column.addLayout(self._extras)
        below = QVBoxLayout()
        below.setContentsMargins(4, 0, 4, 0)
        for part in (self.note, self.why):
            below.addWidget(part)
        column.addLayout(below)
        column.addStretch(3)

    def show_question(self, item: Item, where: str, answer: Answer | None, note: str) -> None:
        """Show a question; ``where`` is “question 18 of 48”, ``answer`` and ``note`` what this check has of it."""
        domain = self._instrument.domain(item.domain)
        self.title.setText(item.wording.text())
        self.title.setAccessibleName(item.wording.text())
        self.title.setAccessibleDescription(where)
        self.answers.describe(where)
        for part in (self._not_applicable, self._zero):
            part.setVisible(domain.may_not_apply)
        why = (
            _(_WHY[domain.group]).format(domain=domain.name.text()),
            _("Some are turned the other way round, so the best answer is the one that fits, not the highest."),
            _("Once you have finished, your profile shows where each score comes from."),
        )
        self.why.message.setText(" ".join(why))
        self.why.hide()
        self.note.show_note(item.id, note)
        self._mark_note()
        self.show_answer(answer)
        if self.title.hasFocus():
            self._say(f"{where}. {item.wording.text()}")  # a focus that stays where it is tells a screen reader nothing
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard back to the answers: the digits work from the question."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was answered to this question."""
        self.answers.show_value(answer.value if answer else None)
        self._not_applicable.setChecked(answer is not None and answer.state is AnswerState.NOT_APPLICABLE)

    def toggle_why(self) -> None:
        """Say what the question is about, or hide it again."""
        self.why.setVisible(not self.why.isVisible())
        if self.why.isVisible():
            self._say(self.why.message.text())
            self.why_shown.emit()

    def set_stacked(self, stacked: bool) -> None:
        """Put the answers one under another, and what else can be said too."""
        self.answers.set_stacked(stacked)
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._extras.setDirection(direction)
        self._extras.setSpacing(theme.space(0 if stacked else 12))

    def _say(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.title, text))

    def _mark_note(self) -> None:
        noted = bool(self.note.text().strip())
        self._add_note.setText(_("Your note") if noted else _("Add a note"))
        self._add_note.setIcon(icons.icon("check-square" if noted else "note-pencil", "accent_text"))


def _with_key(choice: QWidget, key: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(0)
    for part in (choice, key):
        row.addWidget(part)
    row.addStretch(0)
    return row


def _centred(widget: QWidget) -> QHBoxLayout:
    widget.setMaximumWidth(theme.em(_WIDTH_EM))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
