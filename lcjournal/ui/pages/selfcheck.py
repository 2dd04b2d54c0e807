"""The Self-check: begin or go on, answer in the whole window, read the profile."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.account import account
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Change, Check, FormId
from lcjournal.ui import check_paper, dialogs, printing, reading_dialog, second_views
from lcjournal.ui.account_dialog import AccountDialog
from lcjournal.ui.check_changes import CheckChanges, save_raw_answers
from lcjournal.ui.context import Context
from lcjournal.ui.models.check_run import CheckRun, begin, instrument_of
from lcjournal.ui.pages.page import Page
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.check.home import CheckHome
from lcjournal.ui.widgets.check.questionnaire import Questionnaire
from lcjournal.ui.widgets.panes import first_focusable
from lcjournal.ui.widgets.profile.results import Results, leave_out

CONTINUE, HOME = "continue", "home"


class SelfCheckPage(Page):
    """Open it with a FormId to start a check, “continue” to resume one, “home”, or the id of a check to read it."""

    shows = Change.CHECKS | Change.TARGETS | Change.ACTIVITIES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._checks = context.store.checks
        self._changes = CheckChanges(context.store, context.undo)
        self._questionnaire: Questionnaire | None = None
        self._home = CheckHome(context.instrument)
        self._home_area = scroll(self._home)
        self._results = Results(context.store, context.instrument, context.undo, self._personal_margins, context.today)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._home_area)
        self._stack.addWidget(self._results)
        self._connect()

    @override
    def refresh(self) -> None:
        """Read the checks again. While one is being answered its own page shows what is kept."""
        shown = self._stack.currentWidget()
        if shown is self._home_area:
            waiting = self._checks.under_way()
            run = self._run_of(waiting) if waiting else None
            self._home.show_checks(run, self._checks.all(), self._checks.binned())
        elif shown is self._results:
            self._results.refresh()

    @override
    def open(self, argument: object) -> None:
        if isinstance(argument, FormId):
            self._start(argument)
        elif argument == CONTINUE:
            self._continue()
        elif argument == HOME:
            self._go_home()
        elif isinstance(argument, str):
            self._show_results(argument)

    @override
    def state(self) -> dict[str, object]:
        if self._questionnaire is not None:
            return {"answering": self._questionnaire.state()}
        return {"results": self._results.state()} if self._stack.currentWidget() is self._results else {}

    @override
    def restore(self, state: dict[str, object]) -> None:
        answering, results = state.get("answering"), state.get("results")
        if isinstance(answering, dict):
            self._answer(self._checks.get(answering["check"])).restore(answering)
        elif isinstance(results, dict):
            self._results.restore(results)
            self._go_to(self._results)

    @override
    def leave(self) -> bool:
        """Keep the notes that are being written; stay where the disk does not take them."""
        asked = self._questionnaire
        return self._results.keep() and (asked is None or asked.keep())

    @override
    def panes(self) -> list[QWidget]:
        shown = self._stack.currentWidget()
        return [shown] if shown else []

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what can be begun here."""
        super().showEvent(event)
        if self._stack.currentWidget() is self._results:
            self._results.refresh_margins()
        if self._questionnaire is None:
            self._take_focus()

    def _connect(self) -> None:
        self._home.start_requested.connect(self._start)
        self._home.continue_requested.connect(self._continue)
        self._home.set_aside_requested.connect(self._changes.bin)
        self._home.bin_requested.connect(self._changes.bin)
        self._home.restore_requested.connect(self._changes.restore)
        self._home.note_requested.connect(self._changes.edit_note)
        self._home.redo_requested.connect(self._redo_listed)
        self._home.blank_form_requested.connect(self._hand_out_form)
        self._home.paper_requested.connect(self._enter_from_paper)
        self._home.raw_answers_requested.connect(self._save_raw_answers)
        self._home.questionnaire_requested.connect(self._read_questionnaire)
        self._home.measurement_requested.connect(reading_dialog.show_measurement)
        self._home.check_chosen.connect(self._show_results)
        self._home.left_out_changed.connect(self._leave_out)
        self._results.back_requested.connect(self._go_home)
        self._results.reflection_requested.connect(self._write_about)
        self._results.redo_requested.connect(self._redo)
        self._results.view_form_requested.connect(self._ask_for_view)
        self._results.view_answers_requested.connect(self._read_view)
        self._results.view_bin_requested.connect(self._changes.bin)
        self._results.journal_requested.connect(self._open_journal)
        self._results.measurement_requested.connect(reading_dialog.show_measurement)
        self._results.account_requested.connect(self._show_account)
        self._results.print_requested.connect(printing.print_html)
        self._results.pdf_requested.connect(printing.save_pdf)

    def _run_of(self, check: Check) -> CheckRun:
        store = self.context.store
        return CheckRun(store, instrument_of(store, check, self.context.instrument), check)

    def _start(self, form: FormId) -> None:
        """Begin a check; one that waits is gone on with instead, or shown if it is of the other form."""
        waiting, instrument = self._checks.under_way(), self.context.instrument
        if waiting is None:
            asked = form if instrument.items(form) else FormId.FULL  # a questionnaire may have no pulse
            self._answer(begin(self.context.store, instrument, asked, self.context.today()))
        elif waiting.form is form:
            self._answer(waiting)
        else:
            self._go_home()

    def _continue(self) -> None:
        waiting = self._checks.under_way()
        if waiting is None:
            self._go_home()
        else:
            self._answer(waiting)

    def _answer(self, check: Check) -> Questionnaire:
        if self._questionnaire is not None:
            self._go_to(self._home_area)
        context = self.context
        asked = Questionnaire(context.store, context.instrument, check, self._auto_advance)
        asked.paused.connect(self._pause)
        asked.finished.connect(self._show_results)
        self._questionnaire = asked
        self._stack.addWidget(asked)
        self._stack.setCurrentWidget(asked)
        self.set_full_window(True)
        return asked

    def _pause(self) -> None:
        if self.leave():
            self._go_home()

    def _auto_advance(self) -> bool:
        return self.context.controls.settings().auto_advance

    def _personal_margins(self) -> bool:
        return self.context.controls.settings().personal_margins

    def _go_to(self, part: QWidget) -> None:
        """Show the home or the results. A questionnaire goes off the screen; its answers are in the journal."""
        self._stack.setCurrentWidget(part)
        if self._questionnaire is not None:
            # Hidden by now, it has given the focus away: Qt crashes when a widget is deleted that still has it.
            self._stack.removeWidget(self._questionnaire)
            self._questionnaire.deleteLater()
            self._questionnaire = None
            self.set_full_window(False)
        self._take_focus()

    def _take_focus(self) -> None:
        shown = self._stack.currentWidget()
        # On the results not on a button: one Enter too many at the end must not leave them.
        target = shown if shown is None or shown is self._results else first_focusable(shown)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_home(self) -> None:
        self._go_to(self._home_area)
        self.refresh()
        self._take_focus()

    def _show_results(self, check_id: str, compare_id: str = "") -> None:
        self._results.show_check(check_id, compare_id)
        self._go_to(self._results)

    def _leave_out(self, check_id: str, left_out: bool) -> None:
        leave_out(self.context.store, self.context.undo, self._checks.get(check_id), left_out=left_out)

    def _enter_from_paper(self) -> None:
        context = self.context
        sheet = check_paper.ask_for_sheet(context.instrument, context.today())
        if sheet is None:
            return
        if sheet.file is None:
            self._answer(begin(context.store, context.instrument, sheet.form, sheet.day, on_paper=True))
        elif kept := check_paper.keep_file(context.store, context.undo, context.instrument, sheet, context.now()):
            self._show_results(kept)

    def _hand_out_form(self) -> None:
        check_paper.hand_out_form(self.context.instrument)

    def _read_questionnaire(self) -> None:
        reading_dialog.show_questionnaire(self.context.instrument)

    def _save_raw_answers(self) -> None:
        if sentence := save_raw_answers(self.context.store, self.context.instrument):
            self.context.say(sentence)

    def _write_about(self, check: Check) -> None:
        title = _("What I take from my self-check of {day}").format(day=i18n.day(check.day))
        self.open_requested.emit("journal", Activity(title, self.context.today(), check_id=check.id, private=True))

    def _show_account(self, wanted: str) -> None:
        if self._results.reading is not None:
            dialogs.show(AccountDialog(account(self._results.reading, wanted)))

    def _open_journal(self, wanted: object) -> None:
        self.open_requested.emit("journal", wanted)

    def _redo(self, check: Check) -> None:
        """Take the same form once more; the check stays as it is."""
        self._start(check.form)

    def _redo_listed(self, check_id: str) -> None:
        self._redo(self._checks.get(check_id))

    def _ask_for_view(self, check: Check) -> None:
        instrument = instrument_of(self.context.store, check, self.context.instrument)
        if path := second_views.save_form(self.context.store, instrument):
            self.context.say(_("Saved: {name}. Send this page to someone who sees you at work.").format(name=path.name))

    def _read_view(self, check: Check) -> None:
        context = self.context
        instrument = instrument_of(context.store, check, context.instrument)
        second_views.read_answers(context.store, context.undo, instrument, check)
