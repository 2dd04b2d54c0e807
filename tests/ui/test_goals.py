"""Goals as a person writes them: what is typed, what the store holds, what can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lcjournal.core.model import Activity, Filter, Goal, GoalState, GoalStep, Influence, Session, Status, Target
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.goal_card import GoalCard
from lcjournal.ui.widgets.grow_text import AutoGrowText
from lcjournal.ui.widgets.level_edit import LevelEdit

Find = Any
Start = Callable[..., App]
STEPS = (GoalStep("Ask one person", id="one"), GoalStep("Ask two people", id="two"))


def said(app: App, find: Find) -> list[str]:
    QApplication.processEvents()  # what was just added is shown with the next event
    words: list[str] = find.texts(app.window)
    return words


@pytest.fixture
def goal_id(tmp_path: Path) -> str:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        store.goals.add(Goal("Another one"))
        identity = store.goals.add(Goal("Speak up earlier", facet="A1", due=date(2026, 12, 1), steps=STEPS))
        talk = Activity("A talk on maps", date(2026, 11, 17), sessions=(Session(date(2026, 11, 17), 50),))
        store.activities.add(replace(talk, goal_id=identity))
    return identity


@pytest.fixture
def app(goal_id: str, start: Start) -> App:
    return start("goals")


@pytest.fixture
def store(app: App) -> Store:
    return app.window.page("goals").context.store


def edit(app: App, find: Find) -> None:
    find(app.window, QPushButton, "Edit").click()


def choose(app: App, words: str) -> None:
    """Choose an entry of the menu behind the three dots."""
    [action] = [one for one in app.window.findChildren(QAction) if one.text() == words and one.isVisible()]
    action.trigger()


def goals(store: Store) -> dict[str, Goal]:
    return {goal.title: goal for goal in store.goals.all()}


def test_an_empty_page_offers_two_ways_to_begin(start: Start, find: Find, qtbot: QtBot) -> None:
    app = start("goals")
    assert "No goal for now" in said(app, find)
    find(app.window, QPushButton, "Write one myself").click()
    title = find(app.window, QLineEdit, "Title")
    QTest.keyClicks(title, "Draw maps")
    qtbot.waitUntil(lambda: [g.title for g in app.window.page("goals").context.store.goals.all()] == ["Draw maps"])


def test_the_empty_page_leads_to_a_self_check(start: Start, find: Find) -> None:
    app = start("goals")
    find(app.window, QPushButton, "Start a self-check").click()
    assert app.window.current() == "selfcheck"


def test_a_goal_shows_what_was_done_for_it_and_leads_there(app: App, find: Find) -> None:
    assert "1 activity, 50\u202fmin" in said(app, find)
    assert "A talk on maps" in said(app, find)


def test_typed_words_are_kept_when_the_page_is_left(app: App, store: Store, find: Find) -> None:
    edit(app, find)
    QTest.keyClicks(find(app.window, AutoGrowText, "Where I am"), "I wait")
    QTest.keyClicks(find(app.window, AutoGrowText, "What I want"), "I speak")
    app.window.navigate("today")
    kept = goals(store)["Speak up earlier"]
    assert (kept.where_i_am, kept.what_i_want) == ("I wait", "I speak")


def test_typed_words_reach_the_disk_by_themselves(app: App, store: Store, find: Find, qtbot: QtBot) -> None:
    edit(app, find)
    QTest.keyClicks(find(app.window, AutoGrowText, "Why"), "It matters")
    qtbot.waitUntil(lambda: goals(store)["Speak up earlier"].why == "It matters", timeout=3000)


def test_who_decides_is_chosen(app: App, store: Store, find: Find) -> None:
    edit(app, find)
    combo = find(app.window, QComboBox, "Who decides")
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    app.window.navigate("today")
    assert goals(store)["Speak up earlier"].influence is Influence.INFLUENCE


def test_a_step_is_ticked_today_moved_and_removed(app: App, store: Store, find: Find) -> None:
    edit(app, find)
    find(app.window, QCheckBox, "Step done").click()
    [_first, second] = [b for b in app.window.findChildren(QToolButton) if b.accessibleName() == "Move up"]
    second.click()
    app.window.navigate("today")
    kept = goals(store)["Speak up earlier"].steps
    assert [(step.text, step.done, step.id) for step in kept] == [
        ("Ask two people", None, "two"),
        ("Ask one person", date(2026, 11, 18), "one"),
    ]
    app.window.navigate("goals")
    find(app.window, QToolButton, "Remove this step").click()
    app.window.navigate("today")
    assert [step.text for step in goals(store)["Speak up earlier"].steps] == ["Ask two people"]


def test_a_new_step_keeps_its_id_while_it_is_written(app: App, store: Store, find: Find) -> None:
    edit(app, find)
    find(app.window, QPushButton, "Add a step").click()
    field = app.window.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Ask")
    app.window.page("goals").leave()
    first = goals(store)["Speak up earlier"].steps[2]
    QTest.keyClicks(field, " three")
    app.window.page("goals").leave()
    assert goals(store)["Speak up earlier"].steps[2] == replace(first, text="Ask three")


def test_reached_can_be_undone_and_keeps_what_was_written_since(app: App, store: Store, find: Find) -> None:
    choose(app, "Reached")
    assert goals(store)["Speak up earlier"].state is GoalState.REACHED
    edit(app, find)
    QTest.keyClicks(find(app.window, AutoGrowText, "Why"), "Later")
    app.window.page("goals").context.undo.undo()
    app.window.navigate("today")
    kept = goals(store)["Speak up earlier"]
    assert (kept.state, kept.why) == (GoalState.OPEN, "Later")


def test_a_goal_let_go_is_folded_away_and_can_be_reopened(app: App, store: Store, find: Find) -> None:
    choose(app, "Let go")
    assert find(app.window, QPushButton, "Let go 1").isChecked()
    choose(app, "Reopen")
    assert goals(store)["Speak up earlier"].state is GoalState.OPEN


def test_the_bin_gives_back_what_it_took(app: App, store: Store, find: Find) -> None:
    choose(app, "Move to the bin")
    assert list(goals(store)) == ["Another one"]
    app.window.page("goals").context.undo.undo()
    assert "Speak up earlier" in goals(store)


def test_a_card_is_chosen_by_the_keyboard(app: App, find: Find) -> None:
    card = find(app.window, GoalCard, "Another one")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    edit(app, find)
    assert find(app.window, QLineEdit, "Title").text() == "Another one"


def test_a_narrow_window_shows_the_list_or_the_goal(goal_id: str, start: Start, find: Find) -> None:
    app = start("goals", (640, 480))
    QTest.mouseClick(find(app.window, GoalCard, "Speak up earlier"), Qt.MouseButton.LeftButton)
    assert "A talk on maps" in said(app, find)
    back = [b for b in app.window.findChildren(QPushButton) if b.text() == "Goals" and b.isVisible()]
    back[0].click()
    assert find(app.window, GoalCard, "Speak up earlier").isVisible()


def test_a_language_switch_keeps_the_goal_being_written(app: App, store: Store, find: Find, qtbot: QtBot) -> None:
    find(app.window, QPushButton, "New goal").click()
    QTest.keyClicks(find(app.window, QLineEdit, "Title"), "Half a goa")
    before = app.window
    app.change_settings(language="fr")
    qtbot.waitUntil(lambda: app.window is not before)
    titles = [field.text() for field in app.window.findChildren(QLineEdit) if field.isVisible()]
    assert "Half a goa" in titles


def test_a_goal_is_read_first_and_written_after_e(app: App, store: Store, find: Find) -> None:
    assert "Speak up earlier" in said(app, find)
    page = app.window.page("goals")
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_E)
    QTest.keyClicks(find(app.window, AutoGrowText, "How I go about it"), "One question a meeting")
    hours = find(app.window, QLineEdit, "Hours I mean to spend")
    QTest.keyClicks(hours, "1.5")
    QTest.keyClick(hours, Qt.Key.Key_Escape)
    kept = goals(store)["Speak up earlier"]
    assert (kept.approach, kept.planned_minutes) == ("One question a meeting", 90)
    assert "One question a meeting" in said(app, find)
    assert "50\u202fmin of 1\u202fh\u202f30 meant" in said(app, find)


def test_a_step_is_ticked_where_it_is_read_and_the_tick_taken_back(app: App, store: Store, find: Find) -> None:
    find(app.window, QCheckBox, "Ask one person").click()
    assert goals(store)["Speak up earlier"].steps[0].done == date(2026, 11, 18)
    assert "done on 18 November" in said(app, find)
    app.window.page("goals").context.undo.undo()
    assert goals(store)["Speak up earlier"].steps[0].done is None


def test_a_day_that_is_over_is_said_in_words(app: App, store: Store, find: Find) -> None:
    late = GoalStep("Ask one person", date(2026, 11, 1), id="one")
    store.goals.save(replace(goals(store)["Speak up earlier"], steps=(late,)))
    assert "its day was 1 November" in said(app, find)
    assert "1 step whose day is over" in said(app, find)


def test_the_desired_level_is_one_truth_and_lowering_it_may_get_a_word(app: App, store: Store, find: Find) -> None:
    store.checks.set_targets([Target("A1", 4.5, date(2026, 9, 1))])
    assert "desired 4.5, unchanged since September" in said(app, find)
    find(app.window, QPushButton, "Change the desired level").click()
    QTest.keyClick(find(app.window, LevelEdit, "Desired level"), Qt.Key.Key_4)
    find(app.window, QPushButton, "Set").click()
    word = find(app.window, QLineEdit, "Lower the bar? A word on why, if you like.")
    QTest.keyClicks(word, "One thing at a time")
    app.window.navigate("today")
    lowered = store.checks.targets()[-1]
    goal = goals(store)["Speak up earlier"]
    assert (lowered.facet, lowered.value, lowered.word) == ("A1", 4.0, "One thing at a time")
    assert (lowered.goal_id, lowered.day) == (goal.id, date(2026, 11, 18))
    app.window.navigate("goals")
    assert "18 November: 4.5 → 4.0. One thing at a time" in said(app, find)
    app.window.page("goals").context.undo.undo()
    assert [target.value for target in store.checks.targets()] == [4.5]


def test_raising_it_asks_nothing(app: App, store: Store, find: Find) -> None:
    store.checks.set_targets([Target("A1", 4.0, date(2026, 9, 1))])
    find(app.window, QPushButton, "Change the desired level").click()
    QTest.keyClick(find(app.window, LevelEdit, "Desired level"), Qt.Key.Key_Right)
    find(app.window, QPushButton, "Set").click()
    assert [target.value for target in store.checks.targets()] == [4.0, 4.25]
    assert "Lower the bar? A word on why, if you like." not in said(app, find)


def test_a_look_is_written_kept_and_can_come_back(app: App, store: Store, find: Find) -> None:
    find(app.window, QPushButton, "Write November’s").click()
    QTest.keyClicks(find(app.window, AutoGrowText, "Look of 18 Nov"), "I asked twice")
    app.window.navigate("today")
    assert [look.text for look in store.goal_story.looks()] == ["I asked twice"]
    app.window.navigate("goals")
    find(app.window, QToolButton, "Remove the look of 18 Nov").click()
    assert store.goal_story.looks() == []
    app.window.page("goals").context.undo.undo()
    assert [look.text for look in store.goal_story.looks()] == ["I asked twice"]


def test_a_word_may_be_said_of_a_goal_that_is_reached(app: App, store: Store, find: Find) -> None:
    choose(app, "Reached")
    QTest.keyClicks(find(app.window, QLineEdit, "A word on it, if you like."), "at last")
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Return)
    [event] = store.goal_story.events()
    assert (event.state, event.day, event.word) == (GoalState.REACHED, date(2026, 11, 18), "at last")
    assert "Reached on 18 November. at last" in said(app, find)


def test_something_is_planned_for_a_goal(app: App, store: Store, find: Find) -> None:
    find(app.window, QPushButton, "Plan another").click()
    assert app.window.current() == "journal"
    QTest.keyClicks(app.window.focusWidget(), "Ask Mia")
    app.window.navigate("goals")
    [planned] = store.activities.planned()
    assert (planned.title, planned.status) == ("Ask Mia", Status.PLANNED)
    assert store.activities.get(planned.id).goal_id == goals(store)["Speak up earlier"].id
    assert "Next: Ask Mia, Wednesday 18 November" in said(app, find)


def test_arrows_go_from_card_to_card_and_enter_keeps_the_focus_there(app: App, find: Find) -> None:
    first = find(app.window, GoalCard, "Speak up earlier")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    second = app.window.focusWidget()
    assert second.accessibleName() == "Another one"
    QTest.keyClick(second, Qt.Key.Key_Down)
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert app.window.focusWidget().accessibleName() == "Another one"
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Up)
    assert app.window.focusWidget().accessibleName() == "Speak up earlier"


def test_alt_left_goes_from_a_goal_to_the_list_where_there_is_room_for_one(
    goal_id: str, start: Start, find: Find
) -> None:
    app = start("goals", (640, 480))
    app.window.navigate("today")
    app.window.navigate("goals")
    card = find(app.window, GoalCard, "Another one")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert app.window.current() == "goals"
    assert app.window.focusWidget() is find(app.window, GoalCard, "Another one")


def test_a_tick_keeps_the_keyboard_on_the_step(app: App, store: Store, find: Find) -> None:
    find(app.window, QCheckBox, "Ask two people").setFocus()
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    assert [step.done for step in goals(store)["Speak up earlier"].steps] == [None, date(2026, 11, 18)]
    assert app.window.focusWidget() is find(app.window, QCheckBox, "Ask two people")


def test_fifty_steps_and_a_title_without_end_stay_within_the_page(app: App, store: Store, find: Find) -> None:
    steps = tuple(GoalStep(f"Step number {number}", id=f"s{number}") for number in range(50))
    goal = goals(store)["Speak up earlier"]
    store.goals.save(replace(goal, title="Speak" * 60, why="up " * 300, steps=steps))
    find(app.window, QCheckBox, "Step number 49").click()
    assert store.goals.get(goal.id).steps[49].done == date(2026, 11, 18)
    box = find(app.window, QCheckBox, "Step number 49")
    assert box.mapTo(app.window, box.rect().bottomRight()).x() < app.window.width()


def test_a_facet_of_another_questionnaire_stays_and_is_said(app: App, store: Store, find: Find) -> None:
    store.goals.save(replace(goals(store)["Speak up earlier"], facet="Z9"))
    assert "Facet of another questionnaire" in said(app, find)
    edit(app, find)
    QTest.keyClicks(find(app.window, AutoGrowText, "Why"), "Because")
    app.window.navigate("today")
    kept = goals(store)["Speak up earlier"]
    assert (kept.facet, kept.why) == ("Z9", "Because")


def test_more_activities_than_a_page_bears_are_read_in_the_journal(app: App, store: Store, find: Find) -> None:
    goal = goals(store)["Speak up earlier"]
    for number in range(20):
        store.activities.add(Activity(f"Try {number}", date(2026, 10, 1), goal_id=goal.id))
    find(app.window, QPushButton, "All 21 in the journal").click()
    assert app.window.current() == "journal"
    assert app.window.page("journal").state()["filter"] == Filter(goal_id=goal.id)


def test_escape_leaves_the_desired_level_as_it_is(app: App, store: Store, find: Find) -> None:
    find(app.window, QPushButton, "Set a desired level").click()
    level = find(app.window, LevelEdit, "Desired level")
    QTest.keyClick(level, Qt.Key.Key_4)
    QTest.keyClick(level, Qt.Key.Key_Escape)
    assert store.checks.targets() == []
    assert find(app.window, QPushButton, "Set a desired level").isVisible()


def test_what_is_taken_back_is_asked_about_no_more(app: App, find: Find) -> None:
    choose(app, "Reached")
    assert find(app.window, QLineEdit, "A word on it, if you like.").isVisible()
    app.window.page("goals").context.undo.undo()
    assert "A word on it, if you like." not in said(app, find)


def test_a_goal_that_is_let_go_asks_for_nothing_more(app: App, store: Store, find: Find) -> None:
    late = GoalStep("Ask one person", date(2026, 11, 1), id="one")
    store.goals.save(replace(goals(store)["Speak up earlier"], steps=(late,)))
    asks = {"Next: Ask one person", "1 step whose day is over"}
    assert asks <= set(said(app, find))
    plan = find(app.window, QPushButton, "Plan another")
    choose(app, "Let go")
    assert not asks & set(said(app, find))
    assert not isValid(plan) or not plan.isVisible()
