"""Settings of the self-check: which questionnaire, how it is answered, whose margins."""

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from lcjournal.core import i18n, instruments
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.instrument_library import Library, full_name, install, library
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Change, FormId
from lcjournal.core.personal_words import refinement_advice
from lcjournal.ui import dialogs, reading_dialog, theme
from lcjournal.ui.context import Context
from lcjournal.ui.pages.settings.personal import show_folder
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.settings_rows import SettingsRow, SettingsSection, breakable
from lcjournal.ui.widgets.switch import Switch

_CHOICE_EM = 20
"""An id and a version may be 65 characters long together."""


class SelfCheckSection(SettingsSection):
    """A file that is added, or put into the folder, changes nothing until it is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Self-check"))
        self._context = context
        self._choice = QComboBox()
        self._choice.setMaximumWidth(theme.em(_CHOICE_EM))
        self._choice.activated.connect(self._on_choice)
        self._add_choice()
        self._add_switches()
        self._there: Card = self.add_rows(_("Questionnaires to choose from"))
        self._wrong_title = label(_("Files that cannot be used"), "label", "text2")
        self.column.addWidget(self._wrong_title)
        self._wrong: Card = self.add_rows("")
        self._wrong.setAccessibleName(self._wrong_title.text())
        self.finish()
        self.refresh()

    @override
    def refresh(self) -> None:
        found = library(self._context.paths.instruments)
        self._show_choice(found)
        _fill(self._there, [_row(instrument) for instrument in found.instruments])
        _fill(self._wrong, [SettingsRow(wrong.name, wrong.sentence) for wrong in found.wrong])
        self._wrong_title.setVisible(bool(found.wrong))
        self._wrong.setVisible(bool(found.wrong))

    def _add_choice(self) -> None:
        used = SettingsRow(_("In use"), self._context.instrument.title.text(), self._choice)
        from_file = button(_("From a file…"), "", "file-text", small=True, on_click=self._add)
        from_file.setAccessibleName(_("Add a questionnaire from a file…"))
        add = SettingsRow(_("Add a questionnaire"), _("It is checked and copied; nothing in it is run."), from_file)
        show = button(_("Open the folder"), "", "folder-open", small=True, on_click=self._show_folder)
        place = _("{path}; a file that you put there yourself is found too.")
        kept = place.format(path=breakable(self._context.paths.instruments))
        read = button(_("Read"), "", "book-open", small=True, on_click=self._read)
        read.setAccessibleName(_("Read the questionnaire"))
        asked = SettingsRow(_("What it asks"), _("Every statement, the rules of scoring, the licence"), read)
        self.add_rows(_("The questionnaire"), used, asked, add, SettingsRow(_("Where they are kept"), kept, show))

    def _add_switches(self) -> None:
        settings = self._context.controls.settings()
        advance = Switch(_("Go on by itself"), checked=settings.auto_advance)
        advance.toggled.connect(self._on_advance)
        margins = Switch(_("Refine my margins from my own repeats"), checked=settings.personal_margins)
        margins.toggled.connect(self._on_margins)
        measured = button(_("Read"), "", "book-open", small=True, on_click=reading_dialog.show_measurement)
        measured.setAccessibleName(_("Read how it is measured"))
        self.add_rows(
            _("Answers and scores"),
            SettingsRow(_("Go on by itself"), _("To the next question after an answer"), advance),
            SettingsRow(_("Refine my margins from my own repeats"), refinement_advice(), margins),
            SettingsRow(_("How it is measured"), _("Scores, bands and changes, with figures"), measured),
        )

    def _show_choice(self, found: Library) -> None:
        self._choice.clear()
        for instrument in found.instruments:
            self._choice.addItem(full_name(instrument))
        self._choice.setCurrentText(full_name(self._context.instrument))

    def _on_choice(self) -> None:
        name = self._choice.currentText()
        shipped = name == full_name(instruments.builtin())
        self._context.controls.change_settings(questionnaire="" if shipped else name)

    def _add(self) -> None:
        path = dialogs.open_file(_("Choose a questionnaire"), _("Questionnaires (*.json)"))
        if path is None:
            return
        try:
            name = full_name(install(path, self._context.paths.instruments))
        except UserError as error:
            dialogs.error(error, _("This questionnaire cannot be used"))
        else:
            self._context.say(_("{name} is there. It is used once you choose it.").format(name=name))
        self.refresh()

    def _read(self) -> None:
        reading_dialog.show_questionnaire(self._context.instrument)

    def _show_folder(self) -> None:
        show_folder(self._context, self._context.paths.instruments)

    def _on_advance(self, checked: bool) -> None:
        self._context.controls.change_settings(auto_advance=checked)

    def _on_margins(self, checked: bool) -> None:
        self._context.controls.change_settings(personal_margins=checked)
        self._context.bus.changed.emit(Change.CHECKS)  # every band on the pages is drawn again


def _fill(card: Card, rows: list[QWidget]) -> None:
    empty(card.body)
    for number, row in enumerate(rows):
        if number:
            card.body.addWidget(rule())
        card.body.addWidget(row)


def _row(instrument: Instrument) -> SettingsRow:
    """Return what a questionnaire is called, how long it is, and where it says that it comes from."""
    items, pulse = len(instrument.items(FormId.FULL)), len(instrument.items(FormId.PULSE))
    lines = [
        ngettext(
            "{name}: {count} question, {pulse} in the pulse",
            "{name}: {count} questions, {pulse} in the pulse",
            items,
        ).format(name=full_name(instrument), count=i18n.integer(items), pulse=i18n.integer(pulse)),
        *(told.text() for told in (instrument.made_by, instrument.licence) if told is not None),
    ]
    return SettingsRow(instrument.title.text(), "\n".join(lines))
