"""Under a chosen facet: what was asked and answered, beside the answers of any other date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from lcjournal.core import i18n, instruments
from lcjournal.core.model import FormId
from lcjournal.ui import theme
from lcjournal.ui.widgets.profile.facet_view import FacetView
from lcjournal.ui.widgets.profile.item_view import ItemView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.selfcheck.conftest import Desk

LC48 = instruments.builtin()
ASKED = [item.wording for item in LC48.facet("A4").items]
JANUARY, MAY, NOVEMBER = date(2026, 1, 12), date(2026, 5, 12), date(2026, 11, 16)


def facets(page: QWidget) -> FacetView:
    return next(view for view in page.findChildren(FacetView) if view.isVisible())


def items(page: QWidget) -> ItemView | None:
    return next((view for view in page.findChildren(ItemView) if view.isVisible()), None)


def rows(view: FacetView | ItemView | None) -> list[str]:
    """The rows as a screen reader says them."""
    assert view is not None
    model = view.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def click(qtbot: QtBot, page: QWidget, name: str) -> FacetView:
    view = facets(page)
    row = next(row for row, text in enumerate(rows(view)) if text.partition(":")[0].rstrip() == name)
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return view


def test_a_chosen_facet_shows_its_items_with_the_answers_as_given(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(desk.take(NOVEMBER, 4).id)
    assert items(page) is None
    click(qtbot, page, "Reflection")
    straight = [f"{asked.en}\n4, Mostly" for asked in ASKED[:3]]
    assert rows(items(page)) == [*straight, f"{ASKED[3].en} (counts the other way round)\n2, Slightly"]
    told = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("One answer is never interpreted alone" in text for text in told)


def test_any_two_dates_are_compared_item_by_item(desk: Desk, qtbot: QtBot) -> None:
    desk.take(JANUARY, 1)
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4).id)
    click(qtbot, page, "Reflection")
    assert rows(items(page))[0].endswith("\n4, Mostly (moved from 3, Moderately)")
    chooser = next(one for one in page.findChildren(QPushButton) if one.text() == "Compare with 12 May 2026")
    next(action for action in chooser.menu().actions() if "January" in action.text()).trigger()
    assert rows(items(page))[0] == f"{ASKED[0].en}\n4, Mostly (moved from 1, Not at all true)", "the facet stays chosen"


def test_beside_a_pulse_most_items_were_not_asked(desk: Desk, qtbot: QtBot) -> None:
    desk.take(MAY, 3, FormId.PULSE)
    page = desk.show(desk.take(NOVEMBER, 4).id)
    click(qtbot, page, "Reflection")
    assert [row.endswith("(before: Not asked in a pulse)") for row in rows(items(page))] == [False, True, True, True]


def test_a_pulse_itself_shows_no_items(desk: Desk) -> None:
    assert items(desk.show(desk.take(NOVEMBER, 3, FormId.PULSE).id)) is None


def test_another_check_begins_without_a_chosen_facet(desk: Desk, qtbot: QtBot) -> None:
    first = desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4).id)
    click(qtbot, page, "Reflection")
    page.open(first.id)
    assert items(page) is None


def test_the_items_are_reached_and_read_by_keyboard_while_the_page_follows(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(desk.take(NOVEMBER, 4).id, height=500)
    view = click(qtbot, page, "Reflection")
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    listed = items(page)
    assert listed is not None
    assert QApplication.focusWidget() is listed
    assert listed.accessibleName() == "Answers: Reflection"
    for _row in range(3):
        qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert listed.currentIndex().row() == 3
    area = next(one for one in page.findChildren(QScrollArea) if one.isVisible())
    place = listed.visualRect(listed.currentIndex())
    bottom = listed.viewport().mapTo(area.viewport(), place.bottomLeft()).y()
    assert 0 < bottom <= area.viewport().height()


def test_the_items_are_copied_alone_or_after_the_profile(desk: Desk, qtbot: QtBot) -> None:
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4).id)
    view = click(qtbot, page, "Reflection")
    listed = items(page)
    assert listed is not None
    qtbot.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    alone = QGuiApplication.clipboard().text()
    assert [line.split("\t") for line in alone.splitlines()[:2]] == [
        ["Reflection", "16 November 2026", "12 May 2026", "Moved", "Notes"],
        [ASKED[0].en, "4, Mostly", "3, Moderately", "moved", ""],
    ]
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    both = QGuiApplication.clipboard().text()
    assert both.startswith("Domain or facet\t")
    assert both.endswith(f"\n\n{alone}")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "scale"), [(1064, 100), (964, 100), (934, 200)])
def test_every_item_is_shown_whole_in_any_window(
    desk: Desk, qtbot: QtBot, looks: theme.ThemeManager, width: int, scale: int, language: str
) -> None:
    i18n.use(language)
    looks.use("light", scale)
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4).id, width)
    click(qtbot, page, LC48.facet("A4").name.text())
    listed = items(page)
    assert listed is not None
    qtbot.waitUntil(lambda: listed.height() == listed.sizeHint().height())
    assert listed.width() <= width
    last = listed.visualRect(listed.model().index(3, 0))
    assert last.bottom() <= listed.viewport().height()
    assert not listed.grab().toImage().isNull()
