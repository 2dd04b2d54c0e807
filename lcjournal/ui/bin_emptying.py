"""Emptying the bin for good, after a backup: asked once, or by itself what has long been in it."""

from datetime import timedelta
from functools import partial

from lcjournal.core.backup import backups
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.store.bin import Thrown
from lcjournal.ui import dialogs
from lcjournal.ui.context import Context


class BinEmptying:
    """Empties the bin of the journal that is open."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def thrown(self) -> Thrown:
        """Count what is in the bin now."""
        return self._context.store.bin.thrown()

    def ask(self) -> None:
        """Say what will be gone and, if the person goes ahead, make a backup and erase it."""
        thrown = self.thrown()
        dialog = dialogs.Dialog(_("Empty the bin for good?"))
        for line in _lines(thrown):
            dialog.add_sentence(line)
        dialog.add_sentence(
            _("This cannot be undone. A backup is made first; it and earlier backups still hold what you throw away.")
        )
        dialog.add_buttons(_("Empty the bin"), "danger", cancel=_("Cancel"))
        if dialogs.show(dialog):
            words = _("The backup could not be made, so the bin was not emptied.")
            self._context.backing_up.before(partial(self._empty, thrown), words)

    def after_days(self) -> None:
        """Erase what was thrown away longer ago than the settings keep it, after a backup; the sample keeps all.

        Where there is no backup of that time either, nobody was here, or the clock jumped ahead: nothing goes yet.
        """
        days, context = self._context.controls.settings().bin_days, self._context
        if not days or context.store.read_only or context.controls.is_sample():
            return
        made = backups(context.paths.backups, context.store.path.stem)
        if not made or context.now() - made[0].made_at > timedelta(days=days):
            return
        if old := context.store.bin.thrown(timedelta(days=days)):
            told = _("The backup could not be made, so the bin was not emptied.")
            context.backing_up.before(partial(context.store.bin.empty, old), told)

    def _empty(self, thrown: Thrown) -> None:
        self._context.store.bin.empty(thrown)
        self._context.undo.forget()  # what it would bring back is no longer there
        self._context.say(_("The bin is empty."))


def _lines(thrown: Thrown) -> list[str]:
    """Return what is in the bin, a sentence for each sort of thing."""
    counted = (
        (thrown.activities, ngettext("{count} activity", "{count} activities", thrown.activities)),
        (thrown.goals, ngettext("{count} goal", "{count} goals", thrown.goals)),
        (thrown.checks, ngettext("{count} self-check", "{count} self-checks", thrown.checks)),
        (
            thrown.parts,
            ngettext(
                "{count} next step, attachment or template that was removed",
                "{count} next steps, attachments or templates that were removed",
                thrown.parts,
            ),
        ),
    )
    return [words.format(count=integer(count)) for count, words in counted if count]
