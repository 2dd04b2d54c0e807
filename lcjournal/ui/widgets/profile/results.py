"""The profile of one self-check: domains, facets, what changed since another check, and how far that can be read."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from lcjournal.core.check_reading import CheckReading
from lcjournal.core.errors import ReadOnlyJournalError, UserError
from lcjournal.core.formats.report_html import report, report_title
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check
from lcjournal.core.store import Store
from lcjournal.core.suggestions import Idea
from lcjournal.core.wording import check_line
from lcjournal.ui import theme
from lcjournal.ui.models import suggesting
from lcjournal.ui.models.profile import read_check
from lcjournal.ui.undo import Undo
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.panes import first_focusable
from lcjournal.ui.widgets.profile.answers_view import AnswersView
from lcjournal.ui.widgets.profile.content import Content
from lcjournal.ui.widgets.profile.wishes import Wishes


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
    """Shows a check beside an earlier one. Nothing on it is coloured good or bad.

    ``personal`` tells whether to score with the error learned from the person's own repeats.
    """

    back_requested = Signal()
    reflection_requested = Signal(object)
    """The person wants to write about this Check."""

    redo_requested = Signal(object)
    """The person wants to take this Check once more."""

    journal_requested = Signal(object)
    """The Journal is to open the entry of this id or show this Filter; None shows it as it was left."""

    account_requested = Signal(str)
    """The person asks where the number of this domain or facet comes from."""

    measurement_requested = Signal()
    """The person asks how it is measured."""

    print_requested = Signal(str, str)
    """This HTML is to be printed under this title."""

    pdf_requested = Signal(str, str)
    """This HTML is to be saved as PDF; the other text is its title."""

    view_form_requested = Signal(object)
    view_answers_requested = Signal(object)
    view_bin_requested = Signal(str)
    """A second view is asked for or has come back beside this Check, or the one of this id is to go to the bin."""

    def __init__(
        self,
        store: Store,
        known: Instrument,
        undo: Undo,
        personal: Callable[[], bool],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._store, self._known, self._undo, self._personal, self._today = store, known, undo, personal, today
        self._check_id, self._compare_id = "", ""
        self._reading: CheckReading | None = None
        self._content: Content | None = None
        self._answers: AnswersView | None = None
        self._keeping = False
        self._holder = QWidget()
        self._place = QVBoxLayout(self._holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._area = scroll(self._holder)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._area)
        self.setFocusProxy(self._area)  # the page can be scrolled by keyboard before anything on it is chosen
        self._wishes = Wishes(self)
        self._connect(self._wishes)

    @property
    def reading(self) -> CheckReading | None:
        """What is shown."""
        return self._reading

    def state(self) -> dict[str, object]:
        """Return which check is shown, beside which other, what is chosen, and where the page stands."""
        self.keep()
        facet = self._content.chosen() if self._content else ""
        place = self._area.verticalScrollBar().value()
        shown = {"check": self._check_id, "compare": self._compare_id, "facet": facet, "scroll": place}
        return {**shown, "answers": self._answers is not None}

    def restore(self, state: dict[str, object]) -> None:
        """Show what ``state`` told of."""
        self.show_check(str(state["check"]), str(state["compare"]))
        self._choose(str(state["facet"]))
        if state["answers"]:
            self._show_answers()
        place = int(str(state["scroll"]))
        QTimer.singleShot(0, self, lambda: self._scroll_to(place))  # once all is laid out

    def show_check(self, check_id: str, compare_id: str = "") -> None:
        """Show a check; without ``compare_id`` it is compared with the last one of the same form."""
        self._load(check_id, compare_id)
        if self._answers is not None:
            self._show_profile()

    def refresh(self) -> None:
        """Read the check again, unless what changed is the note that is being written here."""
        if self._check_id and not self._keeping:
            self._load(self._check_id, self._compare_id)
            if self._answers is not None:
                self._show_answers()

    def refresh_margins(self) -> None:
        """Read the check again if other margins are wanted by now."""
        if self._reading is not None and (self._reading.refinement is not None) != self._personal():
            self.refresh()

    def keep(self) -> bool:
        """Have the note kept as it stands; return False, with why in its place, where the disk does not take it."""
        return self._content is None or self._content.note.keep()

    def _connect(self, wishes: Wishes) -> None:
        wishes.back.connect(self.back_requested)
        wishes.reflection.connect(self.reflection_requested)
        wishes.redo.connect(self.redo_requested)
        wishes.journal.connect(self.journal_requested)
        wishes.account.connect(self.account_requested)
        wishes.measurement.connect(self.measurement_requested)
        wishes.view_form.connect(self.view_form_requested)
        wishes.view_answers.connect(self.view_answers_requested)
        wishes.view_bin.connect(self.view_bin_requested)
        wishes.compare.connect(self._compare_with)
        wishes.answers.connect(self._show_answers)
        wishes.profile.connect(self._show_profile)
        wishes.left_out.connect(self._leave_out)
        wishes.plan.connect(self._plan)
        wishes.away.connect(self._put_away)
        wishes.place.connect(self._reveal)
        wishes.paper.connect(self._print)
        wishes.pdf.connect(self._save)

    def _load(self, check_id: str, compare_id: str) -> None:
        if not self.keep():
            return
        same = check_id == self._check_id
        place = self._area.verticalScrollBar().value() if same else 0
        chosen = self._content.chosen() if same and self._content else ""
        self._check_id, self._compare_id = check_id, compare_id
        self._reading = self._read()
        suggested = suggesting.suggested(self._store, self._reading, self._today())
        content = Content(self._store, self._reading, self._wishes, suggested)
        content.note.written.connect(self._keep_note)
        self._put(content)
        self._choose(chosen)
        self._scroll_to(place)

    def _put(self, content: Content) -> None:
        """Replace what is shown. What asked for it may be a button of the old one, which must not go at once."""
        old, focus = self._content, QApplication.focusWidget()
        focused = old is not None and focus is not None and old.isAncestorOf(focus)
        if old is not None:
            old.hide()
            self._place.removeWidget(old)
            old.deleteLater()
        self._content = content
        self._place.addWidget(content)
        content.show()
        if focused and (target := first_focusable(content)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> CheckReading:
        return read_check(self._store, self._known, self._check_id, self._compare_id, personal=self._personal())

    def _choose(self, facet: str) -> None:
        if facet and self._content is not None and self._content.facets is not None:
            self._content.facets.view.choose(facet)

    def _scroll_to(self, place: int) -> None:
        self._area.verticalScrollBar().setValue(place)

    def _compare_with(self, other_id: str) -> None:
        self.show_check(self._check_id, other_id)

    def _show_answers(self) -> None:
        if self._reading is None:
            return
        self._drop_answers()
        self._answers = AnswersView(self._reading, self._wishes)
        self._stack.addWidget(self._answers)
        self._stack.setCurrentWidget(self._answers)
        self._answers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_profile(self) -> None:
        self._stack.setCurrentWidget(self._area)
        self._drop_answers()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_answers(self) -> None:
        if self._answers is not None:
            self._answers.hide()
            self._stack.removeWidget(self._answers)
            self._answers.deleteLater()
            self._answers = None

    def _leave_out(self, left_out: bool) -> None:
        leave_out(self._store, self._undo, self._store.checks.get(self._check_id), left_out=left_out)

    def _plan(self, idea: Idea) -> None:
        place = self._place_of(idea)
        suggesting.plan(self._store, self._undo, idea, self._today())
        self._focus_suggestion(place)

    def _put_away(self, idea: Idea) -> None:
        place = self._place_of(idea)
        suggesting.put_away(self._store, self._undo, idea)
        self._focus_suggestion(place)

    def _place_of(self, idea: Idea) -> int:
        shown = self._content.suggestions if self._content is not None else None
        return shown.place_of(idea.key) if shown is not None else 0

    def _focus_suggestion(self, place: int) -> None:
        """Leave the keyboard where it was: the profile has been drawn anew, with another suggestion there or none."""
        if self._content is not None and self._content.suggestions is not None:
            self._content.suggestions.take_focus(place)

    def _keep_note(self, note: str) -> None:
        self._keeping = True
        try:
            self._store.checks.set_note(self._check_id, note)
        except ReadOnlyJournalError:
            raise
        except UserError as error:
            if self._content is not None:
                self._content.note.refuse(str(error))
        finally:
            self._keeping = False

    def _print(self, notes: bool) -> None:
        self._hand_out(self.print_requested.emit, notes)

    def _save(self, notes: bool) -> None:
        self._hand_out(self.pdf_requested.emit, notes)

    def _hand_out(self, out: Callable[[str, str], object], notes: bool) -> None:
        self.keep()
        reading = self._read()  # with the note as it is by now
        out(report(reading, notes=notes), report_title(reading))

    def _reveal(self, within: QWidget, row: QRect) -> None:
        place = QRect(within.mapTo(self._holder, QPoint(row.left(), row.top())), row.size())
        margin = theme.space(12)
        self._area.ensureVisible(place.center().x(), place.bottom(), 0, margin)
        self._area.ensureVisible(place.center().x(), place.top(), 0, margin)
