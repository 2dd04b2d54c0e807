"""Pages to read inside the app."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from lcjournal.core import i18n, instruments
from lcjournal.core.model import FormId
from lcjournal.ui import dialogs, reading_dialog, theme


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, looks: theme.ThemeManager) -> list[QDialog]:
    opened: list[QDialog] = []

    def show(dialog: QDialog) -> bool:
        opened.append(dialog)
        return False

    monkeypatch.setattr(dialogs, "show", show)
    return opened


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [("en", "How it is measured", "make simulate"), ("fr", "Comment c’est mesuré", "Howard 1980")],
)
def test_how_it_is_measured_is_told_in_both_languages(
    qtbot: QtBot, shown: list[QDialog], language: str, title: str, words: str
) -> None:
    i18n.use(language)
    reading_dialog.show_measurement()
    [dialog] = shown
    qtbot.addWidget(dialog)
    text = dialog.findChild(QTextBrowser)
    assert isinstance(text, QTextBrowser)
    assert dialog.windowTitle() == text.accessibleName() == title
    assert words in text.toPlainText()
    assert "##" not in text.toPlainText()


def test_the_questionnaire_is_read_and_left_by_keyboard(qtbot: QtBot, shown: list[QDialog]) -> None:
    bank = instruments.builtin()
    reading_dialog.show_questionnaire(bank)
    [dialog] = shown
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    text = dialog.findChild(QTextBrowser)
    assert isinstance(text, QTextBrowser)
    assert text.verticalScrollBar().value() == 0
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)
    assert text.verticalScrollBar().value() > 0
    assert bank.items(FormId.FULL)[0].wording.en in text.toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
