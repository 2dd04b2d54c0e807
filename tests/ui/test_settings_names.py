"""Tags and people are renamed and made one in Settings, everywhere, and each change is undone."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Filter
from lcjournal.core.store import Store
from lcjournal.core.store.names import NameCount
from lcjournal.ui.app import App
from lcjournal.ui.widgets.name_table import NameTable

Find = Any
Start = Callable[..., App]


@pytest.fixture
def app(start: Start) -> App:
    app = start("settings")
    day = app.now().date()
    for tags, people in (
        (("data", "listening"), ("Karim B.",)),
        (("data", "donnees"), ("Inès", "karim b")),
        (("données", "data"), ("Inès",)),
        (("données",), ()),
    ):
        app.store.activities.add(Activity("Entry", day, tags=tags, people=people))
    app.window.page("settings").open("names")
    return app


@pytest.fixture
def store(app: App) -> Store:
    return app.store


@pytest.fixture
def table(app: App, find: Find) -> NameTable:
    found: NameTable = find(app.window, NameTable, "Tags")
    return found


def rows(table: QTableWidget) -> list[tuple[str, str]]:
    cells = [[table.item(row, column) for column in (0, 1)] for row in range(table.rowCount())]
    return [(name.text(), count.text()) for name, count in cells if name and count]


def tags(store: Store) -> list[NameCount]:
    return store.tags.all()


def write_over(table: NameTable, find: Find, old: str, new: str) -> None:
    assert table.choose(old)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClicks(find.focused(), new)
    QTest.keyClick(find.focused(), Qt.Key.Key_Return)


def undo(app: App) -> None:
    app.window.page("settings").context.undo.undo()


def redo(app: App) -> None:
    app.window.page("settings").context.undo.redo()


def test_names_stand_with_their_counts_and_are_filtered(app: App, table: NameTable, find: Find) -> None:
    assert rows(table) == [("data", "3"), ("données", "2"), ("donnees", "1"), ("listening", "1")]
    field = find(app.window, QLineEdit, "Filter the names")
    QTest.keyClicks(field, "DONN")
    assert rows(table) == [("données", "2"), ("donnees", "1")]
    QTest.keyClicks(field, "zzz")
    assert "Nothing matches “DONNzzz”." in find.texts(app.window)
    find(app.window, QPushButton, "People").click()
    assert rows(find(app.window, NameTable, "People"))[0] == ("Inès", "2")


def test_a_tag_is_renamed_by_f2_undone_and_done_again(
    app: App, store: Store, table: NameTable, find: Find, qtbot: QtBot
) -> None:
    assert table.choose("listening")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = find.focused()
    QTest.keyClicks(editor, "hearing")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.current() == "hearing")
    assert NameCount("hearing", 1) in tags(store)
    for _time in range(2):
        undo(app)
        assert NameCount("listening", 1) in tags(store)
        redo(app)
        assert NameCount("hearing", 1) in tags(store)


def test_an_emptied_name_changes_nothing(app: App, store: Store, table: NameTable, find: Find, qtbot: QtBot) -> None:
    before = tags(store)
    find(app.window, QPushButton, "Rename").click()
    editor = find.focused()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(table.hasFocus)
    assert (tags(store), rows(table)[0]) == (before, ("data", "3"))


def test_a_tag_is_merged_into_another(app: App, store: Store, table: NameTable, find: Find) -> None:
    table.choose("listening")
    target = find(app.window, QComboBox, "Merge listening into")
    target.setCurrentText("data")
    merge = next(
        button
        for button in app.window.findChildren(QPushButton)
        if button.isVisible() and button.accessibleName() == "" and button.text() == "Merge"
    )
    merge.click()
    assert tags(store)[0] == NameCount("data", 3)
    assert "listening" not in [known.name for known in tags(store)]
    assert "“listening” and “data” are one now" in find.texts(app.window)
    undo(app)
    assert NameCount("listening", 1) in tags(store)


def test_what_may_be_the_same_is_shown_first_and_made_one(app: App, store: Store, find: Find) -> None:
    assert {"May be the same", "donnees: 1 · données: 2"} <= set(find.texts(app.window))
    find(app.window, QPushButton, "Merge “donnees” into “données”").click()
    assert tags(store) == [NameCount("data", 3), NameCount("données", 3), NameCount("listening", 1)]
    assert "May be the same" not in find.texts(app.window)
    undo(app)
    assert "May be the same" in find.texts(app.window)


def test_two_that_are_kept_apart_are_not_asked_about_again(app: App, store: Store, find: Find) -> None:
    find(app.window, QPushButton, "People").click()
    find(app.window, QPushButton, "Keep “karim b” and “Karim B.”").click()
    store.activities.add(Activity("Another", app.now().date(), people=("Karim B.", "Inès")))
    assert "May be the same" not in find.texts(app.window)
    find(app.window, QPushButton, "Tags").click()
    assert "May be the same" in find.texts(app.window)


def test_a_new_journal_has_none(start: Start, find: Find) -> None:
    app = start("settings")
    app.window.page("settings").open("names")
    assert "No tag yet." in find.texts(app.window)
    find(app.window, QPushButton, "People").click()
    assert "Nobody yet." in find.texts(app.window)


@pytest.mark.parametrize(("kind", "old", "shown"), [("Tags", "listening", "tags"), ("People", "Karim B.", "people")])
def test_the_journal_goes_on_showing_what_was_renamed(
    app: App, store: Store, table: NameTable, find: Find, qtbot: QtBot, kind: str, old: str, shown: str
) -> None:
    app.window.navigate("journal", Filter(tags=(old,)) if shown == "tags" else Filter(people=(old,)))
    app.window.navigate("settings", "names")
    find(app.window, QPushButton, kind).click()
    write_over(table, find, old, "Another")
    qtbot.waitUntil(lambda: ("Another", "1") in rows(table))
    assert getattr(app.window.page("journal").state()["filter"], shown) == ("Another",)
    undo(app)
    assert getattr(app.window.page("journal").state()["filter"], shown) == (old,)
    redo(app)
    assert getattr(app.window.page("journal").state()["filter"], shown) == ("Another",)


def test_after_a_merge_is_taken_back_the_journal_shows_the_name_that_stayed(
    app: App, store: Store, table: NameTable, find: Find
) -> None:
    app.window.navigate("journal", Filter(tags=("donnees",)))
    app.window.navigate("settings", "names")
    find(app.window, QPushButton, "Merge “donnees” into “données”").click()
    assert app.window.page("journal").state()["filter"] == Filter(tags=("données",))
    undo(app)
    assert app.window.page("journal").state()["filter"] == Filter(tags=("données",))


def test_a_name_of_a_hundred_and_more_entries_is_renamed(
    app: App, store: Store, table: NameTable, find: Find, qtbot: QtBot
) -> None:
    found = ((str(number), Activity("Talk", app.now().date(), tags=("many",))) for number in range(120))
    store.activities.add_imported("test", found)
    qtbot.waitUntil(lambda: table.choose("many"))
    write_over(table, find, "many", "lots")
    qtbot.waitUntil(lambda: NameCount("lots", 120) in tags(store))
    undo(app)
    assert NameCount("many", 120) in tags(store)
