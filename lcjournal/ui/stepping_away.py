"""Locking by itself: after a while without a key or a click, and when the computer has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

CHOICES = (0, 1, 5, 10, 30)
"""Minutes; 0 for never."""

_LOOK_MS = 10_000
_SLEPT = 60.0
_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class SteppingAway(QObject):
    """Calls ``lock`` once nothing was done for ``minutes()`` minutes, or more than a minute passed unseen.

    A computer that sleeps stops our timer and not the clock: a look that comes much too late tells of it. Between two
    looks the first sign is enough: whoever filters the events of an application sees every one, and costs each a bit.
    """

    def __init__(
        self,
        minutes: Callable[[], int],
        lock: Callable[[], None],
        parent: QObject,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._minutes, self._lock, self._clock = minutes, lock, clock
        self._active = self._looked = clock()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._watch()

    def look(self) -> None:
        """Lock if it is time to."""
        now, minutes = self._clock(), self._minutes()
        slept = now - self._looked > _LOOK_MS / 1000 + _SLEPT
        self._looked = now
        self._active = min(self._active, now)  # the clock may have been set back
        if minutes and (slept or now - self._active >= minutes * 60):
            self._active = now
            self._lock()
        self._watch()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._active = self._clock()
            if (qt := QApplication.instance()) is not None:
                qt.removeEventFilter(self)
        return False

    def _watch(self) -> None:
        """See the next sign, where it matters."""
        if self._minutes() and (qt := QApplication.instance()) is not None:
            qt.installEventFilter(self)
