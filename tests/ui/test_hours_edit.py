"""Hours as a person writes them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lcjournal.ui.widgets.hours_edit import HoursEdit, read_hours


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("24", 1440),
        ("1,5", 90),
        ("1.5 h", 90),
        ("24 heures", 1440),
        ("1h30", 90),
        ("2:05", 125),
        ("1 h 30 min", 90),
        ("  ", 0),
        ("0", 0),
        ("10000", 600_000),
        ("10001", None),
        ("a lot", None),
        ("1h75", None),
        ("-3", None),
    ],
)
def test_hours_are_read_as_they_are_written(text: str, minutes: int | None) -> None:
    assert read_hours(text) == minutes


def test_what_cannot_be_read_stays_and_is_said(qtbot: QtBot) -> None:
    field = HoursEdit("Hours")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "24")
    QTest.keyClicks(field, " or so")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.minutes()) == ("24 or so", 24 * 60)
    assert field.accessibleDescription() == "Write it as 24, 1.5 or 1h30."
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert (field.minutes(), field.accessibleDescription()) == (None, "")


def test_hours_with_minutes_are_shown_as_a_fraction(qtbot: QtBot) -> None:
    field = HoursEdit("Hours")
    qtbot.addWidget(field)
    field.set_minutes(90)
    assert field.text() == "1.50"
    field.set_minutes(None)
    assert field.text() == ""
