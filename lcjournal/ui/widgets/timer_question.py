"""What becomes of a timer that was left running: noted, with the length the person says, kept running, or discarded."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.timekeeper import Timekeeper
from lcjournal.ui.widgets.buttons import Button, button
from lcjournal.ui.widgets.card import Strip
from lcjournal.ui.widgets.duration_edit import DurationEdit
from lcjournal.ui.widgets.flow import FlowLayout


class TimerQuestion(QWidget):
    """A strip over every page, made when the timekeeper first asks and there only while it does."""

    _strip: Strip
    _length: DurationEdit
    _note: Button

    def __init__(self, timekeeper: Timekeeper) -> None:
        super().__init__()
        self._timekeeper, self._asked = timekeeper, False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.space(20), theme.space(10), theme.space(20), 0)
        timekeeper.changed.connect(self._show)
        self._show()

    def _make(self) -> None:
        self._strip = Strip("", "timer")
        self._length = DurationEdit(_("Length of the session"))
        self._length.setMaximumWidth(theme.em(8))
        self._length.textChanged.connect(self._on_length)
        self._note = button(_("Note it"), "primary", small=True, on_click=self._on_note)
        self._length.returnPressed.connect(self._note.click)
        choices = QWidget()
        flow = FlowLayout(choices, theme.space(8))
        for widget in (
            self._length,
            self._note,
            button(_("Keep it running"), "", small=True, on_click=self._timekeeper.go_on),
            button(_("Discard"), "quiet", small=True, on_click=self._timekeeper.discard),
        ):
            flow.addWidget(widget)
        self._strip.row.addWidget(choices, 1)
        self._column.addWidget(self._strip)

    def _show(self) -> None:
        asks = self._timekeeper.asks
        if asks and not self._column.count():
            self._make()
        if asks and not self._asked:
            self._length.set_minutes(self._timekeeper.minutes() if self._timekeeper.is_believable() else 0)
        self._asked = asks
        self.setVisible(asks)
        if asks:
            self._strip.message.setText(self._sentence())
            self.setAccessibleName(self._strip.message.text())
            self._on_length()

    def _sentence(self) -> str:
        title, started = self._timekeeper.activity().title or _("Untitled"), self._timekeeper.started_at()
        if self._timekeeper.is_believable():
            sentence = _("A timer has been running since {time} for “{title}”. How much of it shall be noted?")
            return sentence.format(time=i18n.clock(started), title=title)
        sentence = _("A timer has been running since {day}, {time} for “{title}”. How long did it really take?")
        return sentence.format(day=i18n.day(started.date(), "EEEE d MMMM"), time=i18n.clock(started), title=title)

    def _on_length(self) -> None:
        self._note.setEnabled(self._length.is_valid())

    def _on_note(self) -> None:
        self._timekeeper.note(self._length.minutes())
