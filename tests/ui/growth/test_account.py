"""Where the numbers of the Growth page come from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QToolButton
from pytestqt.qtbot import QtBot

from lcjournal.core.model import FormId
from lcjournal.core.settings import Settings
from lcjournal.ui import dialogs
from lcjournal.ui.pages.growth import GrowthPage

if TYPE_CHECKING:
    from tests.ui.conftest import Finder
    from tests.ui.growth.conftest import Journal, Preferences

WHERE = "Where these numbers come from"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> list[QDialog]:
    """The dialogs that were opened; they stay open beside the page."""
    opened: list[QDialog] = []

    def show(dialog: QDialog) -> bool:
        qtbot.addWidget(dialog)
        dialog.show()
        opened.append(dialog)
        return False

    monkeypatch.setattr(dialogs, "show", show)
    return opened


def ask(page: GrowthPage, qtbot: QtBot, find: Finder) -> None:
    qtbot.mouseClick(find(page, QToolButton, WHERE), Qt.MouseButton.LeftButton)


def test_the_change_and_the_trend_of_a_domain_are_accounted_for(
    journal: Journal, open_page: Callable[..., GrowthPage], told: list[QDialog], qtbot: QtBot, find: Finder
) -> None:
    journal.quarters(2, 3, 4, 4)
    page = open_page()
    box = page.findChildren(QComboBox)[0]
    box.setCurrentIndex(box.findText("Organisation"))
    ask(page, qtbot, find)
    words = find.texts(told[0])
    assert told[0].windowTitle().startswith("Organisation, 12 October 2026")
    assert "The change since 12 January 2026" in words
    assert "Change: 4.00 − 2.00 = +2.00" in words
    said = next(text for text in find.texts(page) if "points a year over 4 full self-checks" in text)
    assert any(said.startswith(text) for text in words if "points a year over" in text)


def test_outside_the_period_the_last_check_of_all_is_told_of(
    journal: Journal, open_page: Callable[..., GrowthPage], told: list[QDialog], qtbot: QtBot, find: Finder
) -> None:
    journal.check(date(2024, 3, 4), 3)
    ask(open_page(), qtbot, find)
    assert told[0].windowTitle().startswith("My learning agility, 4 March 2024")


def test_personal_margins_are_accounted_for(
    journal: Journal,
    preferences: Preferences,
    open_page: Callable[..., GrowthPage],
    told: list[QDialog],
    qtbot: QtBot,
    find: Finder,
) -> None:
    preferences.chosen = Settings(personal_margins=True)
    journal.check(date(2026, 11, 2), 3, FormId.FULL)
    journal.check(date(2026, 11, 9), 4, FormId.FULL)
    ask(open_page(), qtbot, find)
    assert any("variance found in your repeats" in text for text in find.texts(told[0]))


def test_without_a_score_there_is_nothing_to_account_for(
    journal: Journal, open_page: Callable[..., GrowthPage], find: Finder
) -> None:
    journal.activity("Python", date(2026, 11, 18))
    assert not find(open_page(), QToolButton, WHERE).isEnabled()
