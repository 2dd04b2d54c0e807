"""The head of a profile: which check it is, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.model import AnswerState, Check, FormId
from lcjournal.core.wording import check_line
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import Button, IconButton, button
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.profile.wishes import Wishes


class Head(QWidget):
    """The title with the actions beside it, or under it."""

    def __init__(self, reading: CheckReading, wishes: Wishes) -> None:
        super().__init__()
        self._check, self._wishes = reading.check, wishes
        back = IconButton("arrow-left", _("All self-checks"))
        back.clicked.connect(wishes.back)
        top = QHBoxLayout()
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        top.addLayout(words, 1)
        title = _("Your profile, {day}").format(day=i18n.day(reading.check.day))
        words.addWidget(label(title, "page", wrap=True))
        words.addWidget(label(_subtitle(reading.check), "body", "text2", wrap=True))
        if reading.earlier:
            since = _("Changes since {day}").format(day=i18n.day(reading.earlier.day))
            words.addWidget(label(since, "body", "text2", wrap=True))
        actions = QWidget()
        flow = FlowLayout(actions, gap=theme.space(8))
        if reading.others or reading.of_other_versions:
            flow.addWidget(self._chooser(reading))
        flow.addWidget(button(_("Write what I take from it"), "", "note-pencil", on_click=self._on_write))
        flow.addWidget(self._printer(reading))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(12))
        self._row.addLayout(top, 1)
        self._row.addWidget(actions)

    def set_narrow(self, narrow: bool) -> None:
        """Put the actions under the title."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def _chooser(self, reading: CheckReading) -> Button:
        words = _("Compare")
        if reading.earlier:
            words = _("Compare with {day}").format(day=i18n.day(reading.earlier.day, "d MMM y"))
        chooser = button(words, "", "caret-down")
        menu = QMenu(chooser)
        for other in reversed(reading.others):
            action = menu.addAction(check_line(other))
            action.setCheckable(True)
            action.setChecked(other == reading.earlier)
            action.setData(other.id)
        if reading.of_other_versions:
            menu.addSection(_("Other questions: not comparable"))
        for other in reversed(reading.of_other_versions):
            menu.addAction(check_line(other)).setEnabled(False)
        menu.triggered.connect(self._on_compare)
        chooser.setMenu(menu)
        return chooser

    def _printer(self, reading: CheckReading) -> IconButton:
        result = IconButton("printer", _("Print or save…"))
        menu = QMenu(result)
        menu.addAction(_("Print…")).triggered.connect(self._on_print)
        menu.addAction(_("Save as PDF…")).triggered.connect(self._on_save)
        if has_notes(reading):
            menu.addSeparator()
            menu.addAction(_("Print with my notes…")).triggered.connect(self._on_print_notes)
            menu.addAction(_("Save as PDF with my notes…")).triggered.connect(self._on_save_notes)
        result.setMenu(menu)
        result.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        return result

    def _on_compare(self, action: QAction) -> None:
        self._wishes.compare.emit(action.data())

    def _on_write(self) -> None:
        self._wishes.reflection.emit(self._check)

    def _on_print(self) -> None:
        self._wishes.paper.emit(False)

    def _on_save(self) -> None:
        self._wishes.pdf.emit(False)

    def _on_print_notes(self) -> None:
        self._wishes.paper.emit(True)

    def _on_save_notes(self) -> None:
        self._wishes.pdf.emit(True)


def has_notes(reading: CheckReading) -> bool:
    """Tell whether the person wrote anything on the check, its questions, or those of the earlier one."""
    earlier = reading.earlier
    return bool(reading.check.note or reading.check.notes or (earlier and earlier.notes))


def _subtitle(check: Check) -> str:
    form = _("Full self-check") if check.form is FormId.FULL else _("Two-minute pulse")
    count = sum(answer.state is AnswerState.ANSWERED for answer in check.answers.values())
    spent = round(sum(answer.milliseconds for answer in check.answers.values()) / 60_000)
    if not spent:
        return ngettext("{form}, {count} answer", "{form}, {count} answers", count).format(form=form, count=count)
    timed = ngettext("{form}, {count} answer in {time}", "{form}, {count} answers in {time}", count)
    return timed.format(form=form, count=count, time=i18n.duration(spent))
