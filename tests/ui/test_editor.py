"""Writing, as a person writes: what stands in the fields is on the disk, whatever happens next."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListView,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity, Filter, Reflection
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.core.store.activities import Activities
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Chip

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)
RAW = "Ligne\u00a0une\r\nligne\u2028deux *ici*"
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


def test_a_new_entry_begins_in_its_title(title: QLineEdit) -> None:
    assert title.hasFocus()


def test_what_is_typed_is_on_the_disk_before_two_seconds_have_passed(
    qtbot: QtBot, app: App, title: QLineEdit, store: Store, find: Find
) -> None:
    QTest.keyClicks(title, "A day with the sales team")
    write(find, app, "So what?", "They sort by *how lost* a person is.")
    qtbot.waitUntil(lambda: store.activities.totals(Filter()).count == 1, timeout=2000)
    assert only(store).title == "A day with the sales team"
    assert only(store).text("so_what") == "They sort by *how lost* a person is."
    assert any(words.startswith("Saved at ") for words in find.texts(app.window))


def test_an_entry_in_which_nothing_was_written_is_not_kept(title: QLineEdit, store: Store) -> None:
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert store.is_empty()


def test_escape_leaves_from_any_field_with_everything_kept(app: App, store: Store, find: Find) -> None:
    window = app.window
    fields: tuple[tuple[type[QWidget], str], ...] = (
        (QTextEdit, "What?"),
        (QLineEdit, "Source"),
        (QComboBox, "Goal"),
        (QPushButton, "Reading"),
        (QWidget, "Day of the activity"),
        (QLineEdit, "People"),
    )
    for number, (kind, name) in enumerate(fields, 1):
        find(window, QPushButton, "New entry").click()
        QTest.keyClicks(find(window, QLineEdit, "Title"), name)
        field = find(window, kind, name)
        field.setFocus()
        QTest.keyClick(find.focused(), Qt.Key.Key_Escape)
        assert find(window, QListView, "Activities").hasFocus(), name
        assert store.activities.totals(Filter()).count == number


def test_a_text_that_was_not_touched_stays_byte_for_byte(start: Start, tmp_path: Path, find: Find) -> None:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        identity = store.activities.add(
            Activity(
                "Raw", DAY, kind="sabbatical", reflections=(Reflection("note", RAW), Reflection("what", "x\u00a0y"))
            )
        )
    app = start("journal")
    store = app.window.page("journal").context.store
    app.window.navigate("journal", store.activities.get(identity))
    QTest.keyClicks(find(app.window, QLineEdit, "Title"), "er")
    write(find, app, "What?", "!")
    QTest.keyClick(find(app.window, QTextEdit, "What?"), Qt.Key.Key_Escape)
    kept = store.activities.get(identity)
    assert (kept.title, kept.kind) == ("erRaw", "sabbatical")
    assert kept.reflections == (Reflection("note", RAW), Reflection("what", "!x\u00a0y"))


def test_going_to_another_page_keeps_the_last_letter(app: App, title: QLineEdit, store: Store, find: Find) -> None:
    QTest.keyClicks(title, "Half a thou")
    app.window.navigate("today")
    assert only(store).title == "Half a thou"
    app.window.navigate("journal")
    assert find(app.window, QLineEdit, "Title").text() == "Half a thou"


def test_closing_the_window_keeps_the_last_letter(app: App, title: QLineEdit, store: Store) -> None:
    QTest.keyClicks(title, "Half a thou")
    app.window.close()
    assert only(store).title == "Half a thou"


def test_beginning_another_entry_keeps_the_last_letter_of_this_one(app: App, title: QLineEdit, store: Store) -> None:
    QTest.keyClicks(title, "First")
    app.window.navigate("journal", "new")
    QTest.keyClicks(title, "Second")
    app.window.navigate("today")
    assert sorted(activity.title for activity in store.activities.all(Filter())) == ["First", "Second"]


def test_another_language_goes_on_at_the_same_letter(
    qtbot: QtBot, app: App, title: QLineEdit, store: Store, find: Find
) -> None:
    QTest.keyClicks(title, "One")
    field = write(find, app, "Now what?", "Ask Léa".replace("é", "e"))
    QTest.keyClick(field, Qt.Key.Key_Left)
    old = app.window
    app.change_settings(language="fr")
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    again = find(app.window, QTextEdit, "Et maintenant\u202f?")
    qtbot.waitUntil(again.hasFocus)
    QTest.keyClicks(again, "-")
    app.window.navigate("today")
    assert only(store).text("now_what") == "Ask Le-a"


def test_from_the_command_palette_another_language_goes_on_at_the_same_letter(
    qtbot: QtBot, app: App, title: QLineEdit, store: Store, find: Find
) -> None:
    QTest.keyClicks(title, "One")
    write(find, app, "Now what?", "Half a thou")
    old = app.window
    QTest.keyClick(old, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(part for part in old.findChildren(QDialog) if part.isVisible())
    (words,) = palette.findChildren(QLineEdit)
    QTest.keyClicks(words, "change the language")
    QTest.keyPress(words, Qt.Key.Key_Return)  # its release would meet a window that is gone
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    again = find(app.window, QTextEdit, "Et maintenant\u202f?")
    qtbot.waitUntil(again.hasFocus)
    QTest.keyClicks(again, "ght")
    app.window.navigate("today")
    assert (only(store).title, only(store).text("now_what")) == ("One", "Half a thought")


def test_killed_while_writing_nothing_older_than_two_seconds_is_lost_and_one_goes_on_there(
    start: Start, find: Find, tmp_path: Path
) -> None:
    script = """
        import sys
        from pathlib import Path
        from PySide6.QtCore import QTimer
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication
        from lcjournal.core.paths import data_paths
        from lcjournal.core.settings import Settings
        from lcjournal.ui.app import App

        qt = QApplication(["lcjournal"])
        app = App(qt, data_paths(Path(sys.argv[1])), Settings(language="en", theme="light", welcomed=True))
        app.start("journal")
        QTest.qWaitForWindowActive(app.window)
        app.window.navigate("journal", "new")
        QTest.keyClicks(QApplication.focusWidget(), "Written just before")
        QTimer.singleShot(2000, lambda: print("now", flush=True))
        qt.exec()
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=dict(os.environ)) as writing:
        assert writing.stdout is not None
        assert writing.stdout.readline() == b"now\n"
        writing.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        assert only(store).title == "Written just before"
    app = start("today")
    assert find(app.window, QLineEdit, "Title").text() == "Written just before"
    assert "“Written just before” was being written when the app ended. What you typed is here." in find.texts(
        app.window
    )
    QTest.keyClick(find(app.window, QLineEdit, "Title"), Qt.Key.Key_Escape)
    assert app.store.draft.activity_id() == ""


