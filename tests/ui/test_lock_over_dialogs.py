"""A journal that locks itself over an open dialog: nothing is to be seen of it, and what was typed is not lost."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.model import Activity, FormId
from lcjournal.ui import dialogs
from lcjournal.ui.app import App
from tests.ui.conftest import TODAY

Find = Any
SHOW = dialogs.show
TYPED = "Words nobody else may see"


@pytest.fixture
def app(start: Callable[..., App], monkeypatch: pytest.MonkeyPatch) -> App:
    monkeypatch.setattr(dialogs, "show", SHOW)
    app = start("today")
    bank = instruments.builtin()
    check = app.store.checks.start((bank.id, bank.version, bank.source), FormId.FULL, "en", 7, TODAY, "0")
    app.store.checks.finish(check.id)
    app.store.activities.add(Activity("A talk", TODAY))
    return app


def press(app: App, find: Find, page: str, argument: object, words: str) -> None:
    app.window.navigate(page, argument)
    QTest.mouseClick(find(app.window, QAbstractButton, words), Qt.MouseButton.LeftButton)


def keep_filter(app: App, find: Find) -> None:
    app.window.navigate("journal")
    find(app.window, QLineEdit, "Search the journal").setText("talk")
    press(app, find, "journal", None, "More filters")
    menu = next(menu for menu in app.window.findChildren(QMenu) if menu.isVisible())
    keep = next(action for action in menu.findChildren(QAction) if action.text() == "Save this filter…")
    menu.hide()
    keep.trigger()


def keep_template(app: App, find: Find) -> None:
    app.window.navigate("journal", "new")
    find(app.window, QTextEdit, "What?")
    method = next(one for one in app.window.findChildren(QPushButton) if one.accessibleName().startswith("Method: "))
    method.menu().aboutToShow.emit()
    next(one for one in method.menu().actions() if one.text() == "Keep as a template…").trigger()


ASKED = [
    pytest.param(keep_filter, "Save this filter", id="filter"),
    pytest.param(keep_template, "Keep as a template", id="template"),
    pytest.param(
        partial(press, page="settings", argument="journals", words="New journal…"), "New journal", id="new journal"
    ),
    pytest.param(
        partial(press, page="settings", argument="journals", words="Rename…"), "Rename the journal", id="rename"
    ),
]


def over(deed: Callable[[], None], act: Callable[[QDialog], None]) -> None:
    """Do what opens a dialog, and ``act`` on it."""

    waiting = QTimer(interval=1)

    def when_open() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            waiting.stop()
            act(dialog)

    waiting.timeout.connect(when_open)
    waiting.start()
    deed()
    assert not waiting.isActive(), "no dialog was shown"
    assert not waiting.isActive(), "no dialog was shown"


def shown() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def come_back(app: App, find: Find, qtbot: QtBot, *hidden: str) -> None:
    """Wait until nothing but the way back is on the screen, and take it."""
    qtbot.waitUntil(lambda: any(isinstance(one, QPushButton) for one in _parts()))
    (window,) = shown()
    words = [window.windowTitle()]
    for part in _parts():
        words += [str(part.property(name) or "") for name in ("text", "plainText", "accessibleName", "toolTip")]
    assert not [one for one in hidden if one in " ".join(words)]
    QTest.mouseClick(find(window, QPushButton, "Show it again"), Qt.MouseButton.LeftButton)
    assert app.window.isVisible()


def _parts() -> list[QWidget]:
    gates = [window for window in shown() if "hidden" in _words(window)]
    return gates[0].findChildren(QWidget) if gates else []


def _words(window: QWidget) -> str:
    return " ".join(str(part.property("text") or "") for part in window.findChildren(QWidget))


@pytest.mark.parametrize(("ask", "title"), ASKED)
def test_a_line_half_typed_comes_back_after_the_lock(
    app: App, find: Find, qtbot: QtBot, ask: Callable[..., None], title: str
) -> None:
    seen: list[str] = []

    def type_and_step_away(dialog: QDialog) -> None:
        field = dialog.findChildren(QLineEdit)[0]
        field.selectAll()
        QTest.keyClicks(field, TYPED)
        app.lock()

    def read(dialog: QDialog) -> None:
        seen.append(dialog.findChildren(QLineEdit)[0].text())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    deed = partial(ask, app, find)
    over(deed, type_and_step_away)
    come_back(app, find, qtbot, title, TYPED)
    told = f"What you had typed in “{title}” is kept: it stands there when you open that again."
    assert told in find.texts(app.window)
    over(deed, read)
    assert seen == [TYPED]
    over(deed, read)
    assert seen[1] != TYPED, "given up by the person, it is gone"


def test_a_note_on_a_self_check_is_kept(app: App, find: Find, qtbot: QtBot) -> None:
    def type_and_step_away(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.findChildren(QTextEdit)[0], TYPED)
        app.lock()

    (check,) = app.store.checks.all()
    words = "Full self-check, 18 November 2026: write a note"
    over(lambda: press(app, find, "selfcheck", None, words), type_and_step_away)
    come_back(app, find, qtbot, TYPED)
    assert app.store.checks.get(check.id).note == TYPED


def test_the_day_on_a_sheet_of_paper_comes_back(app: App, find: Find, qtbot: QtBot) -> None:
    def step_away(dialog: QDialog) -> None:
        dialog.findChildren(QDateEdit)[0].setDate(QDate(2026, 5, 12))
        app.lock()

    seen: list[QDate] = []

    def read(dialog: QDialog) -> None:
        seen.append(dialog.findChildren(QDateEdit)[0].date())
        dialog.reject()

    deed = partial(press, app, find, "selfcheck", None, "Enter answers from paper…")
    over(deed, step_away)
    come_back(app, find, qtbot)
    over(deed, read)
    assert seen == [QDate(2026, 5, 12)]


def test_a_passphrase_half_typed_is_forgotten(app: App, find: Find, qtbot: QtBot) -> None:
    seen: list[str] = []

    def type_and_step_away(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.findChildren(QLineEdit)[0], TYPED)
        app.lock()

    def read(dialog: QDialog) -> None:
        seen.extend(field.text() for field in dialog.findChildren(QLineEdit))
        dialog.reject()

    deed = partial(press, app, find, "settings", "privacy", "Protect the journal by a passphrase")
    over(deed, type_and_step_away)
    come_back(app, find, qtbot, TYPED)
    over(deed, read)
    assert seen == ["", ""]


def test_what_was_typed_about_one_journal_is_not_shown_in_another(app: App, find: Find, qtbot: QtBot) -> None:
    seen: list[str] = []

    def type_and_step_away(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.findChildren(QLineEdit)[0], TYPED)
        app.lock()

    def read(dialog: QDialog) -> None:
        seen.append(dialog.findChildren(QLineEdit)[0].text())
        dialog.reject()

    deed = partial(press, app, find, "settings", "journals", "New journal…")
    over(deed, type_and_step_away)
    come_back(app, find, qtbot, TYPED)
    own = app.store.path
    app.journals.entrance.enter(own.with_name("other.lcjournal"))
    over(deed, read)
    app.journals.entrance.enter(own)
    over(deed, read)
    assert seen == ["", ""]
