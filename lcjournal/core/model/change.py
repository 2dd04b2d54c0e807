"""What a write touched."""

from enum import Flag, auto


class Change(Flag):
    """What a write touched; a page redraws when this meets what it shows."""

    ACTIVITIES = auto()
    CHECKS = auto()
    TARGETS = auto()
    GOALS = auto()
    JOURNAL = auto()
    TIMER = auto()
    TIME = auto()
