"""Files are attached where one reads and writes, opened with the system's program, and never lost by a slip."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core import attachment_words
from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity, Attachment
from lcjournal.core.paths import data_paths
from lcjournal.core.side_folder import KeptFile, SideFolder
from lcjournal.core.store import Store
from lcjournal.ui import attaching, background, dialogs, opening
from lcjournal.ui.app import App
from lcjournal.ui.widgets.reader import Reader

Find = Any
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


@pytest.fixture
def entry(tmp_path: Path) -> str:
    with Store.open(data_paths(tmp_path / "data").journal) as store:
        return store.activities.add(Activity("Karim: a product owner’s day", date(2026, 11, 5)))


@pytest.fixture
def app(start: Callable[..., App], entry: str) -> App:
    app = start("journal")
    app.window.page("journal").open(entry)
    return app


@pytest.fixture
def write(app: App, entry: str) -> None:
    app.window.page("journal").open(app.store.activities.get(entry))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open."""
    paths: list[Path] = []

    def record(path: Path) -> bool:
        paths.append(path)
        return "nobody" not in path.name

    monkeypatch.setattr(opening, "open_with_system", record)
    return paths


def file(folder: Path, name: str, content: bytes = b"Why?") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def painted(folder: Path, name: str = "desk.png") -> Path:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    assert image.save(str(folder / name))
    return folder / name


def carrying(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget: QWidget, data: QMimeData) -> QDropEvent:
    place, button, none = QPoint(5, 5), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(place, COPY | MOVE, data, button, none))
    event = QDropEvent(QPointF(place), COPY | MOVE, data, button, none)
    QApplication.sendEvent(widget, event)
    return event


def attached(qtbot: QtBot, app: App, entry: str, count: int) -> tuple[Attachment, ...]:
    """Wait until so many files are attached and return them."""

    def there() -> None:
        assert len(app.store.attachments.of(entry)) == count

    qtbot.waitUntil(there)
    QApplication.processEvents()
    return app.store.attachments.of(entry)


def reader(app: App) -> Reader:
    return next(found for found in app.window.findChildren(Reader) if found.isVisible())


def field(app: App, find: Find, name: str = "What?") -> QTextEdit:
    found: QTextEdit = find(app.window, QTextEdit, name)
    return found


