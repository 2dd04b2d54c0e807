"""A self-check on paper: a blank form to print, and its answers entered later, by hand or from a CSV file."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from lcjournal import __version__
from lcjournal.core import i18n
from lcjournal.core.errors import UserError
from lcjournal.core.formats import answers_csv
from lcjournal.core.formats.paper_form import blank_form, form_title
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.instruments import UNSHUFFLED, Instrument
from lcjournal.core.model import Check, FormId
from lcjournal.core.store import Store
from lcjournal.core.wording import check_line
from lcjournal.ui import dialogs, printing
from lcjournal.ui.undo import Undo
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.segmented import Segmented

_MOST_PROBLEMS = 12
"""So many wrong lines of a file are named."""


class _SheetDialog(dialogs.Dialog):
    """Asks about a sheet of paper, and which of two ways to go on with it."""

    def __init__(self, instrument: Instrument, title: str, sentence: str) -> None:
        super().__init__(title)
        self.other = False
        self.add_sentence(sentence)
        names = {FormId.FULL: _("Full self-check"), FormId.PULSE: _("Two-minute pulse")}
        forms = [(form, name) for form, name in names.items() if instrument.items(form)]
        self._form = Segmented(_("Form"), forms)
        self.add_field(_("Form"), self._form)

    @property
    def form(self) -> FormId:
        """The form that was chosen."""
        return FormId(self._form.value())

    def add_field(self, name: str, field: QWidget) -> None:
        """Add a field under its name."""
        self.body.addWidget(label(name, "label", "text2", buddy=field))
        self.body.addWidget(field)

    def go_other_way(self) -> None:
        """Close by the button that is not the primary one."""
        self.other = True
        self.accept()


def hand_out_form(instrument: Instrument) -> None:
    """Ask which form, in which language, and print it or save it as PDF."""
    words = _("To answer with a pen. You enter the answers here later, with the day on the sheet.")
    dialog = _SheetDialog(instrument, _("Print a blank form"), words)
    language = Segmented(_("Language"), i18n.LANGUAGES.items(), i18n.language())
    dialog.add_field(_("Language"), language)
    dialog.add_buttons(_("Print…"), cancel=_("Cancel"))
    dialog.add_other(_("Save as PDF…"), dialog.go_other_way)
    if not dialogs.show(dialog):
        return
    with i18n.speaking(language.value()):
        html, name = blank_form(instrument, dialog.form), form_title(instrument, dialog.form)
    if dialog.other:
        printing.save_pdf(html, name)
    else:
        printing.print_html(html, name)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Answers on paper to enter. ``file`` holds them where they come from a CSV file."""

    form: FormId
    day: date
    file: Path | None = None


def ask_for_sheet(instrument: Instrument, today: date) -> Sheet | None:
    """Ask which form was answered on paper and when; None when the person gives up."""
    words = _("The questions follow in the order of the sheet. The time it takes to copy them is not counted.")
    dialog = _SheetDialog(instrument, _("Enter answers from paper"), words)
    day = DateEdit(_("Day on the sheet"), today)
    day.setMaximumDate(QDate(today.year, today.month, today.day))
    dialog.add_field(_("Day on the sheet"), day)
    dialog.keep_typed(day)
    dialog.add_buttons(_("Enter the answers"), cancel=_("Cancel"))
    dialog.add_other(_("From a CSV file…"), dialog.go_other_way)
    if not dialogs.show(dialog):
        return None
    if not dialog.other:
        return Sheet(dialog.form, day.day())
    file = dialogs.open_file(_("Answers from a CSV file"), _("Table (*.csv)"))
    return Sheet(dialog.form, day.day(), file) if file else None


def keep_file(store: Store, undo: Undo, instrument: Instrument, sheet: Sheet, now: datetime) -> str:
    """Keep the answers of the sheet's file as a finished check and return its id; with a wrong line none, and ""."""
    if sheet.file is None:
        return ""
    try:
        answers, problems = answers_csv.read(sheet.file, instrument, sheet.form)
    except UserError as error:
        dialogs.error(error)
        return ""
    if problems:
        _tell(problems)
        return ""
    given = {answer.item: replace(answer, language=i18n.language()) for answer in answers}
    check = Check(
        id="",
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        form=sheet.form,
        language=i18n.language(),
        seed=UNSHUFFLED,
        day=sheet.day,
        started_at=now,
        answers=given,
    )
    identity = store.checks.add(check, instrument.source, __version__)
    undo.push(
        _("{check} added").format(check=check_line(check)),
        lambda: store.checks.bin(identity),
        lambda: store.checks.restore(identity),
    )
    return identity


def _tell(problems: list[str]) -> None:
    shown, left = problems[:_MOST_PROBLEMS], len(problems) - _MOST_PROBLEMS
    if left > 0:
        shown.append(ngettext("And {count} more.", "And {count} more.", left).format(count=left))
    dialogs.tell(_("Nothing was kept from this file"), "\n".join(shown))
