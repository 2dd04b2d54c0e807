"""Writing under other questions, from a template, for oneself alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QTextEdit, QToolButton

from lcjournal.core.model import Activity, Reflection
from lcjournal.core.templates import Template
from lcjournal.ui import dialogs
from lcjournal.ui.widgets.editor import Editor
from lcjournal.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from lcjournal.ui.app import App

    Start = Callable[..., App]

TODAY = date(2026, 11, 18)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Find = Any


@pytest.fixture
def app(start: Start) -> App:
    app = start("journal")
    entry = app.store.activities.add(Activity("Talk", TODAY, "interview", reflections=(Reflection("what", "said"),)))
    app.window.navigate("journal", app.store.activities.get(entry))
    return app


def editor(app: App) -> Editor:
    found = app.window.findChild(Editor)
    assert found is not None
    return found


def fields(app: App) -> dict[str, str]:
    """What stands under each question that is asked."""
    QApplication.processEvents()  # what was just added is shown with the next event
    shown = [field for field in editor(app).findChildren(QTextEdit) if field.isVisible() and not field.isReadOnly()]
    return {field.accessibleName(): field.toPlainText() for field in shown}


def choose(app: App, *path: str) -> None:
    """Take an entry of the menu of the method, or of a menu below it."""
    named = (one for one in app.window.findChildren(QPushButton) if one.accessibleName().startswith("Method: "))
    menu = next(named).menu()
    menu.aboutToShow.emit()
    for words in path[:-1]:
        menu = next(below for below in menu.findChildren(QMenu) if below.title() == words)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def stored(app: App) -> Activity:
    assert editor(app).save()
    return next(app.store.activities.all())


def test_another_method_asks_other_questions_and_keeps_every_word(app: App, find: Find) -> None:
    assert list(fields(app)) == ["What?", "So what?", "Now what?"]
    choose(app, "Kolb’s cycle")
    find(app.window, QPushButton, "Method: Kolb’s cycle")
    assert fields(app) == {
        "What?": "said",
        "The experience": "",
        "Looking at it": "",
        "The idea behind it": "",
        "The next trial": "",
    }
    find(app.window, QTextEdit, "The idea behind it").setFocus()
    QTest.keyClicks(find(app.window, QTextEdit, "The idea behind it"), "people talk when asked")
    entry = stored(app)
    assert entry.method == "kolb"
    assert entry.reflections == (Reflection("what", "said"), Reflection("kolb.idea", "people talk when asked"))
    choose(app, "Short note")
    assert fields(app) == {"Notes": "", "What?": "said", "The idea behind it": "people talk when asked"}


def test_a_part_is_kept_for_oneself_and_the_reader_says_so(app: App, find: Find) -> None:
    field = find(app.window, QTextEdit, "What?")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_P, CTRL | SHIFT)
    assert find(app.window, QToolButton, "Only for me: What?").isChecked()
    assert stored(app).reflections == (Reflection("what", "said", private=True),)
    QTest.keyClick(editor(app), Qt.Key.Key_Escape)
    reader = app.window.findChild(Reader)
    assert reader is not None
    assert "Only for me: left out of every share" in find.texts(reader)


def test_a_question_is_written_down_where_one_writes(app: App, find: Find) -> None:
    field = find(app.window, QTextEdit, "So what?")
    field.setFocus()
    find(app.window, QToolButton, "Give me a question").click()
    first = field.toPlainText()
    assert first.startswith("> ")
    assert first.endswith("?\n\n")


def test_a_template_fills_only_what_is_empty(app: App) -> None:
    choose(app, "Begin from a template", "What I brought, what I took")
    assert fields(app)["What?"] == "said"
    choose(app, "Begin from a template", "Five questions about a job")
    shown = fields(app)
    assert shown["What?"] == "said"
    assert shown["Notes"].startswith("- What does a good day look like?")
    assert stored(app).method == "note"


def test_what_one_wrote_is_kept_as_a_template_and_put_away_again(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def name(dialog: QDialog) -> bool:
        dialog.findChildren(QLineEdit)[0].setText("My interview")
        return True

    monkeypatch.setattr(dialogs, "show", name)
    choose(app, "Keep as a template…")
    (kept,) = app.store.templates.all()
    assert kept == Template("My interview", "interview", reflections=(Reflection("what", "said"),), id=kept.id)
    choose(app, "Remove a template", "My interview")
    assert app.store.templates.all() == ()
    app.window.setFocus()
    QTest.keyClick(app.window, Qt.Key.Key_Z, CTRL)
    assert [template.name for template in app.store.templates.all()] == ["My interview"]


def test_a_name_that_is_not_given_keeps_no_template(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "show", lambda _dialog: False)
    choose(app, "Keep as a template…")
    assert app.store.templates.all() == ()


def test_one_goes_on_writing_under_the_first_new_question(app: App) -> None:
    choose(app, "Kolb’s cycle")
    QApplication.processEvents()
    field = app.window.focusWidget()
    assert isinstance(field, QTextEdit)
    assert field.accessibleName() == "The experience"
    QTest.keyClicks(field, "an hour at the desk")
    assert stored(app).reflections == (Reflection("what", "said"), Reflection("kolb.experience", "an hour at the desk"))
