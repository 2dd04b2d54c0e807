"""Beside an encrypted journal what is attached is read, shown and opened as ever, and lies nowhere in the clear."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from lcjournal.core import sealing
from lcjournal.core.model import Activity
from lcjournal.core.paths import data_paths
from lcjournal.core.side_folder import SideFolder
from lcjournal.core.store import Store
from lcjournal.ui import opening
from lcjournal.ui.app import App
from lcjournal.ui.widgets.pictures import Pictures

Find = Any
PNG = b"\x89PNG"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return data_paths(tmp_path / "data").journal


@pytest.fixture
def entry(journal: Path, tmp_path: Path) -> str:
    """An entry of an encrypted journal, with a text file."""
    source = tmp_path / "questions.md"
    source.write_bytes(b"Why?")
    with Store.open(journal) as store:
        entry = store.activities.add(Activity("Karim: a product owner’s day", date(2026, 11, 5)))
        store.attachments.add(entry, store.attachments.files.keep(source))
    sealing.seal(journal, "four measured ducks")
    return entry


@pytest.fixture
def app(start: Callable[..., App], entry: str) -> App:
    app = start("journal")
    app.window.page("journal").open(entry)
    return app


def test_another_program_gets_a_plain_copy_only_when_one_says_so_and_a_lock_takes_it_away(
    app: App, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def record(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(opening, "open_with_system", record)
    find(app.window, QAbstractButton, "questions.md").click()
    assert any("a copy that is not encrypted" in text for text in find.texts(app.window))
    assert find.focused().text() == "Cancel"
    assert opened == []
    find(app.window, QPushButton, "Open it").click()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].read_bytes() == b"Why?"
    opening.drop_copies()
    assert not opened[0].exists()
    opening.drop_copies()


def test_a_picture_that_is_pasted_lies_nowhere_in_the_clear_and_is_shown(
    app: App, entry: str, journal: Path, qtbot: QtBot, find: Find
) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    app.window.page("journal").open(app.store.activities.get(entry))
    QGuiApplication.clipboard().setImage(image)
    find(app.window, QTextEdit, "What?").setFocus()
    find(app.window, QTextEdit, "What?").paste()
    qtbot.waitUntil(lambda: len(app.store.attachments.of(entry)) == 2)
    QApplication.processEvents()
    digest = app.store.attachments.of(entry)[1].sha256
    pictures, box = Pictures(app.store.attachments.files), QSize(150, 150)
    assert pictures.size(digest, box) == QSize(150, 100)
    qtbot.waitUntil(lambda: pictures.get(digest, box) is not None)
    shown = pictures.get(digest, box)
    assert shown is not None
    assert QColor(shown.pixel(5, 5)) == QColor(Qt.GlobalColor.darkCyan)
    assert not [path for path in journal.parent.rglob("*") if path.is_file() and PNG in path.read_bytes()]


def test_a_picture_that_is_gone_or_of_another_journal_is_not_shown(app: App, entry: str) -> None:
    files, (attached,) = app.store.attachments.files, app.store.attachments.of(entry)
    strange = SideFolder(files.folder, key=b"\x01" * 32)
    (name,) = (file.name for file in files.all())
    target = strange.place(strange.name(attached.sha256))
    target.parent.mkdir(exist_ok=True)
    files.place(name).rename(target)
    assert Pictures(files).size(attached.sha256, QSize(9, 9)).isEmpty()
    assert Pictures(strange).size(attached.sha256, QSize(9, 9)).isEmpty()
