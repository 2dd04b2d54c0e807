"""The application's one signal."""

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Says that something stored has changed; the argument is a ``core.model.Change``."""

    changed = Signal(object)
