"""Steps of goals on Today: those whose day is near or over, ticked there and undone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox

from lcjournal.core.model import Goal, GoalState, GoalStep
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Tag

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)


@pytest.fixture
def app(start: Start) -> App:
    return start("today")


@pytest.fixture
def store(app: App) -> Store:
    return app.store


def boxes(app: App) -> list[str]:
    QApplication.processEvents()  # what was just added is shown with the next event
    return [box.accessibleName() for box in app.window.findChildren(QCheckBox) if box.isVisible()]


def step(text: str, days: int | None, *, done: bool = False) -> GoalStep:
    return GoalStep(text, None if days is None else DAY + timedelta(days=days), DAY if done else None)


def test_only_what_is_due_within_a_week_of_open_goals_is_there(app: App, store: Store, find: Find) -> None:
    assert "Steps of goals" not in find.texts(app.window)
    steps = (step("Soon", 7), step("Later", 8), step("Over", -3), step("Done", 1, done=True), step("Some day", None))
    store.goals.add(Goal("Lead a workshop", steps=steps))
    gone = store.goals.add(Goal("Let go", steps=(step("No more", 1),), state=GoalState.LET_GO))
    assert store.goals.get(gone).state is GoalState.LET_GO
    assert boxes(app) == ["Over", "Soon"]
    assert "its day was 15 November" in find.texts(app.window)


def test_a_step_is_ticked_and_back(app: App, store: Store, find: Find) -> None:
    goal = store.goals.add(Goal("Lead a workshop", steps=(step("Ask Karim", 1),)))
    boxes(app)
    find(app.window, QCheckBox, "Ask Karim").click()
    assert store.goals.get(goal).steps[0].done == DAY
    assert boxes(app) == []
    app.window.page("today").context.undo.undo()
    assert boxes(app) == ["Ask Karim"]


def test_its_goal_is_one_press_away(app: App, store: Store, find: Find) -> None:
    store.goals.add(Goal("Lead a workshop", steps=(step("Ask Karim", 1),)))
    boxes(app)
    find(app.window, Tag, "Lead a workshop").click()
    assert app.window.current() == "goals"
