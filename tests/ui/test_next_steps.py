"""Next steps as one writes and reads them with an activity."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Filter, NextStep, Outcome, Reflection
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.date_edit import DateEdit

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)


@pytest.fixture
def app(start: Start) -> App:
    return start("journal")


@pytest.fixture
def store(app: App) -> Store:
    return app.window.page("journal").context.store


@pytest.fixture
def entry(store: Store) -> str:
    return store.activities.add(Activity("Half a day at the desk", DAY))


@pytest.fixture
def editing(app: App, entry: str) -> str:
    app.window.navigate("journal", Activity("Half a day at the desk", DAY, id=entry))
    return entry


def write(app: App, find: Find, cue: str, action: str) -> None:
    find(app.window, QPushButton, "Add a next step").click()
    field = find.focused()
    assert field.accessibleName() == "If"
    QTest.keyClicks(field, cue)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(find.focused(), action)


def test_a_step_is_written_and_asked_about_two_weeks_later(
    qtbot: QtBot, app: App, store: Store, editing: str, find: Find
) -> None:
    write(app, find, "a visitor hesitates", "I wait")
    qtbot.waitUntil(lambda: bool(store.next_steps.of(editing)))
    (kept,) = store.next_steps.of(editing)
    assert (kept.cue, kept.action, kept.due) == ("a visitor hesitates", "I wait", DAY + timedelta(days=14))


def test_several_are_kept_and_read_with_the_day(app: App, store: Store, editing: str, find: Find) -> None:
    write(app, find, "a visitor hesitates", "I wait")
    find(app.window, DateEdit, "Ask me on").setDate(DAY + timedelta(days=2))
    write(app, find, "they ask for a demonstration", "I let them try")
    QTest.keyClick(find.focused(), Qt.Key.Key_Escape)
    assert len(store.next_steps.of(editing)) == 2
    find(app.window, QLabel, "If a visitor hesitates, then I wait")
    find(app.window, QLabel, "Asked about on Friday 20 November 2026")


def test_a_step_is_enough_for_a_new_entry_to_be_kept(app: App, store: Store, find: Find) -> None:
    app.window.navigate("journal", "new")
    write(app, find, "", "Ask Karim")
    QTest.keyClick(find.focused(), Qt.Key.Key_Escape)
    (kept,) = store.activities.all(Filter())
    assert [step.action for step in store.next_steps.of(kept.id)] == ["Ask Karim"]


def test_an_empty_step_is_none(app: App, store: Store, editing: str, find: Find) -> None:
    find(app.window, QPushButton, "Add a next step").click()
    QTest.keyClick(find.focused(), Qt.Key.Key_Escape)
    assert store.next_steps.all() == ()
    app.window.navigate("journal", "new")
    find(app.window, QPushButton, "Add a next step").click()
    QTest.keyClick(find.focused(), Qt.Key.Key_Escape)
    assert store.activities.totals(Filter()).count == 1


def test_a_changed_step_keeps_what_came_of_it(app: App, store: Store, entry: str, find: Find) -> None:
    step = store.next_steps.add(NextStep(entry, "a visitor hesitates", "I wait", DAY))
    store.next_steps.answer(step, Outcome.PARTLY, "Once", DAY)
    app.window.navigate("journal", Activity("", DAY, id=entry))
    find(app.window, QLabel, "Partly · Once")
    field = find(app.window, QLineEdit, "Then")
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " and smile")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    kept = store.next_steps.get(step)
    assert (kept.action, kept.outcome, kept.answer) == ("I wait and smile", Outcome.PARTLY, "Once")
    find(app.window, QLabel, "Partly · Once")


def test_a_step_is_removed_and_comes_back_with_its_last_words(app: App, store: Store, editing: str, find: Find) -> None:
    write(app, find, "a visitor hesitates", "I wait")
    find(app.window, QToolButton, "Remove this next step").click()
    assert store.next_steps.of(editing) == ()
    assert "Next step removed" in find.texts(app.window)
    assert find(app.window, QPushButton, "Add a next step").hasFocus()
    find(app.window, QPushButton, "Undo").click()
    assert find(app.window, QLineEdit, "Then").text() == "I wait"
    assert [step.cue for step in store.next_steps.of(editing)] == ["a visitor hesitates"]
    app.window.undo.redo()
    assert store.next_steps.of(editing) == ()


def test_what_was_answered_meanwhile_is_taken_in(app: App, store: Store, editing: str, find: Find) -> None:
    write(app, find, "a visitor hesitates", "I wait")
    field = find.focused()
    app.window.page("journal").leave()
    (step,) = store.next_steps.of(editing)
    QTest.keyClicks(field, " still")
    store.next_steps.answer(step.id, Outcome.NOT_APPLIED, "Nobody came", DAY)
    find(app.window, QLabel, "Not yet · Nobody came")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    kept = store.next_steps.get(step.id)
    assert (kept.action, kept.outcome, kept.due) == ("I wait still", Outcome.NOT_APPLIED, DAY + timedelta(days=7))


def test_another_language_loses_no_word_of_a_step(
    qtbot: QtBot, app: App, store: Store, editing: str, find: Find
) -> None:
    write(app, find, "a visitor hesitates", "I wa")
    old = app.window
    app.change_settings(language="fr")
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    assert [field.text() for field in app.window.findChildren(QLineEdit) if field.text().startswith("I wa")]


def test_a_search_leads_to_the_words_of_a_step(app: App, store: Store, find: Find, qtbot: QtBot) -> None:
    written = (Reflection("what", "One line.\n\n" * 60),)
    entry = store.activities.add(Activity("A long day", DAY, reflections=written))
    store.next_steps.add(NextStep(entry, "🙂 someone shows a prototype", "I ask why", DAY + timedelta(days=7)))
    app.window.navigate("journal", Filter(text="proto"))
    app.window.navigate("journal", entry)
    step = find(app.window, QLabel, "If 🙂 someone shows a prototype, then I ask why")
    qtbot.waitUntil(lambda: not step.visibleRegion().isEmpty())
    assert step.selectedText() == "proto"
    app.window.navigate("journal", Filter())
    assert step.selectedText() == ""
