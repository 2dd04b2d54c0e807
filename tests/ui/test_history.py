"""Earlier versions: read with what changed since, put back, and that taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPushButton, QTextBrowser, QTextEdit, QToolButton

from lcjournal.core.model import Activity, Reflection
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.app import App

Find = Any
Start = Callable[..., App]
Answer = Callable[[QDialog], bool]
FIRST, SECOND = "The desk sorts tickets by product.", "The desk sorts them by how lost the person is."


@pytest.fixture
def entry(tmp_path: Path) -> str:
    """An entry whose second answer was written twice, a day apart."""
    now = [datetime(2026, 11, 10, 12, 30, tzinfo=UTC)]
    with Store.open(data_paths(tmp_path / "data").journal, clock=lambda: now[0]) as store:
        activity = Activity("A morning", date(2026, 11, 10), reflections=(Reflection("so_what", FIRST),))
        identity = store.activities.add(activity)
        now[0] += timedelta(days=1)
        changed = (Reflection("so_what", SECOND),)
        store.activities.save(replace(store.activities.get(identity), reflections=changed))
        return identity


@pytest.fixture
def app(start: Start, entry: str) -> App:
    app = start("journal")
    app.window.navigate("journal", entry)
    return app


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], None]:
    """Answer the next dialog as a person who looks at it."""

    def use(look: Answer) -> None:
        def show(dialog: QDialog) -> bool:
            dialog.show()
            return look(dialog)

        monkeypatch.setattr(dialogs, "show", show)

    return use


def put_back(dialog: QDialog) -> bool:
    next(found for found in dialog.findChildren(QPushButton) if found.text() == "Put this back").click()
    return dialog.result() == QDialog.DialogCode.Accepted


def text(app: App, entry: str) -> str:
    return app.store.activities.get(entry).reflections[0].text


def open_history(app: App, find: Find) -> None:
    more = find(app.window, QToolButton, "More")
    next(action for action in more.menu().actions() if action.text() == "Earlier versions…").trigger()


def test_a_version_is_shown_with_what_changed_since(app: App, find: Find, answer: Callable[[Answer], None]) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> bool:
        line = dialog.findChildren(QListWidget)[0].item(0).text()
        browser = dialog.findChildren(QTextBrowser)[0]
        seen.extend((line, browser.toPlainText(), browser.toHtml()))
        return False

    answer(look)
    open_history(app, find)
    line, words, html = seen
    assert line.startswith("So what? · 10 Nov 2026")
    assert "tickets" in words
    assert "how lost" in words
    assert "line-through" in html
    assert "underline" in html


def test_an_earlier_version_is_put_back_and_the_one_before_is_kept(
    app: App, entry: str, find: Find, answer: Callable[[Answer], None]
) -> None:
    answer(put_back)
    open_history(app, find)
    assert text(app, entry) == FIRST
    assert SECOND in [version.text for version in app.store.revisions.of(entry)]
    assert "Earlier version put back" in find.texts(app.window)
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text(app, entry) == SECOND


def test_what_was_written_since_is_not_taken_back(
    app: App, entry: str, find: Find, answer: Callable[[Answer], None]
) -> None:
    answer(put_back)
    open_history(app, find)
    newer = (Reflection("so_what", "Newer words."),)
    app.store.activities.save(replace(app.store.activities.get(entry), reflections=newer))
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text(app, entry) == "Newer words."


def test_an_entry_without_earlier_versions_says_so(app: App, find: Find, answer: Callable[[Answer], None]) -> None:
    app.window.navigate("journal", app.store.activities.add(Activity("New", date(2026, 11, 18))))
    seen: list[str] = []

    def look(dialog: QDialog) -> bool:
        seen.extend(found.text() for found in dialog.findChildren(QLabel))
        return False

    answer(look)
    open_history(app, find)
    assert any(words.startswith("Nothing was replaced here yet.") for words in seen)


def test_an_earlier_version_comes_back_while_one_writes(
    app: App, entry: str, find: Find, answer: Callable[[Answer], None]
) -> None:
    app.window.navigate("journal", app.store.activities.get(entry))
    field = find(app.window, QTextEdit, "So what?")
    QTest.keyClicks(field, " More")
    answer(put_back)
    find(app.window, QToolButton, "Earlier versions").click()
    assert find(app.window, QTextEdit, "So what?").toPlainText() in {FIRST, SECOND}
    assert f"{SECOND} More" in [version.text for version in app.store.revisions.of(entry)]
