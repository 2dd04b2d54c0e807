"""The Journal as a person uses it: by keys and clicks, then what is visible or what the store holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QTextBrowser,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Filter, Goal, Kind, Reflection, Session, Status
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Chip

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)
WRITTEN = (Reflection("what", "Réunion du lundi 🙂. " + "Nothing happened. " * 40 + "Then the négociation began."),)


def done(title: str, ago: int) -> Activity:
    day = DAY - timedelta(days=ago)
    return Activity(title, day, sessions=(Session(day, 50),))


@pytest.fixture
def filled(tmp_path: Path) -> dict[str, str]:
    """A small journal; the id of each title."""
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        goal = store.goals.add(Goal("Speak up earlier"))
        talk, karim = done("A talk on maps", 1), done("Ça, dit Karim", 2)
        activities = (
            replace(talk, kind=Kind.CONFERENCE),
            replace(karim, kind=Kind.INTERVIEW, reflections=WRITTEN, people=("Karim",), goal_id=goal),
            replace(
                done("Echo of a chapter", 3), kind=Kind.READING, tags=("books",), source="https://a.org/" + "a" * 99
            ),
            replace(done("Patterns", 40), status=Status.IN_PROGRESS),
            Activity("Visit the workshop", DAY + timedelta(days=6), status=Status.PLANNED),
        )
        return {activity.title: store.activities.add(activity) for activity in activities}


@pytest.fixture
def app(start: Start, filled: dict[str, str]) -> App:
    return start("journal")


@pytest.fixture
def view(app: App) -> QListView:
    found = next(view for view in app.window.findChildren(QListView) if view.accessibleName() == "Activities")
    found.setFocus()
    return found


@pytest.fixture
def store(app: App) -> Store:
    return app.window.page("journal").context.store


@pytest.fixture
def field(app: App, find: Find) -> QLineEdit:
    found: QLineEdit = find(app.window, QLineEdit, "Search the journal")
    found.setFocus()
    return found


def titles(view: QListView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(view: QListView, title: str) -> None:
    view.setCurrentIndex(view.model().index(titles(view).index(title), 0))


def chosen(view: QListView) -> str:
    return str(view.currentIndex().data())


def test_what_is_planned_stands_above_the_months(view: QListView) -> None:
    assert titles(view) == [
        *("Planned", "Visit the workshop"),
        *("November", "A talk on maps", "Ça, dit Karim", "Echo of a chapter"),
        *("October", "Patterns"),
    ]


def test_a_screen_reader_hears_the_whole_line(view: QListView) -> None:
    said = view.model().index(titles(view).index("Ça, dit Karim"), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Ça, dit Karim, Interview, 16 November 2026, 50\u202fmin, Done"
    month = view.model().index(titles(view).index("November"), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert month == "November, 2\u202fh\u202f30"


def test_the_arrow_keys_run_through_the_list_and_the_reader_follows(
    qtbot: QtBot, app: App, view: QListView, find: Find
) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen(view) == "A talk on maps"
    QTest.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Ça, dit Karim" in find.texts(app.window))
    assert "What?" in find.texts(app.window)


def test_letters_go_to_the_next_title_that_begins_with_them(view: QListView) -> None:
    choose(view, "Visit the workshop")
    QTest.keyClicks(view, "ca")
    assert chosen(view) == "Ça, dit Karim"


def test_e_and_p_within_a_word_are_only_letters(view: QListView, store: Store, filled: dict[str, str]) -> None:
    choose(view, "Visit the workshop")
    QTest.keyClicks(view, "cap")
    assert chosen(view) == "Ça, dit Karim"
    assert not any(store.activities.get(activity_id).private for activity_id in filled.values())


def test_searching_narrows_the_list_as_one_types(
    qtbot: QtBot, app: App, view: QListView, field: QLineEdit, find: Find
) -> None:
    QTest.keyClicks(field, "negoc")
    assert titles(view) == ["November", "Ça, dit Karim"]
    qtbot.waitUntil(lambda: "1 of 5 entries, 50\u202fmin" in find.texts(app.window))


def test_e_in_the_search_field_is_a_letter(view: QListView, field: QLineEdit) -> None:
    choose(view, "Echo of a chapter")
    field.setFocus()
    QTest.keyClicks(field, "e")
    assert field.isVisible()
    assert field.text() == "e"


def test_a_hit_is_marked_in_the_reader_and_scrolled_to(
    qtbot: QtBot, app: App, view: QListView, field: QLineEdit
) -> None:
    app.window.resize(1024, 480)
    QTest.keyClicks(field, "negociation")
    QTest.keyClick(field, Qt.Key.Key_Down)

    def marked() -> list[str]:
        browsers = [browser for browser in app.window.findChildren(QTextBrowser) if browser.isVisible()]
        return [hit.cursor.selectedText() for browser in browsers for hit in browser.extraSelections()]

    qtbot.waitUntil(lambda: marked() == ["négociation"])
    browser = next(browser for browser in app.window.findChildren(QTextBrowser) if browser.extraSelections())
    hit = browser.extraSelections()[0]
    place = browser.cursorRect(hit.cursor).center()
    qtbot.waitUntil(lambda: browser.visibleRegion().contains(place))


def test_the_hit_is_marked_in_the_list(qtbot: QtBot, view: QListView, field: QLineEdit) -> None:
    mark = theme.colour("mark").name()
    QTest.keyClicks(field, "kar")
    image = view.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}
    assert mark in colours


def test_nothing_found_says_so_and_offers_to_drop_the_chips(
    app: App, view: QListView, field: QLineEdit, find: Find
) -> None:
    app.window.page("journal").open(Filter(kind=Kind.CLIENT))
    field.setFocus()
    QTest.keyClicks(field, "karim")
    assert "No entry matches “karim”" in find.texts(app.window)
    find(app.window, QPushButton, "Search without the filters").click()
    assert titles(view) == ["November", "Ça, dit Karim"]


def test_escape_in_the_search_field_clears_it_then_returns_to_the_list(view: QListView, field: QLineEdit) -> None:
    QTest.keyClicks(field, "karim")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert "Patterns" in titles(view)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert view.hasFocus()


def test_escape_in_the_list_shows_everything_again(app: App, view: QListView) -> None:
    app.window.page("journal").open(Filter(tags=("books",)))
    assert titles(view) == ["November", "Echo of a chapter"]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert "Patterns" in titles(view)


def test_a_chip_narrows_by_keyboard_and_its_cross_widens_again(app: App, view: QListView, find: Find) -> None:
    chip = find(app.window, Chip, "Kind")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    find.action("Reading")
    assert titles(view) == ["November", "Echo of a chapter"]
    assert chip.accessibleName() == "Reading"
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert "Patterns" in titles(view)


@pytest.mark.parametrize(
    ("name", "choice", "left"),
    [
        ("Status", "In progress", ["October", "Patterns"]),
        ("Person", "Karim", ["November", "Ça, dit Karim"]),
        ("Goal", "Speak up earlier", ["November", "Ça, dit Karim"]),
    ],
)
def test_the_rest_is_under_more_until_it_is_used(
    app: App, view: QListView, find: Find, name: str, choice: str, left: list[str]
) -> None:
    find(app.window, Chip, "More filters").click()
    menu = find.menu()
    below = next(below for below in menu.findChildren(QMenu) if below.title() == name)
    next(action for action in below.actions() if action.text() == choice).trigger()
    menu.close()
    app.window.activateWindow()
    assert titles(view) == left
    chip = find(app.window, Chip, choice)
    chip.setFocus()
    assert chip.hasFocus()
    QTest.keyClick(chip, Qt.Key.Key_Backspace)
    assert not chip.isVisible()
    assert QApplication.focusWidget() is find(app.window, Chip, "More filters")


def test_a_period_is_called_by_its_name(app: App, view: QListView, find: Find) -> None:
    find(app.window, Chip, "Period").click()
    find.action("This month")
    assert find(app.window, Chip, "This month").isChecked()
    assert "Patterns" not in titles(view)
    app.window.page("journal").open(Filter(since=date(2026, 10, 1), until=date(2026, 10, 31)))
    assert find(app.window, Chip, "1 Oct 2026 to 31 Oct 2026").isChecked()


def test_space_marks_done_and_undo_takes_back_only_that(
    app: App, view: QListView, store: Store, filled: dict[str, str], find: Find
) -> None:
    patterns = filled["Patterns"]
    choose(view, "Patterns")
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert store.activities.get(patterns).status is Status.DONE
    assert "“Patterns” marked done" in find.texts(app.window)
    store.activities.save(replace(store.activities.get(patterns), reflections=(Reflection("what", "Since then."),)))
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert store.activities.get(patterns).status is Status.IN_PROGRESS
    assert store.activities.get(patterns).text("what") == "Since then."


def test_p_keeps_private_and_the_snack_bar_takes_it_back(
    app: App, view: QListView, store: Store, filled: dict[str, str], find: Find
) -> None:
    choose(view, "Patterns")
    QTest.keyClick(view, Qt.Key.Key_P)
    assert store.activities.get(filled["Patterns"]).private
    find(app.window, QPushButton, "Undo").click()
    assert not store.activities.get(filled["Patterns"]).private


def test_delete_bins_and_the_next_line_has_the_focus(
    app: App, view: QListView, store: Store, filled: dict[str, str], find: Find
) -> None:
    choose(view, "Ça, dit Karim")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert [row.id for row in store.activities.binned()] == [filled["Ça, dit Karim"]]
    assert chosen(view) == "Echo of a chapter"
    assert view.hasFocus()
    find(app.window, QPushButton, "Undo").click()
    assert "Ça, dit Karim" in titles(view)


def test_the_last_line_gives_the_focus_to_the_one_before(view: QListView) -> None:
    choose(view, "Patterns")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert chosen(view) == "Echo of a chapter"


def test_a_copy_is_planned_without_its_text(app: App, view: QListView, store: Store, find: Find) -> None:
    choose(view, "Ça, dit Karim")
    QTest.keyClick(view, Qt.Key.Key_Return)
    more = find(app.window, QToolButton, "More")
    next(action for action in more.menu().actions() if action.text() == "Duplicate").trigger()
    copy = next(row for row in store.activities.planned() if row.title == "Ça, dit Karim")
    assert store.activities.get(copy.id).people == ("Karim",)
    assert store.activities.get(copy.id).reflections == ()
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [row.title for row in store.activities.planned()] == ["Visit the workshop"]


def test_in_a_narrow_window_reading_takes_the_place_of_the_list(
    qtbot: QtBot, start: Start, filled: dict[str, str], find: Find
) -> None:
    app = start("journal", (640, 480))
    view = next(view for view in app.window.findChildren(QListView) if view.accessibleName() == "Activities")
    view.setFocus()
    choose(view, "Ça, dit Karim")
    assert view.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.isVisible()
    find(app.window, QToolButton, "Back to the list").click()
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(find.focused(), Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert chosen(view) == "Ça, dit Karim"


def test_keys_work_in_the_reader_too(
    qtbot: QtBot, app: App, view: QListView, store: Store, filled: dict[str, str], find: Find
) -> None:
    choose(view, "Patterns")
    qtbot.waitUntil(lambda: "Patterns" in find.texts(app.window))
    edit = find(app.window, QPushButton, "Edit")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_P)
    assert store.activities.get(filled["Patterns"]).private
    QTest.keyClick(edit, Qt.Key.Key_E)
    assert find(app.window, QLineEdit, "Title").text() == "Patterns"


def test_f6_goes_from_the_list_to_the_reader(qtbot: QtBot, app: App, view: QListView, find: Find) -> None:
    choose(view, "Patterns")
    qtbot.waitUntil(lambda: "Patterns" in find.texts(app.window))
    QTest.keyClick(view, Qt.Key.Key_F6)
    reader = find(app.window, QPushButton, "Edit").parentWidget()
    assert reader.isAncestorOf(QApplication.focusWidget())


def test_a_day_of_the_calendar_is_gone_to(qtbot: QtBot, app: App, view: QListView, find: Find) -> None:
    find(app.window, QToolButton, "Go to a day").click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    calendar = popup.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    calendar.activated.emit(calendar.selectedDate().addDays(-20))
    assert chosen(view) == "Patterns"
    assert view.hasFocus()


def test_an_empty_journal_says_how_to_begin(start: Start, find: Find) -> None:
    app = start("journal")
    assert "Nothing written yet" in find.texts(app.window)


@pytest.fixture
def long_journal(tmp_path: Path) -> None:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        many = ((str(number), done(f"Day {number}", number)) for number in range(600))
        store.activities.add_imported("test", many)


def test_the_place_on_the_third_page_survives_a_change_and_another_language(
    qtbot: QtBot, start: Start, long_journal: None, find: Find
) -> None:
    app = start("journal")
    row = next(row for row in app.window.page("journal").context.store.activities.page(Filter(text="550")))
    app.window.navigate("journal", row.id)
    view = next(view for view in app.window.findChildren(QListView) if view.accessibleName() == "Activities")
    view.setFocus()
    top = view.verticalScrollBar().value()
    assert top > 0
    QTest.keyClick(view, Qt.Key.Key_P)
    assert chosen(view) == "Day 550"
    assert view.verticalScrollBar().value() == top
    old = app.window
    app.change_settings(language="fr")
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    view = next(view for view in app.window.findChildren(QListView) if view.accessibleName() == "Activités")
    qtbot.waitUntil(lambda: chosen(view) == "Day 550" and view.verticalScrollBar().value() > 0)


def test_another_language_keeps_what_is_half_typed(qtbot: QtBot, app: App, field: QLineEdit) -> None:
    QTest.keyClicks(field, "kari")
    QTest.keyClick(field, Qt.Key.Key_Left)
    old = app.window
    app.change_settings(language="fr")
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    again = next(found for found in app.window.findChildren(QLineEdit) if found.text() == "kari")
    qtbot.waitUntil(again.hasFocus)
    assert again.cursorPosition() == 3
