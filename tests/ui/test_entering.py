"""A journal that someone else has open, that is not in its place, or that can only be read."""

import errno
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lcjournal import __version__
from lcjournal.core.backup import back_up
from lcjournal.core.model import Activity
from lcjournal.core.paths import data_paths
from lcjournal.core.settings import Settings
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs
from lcjournal.ui.app import App
from tests.ui.conftest import TODAY

Find = Any
OPEN_TO_READ = "Open to read. Another LC Journal may be writing this journal; here, nothing can be changed."


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = data_paths(tmp_path / "data").journal
    with Store.open(path) as store:
        store.activities.add(Activity("A talk", TODAY))
    return path


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., App]]:
    """Start the app as ``start`` does, but on whatever screen comes first."""
    started: list[App] = []

    def run(**settings: object) -> App:
        chosen: dict[str, object] = {"language": "en", "theme": "light", "welcomed": True, **settings}
        app = App(qapp, data_paths(tmp_path / "data"), Settings(**chosen), TODAY)  # type: ignore[arg-type]
        started.append(app)
        app.crash.install()
        app.start("today")
        QApplication.processEvents()
        return app

    yield run
    for app in started:
        app.stop()
        app.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shown() -> QWidget:
    """Return the window that is on the screen."""
    return next(window for window in QApplication.topLevelWidgets() if window.isVisible())


