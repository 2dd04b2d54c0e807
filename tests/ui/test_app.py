"""The application around its pages: what it keeps, and what it changes without a restart."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core import i18n, settings
from lcjournal.core.model import Activity
from lcjournal.core.paths import data_paths
from lcjournal.ui import dialogs, theme
from lcjournal.ui.app import App

Find = Any
Start = Callable[..., App]
TODAY = date(2026, 11, 18)


def test_the_page_shown_last_is_shown_first_the_next_time(start: Start, tmp_path: Path) -> None:
    app = start("today")
    app.window.navigate("journal")
    app.window.close()
    assert settings.load(data_paths(tmp_path / "data").settings).page == "journal"


def test_another_language_stays_on_the_page(qtbot: QtBot, start: Start) -> None:
    app = start("journal")
    old = app.window
    app.change_settings(language="fr")
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    assert app.window.current() == "journal"


def test_from_the_command_palette_the_language_changes_in_the_middle_of_a_self_check(
    qtbot: QtBot, start: Start, find: Find
) -> None:
    app = start("selfcheck")
    qtbot.mouseClick(find(app.window, QPushButton, "Two-minute pulse"), Qt.MouseButton.LeftButton)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_4)
    old = app.window
    QTest.keyClick(old, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(part for part in old.findChildren(QDialog) if part.isVisible())
    (field,) = palette.findChildren(QLineEdit)
    QTest.keyClicks(field, "change the language")
    QTest.keyPress(field, Qt.Key.Key_Return)  # its release would meet a window that is gone
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    assert i18n.language() == "fr"
    assert app.window.current() == "selfcheck"
    under_way = app.store.checks.under_way()
    assert under_way
    assert [answer.value for answer in under_way.answers.values()] == [4]


def test_a_setting_that_stays_the_same_leaves_the_window(start: Start) -> None:
    app = start("today", language="")
    window = app.window
    app.change_settings(language=i18n.language(), auto_advance=not app.settings().auto_advance)
    QApplication.processEvents()
    assert app.window is window


def test_another_theme_shows_at_once_in_the_same_window(start: Start) -> None:
    app = start("today")
    window, light = app.window, theme.colour("canvas").name()
    app.change_settings(theme="dark")
    assert app.window is window
    assert theme.colour("canvas").name() != light


def test_ctrl_n_goes_to_the_line_and_ctrl_shift_n_to_the_editor(start: Start) -> None:
    app = start("growth")
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window, Qt.Key.Key_N, control)
    assert app.window.current() == "today"
    QTest.keyClick(app.window, Qt.Key.Key_N, control | shift)
    assert app.window.current() == "journal"


def test_a_size_of_text_that_is_the_same_leaves_the_window(qtbot: QtBot, start: Start) -> None:
    app = start("today")
    window = app.window
    app.change_settings(text_scale=100, theme="dark")
    qtbot.wait(50)
    assert app.window is window


def test_the_sample_is_shown_and_put_away_with_one_click(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    app = start("today")
    app.store.activities.add(Activity("My own words", TODAY))
    app.journals.open_sample()
    qtbot.waitUntil(app.is_sample, timeout=20_000)
    assert app.store.person == "Camille"
    app.journals.open_own()
    assert not app.is_sample()
    assert [activity.title for activity in app.store.activities.all()] == ["My own words"]
    assert len(list((tmp_path / "data" / "set aside").glob("sample-*.lcjournal"))) == 1
    assert not (tmp_path / "data" / "sample.lcjournal").exists()


def test_a_journal_that_does_not_open_leaves_the_one_on_screen(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start("today")
    (tmp_path / "data" / "sample.lcjournal").write_bytes(b"no journal")
    said: list[str] = []
    monkeypatch.setattr(dialogs, "error", lambda problem, *_rest: said.append(str(problem)))
    app.journals.open_sample()
    assert len(said) == 1
    assert app.window.isVisible()
    app.store.activities.add(Activity("Still mine", TODAY))
    assert (tmp_path / "data" / "sample.lcjournal").read_bytes() == b"no journal"


def test_a_fault_of_the_last_run_is_told(start: Start, tmp_path: Path, find: Find) -> None:
    logs = data_paths(tmp_path / "data").logs
    logs.mkdir(parents=True)
    (logs / "fault.log").write_text("Segmentation fault", encoding="utf-8")
    app = start("today")
    assert any("ended by a fault last time" in text for text in find.texts(app.window))


def test_a_backup_made_from_the_menu_is_there(qtbot: QtBot, start: Start, tmp_path: Path, find: Find) -> None:
    app = start("today")
    app.back_up()
    qtbot.waitUntil(lambda: "Backup made, checked and readable." in find.texts(app.window))
    assert len(list((tmp_path / "data" / "backups").glob("journal-*.lcjournal"))) == 1


def test_the_keyboard_is_in_the_list_when_the_journal_is_shown(start: Start) -> None:
    app = start("today")
    app.store.activities.add(Activity("A talk", app.now().date()))
    QTest.keyClick(app.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(app.window.focusWidget(), QListView)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(app.window.focusWidget(), QLineEdit)
