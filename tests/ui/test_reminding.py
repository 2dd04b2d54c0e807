"""The reminder of protected time: only when asked for, without a title, put off or away with one press."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QPushButton

from lcjournal.core.model import Activity, Slot, Status
from lcjournal.core.store import Store
from lcjournal.ui import reminding
from lcjournal.ui.app import App
from lcjournal.ui.reminding import Reminding

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)
SLOT = Slot(2, time(14), 120, date(2026, 1, 7), "")


def reminder(app: App) -> Reminding:
    return next(iter(app.window.findChildren(Reminding)))


class Clock:
    """The local time in these tests; each step has the reminder look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 18, 13, 40).astimezone()

    def go(self, app: App, hour: int, minute: int) -> None:
        self.now = datetime.combine(DAY, time(hour, minute)).astimezone()
        reminder(app).look()


class Tray(QObject):
    """A system that shows messages."""

    messageClicked = Signal()  # noqa: N815 -- Qt's own name
    shown: list[str] = []  # noqa: RUF012 -- one system

    def __init__(self, _icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)

    @staticmethod
    def isSystemTrayAvailable() -> bool:  # noqa: N802 -- Qt's own name
        return True

    def supportsMessages(self) -> bool:  # noqa: N802 -- Qt's own name
        return True

    def showMessage(self, title: str, words: str, _icon: QIcon) -> None:  # noqa: N802 -- Qt's own name
        self.shown.append(f"{title}: {words}")

    def show(self) -> None:
        self.shown.append("icon")

    def hide(self) -> None:
        self.shown.append("gone")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(App, "now", lambda _app: clock.now)
    return clock


@pytest.fixture
def app(clock: Clock, start: Start) -> App:
    app = start("journal", remind_before=10)
    app.store.slots.add(SLOT)
    return app


def said(app: App, find: Find) -> list[str]:
    QApplication.processEvents()  # what was just added is shown with the next event
    return [words for words in find.texts(app.window) if words.startswith("Your learning time")]


def press(app: App, find: Find, words: str) -> None:
    find(app.window, QPushButton, words).click()


def test_it_is_off_unless_asked_for(clock: Clock, start: Start, find: Find) -> None:
    app = start("journal")
    app.store.slots.add(SLOT)
    clock.go(app, 13, 55)
    assert said(app, find) == []


def test_it_tells_ten_minutes_before_and_names_no_activity(app: App, clock: Clock, find: Find) -> None:
    activity = app.store.activities.add(Activity("A secret plan", DAY, status=Status.IN_PROGRESS))
    (slot,) = app.store.slots.all()
    app.store.slots.change(Slot(2, time(14), 120, slot.since, "", activity_id=activity, id=slot.id), DAY)
    clock.go(app, 13, 49)
    assert said(app, find) == []
    clock.go(app, 13, 50)
    assert said(app, find) == ["Your learning time begins in 10 minutes."]
    clock.go(app, 13, 59)
    assert said(app, find) == ["Your learning time begins in 1 minute."]
    press(app, find, "Start now")
    assert app.window.page("journal").context.timekeeper.runs_for(activity)
    clock.go(app, 14, 1)
    assert said(app, find) == []


def test_it_can_be_put_off(app: App, clock: Clock, find: Find) -> None:
    clock.go(app, 13, 55)
    press(app, find, "In 10 minutes")
    clock.go(app, 14, 4)
    assert said(app, find) == []
    clock.go(app, 14, 5)
    assert said(app, find) == ["Your learning time has begun."]
    clock.go(app, 14, 30)
    assert said(app, find) == []


def test_not_this_time_is_said_once(app: App, clock: Clock, find: Find) -> None:
    clock.go(app, 13, 55)
    press(app, find, "Not this time")
    clock.go(app, 13, 58)
    assert said(app, find) == []
    assert app.store.slots.changes() == []


def test_without_an_activity_the_timer_runs_for_a_new_one(app: App, clock: Clock, find: Find) -> None:
    clock.go(app, 13, 55)
    press(app, find, "Start now")
    assert app.window.page("journal").context.timekeeper.activity().title == ""


def test_the_system_says_it_where_the_window_is_not_in_use(
    app: App, clock: Clock, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "QSystemTrayIcon", Tray)
    monkeypatch.setattr(app.window, "isActiveWindow", lambda: False)
    monkeypatch.setattr(Tray, "shown", [])
    clock.go(app, 13, 50)
    clock.go(app, 13, 51)
    assert Tray.shown == ["icon", "LC Journal: Your learning time begins in 10 minutes."]
    app.window.showMinimized()
    next(iter(app.window.findChildren(Tray))).messageClicked.emit()
    assert not app.window.isMinimized()
    press(app, find, "Not this time")
    assert Tray.shown[-1] == "gone"


def test_a_window_that_goes_says_nothing(app: App, clock: Clock, find: Find) -> None:
    looking = reminder(app)
    app.window.hide()
    clock.now = datetime.combine(DAY, time(13, 55)).astimezone()
    looking.look()
    app.window.show()
    assert said(app, find) == []


def test_what_is_kept_already_is_not_told_of(app: App, clock: Clock, find: Find) -> None:
    store: Store = app.store
    store.slots.skip(store.slots.all()[0].id, DAY)
    clock.go(app, 13, 55)
    assert said(app, find) == []
