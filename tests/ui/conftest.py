"""A window without a screen, and no dialog that a test did not ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from lcjournal.ui import dialogs, theme


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
def _no_unexpected_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that nobody answers would hang the tests; a test that expects one replaces these."""

    def refuse_dialog(dialog: QDialog) -> bool:
        raise AssertionError(f"an unexpected dialog: {dialog.windowTitle()}")

    def refuse_question(title: str, *_args: object) -> Path | None:
        raise AssertionError(f"an unexpected question: {title}")

    monkeypatch.setattr(dialogs, "show", refuse_dialog)
    for name in ("open_file", "open_files", "save_file", "choose_folder"):
        monkeypatch.setattr(dialogs, name, refuse_question)
