"""What a person does to an earlier self-check: note something, bin it, take it back, hand out its answers."""

from lcjournal.core.errors import ReadOnlyJournalError, UserError
from lcjournal.core.formats.answers_export import write_answers
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check
from lcjournal.core.store import Store
from lcjournal.core.store.checks import Checks
from lcjournal.core.wording import check_line
from lcjournal.ui import dialogs
from lcjournal.ui.undo import Undo
from lcjournal.ui.widgets.profile.check_note import CheckNote


class CheckChanges:
    """Changes checks of one store, each change with its undo."""

    def __init__(self, store: Store, undo: Undo) -> None:
        self._checks, self._undo = store.checks, undo

    def bin(self, check_id: str) -> None:
        """Put a check into the bin."""
        name = check_line(self._checks.get(check_id))
        self._checks.bin(check_id)
        self._undo.push(
            _("“{title}” moved to the bin").format(title=name),
            lambda: self._checks.restore(check_id),
            lambda: self._checks.bin(check_id),
        )

    def restore(self, check_id: str) -> None:
        """Take a check out of the bin."""
        name = check_line(self._checks.get(check_id))
        self._checks.restore(check_id)
        self._undo.push(
            _("“{title}” taken out of the bin").format(title=name),
            lambda: self._checks.bin(check_id),
            lambda: self._checks.restore(check_id),
        )

    def edit_note(self, check_id: str) -> None:
        """Show the note on a check to be written; it is kept as one writes, however the dialog is closed."""
        check = self._checks.get(check_id)
        dialog = _NoteDialog(self._checks, check)
        dialogs.show(dialog)
        dialog.note.keep()
        before, now = check.note, self._checks.get(check_id).note
        if now != before:
            self._undo.push(
                _("Note kept"),
                lambda: self._checks.set_note(check_id, before),
                lambda: self._checks.set_note(check_id, now),
            )


class _NoteDialog(dialogs.Dialog):
    """Keeps the note on a check while it is written."""

    def __init__(self, checks: Checks, check: Check) -> None:
        super().__init__(check_line(check))
        self._checks, self._id = checks, check.id
        self.note = CheckNote(check.note)
        self.note.written.connect(self._keep)
        self.body.addWidget(self.note, 1)
        self.add_buttons(_("Close"))
        self.note.take_focus()

    def _keep(self, note: str) -> None:
        try:
            self._checks.set_note(self._id, note)
        except ReadOnlyJournalError:
            raise
        except UserError as error:
            self.note.refuse(str(error))


def save_raw_answers(store: Store, instrument: Instrument) -> str:
    """Say what would leave, then write the answers without their person; return a sentence on it, or ``""``."""
    title = _("Save my raw answers without any text")
    dialog = dialogs.Dialog(title)
    for sentence in (
        _("For a study of the questionnaire: two CSV files that you may pass on. Nothing is sent from here."),
        _(
            "What leaves, for each self-check on the present questions: a number from 1 on, the form, the language, "
            "the questionnaire and its version, the days since the first check, whether it is left out, and the raw "
            "answers. The second file says which questions belong together."
        ),
        _("What stays here: dates, names, ids, notes, desired levels, and everything in your journal."),
    ):
        dialog.add_sentence(sentence)
    dialog.add_buttons(_("Save…"), cancel=_("Cancel"))
    path = dialogs.save_file(title, _("answers.csv"), _("Table (*.csv)")) if dialogs.show(dialog) else None
    if path is None:
        return ""
    try:
        keys, _count = write_answers(store, instrument, path)
    except UserError as error:
        dialogs.error(error)
        return ""
    return _("Saved: {name} and {keys}").format(name=path.name, keys=keys.name)
