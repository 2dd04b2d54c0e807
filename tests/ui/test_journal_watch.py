"""Another program replaces or removes the file of an open journal, or the disk fills up."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity
from lcjournal.core.store import Store, ballast, lock
from lcjournal.ui import dialogs
from lcjournal.ui.app import App
from tests.ui.conftest import TODAY

Find = Any
Start = Callable[..., App]
REPLACED = "Another program has replaced the journal file. Nothing was written over it, and nothing saved since."


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def replace_file(path: Path, tmp_path: Path) -> None:
    """Do as a program that brings folders in step: another version takes the place of the file."""
    with Store.open(tmp_path / "other" / "j.lcjournal") as store:
        store.activities.add(Activity("From the other computer", TODAY))
        arriving = store.path
    shutil.copy(arriving, path.parent / "arriving")
    (path.parent / "arriving").replace(path)


def write(app: App, find: Find, words: str) -> None:
    """Type the title of a new entry."""
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window, Qt.Key.Key_N, control | shift)
    QTest.keyClicks(find(app.window, QLineEdit, "Title"), words)


def titles(store: Store) -> list[str]:
    return sorted(activity.title for activity in store.activities.all())


def look(app: App) -> None:
    """Have the window look at its file, as it does by itself every few seconds."""
    app.journal.watch.look()
    QApplication.processEvents()


def press(app: App, find: Find, words: str) -> None:
    QTest.mouseClick(find(app.window, QPushButton, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_what_is_typed_goes_on_in_a_copy_when_the_file_was_replaced(
    start: Start, tmp_path: Path, find: Find, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    path = app.store.path
    app.store.activities.add(Activity("Saved before", TODAY))
    replace_file(path, tmp_path)
    before = path.read_bytes()
    write(app, find, "Typed after")
    look(app)
    assert any(text.startswith(REPLACED) for text in find.texts(app.window))
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: tmp_path / "kept.lcjournal")
    press(app, find, "Save a copy…")
    assert app.store.path == tmp_path / "kept.lcjournal"
    assert find(app.window, QLineEdit, "Title").text() == "Typed after"
    qtbot.waitUntil(lambda: titles(app.store) == ["Saved before", "Typed after"])
    assert path.read_bytes() == before
    assert app.journals.listed() == [tmp_path / "kept.lcjournal", path]


def test_what_is_there_now_can_be_opened_and_what_was_typed_is_not_lost(
    start: Start, tmp_path: Path, find: Find, qtbot: QtBot
) -> None:
    app = start()
    write(app, find, "Typed")
    qtbot.waitUntil(lambda: titles(app.store) == ["Typed"])
    replace_file(app.store.path, tmp_path)
    look(app)
    press(app, find, "Open what is there now")
    qtbot.waitUntil(lambda: titles(app.store) == ["From the other computer", "Typed"])


def test_a_copy_never_takes_the_place_of_another_file(
    start: Start, tmp_path: Path, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    shutil.rmtree(app.store.path.parent)
    look(app)
    assert any("no longer in its place" in text for text in find.texts(app.window))
    taken = tmp_path / "taken.lcjournal"
    taken.touch()
    said: list[str] = []
    monkeypatch.setattr(dialogs, "error", lambda problem, *_rest: said.append(str(problem)))
    for chosen in (None, taken, tmp_path / "taken.lcjournal" / "no folder" / "kept.lcjournal"):
        monkeypatch.setattr(dialogs, "save_file", lambda *_args, to=chosen: to)
        press(app, find, "Save a copy…")
    assert said == [
        "There is a file “taken.lcjournal” already. Choose another name.",
        "The copy could not be made there. Choose another folder.",
    ]


def test_what_others_write_is_shown_when_the_window_is_looked_at(start: Start, find: Find) -> None:
    app = start("journal")
    with app.store.beside(lambda _change: None) as other:
        other.activities.add(Activity("From beside", TODAY))
    look(app)
    assert titles(app.store) == ["From beside"]


def test_a_nearly_full_disk_is_told_once_the_words_are_saved(
    start: Start, find: Find, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    app = start()
    laid = ballast.path_of(app.store.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(0, 0, 1 << 30))
    app.journal.watch.lay_ballast()
    qtbot.waitUntil(laid.exists)
    qtbot.waitUntil(lambda: app.journal.watch.has_ballast)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(0, 0, 1000))
    app.store.activities.add(Activity("On a full disk", TODAY))
    assert not laid.exists()
    assert any(text.startswith("This disk is nearly full.") for text in find.texts(app.window))
    assert titles(app.store) == ["On a full disk"]


def test_a_folder_without_locks_is_told(
    start: Start, find: Find, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_file: object) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(lock, "_try_lock", refuse)
    app = start()
    words = "This folder knows no locks. Open the journal on one computer at a time."
    qtbot.waitUntil(lambda: words in find.texts(app.window))
