"""Beside an open journal: its lease is renewed, its log folded in, its ballast laid, and other programs are noticed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store, ballast
from lcjournal.ui import background
from lcjournal.ui.bus import Bus

_LOOK_EVERY_MS = 5_000
_FOLD_AFTER_MS = 10_000
_BALLAST_EVERY_MS = 60_000
_ALL = ~Change(0)


class JournalWatch(QObject):
    """Looks after the journal of ``store`` until it is stopped; ``say`` shows a sentence. Ends with the bus."""

    lost = Signal(str)
    """Why the file is no longer the one that was opened; said once. Nothing can be saved from then on."""

    def __init__(self, store: Store, bus: Bus, say: Callable[[str], None]) -> None:
        super().__init__(bus)
        self._store, self._bus, self._say = store, bus, say
        self.has_ballast = False
        self.is_lost = False
        self._timers = [
            self._timer(_LOOK_EVERY_MS, self.look),
            self._timer(_BALLAST_EVERY_MS, self.lay_ballast),
        ]
        self._folding = self._timer(_FOLD_AFTER_MS, self._fold)
        self._folding.setSingleShot(True)
        for timer in self._timers:
            timer.start()
        QGuiApplication.instance().applicationStateChanged.connect(self._on_state)  # type: ignore[union-attr]
        bus.changed.connect(self._on_change)
        QTimer.singleShot(0, self, self._tell_of_locks)  # once there is a window

    def stop(self) -> None:
        """Look no more: the journal is about to be closed."""
        self._bus.changed.disconnect(self._on_change)
        for timer in (*self._timers, self._folding):
            timer.stop()

    def look(self) -> None:
        """Look whether the file is still ours, and show what others have written into it."""
        if self.is_lost:
            return
        try:
            self._store.hold()
            changed = self._store.was_written_elsewhere()
        except UserError as error:
            self.is_lost = True
            self.lost.emit(str(error))
        except sqlite3.Error:
            return  # another program has it for a moment; what is to be saved says so if it lasts
        else:
            if changed:
                self._bus.changed.emit(_ALL)

    def lay_ballast(self) -> None:
        """Have the ballast there in the background, where the disk has plenty of room."""
        if not (self._store.read_only or self.has_ballast or self.is_lost):
            path = self._store.path

            def lay(_task: background.Task) -> bool:
                return ballast.lay(path)

            background.run(lay, done=self._on_ballast)

    def _tell_of_locks(self) -> None:
        if not self._store.is_firm:
            self._say(_("This folder knows no locks. Open the journal on one computer at a time."))

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=interval)
        timer.timeout.connect(slot)
        return timer

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._timers[0].isActive():
            self.look()

    def _on_change(self, _change: Change) -> None:
        self._folding.start()
        if self.has_ballast and not ballast.path_of(self._store.path).exists():
            self.has_ballast = False
            self._say(_("This disk is nearly full. What you wrote is saved, in room kept for this. Free some space."))

    def _fold(self) -> None:
        if not self.is_lost:
            try:
                self._store.fold()
            except sqlite3.Error:
                self._folding.start()  # someone reads; there is time

    def _on_ballast(self, laid: bool) -> None:
        self.has_ballast = laid
