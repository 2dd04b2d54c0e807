"""What every page is handed: the store and the few things of the application it may ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.paths import DataPaths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui.backing_up import BackingUp
from lcjournal.ui.bus import Bus
from lcjournal.ui.commands import Actions
from lcjournal.ui.journals import Journals
from lcjournal.ui.timekeeper import Timekeeper
from lcjournal.ui.undo import Undo


class Controls(Protocol):
    """What a page may ask of the application; ``ui.app`` does it."""

    def settings(self) -> Settings:
        """Return the settings in force."""

    def change_settings(self, **changes: object) -> None:
        """Change settings by name, keep them, and apply them at once (language, theme, text size…)."""

    def is_sample(self) -> bool:
        """Say whether the journal on screen is the sample."""

    def lock(self) -> None:
        """Show nothing of the journal until the person comes back."""

    def back_up(self) -> None:
        """Make a verified copy of the journal now and say so."""


@dataclass(frozen=True, slots=True)
class Context:
    """The store, the signal that it changed, undo, and the application's controls.

    ``say`` shows a plain sentence in the snack bar; what can be undone goes through ``undo.push`` instead. ``now``
    returns the aware local time; ``today`` the local day: nothing else in the window asks the clock.
    """

    store: Store
    bus: Bus
    undo: Undo
    backing_up: BackingUp
    timekeeper: Timekeeper
    actions: Actions
    controls: Controls
    journals: Journals
    paths: DataPaths
    instrument: Instrument
    say: Callable[[str], None]
    now: Callable[[], datetime]

    def may_write(self) -> bool:
        """Return whether the journal can be written; where it is open to read, say so."""
        if self.store.read_only:
            self.say(_("This journal is open for reading only."))
        return not self.store.read_only

    def today(self) -> date:
        """Return the local calendar day."""
        return self.now().date()
