"""The profile: every score with its margin, every change with its error, and nothing coloured good or bad."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from lcjournal.core import i18n, instruments
from lcjournal.core.model import Activity, Answer, AnswerState, FormId
from lcjournal.ui import theme
from lcjournal.ui.widgets.badge import Badge
from lcjournal.ui.widgets.profile.facet_view import FacetView
from lcjournal.ui.widgets.profile.tiles import DomainTiles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.selfcheck.conftest import Desk

LC48 = instruments.builtin()
MAY, NOVEMBER = date(2026, 5, 12), date(2026, 11, 16)


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == text)


def facets(page: QWidget) -> FacetView:
    return page.findChildren(FacetView)[0]


def spoken(view: FacetView) -> list[str]:
    """The rows as a screen reader says them."""
    model = view.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def choose(view: FacetView, name: str) -> None:
    row = next(row for row, text in enumerate(spoken(view)) if text.startswith(f"{name}: "))
    view.setCurrentIndex(view.model().index(row, 0))


def test_every_domain_shows_its_score_with_its_margin(desk: Desk) -> None:
    page = desk.show(desk.take(NOVEMBER, 4).id)
    assert "Your profile, 16 November 2026" in words(page)
    tiles = page.findChildren(DomainTiles)[0]
    assert words(tiles).count("4.0") == 5
    assert "±0.3" in words(tiles)
    text = words(tiles)
    assert text.index("Me\n") < text.index("Around me")


def test_every_facet_is_read_aloud_with_its_band(desk: Desk) -> None:
    desk.wish(NOVEMBER, A2=4.25)
    view = facets(desk.show(desk.take(NOVEMBER, 3).id))
    assert "Experimenting: now 3.0, between 2.4 and 3.6, desired 4.25" in spoken(view)
    assert len([text for text in spoken(view) if ": now" in text]) == 12


def test_a_change_is_told_in_the_words_of_its_error(desk: Desk) -> None:
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4).id)
    texts = [badge.accessibleName() for badge in page.findChildren(Badge)]
    assert "Likely growth" in texts
    assert "since 12 May 2026" in words(page)
    assert "+1.0: reliable change" in words(page)


def test_no_change_says_how_large_one_would_have_to_be(desk: Desk) -> None:
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 3).id)
    assert "0.0: no change we could detect (this form would need about ±0.4)" in words(page)


def test_the_first_check_speaks_of_no_change(desk: Desk) -> None:
    page = desk.show(desk.take(NOVEMBER, 3).id)
    assert page.findChildren(Badge) == []
    assert "Compare" not in "".join(one.text() for one in page.findChildren(QPushButton))


def test_a_pulse_shows_domains_and_no_facet(desk: Desk) -> None:
    page = desk.show(desk.take(NOVEMBER, 3, FormId.PULSE).id)
    assert "Only the full form tells a facet apart" in words(page)
    assert not any(view.isVisible() for view in page.findChildren(FacetView))
    assert "Two-minute pulse, 12 answers" in words(page)


def test_a_facet_that_does_not_apply_says_so_instead_of_a_score(desk: Desk) -> None:
    check = desk.take(NOVEMBER, 3, left=48)
    for item in LC48.items(FormId.FULL):
        state = AnswerState.NOT_APPLICABLE if item.facet == "C1" else AnswerState.ANSWERED
        value = None if item.facet == "C1" else 3
        desk.store.checks.answer(check.id, Answer(item.id, state, value))
    desk.store.checks.finish(check.id)
    view = facets(desk.show(check.id))
    assert "Manager’s engagement: no score (Does not apply)" in spoken(view)


def test_choosing_a_facet_explains_its_change_its_gap_and_what_moved(desk: Desk) -> None:
    desk.wish(MAY, A4=4.5)
    desk.take(MAY, 3)
    desk.wish(NOVEMBER, A4=4.0)
    page = desk.show(desk.take(NOVEMBER, 3).id)
    choose(facets(page), "Reflection")
    text = words(page)
    assert "Gap to the desired level: +1.0, larger than the error band" in text
    assert "the desired level was lowered (−0.5)" in text
    assert LC48.facet("A4").about.en in text


def test_a_profile_scrolls_by_keyboard_before_anything_on_it_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(desk.take(NOVEMBER, 4).id)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QScrollArea)
    bar = focused.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(focused, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert page.isVisible()


def test_the_profile_is_copied_as_a_table(desk: Desk, qtbot: QtBot) -> None:
    desk.wish(NOVEMBER, A1=4.5)
    view = facets(desk.show(desk.take(NOVEMBER, 3).id))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Domain or facet"
    assert lines[2].split("\t") == ["Curiosity and drive", "3.0", "2.4", "3.6", "4.5", "", ""]
    assert len(lines) == 1 + 5 + 12


def test_any_earlier_check_can_be_compared_with(desk: Desk) -> None:
    desk.take(date(2026, 1, 12), 2)
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4).id)
    chooser = button(page, "Compare with 12 May 2026")
    entries = {action.text(): action for action in chooser.menu().actions()}
    assert list(entries) == ["Full self-check, 12 May 2026", "Full self-check, 12 January 2026"]
    chooser.setFocus()
    entries["Full self-check, 12 January 2026"].trigger()
    assert "since 12 January 2026" in words(page)
    assert "+2.0: reliable change" in words(page)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_a_rebuilt_window_shows_the_same_comparison(desk: Desk) -> None:
    first = desk.take(date(2026, 1, 12), 2)
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4).id)
    action = button(page, "Compare with 12 May 2026").menu().actions()[1]
    action.trigger()
    again = desk.show()
    again.restore(page.state())
    assert "since 12 January 2026" in words(again)
    assert first.id


def test_signs_of_hasty_answers_are_told_and_left_to_the_person(desk: Desk, qtbot: QtBot) -> None:
    check = desk.take(NOVEMBER, left=48)
    for item in LC48.items(FormId.FULL):
        desk.store.checks.answer(check.id, Answer(item.id, AnswerState.ANSWERED, 5, 900))
    desk.store.checks.finish(check.id)
    page = desk.show(check.id)
    assert "It is for you to judge." in words(page)
    qtbot.mouseClick(button(page, "Leave out of the charts"), Qt.MouseButton.LeftButton)
    assert desk.store.checks.get(check.id).left_out
    assert "This self-check is left out" in words(page)
    qtbot.mouseClick(button(page, "Take it back in"), Qt.MouseButton.LeftButton)
    assert not desk.store.checks.get(check.id).left_out
    qtbot.mouseClick(button(page, "Keep"), Qt.MouseButton.LeftButton)
    assert "It is for you to judge." not in words(page)


def test_what_one_takes_from_it_is_written_in_the_journal(desk: Desk, qtbot: QtBot) -> None:
    check = desk.take(NOVEMBER, 3)
    page = desk.show(check.id)
    with qtbot.waitSignal(page.open_requested) as caught:
        qtbot.mouseClick(button(page, "Write what I take from it"), Qt.MouseButton.LeftButton)
    name, draft = caught.args
    assert name == "journal"
    title = "What I take from my self-check of 16 November 2026"
    assert draft == Activity(title, date(2026, 11, 18), check_id=check.id, private=True)


def test_reading_a_gap_gives_the_figures_of_this_form(desk: Desk) -> None:
    text = words(desk.show(desk.take(NOVEMBER, 3).id))
    assert "“My learning agility” has to move by about 0.4" in text
    assert "For a single facet it is about 1.1" in text
    assert LC48.rules.sem_source.en in text
    assert LC48.label.en in text


@pytest.mark.parametrize(("width", "scale"), [(1064, 100), (964, 100), (1176, 200)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_profile_fits_any_window(
    desk: Desk, qtbot: QtBot, looks: theme.ThemeManager, width: int, scale: int, language: str
) -> None:
    i18n.use(language)
    looks.use("dark", scale)
    desk.wish(NOVEMBER, A1=4.5)
    page = desk.show(desk.take(NOVEMBER, 3).id, width)
    view = facets(page)
    assert page.width() == width
    assert view.width() <= width
    qtbot.waitUntil(lambda: view.height() == view.sizeHint().height())
    assert not view.grab().toImage().isNull()