def test_what_the_disk_does_not_take_stays_and_is_tried_again(
    qtbot: QtBot, app: App, title: QLineEdit, store: Store, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Activities, _activity: Activity) -> str:
        raise UserError("This disk is full.")

    with monkeypatch.context() as full:
        full.setattr(Activities, "add", refuse)
        QTest.keyClicks(title, "Kept")
        QTest.keyClick(title, Qt.Key.Key_Escape)
        assert "This disk is full." in find.texts(app.window)
        assert not app.window.navigate("today")
        assert title.isVisible()
        assert title.text() == "Kept"
    qtbot.waitUntil(lambda: store.activities.totals(Filter()).count == 1, timeout=3000)
    assert "This disk is full." not in find.texts(app.window)


def test_tab_goes_through_the_fields_as_one_reads(app: App, title: QLineEdit, find: Find) -> None:
    find(app.window, QPushButton, "Add a session").click()
    find(app.window, Chip, "Facet").click()
    find.action("Feedback")
    app.window.activateWindow()
    QApplication.processEvents()
    names: list[str] = []
    title.setFocus()
    while (widget := find.focused()) is not title or not names:
        name = widget.accessibleName() or getattr(widget, "text", str)()
        if [name] != names[-1:]:  # a day has three parts to stop at
            names.append(name)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    expected = [
        "Title",
        "Other",
        "Method: What? So what? Now what?",
        "Give me a question",
        "Write",
        "What?",
        "So what?",
        "Now what?",
        "Spelling: automatic",
        "Done",
    ]
    expected += ["Day of the session", "Start", "Remove this session", "Length of the session", "own time"]
    expected += ["Note on the session", "Add a session", "Start timer", "People", "Tags"]
    expected += ["Feedback", "Why it helps with Feedback", "Facet", "Goal", "Add a next step"]
    expected += ["Attach a file", "Private"]
    expected += ["More about it"]
    assert names[: len(expected)] == expected
    assert names[-3:] == ["Back to the journal", "Earlier versions", "Done"]
