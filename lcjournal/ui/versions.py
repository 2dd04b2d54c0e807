"""Another version of the journal lies beside it: said over every page, looked at, what it alone holds taken over."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from lcjournal.core import conflict_copies
from lcjournal.core.conflict_copies import Version
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.core.store.taking_over import OnlyThere
from lcjournal.ui import background, dialogs
from lcjournal.ui.context import Context
from lcjournal.ui.main_window import MainWindow
from lcjournal.ui.patience import FEW, patiently
from lcjournal.ui.widgets.notice import Notice


class Versions(QObject):
    """Looks, in the background, for other versions of the journal that ``window`` shows. Ends with the window."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        path = context.store.path
        found = conflict_copies.beside(path, context.journals.listed())
        if not found:
            return

        def look(_task: background.Task) -> list[Version]:
            with Store.open_read_only(path) as store:
                return conflict_copies.versions(store, found)

        background.run(look, done=self._on_found, failed=self._on_failed)

    def _on_found(self, versions: list[Version]) -> None:
        for version in versions:
            shown = _notice(version)
            shown.add(_("Look at it"), partial(self._look_at, version.path))
            if not self._context.store.read_only:
                shown.add(_("Take over…"), partial(self._ask, version, shown))
            shown.add(_("Not now"), shown.hide, "quiet")
            self._window.add_strip(shown)

    def _on_failed(self, _error: Exception) -> None:
        """The journal itself was closed or replaced meanwhile; there is another time."""

    def _look_at(self, path: Path) -> None:
        self._context.journals.look_at(path)

    def _ask(self, version: Version, shown: Notice) -> None:
        """Say what would come in and, if the person goes ahead, make a backup and take it over."""
        words = [
            *_lines(version.only_there),
            _("Nothing of this journal is changed or removed. What you removed here since may come back."),
            _("A backup is made first. The other version stays where it is: {path}").format(path=version.path),
        ]
        if dialogs.confirm(_("Take over what is only there?"), "\n\n".join(words), _("Take over")):
            otherwise = _("The backup could not be made, so nothing was taken over.")
            self._context.backing_up.before(partial(self._take_over, version, shown), otherwise)

    def _take_over(self, version: Version, shown: Notice) -> None:
        def work(store: Store) -> OnlyThere:
            return store.versions.take_over(version.path)

        try:
            patiently(self._context.store, FEW + 1, work, self._context.say)
        except (UserError, sqlite3.Error) as error:
            sentence = _("Nothing was taken over: the other version could not be read.")
            dialogs.error(error if isinstance(error, UserError) else sentence)
            return
        shown.hide()
        self._context.undo.forget()  # what came in may stand on what an undo would take away
        self._context.say(_("Taken over. Texts that differ are among the earlier versions of their entries."))


def _notice(version: Version) -> Notice:
    sentence = _("Another version of this journal lies beside it, “{name}”. Only there: {what}.")
    words = sentence.format(name=version.path.stem, what=", ".join(_lines(version.only_there)))
    return Notice(words, "books", "warn")


def _lines(only: OnlyThere) -> list[str]:
    """Return what only another version holds, a few words for each sort of thing."""
    counted = (
        (only.activities, ngettext("{count} activity", "{count} activities", only.activities)),
        (only.checks, ngettext("{count} self-check", "{count} self-checks", only.checks)),
        (only.goals, ngettext("{count} goal", "{count} goals", only.goals)),
        (only.texts, ngettext("{count} text that differs", "{count} texts that differ", only.texts)),
        (only.others, ngettext("{count} other part", "{count} other parts", only.others)),
    )
    return [words.format(count=integer(count)) for count, words in counted if count]
