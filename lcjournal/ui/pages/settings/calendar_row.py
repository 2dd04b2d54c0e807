"""Protected time and the dates of goals, written for the calendar that a person uses."""

from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.formats import table
from lcjournal.core.formats.chosen import ExportResult
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.settings_rows import SettingsRow


class CalendarRow(SettingsRow):
    """Asks where the file goes and writes it in the background."""

    def __init__(self, context: Context) -> None:
        self._context = context
        export = button(_("Export for a calendar…"), "", "calendar-plus", small=True, on_click=self._on_export)
        words = _(
            "A file (.ics) of your weekly slots and the dates of your goals. Exported again, it updates what your "
            "calendar holds. Their names go out; no entry does."
        )
        super().__init__(_("In your calendar"), words, export)
        export.setAccessibleName(export.text())

    def _on_export(self) -> None:
        path = dialogs.save_file(_("Export for a calendar"), _("learning-time.ics"), _("Calendar (*.ics)"))
        if path is None:
            return
        journal, today = self._context.store.path, self._context.today()

        def work(_task: background.Task) -> tuple[Path, ExportResult]:
            with Store.open_read_only(journal) as store:
                return path, table.export(store, "ics", path, today)

        background.run(work, done=self._on_done, failed=self._on_failed)

    def _on_done(self, made: tuple[Path, ExportResult]) -> None:
        path, result = made
        words = ngettext(
            "“{name}” saved with {count} slot or date of a goal.",
            "“{name}” saved with {count} slots and dates of goals.",
            result.written,
        )
        self._context.say(words.format(name=path.name, count=integer(result.written)))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        dialogs.error(error, _("The file could not be saved"))
