"""Several journals, one that moves, another version beside it, and everything erased."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core import moving
from lcjournal.core import settings as settings_file
from lcjournal.core.model import Activity
from lcjournal.core.paths import data_paths
from lcjournal.core.store import Store
from lcjournal.ui import dialogs
from lcjournal.ui.app import App
from tests.ui.conftest import TODAY

Find = Any
Start = Callable[..., App]


def section(app: App, name: str) -> QWidget:
    app.window.navigate("settings", name)
    QApplication.processEvents()
    return app.window


def press(app: App, find: Find, words: str) -> None:
    QTest.mouseClick(find(app.window, QPushButton, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def titles(app: App) -> list[str]:
    return sorted(activity.title for activity in app.store.activities.all())


def agree(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Go ahead in every dialog and return the titles of those that came."""
    came: list[str] = []

    def show(dialog: QDialog) -> bool:
        came.append(dialog.windowTitle())
        return True

    monkeypatch.setattr(dialogs, "show", show)
    return came


def test_a_new_journal_is_made_in_any_folder_and_one_goes_back_and_forth(
    start: Start, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    app.store.activities.add(Activity("At home", TODAY))
    home = app.store.path
    monkeypatch.setattr(dialogs, "ask_line", lambda *_args, **_more: "Work")
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args: tmp_path / "stick")
    section(app, "journals")
    press(app, find, "New journal…")
    work = tmp_path / "stick" / "Work.lcjournal"
    assert app.store.path == work
    assert titles(app) == []
    app.store.activities.add(Activity("At work", TODAY))
    section(app, "journals")
    press(app, find, "Rename…")
    press(app, find, "Open journal")
    assert app.store.path == home
    assert titles(app) == ["At home"]
    section(app, "journals")
    assert any(text.endswith("Work.lcjournal") for text in find.texts(app.window))
    press(app, find, "Take Work off the list")
    assert app.journals.listed() == [home]
    assert work.exists()
    assert len(list((tmp_path / "stick" / "backups").glob("Work-*.lcjournal"))) == 1


