"""A timer: one key starts it, one key notes it, and a window that goes takes nothing with it."""

import time as clocks
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QToolButton

from lcjournal.core.model import Activity, Session, Status
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.running_timer import RunningTimer

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def python(tmp_path: Path) -> str:
    """A planned activity in the journal."""
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        return store.activities.add(Activity("Python for data analysis", DAY, status=Status.PLANNED))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Move the clock of the app."""
    now = [datetime(2026, 11, 18, 14, 2).astimezone()]
    monkeypatch.setattr(App, "now", lambda _app: now[0])

    def forward(time: timedelta) -> None:
        now[0] += time

    return forward


Forward = Callable[[timedelta], None]


def choose_first(app: App) -> None:
    view = next(view for view in app.window.findChildren(QListView) if view.accessibleName() == "Activities")
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))


def press_timer(app: App) -> None:
    QTest.keyClick(app.window, Qt.Key.Key_T, CTRL)


def names(app: App) -> list[str]:
    return [found.accessibleName() for found in app.window.findChildren(RunningTimer) if found.isVisible()]


def test_the_key_starts_it_for_the_chosen_activity_and_notes_it(
    start: Start, python: str, clock: Forward, find: Find
) -> None:
    app = start("journal")
    choose_first(app)
    press_timer(app)
    assert names(app) == ["Timer: Python for data analysis, 1\u202fmin"]
    clock(timedelta(hours=2))
    press_timer(app)
    activity = app.store.activities.get(python)
    assert [(session.minutes, f"{session.start:%H:%M}") for session in activity.sessions] == [(120, "14:02")]
    assert activity.status is Status.IN_PROGRESS
    assert "2\u202fh noted in Python for data analysis" in find.texts(app.window)
    assert names(app) == []


def test_undo_lets_it_run_as_if_it_had_not_been_stopped(start: Start, python: str, clock: Forward) -> None:
    app = start("journal")
    choose_first(app)
    press_timer(app)
    clock(timedelta(minutes=25))
    press_timer(app)
    app.window.undo.undo()
    assert app.store.activities.get(python).sessions == ()
    assert app.store.activities.get(python).status is Status.PLANNED
    assert names(app) == ["Timer: Python for data analysis, 25\u202fmin"]
    app.window.undo.redo()
    assert app.store.activities.get(python).minutes == 25
    assert names(app) == []


def test_where_nothing_is_chosen_it_starts_something_to_be_titled_later(
    start: Start, clock: Forward, find: Find
) -> None:
    app = start("growth")
    press_timer(app)
    assert names(app) == ["Timer: Untitled, 1\u202fmin"]
    clock(timedelta(minutes=5))
    find(app.window, Tag, "Untitled").click()
    assert app.window.current() == "journal"


def test_discarding_it_notes_nothing_and_can_be_undone(start: Start, clock: Forward, find: Find) -> None:
    app = start("growth")
    press_timer(app)
    find(app.window, QToolButton, "Discard the timer").click()
    assert names(app) == []
    assert list(app.store.activities.all()) == []
    app.window.undo.undo()
    assert names(app) == ["Timer: Untitled, 1\u202fmin"]


def test_it_survives_another_language(start: Start, python: str, clock: Forward) -> None:
    app = start("journal")
    choose_first(app)
    press_timer(app)
    clock(timedelta(minutes=70))
    app.change_settings(language="fr")
    QTest.qWait(0)
    (name,) = names(app)
    assert "Python for data analysis" in name
    assert "1\u202fh\u202f10" in name


def left_running(tmp_path: Path, activity: str, began: datetime) -> None:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        store.timer.start(activity, began)


BEGAN = datetime(2026, 11, 18, 11, 52).astimezone()


def test_a_timer_that_outlived_its_window_is_asked_about(
    start: Start, python: str, clock: Forward, find: Find, tmp_path: Path
) -> None:
    left_running(tmp_path, python, BEGAN)
    app = start("today")
    words = "A timer has been running since 11:52 for “Python for data analysis”. How much of it shall be noted?"
    assert words in find.texts(app.window)
    assert names(app) == []
    length = find(app.window, QLineEdit, "Length of the session")
    assert length.text() == "2\u202fh\u202f10"
    length.selectAll()
    QTest.keyClicks(length, "1h30")
    find(app.window, QPushButton, "Note it").click()
    assert app.store.activities.get(python).minutes == 90
    assert words not in find.texts(app.window)


def test_it_may_be_kept_running(start: Start, python: str, clock: Forward, find: Find, tmp_path: Path) -> None:
    left_running(tmp_path, python, BEGAN)
    app = start("today")
    find(app.window, QPushButton, "Keep it running").click()
    assert names(app) == ["Timer: Python for data analysis, 2\u202fh\u202f10"]


def test_more_than_eight_hours_are_never_noted_unasked(start: Start, python: str, clock: Forward, find: Find) -> None:
    app = start("journal")
    choose_first(app)
    press_timer(app)
    clock(timedelta(hours=20))
    press_timer(app)
    assert app.store.activities.get(python).sessions == ()
    length = find(app.window, QLineEdit, "Length of the session")
    assert length.text() == ""
    assert not find(app.window, QPushButton, "Note it").isEnabled()
    find(app.window, QPushButton, "Discard").click()
    assert app.store.timer.running() is None
    assert app.store.activities.get(python).sessions == ()


def test_today_starts_and_stops_what_is_under_way(start: Start, python: str, clock: Forward, find: Find) -> None:
    app = start("today")
    app.store.sessions.add(python, Session(DAY, 10))
    find(app.window, QPushButton, "Start now: Python for data analysis").click()
    clock(timedelta(minutes=20))
    find(app.window, QPushButton, "Stop: Python for data analysis").click()
    assert app.store.activities.get(python).minutes == 30


def test_undoing_the_start_leaves_nothing_behind(start: Start, clock: Forward, find: Find) -> None:
    app = start("growth")
    press_timer(app)
    assert "The timer runs: Untitled" in find.texts(app.window)
    app.window.undo.undo()
    assert names(app) == []
    assert list(app.store.activities.all()) == []
    clock(timedelta(minutes=3))
    app.window.undo.redo()
    assert names(app) == ["Timer: Untitled, 3\u202fmin"]


def test_starting_it_for_another_notes_the_first(start: Start, python: str, clock: Forward, find: Find) -> None:
    app = start("today")
    app.store.sessions.add(python, Session(DAY, 10))
    app.store.sessions.add(app.store.activities.add(Activity("Rust", DAY, status=Status.IN_PROGRESS)), Session(DAY, 5))
    find(app.window, QPushButton, "Start now: Python for data analysis").click()
    clock(timedelta(minutes=20))
    find(app.window, QPushButton, "Start now: Rust").click()
    assert app.store.activities.get(python).minutes == 30
    assert names(app) == ["Timer: Rust, 1\u202fmin"]


def test_the_question_is_still_asked_in_another_language(
    start: Start, python: str, clock: Forward, find: Find, tmp_path: Path
) -> None:
    left_running(tmp_path, python, BEGAN)
    app = start("today")
    app.change_settings(language="fr")
    QTest.qWait(0)
    assert find(app.window, QLineEdit, "Durée de la séance").text() == "2\u202fh\u202f10"
    assert names(app) == []
    press_timer(app)
    assert app.store.activities.get(python).sessions == ()


def test_in_a_narrow_window_it_is_one_button(start: Start, clock: Forward, find: Find) -> None:
    app = start("growth", (900, 700))
    press_timer(app)
    stop = find(app.window, QToolButton, "Stop the timer")
    assert "Timer: Untitled" in stop.toolTip()
    stop.click()
    assert names(app) == []


@pytest.fixture
def central_europe() -> Iterator[None]:
    """Have the computer stand where summer time ends on 25 October 2026."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        clocks.tzset()
        yield
    clocks.tzset()


@pytest.mark.skipif(not hasattr(clocks, "tzset"), reason="this system takes its zone from elsewhere")
@pytest.mark.usefixtures("central_europe")
def test_a_session_over_the_end_of_summer_time_begins_when_the_clock_on_the_wall_said(
    python: str, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [datetime(2026, 10, 24, 22, 40, tzinfo=UTC)]
    monkeypatch.setattr(App, "now", lambda _app: now[0].astimezone())
    app = start("journal")
    choose_first(app)
    press_timer(app)
    now[0] += timedelta(hours=3)  # from 00:40 to 02:40, for the second time
    press_timer(app)
    (session,) = app.store.activities.get(python).sessions
    assert (session.day, session.start, session.minutes) == (date(2026, 10, 25), time(0, 40), 180)
