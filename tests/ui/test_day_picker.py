"""The chosen day of the calendar is told from those that hold an entry."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QTableView, QWidget

from lcjournal.core.model import Activity
from lcjournal.ui import theme
from lcjournal.ui.widgets.day_picker import DayPicker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from lcjournal.ui.app import App

    Start = Callable[..., App]

DAY = date(2026, 11, 18)


def ground(days: QTableView, day: str) -> str:
    """Return the colour behind a day, beside its figures."""
    places = [days.model().index(row, column) for row, column in product(range(7), range(7))]
    box = days.visualRect(next(place for place in places if str(place.data()) == day))
    return days.viewport().grab(box).toImage().pixelColor(4, box.height() // 2).name()


def test_the_chosen_day_stands_out_from_marked_ones(start: Start, qtbot: QtBot) -> None:
    app = start("journal")
    for day in (17, 18):
        app.store.activities.add(Activity("Talk", DAY.replace(day=day)))
    place = QWidget()
    qtbot.addWidget(place)
    picker = DayPicker(app.store, DAY, place)
    picker.show()
    days = picker.findChild(QTableView)
    assert days is not None
    QApplication.processEvents()
    assert ground(days, "18") == theme.colour("accent").name()
    assert ground(days, "17") == theme.colour("selected").name()
