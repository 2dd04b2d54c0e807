"""Settings of where the journal is kept: shown, moved, exported; and the way to erase everything."""

from PySide6.QtWidgets import QWidget

from lcjournal.core import belongings
from lcjournal.core.attachment_words import file_size
from lcjournal.core.i18n import _
from lcjournal.ui.context import Context
from lcjournal.ui.opening import open_with_system
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.settings_rows import SettingsRow, breakable


class JournalRows:
    """The rows of the card “Your journal”. ``refresh`` reads sizes again."""

    def __init__(self, context: Context) -> None:
        self._context = context
        moving = context.journals.moving
        show = button(_("Show"), "", "folder-open", small=True, on_click=self._show)
        move = button(_("Move…"), "", small=True, on_click=self._move)
        move.setEnabled(not (context.store.read_only or context.controls.is_sample()))
        self._place = SettingsRow(_("Where it is kept"), "", show, move)
        self._remove = button(_("Remove it…"), "", "trash-simple", small=True, on_click=self._remove_old)
        self._old = SettingsRow(_("The old copy"), "", self._remove)
        export = button(_("Export…"), "", "export", small=True, on_click=self._export)
        others = button(_("Journals…"), "", "books", small=True, on_click=self._list)
        self.rows = (
            self._place,
            *([self._old] if moving.old_copy() is not None else []),
            SettingsRow(_("Export everything"), _("Markdown, CSV and attachments, readable without the app"), export),
            SettingsRow(_("Several journals"), _("One for work and one for the rest, each a file of its own"), others),
        )

    def refresh(self) -> None:
        """Show the place and the size as they are now."""
        path = self._context.store.path
        size = belongings.size([*belongings.of_journal(path), path.with_name(f"{path.name}-wal")])
        portable = self._context.paths.folder.name == "lcjournal-data" and path.is_relative_to(
            self._context.paths.folder
        )
        sentence = _("{path} · {size}, beside the program") if portable else _("{path} · {size}")
        self._place.say(sentence.format(path=breakable(path), size=file_size(size)))
        old = self._context.journals.moving.old_copy()
        self._remove.setVisible(old is not None)
        if old is not None:
            self._old.say(_("Still in {folder}, as it was when you moved it").format(folder=breakable(old.parent)))
        else:
            self._old.say(_("It is removed."))

    def _show(self) -> None:
        if not open_with_system(self._context.store.path.parent):
            self._context.say(_("The system shows no folders here."))

    def _move(self) -> None:
        self._context.journals.moving.ask(self._context.store.path)

    def _remove_old(self) -> None:
        self._context.journals.moving.remove_old_copy()
        self.refresh()

    def _export(self) -> None:
        self._context.actions.run("export")

    def _list(self) -> None:
        self._context.actions.run("open_journal")


def erase_row(context: Context) -> QWidget:
    """Return the last row of the page: all that the app keeps of a person, erased."""
    erase = button(_("Erase everything…"), "danger", "trash-simple", small=True, on_click=context.journals.erasing.ask)
    erase.setEnabled(not context.store.read_only)
    words = _("The journals, their backups, attached files, settings and logs. It is listed first.")
    return SettingsRow(_("Erase everything"), words, erase)
