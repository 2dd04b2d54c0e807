"""Where a number comes from: asked on a profile, read in a dialog, copied as text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QToolButton

from lcjournal.core.model import FormId
from lcjournal.ui import dialogs
from lcjournal.ui.account_dialog import AccountDialog
from lcjournal.ui.widgets.plain_table import PlainTable
from lcjournal.ui.widgets.profile.facet_view import FacetView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Finder
    from tests.ui.selfcheck.conftest import Desk

MAY, NOVEMBER = date(2026, 5, 12), date(2026, 11, 16)


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


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_facet_accounts_for_its_score(desk: Desk, told: list[QDialog], qtbot: QtBot, find: Finder) -> None:
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4).id)
    view = find(page, FacetView, page.findChildren(FacetView)[0].accessibleName())
    view.choose("A2")
    press(qtbot, find(page, QPushButton, "Where this number comes from"))
    words = find.texts(told[0])
    assert told[0].windowTitle() == "Experimenting, 16 November 2026: where the numbers come from"
    assert "Mean of the answers: (4 + 4 + 4 + 4) ÷ 4 = 4.00" in words
    assert "90\u202f% band: 4.00 ± 1.645 × 0.39, from 3.36 to 4.64" in words
    assert "Change: 4.00 − 3.00 = +1.00" in words


def test_a_domain_of_a_pulse_tells_where_it_is_drawn(
    desk: Desk, told: list[QDialog], qtbot: QtBot, find: Finder
) -> None:
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4, FormId.PULSE).id)
    press(qtbot, find(page, QToolButton, "Where this number comes from: My learning agility"))
    assert "Drawn at: 4.00 − 0.00 = 4.00" in find.texts(told[0])


def test_the_account_is_copied_read_aloud_and_closed_by_keys(
    desk: Desk, told: list[QDialog], qtbot: QtBot, find: Finder
) -> None:
    page = desk.show(desk.take(NOVEMBER, 4).id)
    press(qtbot, find(page, QToolButton, "Where this number comes from: My learning agility"))
    dialog = told[0]
    assert isinstance(dialog, AccountDialog)
    assert find(dialog, PlainTable, "The facets").model().rowCount() == 6
    press(qtbot, find(dialog, QPushButton, "Copy as text"))
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"{dialog.windowTitle()}\n\nThe facets\n")
    assert "4.00\t0.39\t4\tExperimenting" in copied
    assert "Copied as text." in find.texts(dialog)
    area = find(dialog, QScrollArea, dialog.windowTitle())
    before = area.verticalScrollBar().value()
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > before
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_sentences_can_be_selected(desk: Desk, told: list[QDialog], qtbot: QtBot, find: Finder) -> None:
    page = desk.show(desk.take(NOVEMBER, 4).id)
    press(qtbot, find(page, QToolButton, "Where this number comes from: My learning agility"))
    line = find(told[0], QLabel, "The figures are rounded here; the app calculates with all of their digits.")
    assert line.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
