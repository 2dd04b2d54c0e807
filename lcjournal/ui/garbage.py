"""Python's garbage collector, kept in the thread of the window.

Python looks for cycles in whichever thread makes an object just then, and what it finds ends there. An object of Qt
that ends outside its own thread takes the process with it now and then, so no other thread may collect.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOKS_EVERY_MS = 1000


class Collector(QObject):
    """Collects in the thread it is made in, for as long as it lives; Python no longer collects by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_LOOKS_EVERY_MS)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> None:
    """Collect the oldest generation that Python would have collected by now."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return
