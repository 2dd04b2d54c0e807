"""The first screen: nothing is asked that is not needed, and each way on leads somewhere."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.sidebar import Sidebar
from lcjournal.ui.widgets.tension_picture import TensionPicture

Find = Any
Start = Callable[..., App]


@pytest.fixture
def app(start: Start) -> App:
    return start("", welcomed=False)


def test_whoever_has_a_journal_is_not_welcomed_again(start: Start, tmp_path: Path) -> None:
    places = data_paths(tmp_path / "data")
    places.journal.parent.mkdir(parents=True)
    with Store.open(places.journal) as store:
        store.activities.add(Activity("From my other computer", date(2026, 11, 18)))
    assert start("", welcomed=False).window.current() == "today"


def test_a_person_who_is_new_is_welcomed_without_the_sidebar(app: App, find: Find) -> None:
    assert app.window.current() == "welcome"
    assert "Welcome" in find.texts(app.window)
    assert not any(bar.isVisible() for bar in app.window.findChildren(Sidebar))


def test_the_pulse_is_proposed_and_begins(app: App, find: Find) -> None:
    assert find(app.window, QRadioButton, "A two-minute pulse").isChecked()
    find(app.window, QPushButton, "Begin").click()
    assert app.window.current() == "selfcheck"
    assert app.settings().welcomed


def test_a_name_is_typed_at_once_and_enter_begins(app: App, find: Find) -> None:
    QTest.keyClicks(find.focused(), "Camille")
    QTest.keyClick(find.focused(), Qt.Key.Key_Return)
    assert app.window.current() == "selfcheck"
    assert app.store.person == "Camille"


def test_tab_reaches_the_language_too(app: App, find: Find) -> None:
    reached = []
    for _ in range(4):
        QTest.keyClick(find.focused(), Qt.Key.Key_Tab)
        reached.append(find.focused())
    assert find(app.window, QPushButton, "English") in reached


def test_arrows_choose_a_way_while_the_name_is_typed(app: App, find: Find) -> None:
    QTest.keyClick(find.focused(), Qt.Key.Key_Down)
    assert find(app.window, QRadioButton, "A first journal entry").isChecked()
    QTest.keyClick(find.focused(), Qt.Key.Key_Up)
    QTest.keyClick(find.focused(), Qt.Key.Key_Up)
    assert find(app.window, QRadioButton, "A look around").isChecked()


def test_enter_begins_from_a_card_too(app: App, find: Find) -> None:
    entry = find(app.window, QRadioButton, "A first journal entry")
    entry.click()
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Enter)
    assert app.window.current() == "journal"


def test_an_entry_is_begun_by_keyboard(qtbot: QtBot, app: App, find: Find) -> None:
    pulse = find(app.window, QRadioButton, "A two-minute pulse")
    pulse.setFocus()
    QTest.keyClick(pulse, Qt.Key.Key_Down)
    assert find(app.window, QRadioButton, "A first journal entry").isChecked()
    find(app.window, QPushButton, "Begin").click()

    def title_has_focus() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and app.window.isAncestorOf(focused) and focused.accessibleName() == "Title"

    qtbot.waitUntil(title_has_focus)


def test_a_name_is_kept_only_if_it_is_given(app: App, find: Find) -> None:
    QTest.keyClicks(find(app.window, QLineEdit, "First name, if you like"), "  Camille ")
    find(app.window, QPushButton, "Begin").click()
    assert app.window.page("selfcheck").context.store.person == "Camille"


def test_a_look_around_opens_the_sample_and_one_click_puts_it_away(qtbot: QtBot, app: App, find: Find) -> None:
    find(app.window, QRadioButton, "A look around").click()
    find(app.window, QPushButton, "Begin").click()
    qtbot.waitUntil(app.is_sample, timeout=20_000)
    qtbot.waitUntil(lambda: app.window.current() == "today")
    find(app.window, QPushButton, "Put it away and start my own").click()
    qtbot.waitUntil(lambda: not app.is_sample())
    assert app.window.page("today").context.store.is_empty()


def test_the_language_changes_at_once_and_keeps_the_name(qtbot: QtBot, app: App, find: Find) -> None:
    QTest.keyClicks(find(app.window, QLineEdit, "First name, if you like"), "Cam")
    old = app.window
    find(app.window, QPushButton, "Français").click()
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    assert "Bienvenue" in find.texts(app.window)
    assert any(field.text() == "Cam" for field in app.window.findChildren(QLineEdit))


def test_a_narrow_window_leaves_the_picture_out(start: Start) -> None:
    app = start("", (800, 600), welcomed=False)
    assert not any(picture.isVisible() for picture in app.window.findChildren(TensionPicture))