def test_a_file_dropped_on_what_is_read_is_attached_and_taken_back_in_one_step(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    paths = file(tmp_path, "questions.md"), file(tmp_path, "plan.pdf", b"%PDF")
    event = drop(reader(app), carrying(*paths))
    assert event.dropAction() == COPY
    attached(qtbot, app, entry, 2)
    assert all(path.exists() for path in paths)
    card = find(app.window, QAbstractButton, "questions.md")
    assert card.accessibleDescription().startswith("1\u202fKB, added ")
    assert "2 files attached" in find.texts(app.window)
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.attachments.of(entry) == ()
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [one.name for one in app.store.attachments.of(entry)] == ["questions.md", "plan.pdf"]


def test_a_key_asks_for_files(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "open_files", lambda *_arguments: [file(tmp_path, "a.txt")])
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(reader(app), Qt.Key.Key_A, modifiers)
    assert attached(qtbot, app, entry, 1)[0].name == "a.txt"


def test_the_clipboard_is_attached_where_one_reads(app: App, entry: str, tmp_path: Path, qtbot: QtBot) -> None:
    reader(app).setFocus()
    QGuiApplication.clipboard().setMimeData(carrying(file(tmp_path, "a.txt")))
    QTest.keyClick(reader(app), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    attached(qtbot, app, entry, 1)
    QGuiApplication.clipboard().setImage(QImage(str(painted(tmp_path))))
    QTest.keyClick(reader(app), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert attached(qtbot, app, entry, 2)[1].name.startswith("Picture 2026-11-18 ")
    QGuiApplication.clipboard().setText("only words")
    QTest.keyClick(reader(app), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(app.store.attachments.of(entry)) == 2


def test_delete_removes_an_attachment_and_the_focus_goes_to_the_next(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    drop(reader(app), carrying(file(tmp_path, "a.txt", b"a"), file(tmp_path, "b.txt", b"b")))
    attached(qtbot, app, entry, 2)
    find(app.window, QAbstractButton, "a.txt").setFocus()
    QTest.keyClick(find.focused(), Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert [one.name for one in app.store.attachments.of(entry)] == ["b.txt"]
    assert find.focused().accessibleName() == "b.txt"
    find(app.window, QAbstractButton, "Remove b.txt").click()
    assert app.store.attachments.of(entry) == ()
    assert "“b.txt” removed" in find.texts(app.window)
    find(app.window, QPushButton, "Undo").click()
    assert [one.name for one in app.store.attachments.of(entry)] == ["b.txt"]


def test_a_file_opens_as_a_copy_under_its_name_that_can_only_be_read(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find, opened: list[Path]
) -> None:
    drop(reader(app), carrying(file(tmp_path, "questions.md")))
    attached(qtbot, app, entry, 1)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        opened.clear()
        card = find(app.window, QAbstractButton, "questions.md")
        card.setFocus()
        QTest.keyClick(card, key)
        qtbot.waitUntil(lambda: len(opened) == 1)
        assert opened[0].name == "questions.md"
        assert opened[0].read_bytes() == b"Why?"
        assert not opened[0].stat().st_mode & 0o222


def test_what_no_program_opens_is_said(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find, opened: list[Path]
) -> None:
    drop(reader(app), carrying(file(tmp_path, "nobody.xyz")))
    attached(qtbot, app, entry, 1)
    find(app.window, QAbstractButton, "nobody.xyz").click()
    qtbot.waitUntil(lambda: bool(opened))
    assert "No program on this computer opens “nobody.xyz”." in find.texts(app.window)


def test_what_could_run_a_program_is_opened_only_after_a_warning(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find, opened: list[Path]
) -> None:
    drop(reader(app), carrying(file(tmp_path, "holiday.jpg", b"MZ\x90")))
    attached(qtbot, app, entry, 1)
    warning = "This file could run a program on this computer. Open it?"
    find(app.window, QAbstractButton, "holiday.jpg").click()
    assert warning in find.texts(app.window)
    assert find.focused().text() == "Cancel"
    QTest.keyClick(find.focused(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert warning not in find.texts(app.window)
    find(app.window, QAbstractButton, "holiday.jpg").click()
    assert opened == []
    find(app.window, QPushButton, "Open it").click()
    qtbot.waitUntil(lambda: len(opened) == 1)


def test_a_large_file_is_copied_or_linked_to_only_when_one_says_so(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "LARGE", 10)
    film = file(tmp_path, "film.mp4", b"long " * 9)
    drop(reader(app), carrying(film, file(tmp_path, "other.mp4", b"longer " * 9), file(tmp_path, "small.txt")))
    assert [one.name for one in attached(qtbot, app, entry, 1)] == ["small.txt"]
    assert "“film.mp4” is large, 1\u202fKB." in find.texts(app.window)
    assert find.focused().text() == "Cancel"
    find(app.window, QPushButton, "Link to it").click()
    assert app.store.activities.get(entry).link == film.as_uri()
    assert "“other.mp4” is large, 1\u202fKB." in find.texts(app.window)
    find(app.window, QPushButton, "Attach anyway").click()
    assert [one.name for one in attached(qtbot, app, entry, 2)] == ["small.txt", "other.mp4"]
    for _deed in range(3):
        QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.activities.get(entry).link == ""
    assert app.store.attachments.of(entry) == ()
    assert attachment_words.LARGE == 25_000_000


def test_what_cannot_be_attached_is_said_where_it_was_dropped(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    (tmp_path / "folder").mkdir()
    drop(reader(app), carrying(tmp_path / "folder", file(tmp_path, "a.txt")))
    attached(qtbot, app, entry, 1)
    assert "“folder” is not a file that can be attached." in find.texts(app.window)
    find(app.window, QPushButton, "Close").click()
    assert "“folder” is not a file that can be attached." not in find.texts(app.window)


def test_a_long_copy_is_seen_and_can_be_stopped(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_folder: SideFolder, _source: Path, report: Callable[[int], object]) -> KeptFile:
        while True:
            report(1)
            sleep(0.01)

    monkeypatch.setattr(SideFolder, "keep", slow)
    drop(reader(app), carrying(file(tmp_path, "film.mp4")))
    qtbot.waitUntil(lambda: "Copying “film.mp4”…" in find.texts(app.window))
    find(app.window, QPushButton, "Cancel").click()
    assert "Copying “film.mp4”…" not in find.texts(app.window)
    background.wait_for_all()
    QApplication.processEvents()
    assert app.store.attachments.of(entry) == ()


def test_what_the_journal_does_not_take_is_said(
    app: App, tmp_path: Path, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise UserError("This disk is full.")

    monkeypatch.setattr(app.store.attachments, "add", full)
    drop(reader(app), carrying(file(tmp_path, "a.txt")))
    qtbot.waitUntil(lambda: "This disk is full." in find.texts(app.window))
    app.window.page("journal").open("new")
    monkeypatch.setattr(app.store.activities, "add", full)
    drop(field(app, find).viewport(), carrying(file(tmp_path, "a.txt")))
    QApplication.processEvents()
    assert "This disk is full." in find.texts(app.window)


def test_a_missing_file_is_told_and_found_again(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(reader(app), carrying(file(tmp_path, "a.txt")))
    (attachment,) = attached(qtbot, app, entry, 1)
    (app.store.attachments.files.find(attachment.sha256) or tmp_path).unlink()
    find(app.window, QAbstractButton, "a.txt").click()
    QApplication.processEvents()
    assert "The file is no longer there." in find.texts(app.window)
    monkeypatch.setattr(dialogs, "open_file", lambda *_arguments: tmp_path / "a.txt")
    find(app.window, QPushButton, "Find it…").click()
    qtbot.waitUntil(lambda: "The file is no longer there." not in find.texts(app.window))
    assert app.store.attachments.of(entry) == (attachment,)


def test_another_file_takes_the_place_of_a_missing_one(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(reader(app), carrying(file(tmp_path, "a.txt")))
    (old,) = attached(qtbot, app, entry, 1)
    (app.store.attachments.files.find(old.sha256) or tmp_path).unlink()
    find(app.window, QAbstractButton, "a.txt").click()
    monkeypatch.setattr(dialogs, "open_file", lambda *_arguments: file(tmp_path, "newer.txt", b"Because."))
    find(app.window, QPushButton, "Find it…").click()
    qtbot.waitUntil(lambda: [one.name for one in app.store.attachments.of(entry)] == ["newer.txt"])
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.attachments.of(entry) == (old,)
    find(app.window, QPushButton, "Remove").click()
    assert app.store.attachments.of(entry) == ()


@pytest.mark.usefixtures("write")
def test_a_picture_dropped_into_a_text_stands_there(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    what = field(app, find)
    QTest.keyClicks(what, "See ")
    event = drop(what.viewport(), carrying(painted(tmp_path), file(tmp_path, "a.txt")))
    assert event.dropAction() == COPY
    picture = attached(qtbot, app, entry, 2)[0]
    assert f"![desk.png](attachment:{picture.sha256})" in what.toPlainText()
    assert "a.txt" not in what.toPlainText()
    assert find(app.window, QAbstractButton, "a.txt").isVisible()
    app.window.page("journal").leave()
    assert picture.sha256 in app.store.activities.get(entry).text("what")


@pytest.mark.usefixtures("write")
def test_words_are_pasted_as_words_and_a_picture_as_a_picture(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    what, both = field(app, find), QMimeData()
    both.setImageData(QImage(str(painted(tmp_path))))
    both.setText("cells")
    QGuiApplication.clipboard().setMimeData(both)
    what.setFocus()
    what.paste()
    assert what.toPlainText() == "cells"
    QGuiApplication.clipboard().setImage(QImage(str(painted(tmp_path))))
    what.paste()
    (picture,) = attached(qtbot, app, entry, 1)
    assert what.toPlainText().endswith(f"(attachment:{picture.sha256})")


@pytest.mark.usefixtures("write")
def test_a_file_dropped_on_the_title_is_attached_and_is_no_title(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    title = find(app.window, QLineEdit, "Title")
    drop(title, carrying(file(tmp_path, "a.txt")))
    attached(qtbot, app, entry, 1)
    assert title.text() == "Karim: a product owner’s day"


def test_attaching_to_a_new_entry_stores_it(
    app: App, tmp_path: Path, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.window.page("journal").open("new")
    monkeypatch.setattr(dialogs, "open_files", lambda *_arguments: [file(tmp_path, "a.txt")])
    find(app.window, QAbstractButton, "Attach a file").click()
    qtbot.waitUntil(lambda: len(app.store.attachments.all()) == 1)
    QTest.keyClicks(find(app.window, QLineEdit, "Title"), "Named after")
    app.window.page("journal").leave()
    kept = next(activity for activity in app.store.activities.all() if activity.title == "Named after")
    assert [one.name for one in kept.attachments] == ["a.txt"]


@pytest.mark.usefixtures("write")
def test_a_link_to_a_large_file_is_put_into_the_field(
    app: App, entry: str, tmp_path: Path, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "LARGE", 3)
    film = file(tmp_path, "film.mp4")
    monkeypatch.setattr(dialogs, "open_files", lambda *_arguments: [film])
    find(app.window, QAbstractButton, "Attach a file").click()
    find(app.window, QPushButton, "Link to it").click()
    assert find(app.window, QLineEdit, "Link").text() == film.as_uri()
    app.window.page("journal").leave()
    assert app.store.activities.get(entry).link == film.as_uri()


def test_attachments_go_along_to_another_language(
    app: App, entry: str, tmp_path: Path, qtbot: QtBot, find: Find
) -> None:
    drop(reader(app), carrying(file(tmp_path, "a.txt")))
    attached(qtbot, app, entry, 1)
    app.change_settings(language="fr")
    qtbot.waitUntil(lambda: find(app.window, QAbstractButton, "a.txt").isVisible())
