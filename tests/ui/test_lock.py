"""An encrypted journal asks for its passphrase, locks, and shows nothing meanwhile."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from lcjournal.core import key_file, keyring, keys, sealing
from lcjournal.core.model import Activity
from lcjournal.core.paths import DataPaths, data_paths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs
from lcjournal.ui.app import App
from lcjournal.ui.passphrase_dialog import PassphraseDialog
from lcjournal.ui.sheet_dialog import SheetDialog
from lcjournal.ui.stepping_away import SteppingAway
from tests.ui.conftest import TODAY

Find = Any
PASSPHRASE = "four words taken by chance"


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Derive keys at little cost, and know none before and after."""
    keyring.forget()
    yield
    keyring.forget()


@pytest.fixture
def places(tmp_path: Path) -> DataPaths:
    places = data_paths(tmp_path / "data")
    with Store.open(places.journal) as store:
        store.activities.add(Activity("A secret talk", TODAY))
    return places


@pytest.fixture
def sealed(places: DataPaths) -> DataPaths:
    sealing.seal(places.journal, PASSPHRASE)
    keyring.forget()
    return places


@pytest.fixture
def begin(qapp: QApplication, places: DataPaths) -> Iterator[Callable[..., App]]:
    started: list[App] = []

    def run(page: str = "today") -> App:
        app = App(qapp, places, Settings(language="en", theme="light", welcomed=True), TODAY)
        started.append(app)
        app.start(page)
        QApplication.processEvents()
        return app

    yield run
    for app in started:
        app.stop()
        app.deleteLater()
    # Else the screen before a journal would still be there for the next test, which looks for its own.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shown() -> QWidget:
    return next(window for window in QApplication.topLevelWidgets() if window.isVisible())


