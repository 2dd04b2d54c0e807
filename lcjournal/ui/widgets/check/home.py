"""Where self-checks begin: start one, go on with one that waits, look at earlier ones."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core.i18n import _, ngettext
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId
from lcjournal.ui import theme
from lcjournal.ui.models.check_run import CheckRun
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.check.history import History
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label

_WIDTH_EM = 60
_SECONDS_AN_ITEM = 10


class CheckHome(QWidget):
    """The first page of the self-check. Its signals carry the id of a check."""

    start_requested = Signal(FormId)
    continue_requested = Signal()
    set_aside_requested = Signal(str)
    check_chosen = Signal(str)
    left_out_changed = Signal(str, bool)
    note_requested = Signal(str)
    redo_requested = Signal(str)
    bin_requested = Signal(str)
    restore_requested = Signal(str)
    blank_form_requested = Signal()
    paper_requested = Signal()
    raw_answers_requested = Signal()
    questionnaire_requested = Signal()
    measurement_requested = Signal()

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self.setProperty("scrolled", "true")
        self._start = Card()
        self._waiting = Card()
        self._history = History()
        self._connect()
        self._fill_start(instrument)
        self._where = label("", "card", wrap=True)
        self._waiting_id = ""
        self._fill_waiting()
        column = QVBoxLayout(self)
        edge = theme.space(28)
        column.setContentsMargins(edge, theme.space(24), edge, theme.space(20))
        column.setSpacing(theme.space(16))
        column.addWidget(label(_("Self-check"), "page"))
        for part in (self._waiting, self._start, self._history):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(label(instrument.label.text(), "meta", "text3", wrap=True))
        self.setMaximumWidth(theme.em(_WIDTH_EM) + 2 * edge)

    def show_checks(self, waiting: CheckRun | None, checks: Sequence[Check], binned: Sequence[Check]) -> None:
        """Show the check that waits, if any, the finished ones, which come oldest first, and the bin."""
        self._waiting.setVisible(waiting is not None)
        self._start.setVisible(waiting is None)
        if waiting is not None:
            self._waiting_id = waiting.check.id
            here = _("Your self-check waits at question {number}.").format(number=waiting.index + 1)
            self._where.setText(_("Your self-check waits after its last question.") if waiting.is_over else here)
        self._history.show_checks(checks, binned, may_redo=waiting is None)

    def _connect(self) -> None:
        history = self._history
        history.chosen.connect(self.check_chosen)
        history.left_out_changed.connect(self.left_out_changed)
        history.note_requested.connect(self.note_requested)
        history.redo_requested.connect(self.redo_requested)
        history.bin_requested.connect(self.bin_requested)
        history.restore_requested.connect(self.restore_requested)
        history.raw_answers_requested.connect(self.raw_answers_requested)

    def _fill_start(self, instrument: Instrument) -> None:
        words = _(
            "Questions about the last four weeks, for yourself alone. You see each score with its margin; "
            "growth is told only when it is more than chance."
        )
        self._start.body.addWidget(label(words, "body", "text2", wrap=True))
        full_items, pulse_items = (len(instrument.items(form)) for form in (FormId.FULL, FormId.PULSE))
        minutes = ceil(full_items * _SECONDS_AN_ITEM / 60)
        full = ngettext("Full self-check, about {count} minute", "Full self-check, about {count} minutes", minutes)
        forms = [button(full.format(count=minutes), "primary", "compass", on_click=self._start_full)]
        told = ngettext("The full form has {full} question.", "The full form has {full} questions.", full_items)
        if pulse_items:
            forms.append(button(_("Two-minute pulse"), "", "timer", on_click=self._start_pulse))
            told = _(
                "The full form has {full} questions and tells facets apart. The pulse has {pulse}: it follows the "
                "domains, with wider margins."
            )
        self._start.body.addWidget(_in_a_row(forms))
        self._start.body.addWidget(label(told.format(full=full_items, pulse=pulse_items), "meta", "text3", wrap=True))
        others = (
            (_("What it asks"), "book-open", self.questionnaire_requested),
            (_("How it is measured"), "info", self.measurement_requested),
            (_("Print a blank form…"), "printer", self.blank_form_requested),
            (_("Enter answers from paper…"), "clipboard-text", self.paper_requested),
        )
        quiet = [button(name, "quiet", icon, small=True, on_click=asked.emit) for name, icon, asked in others]
        self._start.body.addWidget(_in_a_row(quiet))

    def _fill_waiting(self) -> None:
        self._waiting.body.addWidget(self._where)
        self._waiting.body.addWidget(label(_("Every answer so far is kept."), "body", "text2", wrap=True))
        go_on = button(_("Continue"), "primary", "play", on_click=self.continue_requested.emit)
        self._waiting.body.addWidget(_in_a_row([go_on, button(_("Set it aside"), on_click=self._set_aside)]))

    def _set_aside(self) -> None:
        self.set_aside_requested.emit(self._waiting_id)

    def _start_full(self) -> None:
        self.start_requested.emit(FormId.FULL)

    def _start_pulse(self) -> None:
        self.start_requested.emit(FormId.PULSE)


def _in_a_row(buttons: Sequence[QWidget]) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row, gap=theme.space(12))
    for one in buttons:
        flow.addWidget(one)
    return row
