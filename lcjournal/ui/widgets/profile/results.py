"""The profile of one self-check: domains, facets, what changed since another check, and how far that can be read."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n, quality, wording
from lcjournal.core.formats.score_lines import check_line
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import AnswerState, Check, FormId
from lcjournal.core.scoring import Unscored
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.models.profile import CheckReading, Line
from lcjournal.ui.undo import Undo
from lcjournal.ui.widgets.buttons import IconButton, button
from lcjournal.ui.widgets.card import Card, Strip, scroll
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.panes import first_focusable
from lcjournal.ui.widgets.profile.facet_view import FacetView
from lcjournal.ui.widgets.profile.item_view import ItemAnswers
from lcjournal.ui.widgets.profile.notes import LeftOutNote, QualityNote, ReadingAGap
from lcjournal.ui.widgets.profile.tiles import DomainTiles

_SIDE_EM, _SIDE_CARD_EM, _ONE_COLUMN_EM = 74, 18, 52


def leave_out(store: Store, undo: Undo, check: Check, *, left_out: bool) -> None:
    """Leave a check out of charts and comparisons, or take it back in; either can be undone."""
    sentence = _("{check} left out of the charts") if left_out else _("{check} back in the charts")
    change, identity = store.checks.set_left_out, check.id
    change(identity, left_out=left_out)
    undo.push(
        sentence.format(check=check_line(check)),
        lambda: change(identity, left_out=not left_out),
        lambda: change(identity, left_out=left_out),
    )


class Results(QWidget):
    """Shows a check beside an earlier one. Nothing on it is coloured good or bad."""

    back_requested = Signal()
    reflection_requested = Signal(object)
    """The person wants to write about this Check."""

    def __init__(self, store: Store, known: Instrument, undo: Undo) -> None:
        super().__init__()
        self._store, self._known, self._undo = store, known, undo
        self._check_id, self._compare_id = "", ""
        self._area = scroll(QWidget())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def state(self) -> dict[str, object]:
        """Return which check is shown, beside which other, and where the page stands."""
        place = self._area.verticalScrollBar().value()
        return {"check": self._check_id, "compare": self._compare_id, "scroll": place}

    def show_check(self, check_id: str, compare_id: str = "") -> None:
        """Show a check; without ``compare_id`` it is compared with the last one of the same form."""
        same = check_id == self._check_id
        place = self._area.verticalScrollBar().value() if same else 0
        self._check_id, self._compare_id = check_id, compare_id
        reading = CheckReading(self._store, self._known, check_id, compare_id)
        content = _Content(reading)
        content.head.back_requested.connect(self.back_requested)
        content.head.compare_chosen.connect(self._compare_with)
        content.head.reflection_requested.connect(self.reflection_requested)
        content.left_out_chosen.connect(self._leave_out)
        content.place_reached.connect(self._reveal)
        # What asked for this may be a button of the old content, so that must not be deleted at once.
        focus = QApplication.focusWidget()
        old = self._area.takeWidget() if self._area.widget() else None
        chosen = old.facets.chosen_row() if same and isinstance(old, _Content) else -1
        focused = old is not None and focus is not None and old.isAncestorOf(focus)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._area.setWidget(content)
        content.show()
        content.facets.choose_row(chosen)
        if focused and (target := first_focusable(content)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.verticalScrollBar().setValue(place)

    def refresh(self) -> None:
        """Read the check again."""
        if self._check_id:
            self.show_check(self._check_id, self._compare_id)

    def _compare_with(self, other_id: str) -> None:
        self.show_check(self._check_id, other_id)

    def _leave_out(self, left_out: bool) -> None:
        leave_out(self._store, self._undo, self._store.checks.get(self._check_id), left_out=left_out)

    def _reveal(self, place: QRect) -> None:
        margin = theme.space(12)
        self._area.ensureVisible(place.center().x(), place.bottom(), 0, margin)
        self._area.ensureVisible(place.center().x(), place.top(), 0, margin)


class _Head(QWidget):
    """The title, and what can be done with the profile."""

    back_requested = Signal()
    compare_chosen = Signal(str)
    reflection_requested = Signal(object)

    def __init__(self, reading: CheckReading) -> None:
        super().__init__()
        self._check = check = reading.check
        back = IconButton("arrow-left", _("All self-checks"))
        back.clicked.connect(self.back_requested)
        top = QHBoxLayout()
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.space(2))
        top.addLayout(words, 1)
        title = _("Your profile, {day}").format(day=i18n.day(check.day))
        words.addWidget(label(title, "page", wrap=True))
        words.addWidget(label(_subtitle(check), "body", "text2", wrap=True))
        actions = QWidget()
        flow = FlowLayout(actions, gap=theme.space(8))
        if reading.others:
            flow.addWidget(self._chooser(reading))
        flow.addWidget(button(_("Write what I take from it"), "", "note-pencil", on_click=self._on_write))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(12))
        self._row.addLayout(top, 1)
        self._row.addWidget(actions)

    def set_narrow(self, narrow: bool) -> None:
        """Put the actions under the title."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def _chooser(self, reading: CheckReading) -> QWidget:
        earlier = i18n.day(reading.earlier.day, "d MMM y") if reading.earlier else ""
        chooser = button(_("Compare with {day}").format(day=earlier), "", "caret-down")
        menu = QMenu(chooser)
        for other in reversed(reading.others):
            action = menu.addAction(check_line(other))
            action.setCheckable(True)
            action.setChecked(other == reading.earlier)
            action.setData(other.id)
        menu.triggered.connect(self._on_compare)
        chooser.setMenu(menu)
        return chooser

    def _on_compare(self, action: QAction) -> None:
        self.compare_chosen.emit(action.data())

    def _on_write(self) -> None:
        self.reflection_requested.emit(self._check)


