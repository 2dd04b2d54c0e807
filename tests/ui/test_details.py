"""What else one says of an activity, and what one does with it, as a person does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QTextEdit,
    QToolButton,
)

from lcjournal.core.model import Activity, Permission, Session, Status
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Chip, Tag
from lcjournal.ui.widgets.editor.session_row import SessionLine
from lcjournal.ui.widgets.reader_menu import ReaderMenu
from lcjournal.ui.widgets.running_timer import RunningTimer
from lcjournal.ui.widgets.switch import Switch
from lcjournal.ui.widgets.thread_list import ThreadList

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ids(tmp_path: Path) -> dict[str, str]:
    """A small journal; the id of each title."""
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        first = store.activities.add(Activity("Élan course", DAY - timedelta(days=9)))
        told = Activity(
            "Reading circle",
            DAY,
            "reading",
            sessions=(Session(DAY, 60), Session(DAY, 30, own_time=True)),
            people=("Sofia",),
            source="Library",
            link="https://example.org/book",
            permission=Permission.GRANTED,
            stretch=4,
            starred=True,
            continues=first,
        )
        return {"Élan course": first, "Reading circle": store.activities.add(told)}


@pytest.fixture
def app(start: Start, ids: dict[str, str]) -> App:
    app = start("journal")
    app.window.navigate("journal", ids["Reading circle"])
    return app


def edit(app: App, activity_id: str) -> None:
    app.window.navigate("journal", app.store.activities.get(activity_id))


def menu_action(app: App, words: str) -> QAction:
    (menu,) = app.window.findChildren(ReaderMenu)
    menu.aboutToShow.emit()  # as when the person opens it
    inner = [action for part in menu.findChildren(QMenu) for action in part.actions()]
    return next(action for action in [*menu.actions(), *inner] if action.text() == words)


def test_the_rarer_things_are_folded_away_until_one_is_said(app: App, ids: dict[str, str], find: Find) -> None:
    app.window.navigate("journal", "new")
    fold = find(app.window, QPushButton, "More about it")
    with pytest.raises(AssertionError):
        find(app.window, QLineEdit, "Link")
    fold.click()
    assert find(app.window, QLineEdit, "Link").isVisible()
    edit(app, ids["Reading circle"])
    assert find(app.window, QLineEdit, "Link").text() == "https://example.org/book"


def test_the_rarer_things_are_kept(app: App, find: Find) -> None:
    app.window.navigate("journal", "new")
    QTest.keyClicks(find(app.window, QLineEdit, "Title"), "Asked first")
    find(app.window, QPushButton, "More about it").click()
    QTest.keyClicks(find(app.window, QLineEdit, "Source"), "Sofia")
    QTest.keyClicks(find(app.window, QLineEdit, "Link"), " https://example.org ")
    permission = find(app.window, QComboBox, "Permission")
    permission.setFocus()
    for _press in range(3):
        QTest.keyClick(permission, Qt.Key.Key_Down)
    find(app.window, QPushButton, "5, Far beyond me").click()
    find(app.window, Switch, "Star").click()
    find(app.window, QPushButton, "Done").click()
    kept = next(app.store.activities.all())
    assert (kept.source, kept.link, kept.permission) == ("Sofia", "https://example.org", Permission.REFUSED)
    assert (kept.stretch, kept.starred) == (5, True)


def test_a_stretch_is_chosen_by_keys_and_taken_back(app: App, ids: dict[str, str], find: Find) -> None:
    edit(app, ids["Reading circle"])
    find(app.window, QPushButton, "4, Well beyond my reach").setFocus()
    QTest.keyClick(find.focused(), Qt.Key.Key_Left)
    assert find.focused().accessibleName() == "3, Just beyond my reach"
    QTest.keyClick(find.focused(), Qt.Key.Key_2)
    assert find(app.window, QPushButton, "2, Within my reach").isChecked()
    QTest.keyClick(find.focused(), Qt.Key.Key_Delete)
    find(app.window, QPushButton, "Done").click()
    assert app.store.activities.get(ids["Reading circle"]).stretch is None


def test_the_chosen_stretch_once_more_takes_it_back(app: App, ids: dict[str, str], find: Find) -> None:
    edit(app, ids["Reading circle"])
    find(app.window, QPushButton, "4, Well beyond my reach").click()
    find(app.window, QPushButton, "Done").click()
    assert app.store.activities.get(ids["Reading circle"]).stretch is None


def test_what_it_continues_is_found_by_folded_words(app: App, ids: dict[str, str], find: Find) -> None:
    app.window.navigate("journal", "new")
    QTest.keyClicks(find(app.window, QLineEdit, "Title"), "Second course")
    find(app.window, QPushButton, "More about it").click()
    field = find(app.window, QLineEdit, "Continues")
    field.setFocus()
    QTest.keyClicks(field, "elan")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert find(app.window, Chip, "Élan course").hasFocus()
    find(app.window, QPushButton, "Done").click()
    assert next(app.store.activities.all()).continues == ids["Élan course"]


def test_no_activity_may_continue_what_continues_it(app: App, ids: dict[str, str], find: Find) -> None:
    edit(app, ids["Élan course"])
    find(app.window, QPushButton, "More about it").click()
    field = find(app.window, QLineEdit, "Continues")
    for words in ("reading", "elan"):
        field.clear()
        QTest.keyClicks(field, words)
        assert QApplication.activePopupWidget() is None


def test_it_continues_nothing_any_more(app: App, ids: dict[str, str], find: Find) -> None:
    edit(app, ids["Reading circle"])
    chip = find(app.window, Chip, "Élan course")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert find.focused().accessibleName() == "Continues"
    find(app.window, QPushButton, "Done").click()
    assert app.store.activities.get(ids["Reading circle"]).continues is None


def test_the_reader_says_it_all(app: App, find: Find) -> None:
    said = {tag.text() for tag in app.window.findChildren(Tag) if tag.isVisible()}
    assert {"Starred", "Library", "Permission asked and granted", "Stretch 4 of 5, well beyond my reach"} <= said
    assert "1\u202fh\u202f30, of which 30\u202fmin own time" in said


def test_a_link_is_opened_by_a_click_alone(
    app: App, ids: dict[str, str], find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    link = find(app.window, Tag, "example.org/book")
    assert opened == []
    link.click()
    assert opened == ["https://example.org/book"]
    change(app, ids["Reading circle"], link="file:///etc/passwd")
    shown = find(app.window, Tag, "file:///etc/passwd")
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert len(opened) == 1


def change(app: App, activity_id: str, **fields: object) -> None:
    activity = app.store.activities.get(activity_id)
    app.store.activities.save(replace(activity, **fields))  # type: ignore[arg-type]


def test_a_thread_leads_to_its_other_parts(app: App, ids: dict[str, str], find: Find) -> None:
    assert "Part 2 of 2" in find.texts(app.window)
    find(app.window, Tag, "Élan course · 9 Nov 2026").click()
    assert "Part 1 of 2" in find.texts(app.window)
    assert app.window.page("journal").in_hand() == ids["Élan course"]


def test_alone_it_is_no_thread(app: App, ids: dict[str, str]) -> None:
    change(app, ids["Reading circle"], continues=None)
    assert not [part for part in app.window.findChildren(ThreadList) if part.isVisible()]


def test_weekly_repeats_are_planned_and_one_undo_removes_them_all(app: App, ids: dict[str, str]) -> None:
    menu_action(app, "3 weeks, until 9 December 2026").trigger()
    planned = app.store.activities.planned()
    assert [row.day for row in planned] == [date(2026, 11, 25), date(2026, 12, 2), date(2026, 12, 9)]
    app.window.undo.undo()
    assert app.store.activities.planned() == []
    app.window.undo.redo()
    assert len(app.store.activities.planned()) == 3


def test_a_new_entry_goes_on_with_the_one_that_is_read(app: App, ids: dict[str, str], find: Find) -> None:
    menu_action(app, "Continue in a new entry").trigger()
    assert find.focused() is find(app.window, QLineEdit, "Title")
    QTest.keyClicks(find.focused(), "Chapter two")
    find(app.window, QPushButton, "Done").click()
    new = next(activity for activity in app.store.activities.all() if activity.title == "Chapter two")
    assert (new.continues, new.kind, new.people) == (ids["Reading circle"], "reading", ("Sofia",))
    assert "Part 3 of 3" in find.texts(app.window)


def test_a_status_changes_in_one_click_and_back(app: App, ids: dict[str, str]) -> None:
    menu_action(app, "Mark planned").trigger()
    assert app.store.activities.get(ids["Reading circle"]).status is Status.PLANNED
    app.window.undo.undo()
    assert app.store.activities.get(ids["Reading circle"]).status is Status.DONE


def test_s_in_the_list_takes_the_star_away_and_undo_gives_it_back(app: App, ids: dict[str, str]) -> None:
    view = next(view for view in app.window.findChildren(QListView) if view.accessibleName() == "Activities")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_S)
    assert not app.store.activities.get(ids["Reading circle"]).starred
    app.window.undo.undo()
    assert app.store.activities.get(ids["Reading circle"]).starred


def test_ctrl_enter_in_the_text_goes_to_the_length_of_a_new_session(app: App, ids: dict[str, str], find: Find) -> None:
    edit(app, ids["Élan course"])
    text = find(app.window, QTextEdit, "What?")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Return, CTRL)
    assert find.focused().accessibleName() == "Length of the session"
    QTest.keyClicks(find.focused(), "45")
    find(app.window, QPushButton, "Done").click()
    assert app.store.activities.get(ids["Élan course"]).minutes == 45


def test_a_session_that_is_removed_comes_back_by_undo_while_one_writes(
    app: App, ids: dict[str, str], find: Find
) -> None:
    edit(app, ids["Reading circle"])
    QTest.keyClick(find(app.window, SessionLine, "18 November 2026, 1\u202fh"), Qt.Key.Key_Delete)
    assert find.focused() is find(app.window, QPushButton, "Add a session")
    assert app.store.activities.get(ids["Reading circle"]).minutes == 30
    QTest.keyClicks(find(app.window, QLineEdit, "Title"), "The ")
    find(app.window, QPushButton, "Undo").click()
    find(app.window, QPushButton, "Done").click()
    kept = app.store.activities.get(ids["Reading circle"])
    assert kept.minutes == 90
    assert kept.title.startswith("The ")


def test_the_timer_stopped_while_one_writes_loses_neither_its_session_nor_a_word(
    start: Start, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [datetime(2026, 11, 18, 14, 2).astimezone()]
    monkeypatch.setattr(App, "now", lambda _app: now[0])
    app = start("journal")
    app.window.navigate("journal", "new")
    find(app.window, QPushButton, "Start timer").click()
    title = find(app.window, QLineEdit, "Title")
    QTest.keyClicks(title, "Timed")
    now[0] += timedelta(minutes=20)
    find(app.window, QPushButton, "Stop timer").click()
    assert title.text() == "Timed"
    find(app.window, QPushButton, "Done").click()
    kept = next(activity for activity in app.store.activities.all() if activity.title == "Timed")
    assert (kept.minutes, kept.status) == (20, Status.IN_PROGRESS)
    assert not [part for part in app.window.findChildren(RunningTimer) if part.isVisible()]


def test_the_reader_starts_and_stops_the_timer(app: App, ids: dict[str, str], find: Find) -> None:
    button = find(app.window, QToolButton, "Start or stop the timer")
    button.click()
    assert button.isChecked()
    assert app.store.timer.running() is not None
    button.click()
    assert not button.isChecked()
    assert app.store.activities.get(ids["Reading circle"]).minutes == 91


def test_a_session_is_a_line_until_it_is_changed(app: App, ids: dict[str, str], find: Find) -> None:
    edit(app, ids["Reading circle"])
    line = find(app.window, SessionLine, "18 November 2026, 30\u202fmin, own time")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert find.focused().accessibleName() == "Day of the session"
    assert not line.isVisible()
    length = find(app.window, QLineEdit, "Length of the session")
    length.selectAll()
    QTest.keyClicks(length, "45")
    find(app.window, QPushButton, "Done").click()
    assert [session.minutes for session in app.store.activities.get(ids["Reading circle"]).sessions] == [60, 45]


def test_of_a_long_thread_the_parts_around_are_shown_and_all_on_demand(
    app: App, ids: dict[str, str], find: Find
) -> None:
    last = ids["Reading circle"]
    for number in range(3, 9):
        last = app.store.activities.add(Activity(f"Part {number}", DAY, continues=last))
    app.window.navigate("journal", last)
    shown = [tag.text() for tag in find(app.window, ThreadList, "Part 8 of 8").findChildren(Tag) if tag.isVisible()]
    assert [words.partition(" ·")[0] for words in shown] == ["Part 6", "Part 7", "Part 8"]
    find(app.window, QPushButton, "All 8 parts").click()
    assert find(app.window, Tag, "Élan course · 9 Nov 2026").isVisible()


def test_weekly_repeats_of_something_past_are_planned_from_now_on(app: App, ids: dict[str, str]) -> None:
    app.window.navigate("journal", ids["Élan course"])
    menu_action(app, "2 weeks, until 30 November 2026").trigger()
    assert [row.day for row in app.store.activities.planned()] == [date(2026, 11, 23), date(2026, 11, 30)]
