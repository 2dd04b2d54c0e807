"""Protected time in Settings: slots and pauses hold at once, are undone, and leave the past as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from lcjournal.core.model import Activity, Pause, Slot, Status
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.slot_row import system_zone

Find = Any
Start = Callable[..., App]
TODAY = date(2026, 11, 18)
SLOT = Slot(2, time(14), 120, date(2026, 1, 7), "Europe/Paris")


@pytest.fixture
def app(start: Start) -> App:
    return start("settings")


@pytest.fixture
def store(app: App) -> Store:
    return app.store


def open_section(app: App) -> None:
    app.window.page("settings").open("time")


def undo(app: App) -> None:
    app.window.page("settings").context.undo.undo()


def redo(app: App) -> None:
    app.window.page("settings").context.undo.redo()


def shown(app: App, find: Find) -> list[str]:
    QApplication.processEvents()  # what was just added is shown with the next event
    words: list[str] = find.texts(app.window)
    return words


def write_over(line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def choose(combo: QComboBox, words: str) -> None:
    """Choose a line as a person does, who closes the list with it."""
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())


def test_a_slot_is_added_changed_and_taken_away_again(app: App, store: Store, find: Find) -> None:
    open_section(app)
    find(app.window, QPushButton, "Add a weekly slot").click()
    (slot,) = store.slots.all()
    assert (slot.weekday, slot.start, slot.minutes, slot.since) == (2, time(14), 120, TODAY)
    assert find.focused().accessibleName() == "Day"
    choose(find(app.window, QComboBox, "Day"), "Thursday")
    write_over(find(app.window, QLineEdit, "Start"), "9h30")
    write_over(find(app.window, QLineEdit, "Length"), "90")
    write_over(find(app.window, QLineEdit, "Name, if you like"), "Reading")
    (slot,) = store.slots.all()
    assert (slot.weekday, slot.start, slot.minutes, slot.name) == (3, time(9, 30), 90, "Reading")
    find(app.window, QToolButton, "Remove: Reading, 09:30 to 11:00").click()
    assert store.slots.all() == []
    assert find.focused().property("text") == "Add a weekly slot"
    for _each in range(6):
        undo(app)
    assert store.slots.all() == []
    redo(app)
    assert "Wednesday learning time, 14:00 to 16:00" in shown(app, find)


def test_other_hours_leave_the_past_as_it_was(app: App, store: Store, find: Find) -> None:
    first = store.slots.add(SLOT)
    open_section(app)
    write_over(find(app.window, QLineEdit, "Start"), "10:00")
    before, after = sorted(store.slots.all(), key=lambda slot: slot.since)
    assert (before.id, before.start, before.until) == (first, time(14), TODAY - timedelta(days=1))
    assert (after.start, after.since) == (time(10), TODAY)
    assert "From 7 January 2026 to 17 November 2026" in shown(app, find)
    assert find(app.window, QLineEdit, "Start").hasFocus()
    write_over(find(app.window, QLineEdit, "Length"), "1h")
    assert len(store.slots.all()) == 2
    undo(app)
    undo(app)
    (slot,) = store.slots.all()
    assert (slot.id, slot.start, slot.until) == (first, time(14), None)
    redo(app)
    assert sorted(slot.start for slot in store.slots.all()) == [time(10), time(14)]


def test_what_cannot_be_read_changes_nothing(app: App, store: Store, find: Find) -> None:
    store.slots.add(SLOT)
    open_section(app)
    write_over(find(app.window, QLineEdit, "Start"), "soon")
    assert find(app.window, QLineEdit, "Start").text() == "14:00"
    write_over(find(app.window, QLineEdit, "Length"), "long")
    (slot,) = store.slots.all()
    assert (slot.start, slot.minutes) == (time(14), 120)


def test_a_slot_can_be_for_an_activity(app: App, store: Store, find: Find) -> None:
    store.slots.add(SLOT)
    activity = store.activities.add(Activity("Python for data analysis", TODAY, status=Status.IN_PROGRESS))
    open_section(app)
    choose(find(app.window, QComboBox, "For"), "Python for data analysis")
    assert store.slots.all()[0].activity_id == activity
    store.activities.save(Activity("Python for data analysis", TODAY, status=Status.DONE, id=activity))
    assert find(app.window, QComboBox, "For").currentText() == "Python for data analysis"


def test_an_ended_slot_is_told_of_and_can_be_thrown_away(app: App, store: Store, find: Find) -> None:
    ended = Slot(0, time(8), 60, date(2025, 1, 6), "UTC", until=date(2025, 6, 30))
    store.slots.add(ended)
    open_section(app)
    find(app.window, QToolButton, "Remove: Monday learning time, 08:00 to 09:00").click()
    assert store.slots.all() == []
    undo(app)
    assert "From 6 January 2025 to 30 June 2025" in shown(app, find)


def test_a_pause_is_added_named_and_undone(app: App, store: Store, find: Find) -> None:
    open_section(app)
    find(app.window, QPushButton, "Add a pause").click()
    (pause,) = store.slots.pauses()
    assert (pause.since, pause.until) == (TODAY, TODAY + timedelta(days=6))
    write_over(find(app.window, QLineEdit, "Name"), "Summer")
    find(app.window, QDateEdit, "First day").setDate(QDate(2026, 12, 24))
    (pause,) = store.slots.pauses()
    assert (pause.name, pause.since, pause.until) == ("Summer", date(2026, 12, 24), date(2026, 12, 24))
    undo(app)
    undo(app)
    assert store.slots.pauses()[0].name == ""
    find(app.window, QToolButton, "Remove: 18 November to 24 November 2026").click()
    assert store.slots.pauses() == []
    undo(app)
    assert len(store.slots.pauses()) == 1


def test_pauses_long_over_are_shown_when_asked_for(app: App, store: Store, find: Find) -> None:
    store.slots.add_pause(Pause(date(2024, 7, 1), date(2024, 7, 31), "Long ago"))
    store.slots.add_pause(Pause(date(2026, 12, 19), date(2027, 1, 3), "Winter"))
    open_section(app)
    assert find(app.window, QWidget, "Winter, 19 December 2026 to 3 January 2027").isVisible()
    find(app.window, QPushButton, "Show earlier pauses").click()
    assert find(app.window, QWidget, "Long ago, 1 July to 31 July 2024").isVisible()


def test_tab_goes_through_the_rows_as_one_reads(app: App, store: Store, find: Find) -> None:
    open_section(app)
    find(app.window, QPushButton, "Add a pause").click()
    find(app.window, QPushButton, "Add a weekly slot").click()
    shown(app, find)
    reached: list[str] = []
    while "Add a pause" not in reached:
        name = find.focused().accessibleName() or find.focused().property("text")
        if name not in reached[-1:]:  # Tab stops at each part of a day
            reached.append(name)
        QTest.keyClick(find.focused(), Qt.Key.Key_Tab)
    of_slot = ["Day", "Start", "Length", "First day", "Last day", "For", "Name, if you like", "Add a weekly slot"]
    of_pause = ["First day", "Last day", "Name", "Remove: 18 November to 24 November 2026", "Add a pause"]
    assert reached == [*of_slot, "Remind me", "Export for a calendar…", *of_pause]


def test_the_reminder_is_off_until_it_is_asked_for(app: App, find: Find) -> None:
    open_section(app)
    before = find(app.window, QComboBox, "How long before")
    assert (app.settings().remind_before, before.isEnabled()) == (0, False)
    find(app.window, QCheckBox, "Remind me").click()
    assert app.settings().remind_before == 10
    choose(before, "30 minutes before")
    assert app.settings().remind_before == 30
    find(app.window, QCheckBox, "Remind me").click()
    assert app.settings().remind_before == 0


def test_a_slot_that_was_thrown_away_comes_back_from_the_bin(app: App, store: Store, find: Find) -> None:
    slot = store.slots.add(SLOT)
    store.slots.bin(slot)
    app.window.page("settings").open("privacy")
    assert "Wednesday learning time, 14:00 to 16:00" in shown(app, find)
    find(app.window, QPushButton, "Restore").click()
    assert [kept.id for kept in store.slots.all()] == [slot]
    undo(app)
    assert store.slots.all() == []


def test_hours_of_another_zone_are_said_to_be(app: App, store: Store, find: Find) -> None:
    store.slots.add(replace(SLOT, zone=system_zone()))
    open_section(app)
    assert not any(words.startswith("The hours are those of") for words in shown(app, find))
    store.slots.add(replace(SLOT, zone="Pacific/Chatham"))
    assert "The hours are those of Pacific/Chatham." in shown(app, find)


def test_a_week_that_was_skipped_or_moved_is_put_back(app: App, store: Store, find: Find) -> None:
    slot = store.slots.add(SLOT)
    store.slots.skip(slot, TODAY - timedelta(days=7))
    store.slots.skip(slot, TODAY)
    open_section(app)
    find(app.window, QPushButton, "As usual: Wednesday 18 November, skipped").click()
    assert [change.day for change in store.slots.changes()] == [TODAY - timedelta(days=7)]
    assert "Wednesday 18 November, skipped" not in shown(app, find)
    undo(app)
    assert "Wednesday 18 November, skipped" in shown(app, find)


def test_a_last_day_is_not_before_the_first(app: App, store: Store, find: Find) -> None:
    store.slots.add(replace(SLOT, since=TODAY, until=TODAY + timedelta(days=7)))
    open_section(app)
    find(app.window, QDateEdit, "First day").setDate(QDate(2026, 12, 1))
    (slot,) = store.slots.all()
    assert (slot.since, slot.until) == (date(2026, 12, 1), date(2026, 12, 1))
