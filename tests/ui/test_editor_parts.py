"""The parts of the editor, each by its keys and clicks: kind, sessions, people, facets, marks and preview."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, FacetLink, Filter, Goal, Kind, Session, Status
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.editor.reflection_edit import ReflectionEdit
from lcjournal.ui.widgets.editor.session_row import SessionLine
from lcjournal.ui.widgets.switch import Switch

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def app(start: Start) -> App:
    return start("journal")


@pytest.fixture
def store(app: App) -> Store:
    return app.window.page("journal").context.store


@pytest.fixture
def title(app: App, find: Find) -> QLineEdit:
    """The title of a new entry."""
    find(app.window, QPushButton, "New entry").click()
    found: QLineEdit = find(app.window, QLineEdit, "Title")
    return found


def only(store: Store) -> Activity:
    (activity,) = store.activities.all(Filter())
    return activity


def write(find: Find, app: App, prompt: str, words: str) -> QTextEdit:
    field: QTextEdit = find(app.window, QTextEdit, prompt)
    field.setFocus()
    QTest.keyClicks(field, words)
    return field


def test_return_leads_from_the_title_to_the_text(app: App, title: QLineEdit, find: Find) -> None:
    QTest.keyClicks(title, "A talk")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert find(app.window, QTextEdit, "What?").hasFocus()


def test_a_kind_is_chosen_by_the_arrow_keys(app: App, title: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(title, "x")
    course = find(app.window, QPushButton, "Online course")
    course.click()
    course.setFocus()
    QTest.keyClick(course, Qt.Key.Key_Right)
    QTest.keyClick(find.focused(), Qt.Key.Key_Space)
    QTest.keyClick(find.focused(), Qt.Key.Key_Escape)
    assert only(store).kind == Kind.PROJECT


def test_a_session_is_added_by_keyboard(app: App, title: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(title, "Course")
    QTest.keyClick(title, Qt.Key.Key_Return, CTRL)
    length = find(app.window, QLineEdit, "Length of the session")
    assert length.hasFocus()
    QTest.keyClicks(length, "1h30")
    QTest.keyClicks(find(app.window, QLineEdit, "Start"), "9h05")
    find(app.window, QCheckBox, "own time").click()
    QTest.keyClicks(find(app.window, QLineEdit, "Note on the session"), "quiet room")
    assert "1\u202fh\u202f30 in all" in find.texts(app.window)
    QTest.keyClick(length, Qt.Key.Key_Escape)
    (session,) = only(store).sessions
    assert (session.day, session.minutes, session.start) == (DAY, 90, time(9, 5))
    assert (session.own_time, session.note) == (True, "quiet room")


def test_a_session_without_its_length_is_asked_for_not_dropped(
    app: App, title: QLineEdit, store: Store, find: Find
) -> None:
    QTest.keyClicks(title, "Course")
    find(app.window, QPushButton, "Add a session").click()
    QTest.keyClicks(find(app.window, QLineEdit, "Note on the session"), "with Inez")
    find(app.window, QPushButton, "Done").click()
    length = find(app.window, QLineEdit, "Length of the session")
    assert length.hasFocus()
    assert "How long was this session? Write its length, or remove it." in find.texts(app.window)
    QTest.keyClicks(length, "45")
    find(app.window, QPushButton, "Done").click()
    assert only(store).sessions[0].note == "with Inez"


def test_a_session_is_removed(start: Start, tmp_path: Path, find: Find) -> None:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        identity = store.activities.add(Activity("Course", DAY, sessions=(Session(DAY, 30), Session(DAY, 60))))
    app = start("journal")
    store = app.window.page("journal").context.store
    app.window.navigate("journal", store.activities.get(identity))
    line = find(app.window, SessionLine, "18 November 2026, 30\u202fmin")
    told = QAccessible.queryAccessibleInterface(line)
    assert told.role() == QAccessible.Role.Button
    QTest.keyClick(line, Qt.Key.Key_Return)
    find(app.window, QToolButton, "Remove this session").click()
    find(app.window, QPushButton, "Done").click()
    assert [session.minutes for session in store.activities.get(identity).sessions] == [60]


def test_details_are_kept(app: App, title: QLineEdit, store: Store, find: Find) -> None:
    goal = store.goals.add(Goal("Speak up earlier"))
    app.window.navigate("journal", "new")
    QTest.keyClicks(title, "Course")
    for name, words in (("People", "Karim"), ("Tags", "data")):
        field = find(app.window, QLineEdit, name)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
    find(app.window, QPushButton, "More about it").click()
    QTest.keyClicks(find(app.window, QLineEdit, "Source"), "a book")
    find(app.window, QPushButton, "In progress").click()
    find(app.window, Switch, "Private").click()
    box = find(app.window, QComboBox, "Goal")
    QTest.keyClick(box, Qt.Key.Key_Down)
    find(app.window, Chip, "Facet").click()
    find.action("Feedback")
    why = find(app.window, QLineEdit, "Why it helps with Feedback")
    assert app.window.focusWidget() is why
    QTest.keyClicks(why, "he asks")
    find(app.window, QPushButton, "Done").click()
    kept = only(store)
    assert (kept.people, kept.tags, kept.source) == (("Karim",), ("data",), "a book")
    assert (kept.status, kept.private, kept.goal_id) == (Status.IN_PROGRESS, True, goal)
    assert [link.why for link in kept.facets] == ["he asks"]


def test_a_facet_is_taken_away_by_its_cross(start: Start, tmp_path: Path, find: Find) -> None:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        link = FacetLink(store_facet())
        identity = store.activities.add(Activity("Course", DAY, facets=(link,)))
    app = start("journal")
    store = app.window.page("journal").context.store
    app.window.navigate("journal", store.activities.get(identity))
    QApplication.processEvents()
    chip = next(
        chip for chip in app.window.findChildren(Chip) if chip.isVisible() and chip.objectName() == store_facet()
    )
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert find(app.window, Chip, "Facet").hasFocus()
    find(app.window, QPushButton, "Done").click()
    assert store.activities.get(identity).facets == ()


def store_facet() -> str:
    from lcjournal.core import instruments

    return instruments.builtin().facets[0].id


@pytest.mark.parametrize(
    ("tool", "key", "modifiers", "written"),
    [
        ("Bold", Qt.Key.Key_B, CTRL, "**one**"),
        ("Italic", Qt.Key.Key_I, CTRL, "*one*"),
        ("List", Qt.Key.Key_L, CTRL | SHIFT, "- one"),
        ("Task", Qt.Key.Key_X, CTRL | SHIFT, "- [ ] one"),
    ],
)
def test_a_mark_is_put_by_its_key_and_by_its_button(
    app: App, title: QLineEdit, find: Find, tool: str, key: Qt.Key, modifiers: Qt.KeyboardModifier, written: str
) -> None:
    field = write(find, app, "What?", "one")
    field.selectAll()
    QTest.keyClick(field, key, modifiers)
    assert field.toPlainText() == written
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.toPlainText() == "one"
    field.selectAll()
    find(app.window, QToolButton, tool).click()
    assert field.toPlainText() == written


def test_bold_without_words_leaves_the_cursor_between_the_stars(app: App, title: QLineEdit, find: Find) -> None:
    field = write(find, app, "What?", "a ")
    QTest.keyClick(field, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(field, "b")
    assert field.toPlainText() == "a **b**"


def test_the_preview_shows_the_text_without_its_signs(app: App, title: QLineEdit, find: Find) -> None:
    field = write(find, app, "What?", "a **bold** word")
    QTest.keyClick(field, Qt.Key.Key_V, CTRL | SHIFT)
    assert find(app.window, QTextBrowser, "Preview").toPlainText() == "What?\na bold word"
    find(app.window, QPushButton, "Write").click()
    assert field.isVisible()


def test_the_preview_takes_the_keyboard_and_gives_it_back_where_one_wrote(
    app: App, title: QLineEdit, find: Find
) -> None:
    field = write(find, app, "Now what?", "one two")
    field.moveCursor(QTextCursor.MoveOperation.WordLeft)
    QTest.keyClick(field, Qt.Key.Key_V, CTRL | SHIFT)
    preview = find(app.window, QTextBrowser, "Preview")
    assert preview.hasFocus()
    assert not preview.visibleRegion().isEmpty()
    QTest.keyClick(preview, Qt.Key.Key_V, CTRL | SHIFT)
    QTest.keyClicks(find(app.window, QTextEdit, "Now what?"), "and ")
    assert field.hasFocus()
    assert field.toPlainText() == "one and two"


def test_a_click_under_the_last_line_goes_on_writing_there(app: App, title: QLineEdit, find: Find) -> None:
    field = write(find, app, "So what?", "one")
    title.setFocus()
    frame = find(app.window, ReflectionEdit, "")
    QTest.mouseClick(frame, Qt.MouseButton.LeftButton, pos=QPoint(frame.width() // 2, frame.height() - 4))
    assert field.hasFocus()


def test_in_a_narrow_window_the_details_stand_under_the_text(
    app: App, title: QLineEdit, store: Store, find: Find
) -> None:
    more, text = find(app.window, QPushButton, "More about it"), find(app.window, QTextEdit, "What?")
    assert more.mapToGlobal(QPoint()).x() > text.mapToGlobal(QPoint()).x() + text.width()
    more.setFocus()
    app.window.resize(640, 600)
    assert more.hasFocus()
    assert more.mapToGlobal(QPoint()).y() > text.mapToGlobal(QPoint()).y()
    assert more.mapToGlobal(QPoint()).x() < text.mapToGlobal(QPoint()).x() + text.width()
    app.window.resize(1280, 800)
    assert more.hasFocus()
    assert more.mapToGlobal(QPoint()).x() > text.mapToGlobal(QPoint()).x() + text.width()


def test_the_page_follows_the_cursor_of_a_long_text(qtbot: QtBot, app: App, title: QLineEdit, find: Find) -> None:
    app.window.resize(1024, 640)
    field = write(find, app, "What?", "word\r" * 40)
    qtbot.waitUntil(lambda: field.visibleRegion().contains(field.cursorRect().center()))
