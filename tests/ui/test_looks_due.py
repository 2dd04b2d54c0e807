"""Goals to look at again, on Today only when it is time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

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
