"""A window without a screen, and no dialog that a test did not ask for."""

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.paths import data_paths
from lcjournal.core.settings import Settings
from lcjournal.ui import dialogs, garbage, theme
from lcjournal.ui.app import App

Found = TypeVar("Found", bound=QWidget)


@pytest.fixture(scope="session")
def _theme_manager(qapp: QApplication) -> theme.ThemeManager:
    return theme.ThemeManager(qapp, "light")


@pytest.fixture
def looks(_theme_manager: theme.ThemeManager) -> Iterator[theme.ThemeManager]:
    """The theme manager, light at 100 % before and after."""
    _theme_manager.use("light", 100)
    yield _theme_manager
    _theme_manager.use("light", 100)


@pytest.fixture(autouse=True)
def _no_garbage_in_other_threads() -> Iterator[None]:
    """As in the app itself, only the thread of the window collects."""
    gc.disable()
    yield
    garbage.collect_due()


@pytest.fixture(autouse=True)
def _no_unexpected_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that nobody answers would hang the tests; a test that expects one replaces these."""

    def refuse_dialog(dialog: QDialog) -> bool:
        raise AssertionError(f"an unexpected dialog: {dialog.windowTitle()}")

    def refuse_question(title: str, *_args: object) -> Path | None:
        raise AssertionError(f"an unexpected question: {title}")

    monkeypatch.setattr(dialogs, "show", refuse_dialog)
    for name in ("open_file", "open_files", "save_file", "choose_folder"):
        monkeypatch.setattr(dialogs, name, refuse_question)


TODAY = date(2026, 11, 18)
"""The day on which a person uses the app in these tests."""


class Finder:
    """Finds what is on the screen as a person or a screen reader does: by its words."""

    def __call__(self, parent: QWidget, kind: type[Found], words: str) -> Found:
        """Return the visible widget of a kind with these words as its text, name or placeholder."""
        QApplication.processEvents()  # what was just added is shown with the next event
        for widget in parent.findChildren(kind):
            if widget.isVisible() and words in self._words(widget):
                return widget
        raise AssertionError(f"no {kind.__name__} “{words}” is visible")

    def texts(self, parent: QWidget) -> list[str]:
        """Return the words of every visible label."""
        return [found.text() for found in parent.findChildren(QLabel) if found.isVisible() and found.text()]

    def focused(self) -> QWidget:
        """Return what has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def menu(self) -> QMenu:
        """Return the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        return menu

    def action(self, words: str) -> None:
        """Choose a line of the menu that is open."""
        menu = self.menu()
        action = next(action for action in menu.actions() if action.text() == words)
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def _words(self, widget: QWidget) -> set[str]:
        said = {widget.accessibleName()}
        for attribute in ("text", "placeholderText"):
            if callable(words := getattr(widget, attribute, None)):
                said.add(words())
        return said


@pytest.fixture
def find() -> Finder:
    return Finder()


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., QWidget]:
    """Put widgets under one another in a window and show it."""
    kept: list[QWidget] = []

    def show_them(*widgets: QWidget) -> QWidget:
        holder = QWidget()
        kept.append(holder)
        column = QVBoxLayout(holder)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(holder)
        holder.show()
        qtbot.waitExposed(holder)
        holder.activateWindow()
        qtbot.waitUntil(holder.isActiveWindow)
        return holder

    return show_them


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., App]]:
    """Start the app in a folder of its own, as often as asked; what was started is stopped in the end."""
    started: list[App] = []

    def begin(page: str = "today", size: tuple[int, int] = (1280, 800), **settings: object) -> App:
        chosen: dict[str, object] = {"language": "en", "theme": "light", "welcomed": True, **settings}
        app = App(qapp, data_paths(tmp_path / "data"), replace(Settings(), **chosen), TODAY)  # type: ignore[arg-type]
        started.append(app)
        app.start(page)
        app.window.resize(*size)
        app.window.activateWindow()
        QTest.qWaitForWindowActive(app.window)
        return app

    yield begin
    for app in started:
        app.stop()
        app.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