def open_by(passphrase: str, find: Find) -> None:
    field = find(shown(), QLineEdit, "Passphrase")
    field.clear()
    QTest.keyClicks(field, passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose_passphrase(dialog: QDialog, find: Find) -> bool:
    for field in dialog.findChildren(QLineEdit):
        QTest.keyClicks(field, PASSPHRASE)
    QTest.mouseClick(find(dialog, QPushButton, "Go on"), Qt.MouseButton.LeftButton)
    return dialog.result() == QDialog.DialogCode.Accepted


def copy_a_group(dialog: QDialog, find: Find, groups: list[str]) -> bool:
    """Type the group that the dialog asks for, and go ahead."""
    (field,) = dialog.findChildren(QLineEdit)
    number = int(next(word for word in field.accessibleName().split() if word.isdecimal()))
    QTest.keyClicks(field, groups[number - 1])
    QTest.mouseClick(find(dialog, QPushButton, "Encrypt the journal"), Qt.MouseButton.LeftButton)
    return dialog.result() == QDialog.DialogCode.Accepted


def words_on_screen() -> str:
    parts = shown().findChildren(QWidget)
    texts = [part.text() for part in parts if isinstance(part, QLabel | QLineEdit)]
    names = [part.accessibleName() + part.toolTip() for part in parts]
    return " ".join([shown().windowTitle(), *texts, *names])


def is_open(app: App, title: str = "A secret talk") -> bool:
    journal = app._journal  # noqa: SLF001 -- it comes in time
    return journal is not None and title in [one.title for one in journal.store.activities.all()]


def test_an_encrypted_journal_opens_by_its_passphrase_alone(
    begin: Callable[..., App], sealed: DataPaths, qtbot: QtBot, find: Find
) -> None:
    app = begin()
    assert "The journal is locked" in find.texts(shown())
    open_by("another one", find)
    qtbot.waitUntil(lambda: "That passphrase does not open it." in find.texts(shown()))
    assert find(shown(), QLineEdit, "Passphrase").text() == "another one"
    open_by(PASSPHRASE, find)
    qtbot.waitUntil(lambda: is_open(app))


def test_locked_the_window_shows_nothing_and_afterwards_what_was_there(
    begin: Callable[..., App], sealed: DataPaths, qtbot: QtBot, find: Find
) -> None:
    keys.unlock(sealed.journal, PASSPHRASE)
    app = begin("journal")
    field = find(app.window, QLineEdit, "Search the journal")
    QTest.keyClicks(field, "secret")
    QTest.keyClick(app.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "secret" not in words_on_screen()
    assert keys.is_locked(sealed.journal)
    open_by(PASSPHRASE, find)
    qtbot.waitUntil(lambda: is_open(app))
    assert app.window.current() == "journal"
    assert find(app.window, QLineEdit, "Search the journal").text() == "secret"


def test_half_typed_words_outlast_a_lock(
    begin: Callable[..., App], sealed: DataPaths, qtbot: QtBot, find: Find
) -> None:
    keys.unlock(sealed.journal, PASSPHRASE)
    app = begin()
    quick = next(one for one in app.window.findChildren(QLineEdit) if "learn" in one.placeholderText())
    quick.setFocus()
    QTest.keyClicks(quick, "MOOC Pyth")
    app.lock()
    assert "MOOC" not in words_on_screen()
    open_by(PASSPHRASE, find)
    qtbot.waitUntil(lambda: is_open(app))
    assert "MOOC Pyth" in [one.text() for one in app.window.findChildren(QLineEdit) if one.isVisible()]


def test_a_plain_journal_is_only_hidden_and_says_so(begin: Callable[..., App], find: Find) -> None:
    app = begin()
    app.lock()
    assert "This hides the journal from a glance. It protects nothing: a passphrase does, in Settings." in find.texts(
        shown()
    )
    assert "secret" not in words_on_screen()
    QTest.mouseClick(find(shown(), QPushButton, "Show it again"), Qt.MouseButton.LeftButton)
    assert is_open(app)


def test_a_journal_is_protected_from_settings_and_its_sheet_is_shown(
    begin: Callable[..., App], places: DataPaths, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets: list[str] = []

    def answer(dialog: QDialog) -> bool:
        dialog.show()
        if isinstance(dialog, SheetDialog):
            assert not keyring.is_encrypted(places.journal), "first the sheet"
            sheets.append(find(dialog, QLabel, "The groups of the sheet").text())
            return copy_a_group(dialog, find, sheets[0].split())
        return choose_passphrase(dialog, find)

    app = begin()
    monkeypatch.setattr(dialogs, "show", answer)
    app.window.navigate("settings", "privacy")
    QTest.mouseClick(find(app.window, QPushButton, "Protect the journal by a passphrase"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: keyring.is_encrypted(places.journal) and is_open(app), timeout=20_000)
    for file in places.folder.rglob("*.lcjournal"):
        assert b"A secret talk" not in file.read_bytes()
    keyring.forget()
    keys.unlock_by_sheet(places.journal, sheets[0])
    assert not keys.is_locked(places.journal)


def test_who_does_not_keep_the_sheet_has_nothing_encrypted(
    begin: Callable[..., App], places: DataPaths, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(dialog: QDialog) -> bool:
        dialog.show()
        asked.append(dialog.windowTitle())
        if isinstance(dialog, SheetDialog):
            QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            assert dialog.isVisible(), "no group of it was typed yet"
            QTest.mouseClick(find(dialog, QPushButton, "Cancel"), Qt.MouseButton.LeftButton)
            return dialog.result() == QDialog.DialogCode.Accepted
        return choose_passphrase(dialog, find)

    app = begin()
    monkeypatch.setattr(dialogs, "show", answer)
    app.window.navigate("settings", "privacy")
    QTest.mouseClick(find(app.window, QPushButton, "Protect the journal by a passphrase"), Qt.MouseButton.LeftButton)
    background.wait_for_all()
    QApplication.processEvents()
    assert asked == ["Protect the journal by a passphrase", "The recovery sheet"]
    assert is_open(app)
    assert keyring.is_plain(places.journal)
    assert not key_file.path_of(places.journal).exists()


def test_the_recovery_sheet_opens_it_and_gives_it_a_new_passphrase(
    begin: Callable[..., App], sealed: DataPaths, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.unlock(sealed.journal, PASSPHRASE)
    sheet = keys.sheet(sealed.journal)
    keyring.forget()
    key_file.path_of(sealed.journal).unlink()

    def answer(dialog: QWidget) -> bool:
        for field in dialog.findChildren(QLineEdit):
            QTest.keyClicks(field, "a new one by chance" if isinstance(dialog, PassphraseDialog) else sheet.lower())
        return True

    app = begin()
    monkeypatch.setattr(dialogs, "show", answer)
    QTest.mouseClick(find(shown(), QPushButton, "Open with the recovery sheet…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_open(app))
    keyring.forget()
    keys.unlock(sealed.journal, "a new one by chance")


def test_where_the_key_file_is_lost_the_screen_says_so_before_anyone_types(
    begin: Callable[..., App], sealed: DataPaths, find: Find
) -> None:
    key_file.path_of(sealed.journal).unlink()
    begin()
    assert any("is missing or damaged" in text and "recovery sheet" in text for text in find.texts(shown()))


def test_where_no_key_file_can_be_written_the_sheet_opens_the_journal_all_the_same(
    begin: Callable[..., App], sealed: DataPaths, qtbot: QtBot, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.unlock(sealed.journal, PASSPHRASE)
    sheet = keys.sheet(sealed.journal)
    keyring.forget()
    key_file.path_of(sealed.journal).unlink()
    key_file.path_of(sealed.journal).mkdir()
    said: list[str] = []

    def answer(dialog: QWidget) -> bool:
        said.extend(one.text() for one in dialog.findChildren(QLabel))
        for field in dialog.findChildren(QLineEdit):
            QTest.keyClicks(field, "a new one by chance" if isinstance(dialog, PassphraseDialog) else sheet)
        return True

    app = begin()
    monkeypatch.setattr(dialogs, "show", answer)
    QTest.mouseClick(find(shown(), QPushButton, "Open with the recovery sheet…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_open(app))
    assert "The passphrase could not be set" in said
    assert "That did not work: a folder stands where a file is needed." in said


def test_it_locks_after_a_while_without_a_key_and_after_a_sleep(qapp: QApplication) -> None:
    locked: list[float] = []
    now = [0.0]
    away = SteppingAway(lambda: 5, lambda: locked.append(now[0]), qapp, lambda: now[0])

    def pass_time(until: float, step: float) -> None:
        while now[0] < until:
            now[0] += step
            away.look()

    pass_time(290, 10)
    assert locked == []
    pass_time(310, 10)
    assert locked == [300.0]
    now[0] += 3600  # the computer slept
    away.look()
    assert locked[1:] == [now[0]]
    pass_time(now[0] + 200, 10)
    QTest.keyClick(QWidget(), Qt.Key.Key_A)
    pass_time(now[0] + 200, 10)
    assert len(locked) == 2
    away.deleteLater()


def test_a_clock_that_is_set_back_by_a_day_puts_the_lock_off_by_no_day(qapp: QApplication) -> None:
    locked: list[float] = []
    now = [100_000.0]
    away = SteppingAway(lambda: 5, lambda: locked.append(now[0]), qapp, lambda: now[0])
    now[0] -= 86_400
    for _look in range(31):
        away.look()
        now[0] += 10
    assert len(locked) == 1
    away.deleteLater()


def test_no_event_is_looked_at_where_nothing_locks(qapp: QApplication) -> None:
    seen: list[int] = []

    class Counting(SteppingAway):
        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            seen.append(1)
            return super().eventFilter(watched, event)

    away = Counting(lambda: 0, lambda: None, qapp, lambda: 0.0)
    away.look()
    QTest.keyClick(QWidget(), Qt.Key.Key_A)
    assert seen == []
    away.deleteLater()


def test_the_sheet_is_kept_once_a_group_of_it_was_typed(qtbot: QtBot, find: Find) -> None:
    groups = " ".join(f"G{number:03}" for number in range(14))
    dialog = SheetDialog(Path("journal.lcjournal"), groups, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    kept = find(dialog, QPushButton, "The sheet is kept")
    (field,) = dialog.findChildren(QLineEdit)
    number = int(next(word for word in field.accessibleName().split() if word.isdecimal()))
    QTest.keyClicks(field, "nope")
    assert not kept.isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    field.clear()
    QTest.keyClicks(field, groups.split(" ")[number - 1].lower())
    assert kept.isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
