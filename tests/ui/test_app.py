"""The application around its pages: what it keeps, and what it changes without a restart."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lcjournal.core import settings
from lcjournal.core.paths import data_paths
from lcjournal.ui import theme
from lcjournal.ui.app import App

Start = Callable[..., App]


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
