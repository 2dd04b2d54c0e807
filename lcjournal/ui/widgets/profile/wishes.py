"""What a person may ask for on a profile. Every part of it asks here; ``results`` obeys or hands it to the page."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget


class Wishes(QObject):
    """Made once for all parts of a profile, which come and go with what is shown."""

    back = Signal()
    """To the list of checks."""

    compare = Signal(str)
    """Beside the check of this id."""

    answers = Signal()
    """All answers side by side."""

    profile = Signal()
    """From there back to the profile."""

    reflection = Signal(object)
    """To write about this Check."""

    redo = Signal(object)
    """To take this Check once more."""

    left_out = Signal(bool)
    """To leave the check out of the charts, or to take it back in."""

    journal = Signal(object)
    """To open this in the Journal: the id of an entry, a Filter, or None for the Journal as it was left."""

    plan = Signal(object)
    """To plan this Idea."""

    away = Signal(object)
    """To see this Idea suggested no more."""

    account = Signal(str)
    """To know where the number of this domain or facet comes from."""

    measurement = Signal()
    """To read how it is measured."""

    paper = Signal(bool)
    """To print the profile, with or without the person's own notes."""

    pdf = Signal(bool)
    """To save the profile as PDF, with or without the person's own notes."""

    view_form = Signal(object)
    """To have a page on which someone else can answer the questions of this Check."""

    view_answers = Signal(object)
    """To read the answers that came back, beside this Check."""

    view_bin = Signal(str)
    """To throw the second view of this id into the bin."""

    place = Signal(QWidget, QRect)
    """To see this place of a part, which the keyboard has reached."""
