"""Kinds are named, ordered, hidden and added in Settings, at once and everywhere, and each change is undone."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QToolButton, QWidget

from lcjournal.core import kinds
from lcjournal.core.kinds import OwnKind
from lcjournal.core.model import Activity, Filter
from lcjournal.core.store import Store
from lcjournal.ui.app import App

Find = Any
Start = Callable[..., App]


@pytest.fixture
def app(start: Start) -> App:
    app = start("settings")
    app.window.page("settings").open("kinds")
    return app


@pytest.fixture
def store(app: App) -> Store:
    return app.store


def field(app: App, find: Find, name: str) -> QLineEdit:
    found: QLineEdit = find(app.window, QLineEdit, f"Name of the kind {name}")
    return found


def write_over(line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def undo(app: App) -> None:
    app.window.page("settings").context.undo.undo()


def order(store: Store) -> list[str]:
    return [own.id for own in store.kinds.all()]


def test_a_kind_is_renamed_everywhere_and_back(app: App, store: Store, find: Find) -> None:
    store.activities.add(Activity("Maps", app.now().date(), "reading"))
    write_over(field(app, find, "Reading"), "Books")
    assert (store.kinds.all()[2], kinds.name("reading")) == (OwnKind("reading", "Books"), "Books")
    assert "1 entry" in find.texts(app.window)
    app.window.navigate("journal", store.activities.page(Filter())[0].id)
    assert find(app.window, QWidget, "Books").isVisible()
    app.window.navigate("settings")
    undo(app)
    assert (field(app, find, "Reading").text(), kinds.name("reading")) == ("Reading", "Reading")


def test_an_emptied_name_is_the_one_it_came_with(app: App, store: Store, find: Find) -> None:
    write_over(field(app, find, "Reading"), "Books")
    write_over(field(app, find, "Books"), "")
    assert (field(app, find, "Reading").text(), store.kinds.all()[2]) == ("Reading", OwnKind("reading"))


def test_a_name_in_use_is_refused_in_words_and_stays_to_be_corrected(app: App, store: Store, find: Find) -> None:
    line = field(app, find, "Reading")
    write_over(line, "project")
    assert line.text() == "project"
    assert "There is already a kind named “project”." in find.texts(app.window)
    write_over(line, "Books")
    assert store.kinds.all()[2].name == "Books"
    assert not any("already" in words for words in find.texts(app.window))


def test_a_kind_is_added_and_offered(app: App, store: Store, find: Find) -> None:
    new = find(app.window, QLineEdit, "New kind")
    QTest.keyClicks(new, "Chess")
    QTest.keyClick(new, Qt.Key.Key_Return)
    assert (new.text(), new.hasFocus()) == ("", True)
    assert field(app, find, "Chess").isVisible()
    QTest.keyClicks(new, "chess")
    find(app.window, QPushButton, "Add").click()
    assert "There is already a kind named “chess”." in find.texts(app.window)
    app.window.navigate("journal", "new")
    find(app.window, QPushButton, "Chess").click()
    title = find(app.window, QLineEdit, "Title")
    QTest.keyClicks(title, "Opening")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    (entry,) = store.activities.all()
    assert kinds.name(entry.kind) == "Chess"
    undo(app)
    assert kinds.name(entry.kind) == "Chess"
    assert [own.name for own in store.kinds.all() if own.hidden] == ["Chess"]


def test_a_kind_taken_back_before_it_is_used_is_gone(app: App, store: Store, find: Find) -> None:
    new = find(app.window, QLineEdit, "New kind")
    QTest.keyClicks(new, "Chess")
    QTest.keyClick(new, Qt.Key.Key_Return)
    undo(app)
    assert len(store.kinds.all()) == 9
    assert not [line for line in app.window.findChildren(QLineEdit) if line.isVisible() and line.text() == "Chess"]


def test_a_hidden_kind_is_offered_no_longer_but_stays_where_it_is_used(app: App, store: Store, find: Find) -> None:
    entry = store.activities.add(Activity("Talk", app.now().date(), "conference"))
    QTest.mouseClick(find(app.window, QCheckBox, "Offer Conference"), Qt.MouseButton.LeftButton)
    app.window.navigate("journal", "new")
    shown = [button.text() for button in app.window.findChildren(QPushButton) if button.isVisible()]
    assert "Online course" in shown
    assert "Conference" not in shown
    QTest.keyClick(find.focused(), Qt.Key.Key_Escape)
    app.window.navigate("journal", entry)
    find(app.window, QPushButton, "Edit").click()
    assert find(app.window, QPushButton, "Conference").isChecked()
    undo(app)
    assert store.kinds.all()[7] == OwnKind("conference")


def test_kinds_are_ordered_by_keys_and_by_buttons_and_the_focus_stays(app: App, store: Store, find: Find) -> None:
    line = field(app, find, "Reading")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (order(store)[:3], line.hasFocus()) == (["mooc", "reading", "project"], True)
    find(app.window, QToolButton, "Move Reading down").click()
    QTest.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(store)[:4] == ["mooc", "project", "peer", "reading"]
    undo(app)
    assert order(store)[:3] == ["mooc", "project", "reading"]
    assert not find(app.window, QToolButton, "Move Online course up").isEnabled()
    top = field(app, find, "Online course")
    top.setFocus()
    QTest.keyClick(top, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(store)[0] == "mooc"


def test_f2_goes_to_the_name_and_tab_follows_the_order(app: App, find: Find) -> None:
    line = field(app, find, "Project")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    down = find(app.window, QToolButton, "Move Project down")
    down.setFocus()
    QTest.keyClick(down, Qt.Key.Key_F2)
    assert (line.hasFocus(), line.selectedText()) == (True, "Project")
    for _stop in range(3):
        QTest.keyClick(find.focused(), Qt.Key.Key_Tab)
    assert find.focused() is field(app, find, "Online course")


def test_the_palette_leads_here(start: Start, find: Find) -> None:
    app = start("today")
    app.window.open_palette()
    palette = find(app.window, QLineEdit, "Search and commands")
    QTest.keyClicks(palette, "Kinds")
    QTest.keyClick(palette, Qt.Key.Key_Return)
    assert find(app.window, QLineEdit, "New kind").isVisible()


def test_the_window_finds_the_kinds_of_the_journal_when_it_is_built_anew(app: App, store: Store) -> None:
    store.kinds.add("Chess")
    assert "Chess" in [kinds.name(info.id) for info in kinds.offered()]