def press(find: Find, words: str) -> None:
    QTest.mouseClick(find(shown(), QPushButton, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_journal_that_is_open_already_can_be_read_and_not_written(
    begin: Callable[..., App], journal: Path, find: Find
) -> None:
    with Store.open(journal) as other:
        app = begin()
        assert "This journal is already open" in find.texts(shown())
        press(find, "Open it to read")
        assert OPEN_TO_READ in find.texts(app.window)
        assert not find_quick_add(app).isEnabled()
        other.activities.add(Activity("Written in the other window", TODAY))
        assert app.store.read_only
        assert len(list(app.store.activities.all())) == 2


def find_quick_add(app: App) -> QLineEdit:
    fields = app.window.findChildren(QLineEdit)
    return next(field for field in fields if field.isVisible() and "learn" in field.placeholderText())


def test_what_writes_says_that_it_cannot(begin: Callable[..., App], journal: Path, find: Find) -> None:
    with Store.open(journal):
        app = begin()
        press(find, "Open it to read")
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        keys = ((Qt.Key.Key_N, control), (Qt.Key.Key_N, control | shift), (Qt.Key.Key_T, control))
        for key, modifiers in keys:
            app.window.snack.dismiss()
            QTest.keyClick(app.window, key, modifiers)
            assert "This journal is open for reading only." in find.texts(app.window)
        app.window.navigate("journal", "new")
        assert [field for field in app.window.findChildren(QLineEdit) if field.placeholderText() == "Title"] != []
        assert not any(
            field.isVisible() for field in app.window.findChildren(QLineEdit) if field.placeholderText() == "Title"
        )


def test_a_click_that_would_write_says_that_it_cannot(begin: Callable[..., App], journal: Path, find: Find) -> None:
    with Store.open(journal):
        app = begin()
        press(find, "Open it to read")
        press(find, "Two-minute pulse")
        assert "This journal is open for reading only." in find.texts(app.window)
        assert app.store.checks.under_way() is None


def test_it_can_be_written_once_the_other_window_is_closed(
    begin: Callable[..., App], journal: Path, find: Find
) -> None:
    other = Store.open(journal)
    app = begin()
    press(find, "Try again")
    assert "This journal is already open" in find.texts(shown())
    press(find, "Open it to read")
    other.close()
    press(find, "Try to write")
    assert not app.store.read_only
    assert OPEN_TO_READ not in find.texts(app.window)
    assert app.window.current() == "today"


def test_another_computer_is_respected_until_the_person_knows_better(
    begin: Callable[..., App], journal: Path, find: Find
) -> None:
    lease = {"host": "office", "process": 1, "seen": datetime.now(UTC).isoformat()}
    journal.with_name(journal.name + ".lock").write_text(json.dumps(lease), encoding="utf-8")
    app = begin()
    assert "This journal seems to be open on another computer" in find.texts(shown())
    assert any("office" in text for text in find.texts(shown()))
    press(find, "Open it here")
    assert not app.store.read_only


def test_a_journal_that_is_gone_is_not_made_anew(begin: Callable[..., App], tmp_path: Path, find: Find) -> None:
    stick = tmp_path / "stick" / "work.lcjournal"
    app = begin(journals=(str(stick),), journal=str(stick))
    assert "The journal is not in its place" in find.texts(shown())
    assert not stick.exists()
    with Store.open(stick) as store:
        store.activities.add(Activity("Plugged in again", TODAY))
    press(find, "Try again")
    assert app.store.path == stick


def test_another_journal_can_be_opened_instead(
    begin: Callable[..., App], tmp_path: Path, journal: Path, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = begin(journals=(str(tmp_path / "gone.lcjournal"),))
    monkeypatch.setattr(dialogs, "open_file", lambda *_args: journal)
    press(find, "Another journal…")
    assert app.store.path == journal


def test_where_the_folder_can_only_be_read_the_journal_is_read(
    begin: Callable[..., App], journal: Path, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    app = begin()
    words = "Open to read: this folder, or the file in it, cannot be written. Nothing can be changed."
    assert words in find.texts(app.window)
    assert [activity.title for activity in app.store.activities.all()] == ["A talk"]


def test_the_list_of_journals_remembers_the_last(begin: Callable[..., App], journal: Path, qtbot: QtBot) -> None:
    app = begin()
    work = journal.parent / "work.lcjournal"
    with Store.open(work):
        pass
    app.journals.open(work)
    assert app.journals.listed() == [work, journal]
    assert app.settings().journals == ("work.lcjournal", "journal.lcjournal")


def make_newer(journal: Path) -> bytes:
    """Have a journal go through an upgrade that only a later version knows; return what the file holds then."""
    db = sqlite3.connect(journal)
    db.execute("INSERT INTO _sqlite_migrations VALUES (99, 'lcjournal', 'm999_tomorrow', '2036-01-01')")
    db.commit()
    db.close()
    return journal.read_bytes()


def offered() -> list[str]:
    return [button.text() for button in shown().findChildren(QPushButton) if button.isVisible()]


def test_a_journal_of_a_newer_version_is_explained_and_left_byte_for_byte(
    begin: Callable[..., App], journal: Path, find: Find
) -> None:
    before = make_newer(journal)
    begin()
    assert "This journal needs a newer LC Journal" in find.texts(shown())
    assert any(__version__ in text and "left exactly as it was" in text for text in find.texts(shown()))
    assert offered() == ["Another journal…", "Quit"]
    background.wait_for_all()
    QApplication.processEvents()
    assert journal.read_bytes() == before


def test_from_a_journal_of_a_newer_version_one_goes_to_another(
    begin: Callable[..., App], journal: Path, find: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, work = make_newer(journal), tmp_path / "work.lcjournal"
    with Store.open(work) as store:
        store.activities.add(Activity("At work", TODAY))
    app = begin()
    monkeypatch.setattr(dialogs, "open_file", lambda *_args: work)
    press(find, "Another journal…")
    assert app.store.path == work
    assert journal.read_bytes() == before


def test_of_a_journal_of_a_newer_version_the_last_backup_can_be_read(
    begin: Callable[..., App], journal: Path, find: Find, qtbot: QtBot
) -> None:
    with Store.open(journal) as store:
        back_up(store, journal.parent / "backups", datetime(2026, 11, 17, 9, 12, tzinfo=UTC))
    before = make_newer(journal)
    app = begin()
    qtbot.waitUntil(lambda: "Read the backup" in offered())
    assert any("The backup of 17 November 2026 at" in text for text in find.texts(shown()))
    press(find, "Read the backup")
    assert app.store.read_only
    assert [activity.title for activity in app.store.activities.all()] == ["A talk"]
    assert journal.read_bytes() == before


def test_the_open_journal_stays_where_another_needs_a_newer_version(
    begin: Callable[..., App], journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, said = tmp_path / "other.lcjournal", list[str]()
    Store.open(other).close()
    before = make_newer(other)
    monkeypatch.setattr(dialogs, "error", lambda problem, title: said.append(f"{title}: {problem}"))
    monkeypatch.setattr(dialogs, "open_file", lambda *_args: other)
    app = begin()
    app.journals.choose()
    assert len(said) == 1
    assert said[0].startswith("The journal could not be opened: “other.lcjournal” was last written by a newer version")
    assert app.store.path == journal
    app.store.activities.add(Activity("Still at work", TODAY))
    assert other.read_bytes() == before


def test_a_journal_is_open_also_where_no_log_can_be_kept(begin: Callable[..., App], journal: Path) -> None:
    (journal.parent / "log").write_text("a file", encoding="utf-8")
    app = begin()
    assert [activity.title for activity in app.store.activities.all()] == ["A talk"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_folder_in_the_place_of_the_journal_is_said_and_tried_again(
    begin: Callable[..., App], journal: Path, find: Find, language: str
) -> None:
    aside = journal.rename(journal.with_name("elsewhere"))
    journal.mkdir()
    app = begin(language=language)
    again = "Try again" if language == "en" else "Réessayer"
    assert len(offered()) == 3
    assert offered()[0] == again
    press(find, again)
    assert offered()[0] == again
    journal.rmdir()
    aside.rename(journal)
    press(find, again)
    assert [activity.title for activity in app.store.activities.all()] == ["A talk"]


def test_what_the_system_says_is_not_told_in_its_own_words(
    begin: Callable[..., App], journal: Path, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_named: object) -> Store:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Store, "open", refused)
    begin(language="fr")
    told = " ".join(find.texts(shown()))
    assert "vous n’avez pas accès à ce dossier ou à ce fichier" in told
    assert "Permission denied" not in told


def test_every_screen_before_a_journal_has_a_way_out(begin: Callable[..., App], tmp_path: Path, journal: Path) -> None:
    gone = tmp_path / "gone.lcjournal"
    app = begin(journals=(str(gone),))
    assert offered() == ["Try again", "Another journal…", "Quit"]
    with Store.open(journal):
        app.journals.open(journal)
        assert offered() == ["Open it to read", "Try again", "Another journal…", "Quit"]


def test_where_nothing_can_be_written_and_nothing_is_there_the_reason_is_said(
    begin: Callable[..., App], find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_named: object) -> Store:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    monkeypatch.setattr(Store, "open", refused)
    begin()
    assert any("you have no access to this folder or file" in text for text in find.texts(shown()))


def test_in_large_letters_every_way_on_comes_into_sight_by_tab(
    begin: Callable[..., App], tmp_path: Path, find: Find, qtbot: QtBot
) -> None:
    begin(text_scale=200, language="fr", journals=(str(tmp_path / ("very long name " * 8) / "gone.lcjournal"),))
    screen = shown()
    screen.resize(640, 480)
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert find.focused() is find(screen, QPushButton, "Réessayer")
    for words in ("Autre journal…", "Quitter"):
        QTest.keyClick(find.focused(), Qt.Key.Key_Tab)
        way = find(screen, QPushButton, words)
        assert find.focused() is way
        assert way.visibleRegion().boundingRect() == way.rect()
    told = [one for one in screen.findChildren(QLabel) if one.isVisible() and one.text()]
    assert all(one.height() >= one.heightForWidth(one.width()) for one in told)
