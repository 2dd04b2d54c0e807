"""A journal that is open, with what works on it beside the person."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from lcjournal.core import sealing
from lcjournal.core.errors import DamagedJournalError, UserError
from lcjournal.core.model import Change
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui import background
from lcjournal.ui.backing_up import BackingUp
from lcjournal.ui.bus import Bus
from lcjournal.ui.forgetting import Forgetting
from lcjournal.ui.journal_watch import JournalWatch

_WAIT = 0.02
"""For how many seconds the window waits for another program that holds the file; what is typed is then tried again."""


class OpenJournal:
    """Opens the journal at ``path``; its backups lie in ``backups``, None for one that needs none.

    Raises UserError when it cannot be opened. ``serve`` comes before ``backing_up`` is asked for.
    """

    backing_up: BackingUp
    watch: JournalWatch
    _forgetting: Forgetting | None = None

    def __init__(self, path: Path, on_change: Callable[[Change], None], *, read_only: bool = False) -> None:
        if not read_only:
            sealing.finish(path)  # nearly always there is nothing to do
        if read_only:
            self.store = Store.open_read_only(path, wait=_WAIT)
        else:
            self.store = Store.open(path, on_change=on_change, wait=_WAIT)

    @property
    def path(self) -> Path:
        """The file."""
        return self.store.path

    def serve(
        self,
        bus: Bus,
        backups: Path,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        say: Callable[[str], None],
    ) -> None:
        """Make backups and forget what was thrown away, as long as ``bus`` lives."""
        if not self.store.read_only:
            self._forgetting = Forgetting(self.store, bus)
        self.backing_up = BackingUp(self.path, backups, settings, now, bus, say)
        self.watch = JournalWatch(self.store, bus, say)

    def check(self, done: Callable[[bool], object]) -> None:
        """Look in the background whether the file is sound, and tell ``done``."""
        path = self.path

        def look(_task: background.Task) -> bool:
            try:
                with Store.open_read_only(path) as store:
                    return store.is_sound()
            except DamagedJournalError:  # it was opened before the damage, or this look finds more
                return False

        background.run(look, done=done)

    def put_down(self) -> None:
        """Forget what was being written: it is all there, and only a kill leaves a draft to go on with."""
        with suppress(UserError):  # one that stays is offered again, which does no harm
            if not self.store.read_only:
                self.store.draft.end()

    def close(self, *, with_backup: bool) -> None:
        """Fold the journal into one file and let others open it, with a backup of what changed."""
        if self._forgetting is not None:
            self._forgetting.stop()
        self.watch.stop()
        if with_backup and not self.store.read_only and not self.watch.is_lost:
            self.backing_up.finish()
        self.store.close()
