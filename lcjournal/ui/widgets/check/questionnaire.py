"""A whole self-check: its questions one at a time, then what follows them, by keyboard alone if one likes."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import AnswerState, Check, FormId
from lcjournal.core.store import Store
from lcjournal.ui import letter_keys, theme
from lcjournal.ui.models.check_run import CheckRun, instrument_of
from lcjournal.ui.widgets.answer_button import typed_digit
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.check.ending import Ending
from lcjournal.ui.widgets.check.footer import CheckFooter
from lcjournal.ui.widgets.check.header import CheckHeader, DomainBars
from lcjournal.ui.widgets.check.question import QuestionView
from lcjournal.ui.widgets.labels import rule

SHOWN_MS = 350
"""How long a choice is seen before the next question takes its place."""
_NARROW_EM, _CONTENT_EM = 64, 1040 / 14
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NEXT = _ENTER | {Qt.Key.Key_Right}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Backspace}


class Questionnaire(QWidget):
    """Every answer is in the journal before the next question shows; leaving at any moment loses nothing."""

    paused = Signal()
    finished = Signal(str)
    """The check of this id is finished; its results may be shown."""

    def __init__(self, store: Store, known: Instrument, check: Check, auto_advance: Callable[[], bool]) -> None:
        super().__init__()
        self._store, self._auto_advance = store, auto_advance
        instrument = instrument_of(store, check, known)
        self._run = CheckRun(store, instrument, check)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._header = CheckHeader(self._title())
        self._bars = DomainBars(self._run.blocks())
        self._question = QuestionView(instrument)
        self._ending = Ending(store, instrument, check)
        self._scroll = scroll(self._question)
        self._stack = QStackedWidget()
        self._footer = CheckFooter(instrument.skip.text())
        self._lay_out()
        self._connect()
        self._show()

    @property
    def check_id(self) -> str:
        """The check being answered."""
        return self._run.check.id

    def state(self) -> dict[str, object]:
        """Return what a rebuilt window needs to go on at the same question and the same letter."""
        ending, note = self._ending.state(), self._question.note.state()
        return {"check": self.check_id, "index": self._run.index, "ending": ending, "note": note}

    def restore(self, state: Mapping[str, object]) -> None:
        """Go on where ``state`` was taken, with a note half written or levels half chosen."""
        index, ending, note = state["index"], state["ending"], state["note"]
        if isinstance(index, int) and isinstance(ending, dict) and isinstance(note, dict):
            self._run.go_to(index)
            self._ending.restore(ending)
            self._show()
            if note["place"] >= 0 and not self._run.is_over:
                self._question.note.write(note["text"], note["place"])

    def keep(self) -> bool:
        """Have each note kept as it stands; return False, with why in view, where the disk does not take one."""
        self._question.note.keep()
        return not self._run.has_unkept

    def _title(self) -> str:
        if self._run.on_paper:
            return _("Answers on paper of {day}").format(day=i18n.day(self._run.check.day))
        return _("Full self-check") if self._run.check.form is FormId.FULL else _("Two-minute pulse")

    def _lay_out(self) -> None:
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._ending)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(rule())
        column.addSpacing(theme.space(20))
        column.addLayout(_centred(self._bars))
        # The ring of the focus is drawn 4 px outside what it surrounds.
        column.addLayout(_centred(self._stack, around=4), 1)
        column.addWidget(rule())
        column.addLayout(_centred(self._footer))

    def _connect(self) -> None:
        self._header.pause_requested.connect(self.paused)
        self._question.chosen.connect(self._on_chosen)
        self._question.not_applicable_chosen.connect(self._on_not_applicable)
        self._question.note_requested.connect(self._write_note)
        self._question.note.keep_by(self._run.keep_note)
        self._question.note.left.connect(self._see_question)
        self._question.why_shown.connect(self._see_why_later)
        self._footer.next_requested.connect(self._go_on)
        self._footer.back_requested.connect(self._go_back)
        self._footer.skip_pages_requested.connect(self._skip_pages)
        for button in self.findChildren(QAbstractButton):
            button.installEventFilter(self)
        self._question.title.installEventFilter(self)

    def _show(self) -> None:
        """Show the question, or the page after them, one is at."""
        self._bars.show_blocks(self._run.blocks())
        if self._run.is_over:
            self._show_end()
            return
        number, total = self._run.index + 1, len(self._run.items)
        where = _("Question {number} of {total}").format(number=number, total=total)
        minutes = self._run.minutes_left()
        paced = _("Question {number} of {total} · about {minutes} min of questions left")
        self._header.show_place(paced.format(number=number, total=total, minutes=minutes) if minutes else where)
        self._stack.setCurrentIndex(0)
        self._see_question()
        self._question.show_question(self._run.item, where, self._run.answer(), self._run.note())
        self._footer.show_question(first=number == 1, answered=self._run.answer() is not None)

    def _see_question(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def _see_why_later(self) -> None:
        QTimer.singleShot(0, self, self._see_why)  # once the layout has made room for it

    def _see_why(self) -> None:
        self._scroll.ensureWidgetVisible(self._question.why)

    def _see_note(self) -> None:
        self._scroll.ensureWidgetVisible(self._question.note)

    def _show_end(self) -> None:
        self._stack.setCurrentWidget(self._ending)
        page = self._ending.page
        self._header.show_place(page.place if page else "")
        self._footer.show_end(last=self._ending.is_last, skip=page.skip_words if page else "")
        (page or self._footer).take_focus()

    def _on_chosen(self, value: int) -> None:
        self._keep(AnswerState.ANSWERED, value)

    def _on_not_applicable(self) -> None:
        self._keep(AnswerState.NOT_APPLICABLE)

    def _keep(self, state: AnswerState, value: int | None = None) -> None:
        self._run.keep(state, value)
        self._question.show_answer(self._run.answer())
        self._bars.show_blocks(self._run.blocks())
        self._footer.show_question(first=self._run.index == 0, answered=True)
        if self._auto_advance():
            self._timer.start()

    def _write_note(self) -> None:
        """Open the note; the question stays, also when a choice was just being shown."""
        self._timer.stop()
        self._question.note.write()
        QTimer.singleShot(0, self, self._see_note)

    def _go_on(self) -> None:
        self._timer.stop()
        if not self._run.is_over:
            self._run.go_on()
            self._ending.begin()
            self._show()
        elif self._ending.go_on():
            self._show()
        else:
            self._finish()

    def _skip_pages(self) -> None:
        if self._ending.skip():
            self._show()
        else:
            self._finish()

    def _go_back(self) -> None:
        if self._timer.isActive():
            # The choice is still being shown: stay, so that it can be changed.
            self._timer.stop()
            return
        if not (self._run.is_over and self._ending.go_back()):
            self._run.go_to(self._run.index - 1)
        self._show()

    def _finish(self) -> None:
        self._store.checks.finish(self.check_id)
        self.finished.emit(self.check_id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer by keyboard wherever the focus is; Enter on a button presses it, but goes on from the answer given."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _ENTER and isinstance(watched, QAbstractButton) and not watched.isChecked():
            if not event.isAutoRepeat():
                watched.click()
            return True
        return self._on_key(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; a key held down counts once."""
        action = self._action(event)
        if action is not None and not event.isAutoRepeat():
            action()
        return action is not None

    def _action(self, event: QKeyEvent) -> Callable[[], None] | None:
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        if key == Qt.Key.Key_Escape:
            return self.paused.emit
        if self._run.is_over and self._ending.pages:
            return self._go_on if key in _ENTER else None  # the arrows belong to the sliders
        if key in _NEXT | _BACK:
            return self._go_on if key in _NEXT else self._go_back
        return None if self._run.is_over else self._answer_key(event)

    def _answer_key(self, event: QKeyEvent) -> Callable[[], None] | None:
        digit = typed_digit(event)
        if event.text() == "?" or event.key() == Qt.Key.Key_N:
            deed = self._question.toggle_why if event.text() == "?" else self._write_note
            return deed if letter_keys.speaks(event) else None
        if digit == 0 and self._run.may_not_apply:
            return self._on_not_applicable
        if digit is not None and 1 <= digit <= len(self._question.answers.buttons):
            return lambda: self._on_chosen(digit)
        return None

    @override
    def changeEvent(self, event: QEvent) -> None:
        """The time on a question counts only while this window has the focus."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._run.watch.run(running=self.isVisible() and self.isActiveWindow())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run.watch.run(running=self.isActiveWindow())
        self._show()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._question.note.keep()
        self._run.watch.run(running=False)

    @override
    def minimumSizeHint(self) -> QSize:
        """Fit into any window: what does not fit is left out."""
        return QSize(theme.em(24), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers one under another where five do not fit in a row."""
        super().resizeEvent(event)
        narrow = self.width() < theme.em(_NARROW_EM)
        self._question.set_stacked(narrow)
        self._ending.set_stacked(narrow)
        for part in (self._header, self._bars, self._footer):
            part.set_narrow(narrow)


def _centred(widget: QWidget, around: int = 0) -> QHBoxLayout:
    widget.setMaximumWidth(theme.em(_CONTENT_EM) + 2 * around)
    edge = theme.space(32) - around
    row = QHBoxLayout()
    row.setContentsMargins(edge, 0, edge, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
