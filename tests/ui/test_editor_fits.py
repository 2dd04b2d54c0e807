"""The editor in a small window and large letters: everything there is can be seen whole."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Reflection
from lcjournal.ui.app import App
from lcjournal.ui.widgets.editor import Editor
from lcjournal.ui.widgets.editor.method_choice import MethodChoice
from tests.ui.conftest import TODAY

Start = Callable[..., App]
Find = Any
WRITTEN = Activity("Talks", TODAY, reflections=(Reflection("what", "Short."),), tags=("data",), people=("Nadia",))


def write(app: App) -> Editor:
    app.window.navigate("journal", WRITTEN)
    (editor,) = app.window.page("journal").findChildren(Editor)
    return editor


def cut(editor: Editor) -> list[str]:
    """Return the visible parts that reach beyond the right edge, and words that have less room than they take."""
    edge, found = editor.mapToGlobal(QPoint(editor.width(), 0)).x(), []
    for part in editor.findChildren(QWidget):
        if part.isVisible() and part.window() is editor.window():
            beyond = part.mapToGlobal(QPoint(part.width(), 0)).x() > edge
            words = isinstance(part, QPushButton | QLabel)
            if beyond or (words and part.width() < part.minimumSizeHint().width()):
                found.append(f"{type(part).__name__} {part.accessibleName()}")
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(800, 600), (1024, 640)])
def test_nothing_is_cut_at_twice_the_size_of_letters(
    start: Start, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    editor = write(start("journal", size, language=language, text_scale=200))
    qtbot.waitUntil(lambda: cut(editor) == [])


def test_a_longer_name_of_a_method_is_shown_whole(start: Start, qtbot: QtBot) -> None:
    editor = write(start("journal", (800, 600), language="fr", text_scale=200))
    (choice,) = editor.findChildren(MethodChoice)
    for method in ("kolb", "", "pdca"):
        choice.show_method(method)
        qtbot.waitUntil(lambda: cut(editor) == [])