def _subtitle(check: Check) -> str:
    form = _("Full self-check") if check.form is FormId.FULL else _("Two-minute pulse")
    count = sum(answer.state is AnswerState.ANSWERED for answer in check.answers.values())
    spent = round(sum(answer.milliseconds for answer in check.answers.values()) / 60_000)
    if not spent:
        return ngettext("{form}, {count} answer", "{form}, {count} answers", count).format(form=form, count=count)
    timed = ngettext("{form}, {count} answer in {time}", "{form}, {count} answers in {time}", count)
    return timed.format(form=form, count=count, time=i18n.duration(spent))


class _Content(QWidget):
    """One reading of one check, made anew for each."""

    left_out_chosen = Signal(bool)
    place_reached = Signal(QRect)

    def __init__(self, reading: CheckReading) -> None:
        super().__init__()
        self.setProperty("scrolled", "true")
        self.head = _Head(reading)
        self._tiles = DomainTiles(reading)
        self.facets = FacetView()
        self._details = label("", "meta", "text2", wrap=True)
        self._answers = ItemAnswers()
        column = QVBoxLayout(self)
        edge = theme.space(28)
        column.setContentsMargins(edge, theme.space(20), edge, theme.space(20))
        column.setSpacing(theme.space(12))
        column.addWidget(self.head)
        self._add_notes(column, reading)
        column.addWidget(self._tiles)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(theme.space(16))
        if reading.is_full:
            self._pair.addWidget(self._facets(reading), 1)
        else:
            column.addWidget(Strip(wording.reason(Unscored.PULSE)))
        self._is_full = reading.is_full
        self._gap = ReadingAGap(reading)
        self._pair.addWidget(self._gap, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._pair)
        column.addWidget(label(reading.instrument.label.text(), "meta", "text3", wrap=True))
        column.addStretch(1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(20), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one column where two do not fit."""
        super().resizeEvent(event)
        beside = self._is_full and self.width() >= theme.em(_SIDE_EM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(across if beside else down)
        self._gap.setMaximumWidth(theme.em(_SIDE_CARD_EM) if beside else 16777215)
        self._gap.setMinimumWidth(theme.em(_SIDE_CARD_EM) if beside else 0)
        narrow = self.width() < theme.em(_ONE_COLUMN_EM)
        self._tiles.set_narrow(narrow)
        self.head.set_narrow(self.width() < theme.em(_SIDE_EM))

    def _add_notes(self, column: QVBoxLayout, reading: CheckReading) -> None:
        signs = quality.flags(reading.instrument, reading.check)
        if reading.check.left_out:
            left = LeftOutNote()
            left.taken_in_chosen.connect(self._take_in)
            column.addWidget(left)
        elif quality.doubtful(signs):
            note = QualityNote(signs)
            note.left_out_chosen.connect(self._leave_out)
            column.addWidget(note)

    def _facets(self, reading: CheckReading) -> Card:
        count = len(reading.instrument.facets)
        card = Card(ngettext("{count} facet", "{count} facets", count).format(count=i18n.integer(count)))
        card.body.addWidget(_legend(reading))
        self.facets.show_reading(reading)
        self.facets.facet_chosen.connect(self._show_details)
        self.facets.place_reached.connect(self._on_place)
        card.body.addWidget(self.facets)
        hint = _("Choose a facet to read what its change and its gap mean, and your answers. Ctrl+C copies the table.")
        self._details.setText(hint)
        card.body.addWidget(self._details)
        self._answers.place_reached.connect(self._on_place)
        card.body.addWidget(self._answers)
        card.body.addStretch(1)
        return card

    def _take_in(self) -> None:
        self.left_out_chosen.emit(False)

    def _leave_out(self) -> None:
        self.left_out_chosen.emit(True)

    def _show_details(self, line: Line) -> None:
        self._details.setText("\n".join([line.name, *line.details()]))
        self._answers.show_facet(line)

    def _on_place(self, within: QWidget, row: QRect) -> None:
        top = within.mapTo(self, QPoint(row.left(), row.top()))
        self.place_reached.emit(QRect(top, row.size()))


def _legend(reading: CheckReading) -> QWidget:
    """Say what the signs on the tracks are; the shapes are those that are drawn."""
    result = QWidget()
    flow = FlowLayout(result, gap=theme.space(16))
    flow.addWidget(label(_("● now, with its {band}").format(band=wording.band_name()), "meta", "accent_text"))
    flow.addWidget(label(_("○ desired"), "meta", "desired"))
    if reading.earlier:
        flow.addWidget(label(_("▼ {day}").format(day=i18n.day(reading.earlier.day)), "meta", "text3"))
    return result