def test_settings_keep_places_and_no_words(
    start: Start, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    monkeypatch.setattr(dialogs, "ask_line", lambda *_args, **_more: "My secret year")
    section(app, "journals")
    press(app, find, "Rename…")
    assert "My secret year" in find.texts(app.window)
    app.window.close()
    kept = data_paths(tmp_path / "data").settings
    assert settings_file.load(kept).journals == ("journal.lcjournal",)
    assert "secret" not in kept.read_text(encoding="utf-8")


def test_a_name_that_is_taken_is_said(
    start: Start, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    said: list[str] = []
    monkeypatch.setattr(dialogs, "error", lambda problem, *_rest: said.append(str(problem)))
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args: tmp_path / "data")
    monkeypatch.setattr(dialogs, "ask_line", lambda *_args, **_more: "journal")
    section(app, "journals")
    press(app, find, "New journal…")
    assert said == ["There is a file “journal.lcjournal” already. Choose another name."]
    (tmp_path / "no journal.lcjournal").write_text("hello", encoding="utf-8")
    before = app.store.path
    app.journals.look_at(tmp_path / "no journal.lcjournal")
    assert len(said) == 2
    assert app.store.path == before


def test_the_journal_moves_and_the_old_copy_stays_until_it_is_removed(
    start: Start, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    app = start()
    app.store.activities.add(Activity("A talk", TODAY))
    old = app.store.path
    section(app, "privacy")
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args: tmp_path / "stick")
    press(app, find, "Move…")
    qtbot.waitUntil(lambda: app.store.path == tmp_path / "stick" / "journal.lcjournal")
    assert titles(app) == ["A talk"]
    assert old.exists()
    assert app.journals.listed() == [app.store.path]
    section(app, "privacy")
    came = agree(monkeypatch)
    press(app, find, "Remove it…")
    assert came == ["Remove the old copy?"]
    assert not old.exists()
    assert app.journals.moving.old_copy() is None


def test_a_journal_that_is_being_moved_can_be_left_where_it_was(
    start: Start, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    app = start()
    before, target = app.store.path, tmp_path / "stick"
    copied, go_on = Event(), Event()
    copy = moving._copy  # noqa: SLF001 -- a disk as slow as this test

    def slowly(path: Path, to: Path) -> None:
        copy(path, to)
        copied.set()
        go_on.wait(10)

    monkeypatch.setattr(moving, "_copy", slowly)
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args: target)
    section(app, "privacy")
    press(app, find, "Move…")
    qtbot.waitUntil(copied.is_set)
    (gate,) = (window for window in QApplication.topLevelWidgets() if window.isVisible())
    qtbot.mouseClick(find(gate, QPushButton, "Cancel"), Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(lambda: "The journal stays where it was." in find.texts(app.window))
    assert app.store.path == before
    assert list(target.rglob("*.lcjournal")) == []


def test_a_journal_that_cannot_be_moved_stays(
    start: Start, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    app = start()
    before = app.store.path
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "journal.lcjournal").touch()
    said: list[str] = []
    monkeypatch.setattr(dialogs, "error", lambda problem, *_rest: said.append(str(problem)))
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_args: tmp_path / "stick")
    section(app, "privacy")
    press(app, find, "Move…")
    qtbot.waitUntil(lambda: bool(said))
    assert app.store.path == before
    assert app.window.current() == "settings"


def test_another_version_is_told_looked_at_and_taken_over(
    start: Start, find: Find, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    app = start()
    app.store.activities.add(Activity("A talk", TODAY))
    path = app.store.path
    app.store.fold()
    copy = path.with_name("journal (conflicted copy 2026-11-18).lcjournal")
    shutil.copy(path, copy)
    with Store.open(copy) as there:
        there.activities.add(Activity("Only there", TODAY))
    app.stop()
    app = start()
    name = "journal (conflicted copy 2026-11-18)"
    strip = f"Another version of this journal lies beside it, “{name}”. Only there: 1 activity."
    qtbot.waitUntil(lambda: strip in find.texts(app.window), timeout=10_000)
    press(app, find, "Look at it")
    assert app.store.read_only
    assert titles(app) == ["A talk", "Only there"]
    assert app.journals.listed() == [path]
    press(app, find, "Back to your journal")
    qtbot.waitUntil(lambda: strip in find.texts(app.window), timeout=10_000)
    came = agree(monkeypatch)
    press(app, find, "Take over…")
    assert came == ["Take over what is only there?"]
    qtbot.waitUntil(lambda: titles(app) == ["A talk", "Only there"], timeout=10_000)
    qtbot.waitUntil(lambda: strip not in find.texts(app.window))
    assert copy.exists()


def test_everything_is_erased_once_the_word_is_typed(
    start: Start, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    app.store.activities.add(Activity("Marker words", TODAY))
    listed: list[str] = []

    def show(dialog: QDialog) -> bool:
        dialog.show()
        go = find(dialog, QPushButton, "Erase everything")
        assert not go.isEnabled()
        (field,) = dialog.findChildren(QLineEdit)
        QTest.keyClicks(field, "erase")
        assert go.isEnabled()
        listed.extend(find.texts(dialog))
        dialog.close()
        return True

    monkeypatch.setattr(dialogs, "show", show)
    section(app, "privacy")
    press(app, find, "Erase everything…")
    assert any(text.startswith("Journal “journal”") for text in listed)
    assert app.window.current() == "welcome"
    assert app.store.is_empty()
    data = data_paths(tmp_path / "data").folder
    left = [path for path in data.rglob("*") if path.is_file()]
    assert not any(b"Marker words" in path.read_bytes() for path in left)


def test_what_the_app_knows_of_itself_is_shown_copied_and_saved(
    start: Start, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    app = start()
    app.store.activities.add(Activity("Marker words", TODAY))
    shown: list[str] = []
    out = tmp_path / "report.txt"

    def show(dialog: QDialog) -> bool:
        (text,) = dialog.findChildren(QPlainTextEdit)
        shown.append(text.toPlainText())
        for words in ("Copy", "Save…"):
            next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()
        return True

    monkeypatch.setattr(dialogs, "show", show)
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: out)
    section(app, "about")
    press(app, find, "Show what the app knows of itself")
    qtbot.waitUntil(lambda: bool(shown))
    assert "activity: 1" in shown[0]
    assert "Marker" not in shown[0]
    assert QApplication.clipboard().text() == shown[0]
    assert out.read_text(encoding="utf-8") == shown[0]
