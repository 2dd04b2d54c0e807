"""What is told all through the application."""

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Two signals, each after what it tells of was written."""

    changed = Signal(object)
    """Something stored has changed: a ``core.model.Change``."""

    renamed = Signal(str, str, str)
    """A name is another one: ``tag`` or ``person``, what it was and what it is."""
