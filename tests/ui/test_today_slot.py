"""Protected time on Today: started, moved, skipped and offered, always with a way back."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from lcjournal.core.model import Activity, FormId, Session, Slot, SlotChange, Status
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.slot_line import SlotLine
from lcjournal.ui.widgets.week_bars import WeekBars

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)
SLOT = Slot(2, time(14), 120, date(2026, 1, 7), "")
TITLE = "Wednesday learning time, 14:00 to 16:00"


class Clock:
    """The local time in these tests."""

    def __init__(self) -> None:
        self.hour = time(13, 35)

    def now(self) -> datetime:
        return datetime.combine(DAY, self.hour).astimezone()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(App, "now", lambda _app: clock.now())
    return clock


@pytest.fixture
def app(clock: Clock, start: Start) -> App:
    return start("today")


@pytest.fixture
def store(app: App) -> Store:
    return app.store


def texts(app: App, find: Find) -> list[str]:
    QApplication.processEvents()  # what was just added is shown with the next event
    words: list[str] = find.texts(app.window)
    return words


def press(app: App, find: Find, verb: str, title: str = TITLE) -> None:
    find(app.window, QPushButton, f"{verb}: {title}").click()


def undo(app: App) -> None:
    app.window.page("today").context.undo.undo()


def planned(app: App) -> str:
    return next(bars for bars in app.window.findChildren(WeekBars)).accessibleDescription()


def test_the_slot_stands_over_the_week_with_what_it_is_for(app: App, store: Store, find: Find) -> None:
    activity = store.activities.add(Activity("Python for data analysis", DAY, status=Status.IN_PROGRESS))
    store.slots.add(Slot(2, time(14), 120, date(2026, 1, 7), "", activity_id=activity))
    assert TITLE in texts(app, find)
    assert "In 25 minutes · Python for data analysis" in texts(app, find)
    assert planned(app) == "Wednesday, 2\u202fh planned"
    line = find(app.window, SlotLine, TITLE)
    assert line.accessibleDescription() == "In 25 minutes · Python for data analysis"


def test_start_now_starts_the_timer_and_the_session_keeps_the_slot(
    app: App, store: Store, clock: Clock, find: Find
) -> None:
    activity = store.activities.add(Activity("Python", DAY, status=Status.IN_PROGRESS))
    store.slots.add(Slot(2, time(14), 120, date(2026, 1, 7), "", activity_id=activity))
    assert find(app.window, QPushButton, f"Start now: {TITLE}").property("look") == "primary"
    press(app, find, "Start now")
    timekeeper = app.window.page("today").context.timekeeper
    assert timekeeper.runs_for(activity)
    clock.hour = time(15, 35)
    press(app, find, "Stop")
    assert store.activities.get(activity).minutes == 120
    assert "2\u202fh noted in Python" in texts(app, find)
    assert "Wednesday 25 November at 14:00 · Python" in texts(app, find)
    assert find(app.window, QPushButton, f"Start now: {TITLE}").property("look") == ""


def test_without_an_activity_it_asks_which(app: App, store: Store, find: Find) -> None:
    activity = store.activities.add(Activity("Reading & noting", DAY, status=Status.IN_PROGRESS))
    store.slots.add(SLOT)
    press(app, find, "Start now")
    find.action("Reading && noting")
    timekeeper = app.window.page("today").context.timekeeper
    assert timekeeper.runs_for(activity)
    timekeeper.discard()
    press(app, find, "Start now")
    find.action("Something new")
    assert timekeeper.activity().title == ""


def test_it_moves_to_a_free_half_day_of_the_week_and_back(app: App, store: Store, find: Find) -> None:
    slot = store.slots.add(SLOT)
    session = Session(DAY + timedelta(days=1), 30, time(9))
    store.activities.add(Activity("A talk", session.day, status=Status.DONE, sessions=(session,)))
    press(app, find, "Move…")
    offered = [action.text() for action in find.menu().actions() if action.text()]
    assert offered == [
        "Thursday 19 November, 14:00",
        "Friday 20 November, 09:00",
        "Friday 20 November, 14:00",
        "Skip this week",
    ]
    find.action("Friday 20 November, 09:00")
    assert store.slots.changes() == [SlotChange(slot, DAY, DAY + timedelta(days=2), time(9))]
    assert "Moved to Friday 20 November, 09:00" in texts(app, find)
    press(app, find, "Move…", "Friday learning time, 09:00 to 11:00")
    find.action("Skip this week")
    undo(app)
    assert store.slots.changes() == [SlotChange(slot, DAY, DAY + timedelta(days=2), time(9))]
    undo(app)
    assert store.slots.changes() == []


def test_skipping_loses_nothing(app: App, store: Store, find: Find) -> None:
    slot = store.slots.add(SLOT)
    press(app, find, "Move…")
    find.action("Skip this week")
    assert store.slots.changes() == [SlotChange(slot, DAY)]
    assert "Skipped. Nothing is lost, next one on 25 November." in texts(app, find)
    assert planned(app) == "Nothing noted this week yet"
    undo(app)
    assert store.slots.changes() == []
    assert "In 25 minutes" in texts(app, find)


def test_the_last_one_can_be_skipped_too(app: App, store: Store, find: Find) -> None:
    store.slots.add(Slot(2, time(14), 120, date(2026, 1, 7), "", until=DAY))
    press(app, find, "Move…")
    find.action("Skip this week")
    assert "Skipped. Nothing is lost." in texts(app, find)


def test_when_no_half_day_is_free_it_says_so(app: App, store: Store, clock: Clock, find: Find) -> None:
    store.slots.add(Slot(4, time(14), 120, date(2026, 1, 7), ""))
    for days, hour in ((0, 14), (1, 9), (1, 14), (2, 9)):
        session = Session(DAY + timedelta(days=days), 20, time(hour))
        store.activities.add(Activity("Busy", session.day, status=Status.DONE, sessions=(session,)))
    press(app, find, "Move…", "Friday learning time, 14:00 to 16:00")
    nothing = find.menu().actions()[0]
    assert (nothing.text(), nothing.isEnabled()) == ("No half-day of this week is free", False)
    find.action("Skip this week")


def test_time_goes_on_while_the_page_is_open(app: App, store: Store, clock: Clock, find: Find) -> None:
    store.slots.add(SLOT)
    assert "In 25 minutes" in texts(app, find)
    clock.hour = time(14, 10)
    app.window.navigate("goals")
    store.slots.save(store.slots.all()[0])
    app.window.navigate("today")
    assert "Now, until 16:00" in texts(app, find)


def test_it_is_offered_once_and_can_be_refused_for_good(app: App, store: Store, find: Find) -> None:
    offer = "Keep a weekly time for learning?"
    assert offer not in texts(app, find)
    store.activities.add(Activity("A talk", DAY, status=Status.DONE))
    assert offer in texts(app, find)
    press(app, find, "Not now", offer)
    assert offer not in texts(app, find)
    store.activities.add(Activity("Another talk", DAY, status=Status.DONE))
    assert offer not in texts(app, find)
    app.change_settings(slot_offer=True)
    store.activities.add(Activity("A third talk", DAY, status=Status.DONE))
    press(app, find, "Choose a time", offer)
    assert app.window.current() == "settings"
    assert find(app.window, QPushButton, "Add a weekly slot").isVisible()


def test_one_button_is_primary_also_while_a_check_waits(app: App, store: Store, find: Find) -> None:
    store.slots.add(SLOT)
    instrument = app.window.page("today").context.instrument
    store.checks.start((instrument.id, instrument.version, instrument.source), FormId.PULSE, "en", 1, DAY, "1")
    primary = [found for found in app.window.findChildren(QPushButton) if found.property("look") == "primary"]
    assert [found.text() for found in primary if found.isVisible()] == ["Continue"]


def test_what_was_moved_goes_back_to_its_own_time(app: App, store: Store, clock: Clock, find: Find) -> None:
    slot = store.slots.add(SLOT)
    store.slots.move(slot, DAY, DAY + timedelta(days=1), time(9))
    press(app, find, "Move…", "Thursday learning time, 09:00 to 11:00")
    find.action("Wednesday 18 November, 14:00")
    assert store.slots.changes() == []
    undo(app)
    assert store.slots.changes() == [SlotChange(slot, DAY, DAY + timedelta(days=1), time(9))]
