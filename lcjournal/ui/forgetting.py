"""After the bin was emptied: the index lets go of the words, a little at a time, while the person goes on."""

from PySide6.QtCore import QObject, QTimer

from lcjournal.core.errors import UserError
from lcjournal.core.model import Change
from lcjournal.core.store import Store
from lcjournal.ui.bus import Bus

_PAUSE_MS = 60
"""Between two pieces of work, so that what the person does comes first."""

_LATER_MS = 10_000
"""Where the disk did not take it."""


class Forgetting(QObject):
    """Looks at the start and after each change whether the index has something to let go of. It ends with the bus."""

    def __init__(self, store: Store, bus: Bus) -> None:
        super().__init__(bus)
        self._store = store
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()
        self._bus = bus
        bus.changed.connect(self._on_change)

    def stop(self) -> None:
        """Leave the rest for the next start: the journal is about to be closed."""
        self._bus.changed.disconnect(self._on_change)
        self._timer.stop()

    def _on_change(self, _change: Change) -> None:
        self._timer.start(_PAUSE_MS)

    def _go_on(self) -> None:
        try:
            left = self._store.bin.has_words_left()
            if left:
                self._store.bin.drop_words()
        except UserError:  # the disk is full, or another program holds the file
            self._timer.start(_LATER_MS)
        else:
            self._timer.setInterval(_PAUSE_MS)
            if not left:
                self._timer.stop()
