"""Looks at goals, on Today only when it is time, and words on what became of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from lcjournal.core.model import Goal, GoalLook
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.grow_text import AutoGrowText

Find = Any
Start = Callable[..., App]


def test_a_look_that_is_due_is_said_on_today_until_it_is_taken(tmp_path: Path, start: Start, find: Find) -> None:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        for title, seen in (("Speak up", date(2026, 9, 1)), ("Draw maps", date(2026, 11, 10))):
            goal_id = store.goals.add(Goal(title, look_months=1))
            store.goal_story.add_look(GoalLook(goal_id, seen, "It moves"))
    app = start("today")
    assert "Look again at a goal" in find.texts(app.window)
    links = [link.text() for link in app.window.findChildren(Tag) if link.isVisible()]
    assert "Speak up" in links
    assert "Draw maps" not in links
    find(app.window, Tag, "Speak up").click()
    assert find(app.window, AutoGrowText, "Look of 1 Sept").isVisible()
    store = app.window.page("today").context.store
    [speak_up] = [goal for goal in store.goals.all() if goal.title == "Speak up"]
    store.goal_story.add_look(GoalLook(speak_up.id, date(2026, 11, 18), "Once"))
    app.window.navigate("today")
    assert "Look again at a goal" not in find.texts(app.window)


def test_a_month_has_one_look_which_is_gone_on_with(tmp_path: Path, start: Start, find: Find) -> None:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        goal_id = store.goals.add(Goal("Speak up", look_months=1))
        store.goal_story.add_look(GoalLook(goal_id, date(2026, 11, 3), "It moves"))
    app = start("goals")
    find(app.window, QPushButton, "Write November’s").click()
    text = app.window.focusWidget()
    assert isinstance(text, AutoGrowText)
    assert text.toPlainText() == "It moves"
    text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(text, " on")
    app.window.navigate("today")
    store = app.window.page("goals").context.store
    assert [(look.day, look.text) for look in store.goal_story.looks()] == [(date(2026, 11, 3), "It moves on")]


def test_a_look_that_is_removed_leaves_the_keyboard_where_one_writes(tmp_path: Path, start: Start, find: Find) -> None:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        goal_id = store.goals.add(Goal("Speak up", look_months=1))
        store.goal_story.add_look(GoalLook(goal_id, date(2026, 10, 3), "It moves"))
    app = start("goals")
    find(app.window, QToolButton, "Remove the look of 3 Oct").click()
    assert app.window.focusWidget() is find(app.window, QPushButton, "Write November’s")


def test_escape_puts_the_question_away_and_keeps_the_word(tmp_path: Path, start: Start, find: Find) -> None:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        store.goals.add(Goal("Speak up"))
    app = start("goals", (640, 480))
    app.window.page("goals").open(app.window.page("goals").context.store.goals.all()[0].id)
    [reached] = [one for one in app.window.findChildren(QAction) if one.text() == "Reached" and one.isVisible()]
    reached.trigger()
    word = find(app.window, QLineEdit, "A word on it, if you like.")
    QTest.keyClicks(word, "at last")
    QTest.keyClick(word, Qt.Key.Key_Escape)
    assert not word.isVisible()
    assert find(app.window, QPushButton, "Edit").isVisible()
    assert [event.word for event in app.window.page("goals").context.store.goal_story.events()] == ["at last"]
