"""Where self-checks begin: start one, go on with one that waits, look at earlier ones."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core.formats.score_lines import check_line
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId
from lcjournal.ui import theme
from lcjournal.ui.models.check_run import CheckRun
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.switch import Switch

_FEW = 12
"""So many earlier checks are listed at first."""
_CONTROLS = 3
"""What each of them has: a switch and two buttons."""


class _HistoryRow(QWidget):
    """One finished check: what it is, whether it is left out, and what can be done with it."""

    chosen = Signal(str)
    left_out_changed = Signal(str, bool)
    bin_requested = Signal(str)

    def __init__(self, check: Check) -> None:
        super().__init__()
        self._id = check.id
        name = check_line(check)
        left_out = Switch(_("{check}: leave out of the charts").format(check=name), checked=check.left_out)
        left_out.toggled.connect(self._on_left_out)
        show = button(_("Show"), small=True, on_click=self._on_show)
        show.setAccessibleName(_("Show: {check}").format(check=name))
        bin_ = IconButton("trash-simple", _("{check}: move to the bin").format(check=name))
        bin_.clicked.connect(self._on_bin)
        self.controls = (left_out, show, bin_)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.space(2), 0, theme.space(2))
        row.setSpacing(theme.space(12))
        row.addWidget(label(name, "body", "text3" if check.left_out else "text", wrap=True), 1)
        row.addWidget(label(_("Left out"), "meta", "text3"))
        for control in self.controls:
            row.addWidget(control)

    def _on_left_out(self, left_out: bool) -> None:
        self.left_out_changed.emit(self._id, left_out)

    def _on_show(self) -> None:
        self.chosen.emit(self._id)

    def _on_bin(self) -> None:
        self.bin_requested.emit(self._id)


class CheckHome(QWidget):
    """The first page of the self-check. Its signals carry the id of a check."""

    start_requested = Signal(FormId)
    continue_requested = Signal()
    set_aside_requested = Signal(str)
    check_chosen = Signal(str)
    left_out_changed = Signal(str, bool)
    bin_requested = Signal(str)

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self.setProperty("scrolled", "true")
        self._all = False
        self._checks: Sequence[Check] = ()
        self._start = Card()
        self._waiting = Card()
        self._history = Card(_("Earlier self-checks"))
        self._rows = QVBoxLayout()
        self._controls: list[QWidget] = []
        self._history.body.addLayout(self._rows)
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
            part.setMaximumWidth(theme.em(60))
            column.addWidget(part)
        column.addStretch(1)
        foot = label(instrument.label.text(), "meta", "text3", wrap=True)
        foot.setMaximumWidth(theme.em(60))
        column.addWidget(foot)

    def show_checks(self, waiting: CheckRun | None, checks: Sequence[Check]) -> None:
        """Show the check that waits, if any, and the finished ones, which come oldest first."""
        self._waiting.setVisible(waiting is not None)
        self._start.setVisible(waiting is None)
        if waiting is not None:
            self._waiting_id = waiting.check.id
            here = _("Your self-check waits at question {number}.").format(number=waiting.index + 1)
            self._where.setText(_("Your self-check waits at the desired levels.") if waiting.is_over else here)
        self._checks = checks
        self._history.setVisible(bool(checks))
        self._list()

    def _fill_start(self, instrument: Instrument) -> None:
        words = _(
            "Questions about the last four weeks, for yourself alone. You see each score with its margin; "
            "growth is told only when it is more than chance."
        )
        self._start.body.addWidget(label(words, "body", "text2", wrap=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme.space(12))
        full = _("Full self-check, about 8 minutes")
        flow.addWidget(button(full, "primary", "compass", on_click=self._start_full))
        flow.addWidget(button(_("Two-minute pulse"), "", "timer", on_click=self._start_pulse))
        self._start.body.addWidget(buttons)
        counts = _(
            "The full form has {full} questions and tells facets apart. The pulse has {pulse}: it follows the domains, "
            "with wider margins."
        )
        full_items, pulse_items = (len(instrument.items(form)) for form in (FormId.FULL, FormId.PULSE))
        text = counts.format(full=full_items, pulse=pulse_items)
        self._start.body.addWidget(label(text, "meta", "text3", wrap=True))

    def _fill_waiting(self) -> None:
        self._waiting.body.addWidget(self._where)
        self._waiting.body.addWidget(label(_("Every answer so far is kept."), "body", "text2", wrap=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme.space(12))
        flow.addWidget(button(_("Continue"), "primary", "play", on_click=self.continue_requested.emit))
        flow.addWidget(button(_("Set it aside"), on_click=self._set_aside))
        self._waiting.body.addWidget(buttons)

    def _set_aside(self) -> None:
        self.set_aside_requested.emit(self._waiting_id)

    def _list(self) -> None:
        """Fill the list anew; what had the focus gives it to what stands in its place now."""
        focus = next((place for place, one in enumerate(self._controls) if one.hasFocus()), None)
        self._controls.clear()
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        newest = list(reversed(self._checks))
        shown = newest if self._all else newest[:_FEW]
        for place, check in enumerate(shown):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(check))
        if len(shown) < len(newest):
            self._rows.addWidget(button(_("Show all"), "quiet", small=True, on_click=self._show_all))
        if focus is not None and self._controls:
            last = len(self._controls) - _CONTROLS + focus % _CONTROLS
            self._controls[min(focus, last)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        self._all = True
        self._list()

    def _row(self, check: Check) -> QWidget:
        row = _HistoryRow(check)
        row.chosen.connect(self.check_chosen)
        row.left_out_changed.connect(self.left_out_changed)
        row.bin_requested.connect(self.bin_requested)
        self._controls += row.controls
        return row

    def _start_full(self) -> None:
        self.start_requested.emit(FormId.FULL)

    def _start_pulse(self) -> None:
        self.start_requested.emit(FormId.PULSE)
