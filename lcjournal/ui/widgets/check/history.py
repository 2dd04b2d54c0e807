"""Earlier self-checks, and those in the bin, each with what can be done with it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.instruments import UNSHUFFLED
from lcjournal.core.model import Check
from lcjournal.core.wording import check_line
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.switch import Switch

_FEW, _MORE = 12, 24
"""So many earlier checks are listed at first, and so many more each time one asks."""


class _Row(QWidget):
    """What a check is, in words, before its controls."""

    def __init__(self, check: Check, name: str, remark: str) -> None:
        super().__init__()
        self._id = check.id
        self.controls: list[QWidget] = []
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        words.addWidget(label(name, "body", "text3" if check.left_out else "text", wrap=True))
        if remark:
            words.addWidget(label(remark, "meta", "text3", wrap=True))
        if note := check.note.strip():
            words.addWidget(label(note.splitlines()[0], "meta", "text2", wrap=True))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, theme.space(2), 0, theme.space(2))
        self._row.setSpacing(theme.space(8))
        self._row.addLayout(words, 1)

    def add(self, control: QWidget) -> None:
        """Add a control at the end."""
        self.controls.append(control)
        self._row.addWidget(control)


class _HistoryRow(_Row):
    """One finished check."""

    chosen = Signal(str)
    left_out_changed = Signal(str, bool)
    note_requested = Signal(str)
    redo_requested = Signal(str)
    bin_requested = Signal(str)

    def __init__(self, check: Check, *, may_redo: bool, language: bool) -> None:
        name = check_line(check)
        super().__init__(check, name, _remark(check, language=language))
        self._row.addWidget(label(_("Left out"), "meta", "text3"))
        left_out = Switch(_("{check}: leave out of the charts").format(check=name), checked=check.left_out)
        left_out.toggled.connect(self._on_left_out)
        self.add(left_out)
        show = button(_("Show"), small=True, on_click=self._on_show)
        show.setAccessibleName(_("Show: {check}").format(check=name))
        self.add(show)
        note = IconButton("note-pencil", _("{check}: write a note").format(check=name))
        note.clicked.connect(self._on_note)
        self.add(note)
        redo = IconButton("arrow-clockwise", _("{check}: take it again now").format(check=name))
        redo.setEnabled(may_redo)
        redo.clicked.connect(self._on_redo)
        self.add(redo)
        bin_ = IconButton("trash-simple", _("{check}: move to the bin").format(check=name))
        bin_.clicked.connect(self._on_bin)
        self.add(bin_)

    def _on_left_out(self, left_out: bool) -> None:
        self.left_out_changed.emit(self._id, left_out)

    def _on_show(self) -> None:
        self.chosen.emit(self._id)

    def _on_note(self) -> None:
        self.note_requested.emit(self._id)

    def _on_redo(self) -> None:
        self.redo_requested.emit(self._id)

    def _on_bin(self) -> None:
        self.bin_requested.emit(self._id)


class _BinRow(_Row):
    """One check in the bin."""

    restore_requested = Signal(str)

    def __init__(self, check: Check) -> None:
        name = check_line(check)
        super().__init__(check, name, "" if check.finished_at else _("Not finished"))
        restore = button(_("Restore"), small=True, on_click=self._on_restore)
        restore.setAccessibleName(_("Restore: {check}").format(check=name))
        self.add(restore)

    def _on_restore(self) -> None:
        self.restore_requested.emit(self._id)


class History(Card):
    """The list and the bin. The focus stays where something was done. Its signals carry the id of a check."""

    chosen = Signal(str)
    left_out_changed = Signal(str, bool)
    note_requested = Signal(str)
    redo_requested = Signal(str)
    bin_requested = Signal(str)
    restore_requested = Signal(str)
    raw_answers_requested = Signal()

    def __init__(self) -> None:
        super().__init__(_("Earlier self-checks"))
        self._shown, self._bin_open = _FEW, False
        self._checks: Sequence[Check] = ()
        self._binned: Sequence[Check] = ()
        self._may_redo = True
        self._rows: list[_Row] = []
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    def show_checks(self, checks: Sequence[Check], binned: Sequence[Check], *, may_redo: bool) -> None:
        """Show the finished checks, which come oldest first, and the bin, last thrown away last."""
        self._checks, self._binned, self._may_redo = checks, binned, may_redo
        self.setVisible(bool(checks or binned))
        self._fill()

    def _fill(self) -> None:
        """Fill the list anew; what had the focus gives it to what stands in its place now."""
        focus = self._focus()
        empty(self._list)
        self._rows = []
        newest = list(reversed(self._checks))
        self._add_rows(map(self._row, newest[: self._shown]))
        left = len(newest) - self._shown
        if left > 0:
            more = ngettext("Show {count} more", "Show {count} more", left).format(count=min(left, _MORE))
            self._list.addWidget(button(more, "quiet", small=True, on_click=self._show_more))
        if newest:
            raw = button(_("Save my raw answers without any text…"), "quiet", small=True)
            raw.clicked.connect(self.raw_answers_requested)
            self._list.addWidget(raw, 0, Qt.AlignmentFlag.AlignLeft)
        if self._binned:
            self._add_bin()
        if focus is not None:
            self._take_focus(*focus)

    def _add_bin(self) -> None:
        count = len(self._binned)
        words = ngettext("In the bin: {count} self-check", "In the bin: {count} self-checks", count)
        toggle = button(words.format(count=count), "quiet", "trash-simple", small=True, on_click=self._toggle_bin)
        self._list.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
        if self._bin_open:
            self._list.addWidget(label(_("Nothing is ever erased."), "meta", "text3", wrap=True))
            self._add_rows(map(self._bin_row, reversed(self._binned)))

    def _add_rows(self, rows: Iterable[_Row]) -> None:
        for place, row in enumerate(rows):
            if place:
                self._list.addWidget(rule())
            self._list.addWidget(row)
            self._rows.append(row)

    def _row(self, check: Check) -> _Row:
        several = len({other.language for other in self._checks}) > 1
        row = _HistoryRow(check, may_redo=self._may_redo, language=several)
        row.chosen.connect(self.chosen)
        row.left_out_changed.connect(self.left_out_changed)
        row.note_requested.connect(self.note_requested)
        row.redo_requested.connect(self.redo_requested)
        row.bin_requested.connect(self.bin_requested)
        return row

    def _bin_row(self, check: Check) -> _Row:
        row = _BinRow(check)
        row.restore_requested.connect(self.restore_requested)
        return row

    def _focus(self) -> tuple[int, int] | None:
        """Return the row and the control in it that have the focus."""
        for place, row in enumerate(self._rows):
            for number, control in enumerate(row.controls):
                if control.hasFocus():
                    return place, number
        return None

    def _take_focus(self, place: int, number: int) -> None:
        if self._rows:
            controls = self._rows[min(place, len(self._rows) - 1)].controls
            controls[min(number, len(controls) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        first_new = self._shown
        self._shown += _MORE
        self._fill()
        self._take_focus(first_new, 1)

    def _toggle_bin(self) -> None:
        self._bin_open = not self._bin_open
        self._fill()
        if self._bin_open:
            self._take_focus(len(self._rows) - len(self._binned), 0)


def _remark(check: Check, *, language: bool) -> str:
    """Return what is special about a check: its ``language`` where not all have the same, and that it was on paper."""
    remarks = [i18n.LANGUAGES.get(check.language, check.language)] if language else []
    remarks += [_("On paper")] if check.seed == UNSHUFFLED else []
    return " · ".join(remarks)
