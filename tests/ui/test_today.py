"""Today as a person uses it: a line typed, what is understood, what is kept."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.model import Activity, Filter, FormId, Kind, Session, Status
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.activity_line import ActivityLine
from lcjournal.ui.widgets.chip import Chip, Tag
from lcjournal.ui.widgets.quick_add import QuickAdd
from lcjournal.ui.widgets.week_bars import WeekBars

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)
NARROW = "\u202f"


@pytest.fixture
def app(start: Start) -> App:
    return start("today")


@pytest.fixture
def store(app: App) -> Store:
    return app.window.page("today").context.store


@pytest.fixture
def line(app: App, find: Find) -> QLineEdit:
    found: QLineEdit = find(app.window, QLineEdit, "Note an activity")
    found.setFocus()
    return found


def understood(app: App) -> list[str]:
    QApplication.processEvents()  # what was just added is shown with the next event
    quick = next(found for found in app.window.findChildren(QuickAdd))
    return [tag.text() for tag in quick.findChildren(Tag) if tag.isVisible()]


def test_a_line_is_understood_while_one_types(app: App, line: QLineEdit, find: Find) -> None:
    QTest.keyClicks(line, "MOOC Python 2h yesterday #data")
    find(app.window, QPushButton, "Add")
    assert understood(app) == ["Online course", "Python", f"2{NARROW}h session", "Tue 17 Nov", "data"]


def test_enter_notes_it_and_the_line_is_ready_for_the_next(app: App, line: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(line, "MOOC Python 2h yesterday #data")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (kept,) = store.activities.all(Filter())
    assert (kept.title, kept.kind, kept.tags) == ("Python", Kind.MOOC, ("data",))
    assert [(session.day, session.minutes) for session in kept.sessions] == [(DAY - timedelta(days=1), 120)]
    assert line.text() == ""
    assert line.hasFocus()
    assert "“Python” noted" in find.texts(app.window)


def test_the_button_does_the_same_and_gives_the_focus_back(app: App, line: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(line, "A chapter")
    find(app.window, QPushButton, "Add").click()
    assert store.activities.totals(Filter()).count == 1
    assert line.hasFocus()


def test_an_empty_line_notes_nothing(app: App, line: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(line, "   ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert store.is_empty()
    assert not find(app.window, QPushButton, "Add").isEnabled()


def test_tab_goes_on_to_details_and_add(app: App, line: QLineEdit, find: Find) -> None:
    QTest.keyClicks(line, "reading Senge")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    details = find(app.window, QPushButton, "Details")
    assert details.hasFocus()
    QTest.keyClick(details, Qt.Key.Key_Tab)
    assert find(app.window, QPushButton, "Add").hasFocus()


def test_a_chip_leads_to_its_words_to_correct_them(app: App, line: QLineEdit, find: Find) -> None:
    QTest.keyClicks(line, "MOOC Python 2h yesterday #data @karim")
    chip = find(app.window, Tag, f"2{NARROW}h session")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert line.selectedText() == "2h"
    QTest.keyClicks(line, "45min")
    assert understood(app)[2] == f"45{NARROW}min session"
    QTest.keyClicks(line, " more")
    assert understood(app)[2] == f"45{NARROW}min session"


def test_tab_reaches_the_chips_behind_the_buttons_in_their_order(app: App, line: QLineEdit, find: Find) -> None:
    QTest.keyClicks(line, "MOOC Python 2h yesterday #data")
    find(app.window, QPushButton, "Add").setFocus()
    reached = []
    for _each in range(4):
        QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(app.window.focusWidget().accessibleName())
    assert reached == ["Online course", f"2{NARROW}h session", "Tue 17 Nov", "data"]


def test_what_was_not_meant_so_stays_in_the_title(app: App, line: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(line, "Course 3/4 yesterday #data")
    chip = find(app.window, Tag, "data")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert line.text() == "Course 3/4 yesterday “#data”"
    QTest.keyClick(line, Qt.Key.Key_Return)
    (kept,) = store.activities.all(Filter())
    assert kept.tags == ()
    assert "#data" in kept.title


def test_another_kind_takes_the_place_of_the_word_that_told_it(app: App, line: QLineEdit, find: Find) -> None:
    QTest.keyClicks(line, "MOOC Python 2h")
    find(app.window, Tag, "Online course").click()
    find.action("Reading")
    assert line.text() == "Reading Python 2h"
    assert understood(app)[:2] == ["Reading", "Python"]


def test_details_go_on_in_the_editor(app: App, line: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(line, "reading Senge 25min")
    find(app.window, QPushButton, "Details").click()
    title = find(app.window, QLineEdit, "Title")
    assert title.text() == "Senge"
    QTest.keyClick(title, Qt.Key.Key_Escape)
    (kept,) = store.activities.all(Filter())
    assert (kept.kind, kept.minutes) == (Kind.READING, 25)


def test_where_no_kind_is_understood_it_is_asked_for(app: App, line: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(line, "Senge 25min")
    find(app.window, Chip, "Kind?").click()
    find.action("Reading")
    assert line.text() == "Reading Senge 25min"
    QTest.keyClick(line, Qt.Key.Key_Return)
    (kept,) = store.activities.all(Filter())
    assert kept.kind == Kind.READING


def test_more_of_the_same_is_a_session_and_can_be_taken_back(
    app: App, line: QLineEdit, store: Store, find: Find
) -> None:
    course = Activity("Python for data", DAY, kind=Kind.MOOC, status=Status.IN_PROGRESS, sessions=(Session(DAY, 30),))
    identity = store.activities.add(course)
    QTest.keyClicks(line, "MOOC Python 2h")
    find(app.window, QLabel, "adds a session to an activity you already have")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [session.minutes for session in store.activities.get(identity).sessions] == [30, 120]
    app.window.undo.undo()
    assert [session.minutes for session in store.activities.get(identity).sessions] == [30]
    app.window.undo.redo()
    assert store.activities.get(identity).minutes == 150


def test_what_was_noted_can_be_taken_back(app: App, line: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(line, "A chapter")
    QTest.keyClick(line, Qt.Key.Key_Return)
    find(app.window, QPushButton, "Undo").click()
    assert store.activities.totals(Filter()).count == 0
    assert len(store.activities.binned()) == 1


def test_the_week_says_its_minutes_and_what_is_usual(app: App, store: Store, find: Find) -> None:
    for weeks in range(8):
        day = DAY - timedelta(weeks=weeks)
        store.activities.add(Activity("Course", day, sessions=(Session(day, 60),)))
    assert f"1{NARROW}h" in find.texts(app.window)
    assert f"usually about 1{NARROW}h" in find.texts(app.window)
    bars = next(bars for bars in app.window.findChildren(WeekBars))
    assert bars.accessibleDescription() == f"Wednesday, 1{NARROW}h"


@pytest.fixture
def begun(tmp_path: Path) -> dict[str, str]:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        activities = (
            Activity("Prototype", DAY, status=Status.IN_PROGRESS, sessions=(Session(DAY, 60),)),
            Activity("Talk", DAY - timedelta(days=2)),
            Activity("Visit", DAY + timedelta(days=3), status=Status.PLANNED),
        )
        return {activity.title: store.activities.add(activity) for activity in activities}


def test_what_can_be_carried_on_is_listed_with_one_thing_to_do(begun: dict[str, str], start: Start, find: Find) -> None:
    app = start("today")
    texts = find.texts(app.window)
    assert [title for title in texts if title in begun] == ["Prototype", "Talk", "Visit"]
    assert "Monday 16 Nov · no reflection yet, three lines are enough" in texts
    assert "Planned Saturday 21 Nov" in texts


def test_a_planned_one_is_marked_done(begun: dict[str, str], start: Start, find: Find) -> None:
    app = start("today")
    find(app.window, QPushButton, "Done: Visit").click()
    store = app.window.page("today").context.store
    assert store.activities.get(begun["Visit"]).status is Status.DONE
    app.window.undo.undo()
    assert store.activities.get(begun["Visit"]).status is Status.PLANNED


def test_write_opens_the_editor_and_enter_the_reader(begun: dict[str, str], start: Start, find: Find) -> None:
    app = start("today")
    find(app.window, QPushButton, "Write: Talk").click()
    assert find(app.window, QLineEdit, "Title").text() == "Talk"
    app.window.navigate("today")
    line = next(line for line in app.window.findChildren(ActivityLine) if "Prototype" in line.accessibleName())
    assert QAccessible.queryAccessibleInterface(line).role() is QAccessible.Role.Button
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert app.window.current() == "journal"
    assert find(app.window, QPushButton, "Edit").isVisible()


def test_a_check_that_waits_is_said(app: App, store: Store, find: Find) -> None:
    lc48 = instruments.builtin()
    store.checks.start((lc48.id, lc48.version, "source"), FormId.PULSE, "en", 1, DAY, "1.0")
    assert "Your self-check waits at question 1." in find.texts(app.window)
    assert find(app.window, QPushButton, "Continue").isEnabled()


def test_another_language_keeps_the_half_typed_line(qtbot: QtBot, app: App, line: QLineEdit) -> None:
    QTest.keyClicks(line, "entretien Kar")
    old = app.window
    app.change_settings(language="fr")
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    assert any(field.text() == "entretien Kar" for field in app.window.findChildren(QLineEdit))


def test_three_steps_lead_in_and_go_once_both_are_taken(app: App, line: QLineEdit, store: Store, find: Find) -> None:
    assert "Three steps to begin" in find.texts(app.window)
    find(app.window, QPushButton, "Note: Note one thing you learned from").click()
    assert line.hasFocus()
    QTest.keyClicks(line, "A chapter")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Three steps to begin" in find.texts(app.window)
    lc48 = instruments.builtin()
    check = store.checks.start((lc48.id, lc48.version, lc48.source), FormId.PULSE, "en", 1, DAY, "1.0")
    store.checks.finish(check.id)
    assert "Three steps to begin" not in find.texts(app.window)


def test_the_third_step_shows_growth(app: App, find: Find) -> None:
    find(app.window, QPushButton, "Look: See both on one time axis").click()
    assert app.window.current() == "growth"


def test_a_half_typed_line_outlives_the_end_of_the_app_until_it_is_noted(
    qtbot: QtBot, app: App, line: QLineEdit, start: Callable[..., App], find: Find
) -> None:
    qtbot.keyClicks(line, "interview Karim")
    with Store.open_read_only(app.store.path) as beside:  # what a kill would leave
        qtbot.waitUntil(lambda: beside.draft.line() == "interview Karim")
    qtbot.keyClicks(line, " 50min")
    app.stop()
    again = start("today")
    (quick,) = again.window.findChildren(QuickAdd)
    assert quick.field.text() == "interview Karim 50min"
    qtbot.keyClick(quick.field, Qt.Key.Key_Return)
    assert again.store.draft.line() == ""
