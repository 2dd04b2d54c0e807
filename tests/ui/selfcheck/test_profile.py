"""What stands behind the figures of a profile: answers, entries, notes, looks back, and the margins themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QTextEdit, QToolButton, QWidget

from lcjournal.core import i18n, instruments
from lcjournal.core.model import Activity, Check, FacetLink, Filter, FormId, Session
from lcjournal.ui import dialogs, theme
from lcjournal.ui.widgets.activity_line import ActivityLine
from lcjournal.ui.widgets.plain_table import PlainTable
from lcjournal.ui.widgets.profile.answers_view import AnswersTable
from lcjournal.ui.widgets.profile.facet_view import FacetView
from lcjournal.ui.widgets.profile.item_view import ItemView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lcjournal.ui.pages.selfcheck import SelfCheckPage
    from tests.ui.selfcheck.conftest import Desk

LC48 = instruments.builtin()
JANUARY, MAY, NOVEMBER = date(2026, 1, 12), date(2026, 5, 12), date(2026, 11, 16)


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == text)


def icon_button(page: QWidget, name: str) -> QToolButton:
    return next(one for one in page.findChildren(QToolButton) if one.isVisible() and one.accessibleName() == name)


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    qtbot.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def facets(page: QWidget) -> FacetView:
    return next(view for view in page.findChildren(FacetView) if view.isVisible())


def choose(qtbot: QtBot, page: QWidget, name: str) -> None:
    view = facets(page)
    model = view.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == name)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(row, 0)).center())


def lines(page: QWidget) -> list[ActivityLine]:
    return [line for line in page.findChildren(ActivityLine) if line.isVisible()]


def table(page: QWidget, name: str) -> list[list[str]]:
    """The cells of a table, row by row."""
    model = next(one for one in page.findChildren(PlainTable) if one.accessibleName() == name).model()
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def link(desk: Desk, title: str, day: date, why: str = "", *, private: bool = False, facet: str = "A4") -> str:
    entry = Activity(title, day, sessions=(Session(day, 45),), facets=(FacetLink(facet, why),), private=private)
    return desk.store.activities.add(entry)


def two_checks(desk: Desk) -> Check:
    desk.take(MAY, 3)
    return desk.take(NOVEMBER, 4)


def test_a_facet_is_described_and_what_moved_is_counted(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(two_checks(desk).id)
    choose(qtbot, page, "Reflection")
    assert "On average you described this as “Mostly”." in words(page)
    assert "4 of 4 answers moved since 12 May 2026." in words(page)


def test_a_note_on_a_question_stands_under_it(desk: Desk, qtbot: QtBot) -> None:
    check, item = two_checks(desk), LC48.facet("A4").items[0]
    desk.store.checks.note_item(check.id, item.id, "since the new team")
    page = desk.show(check.id)
    choose(qtbot, page, "Reflection")
    view = next(one for one in page.findChildren(ItemView) if one.isVisible())
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{item.wording.en}\n4, Mostly (moved from 3, Moderately)\nYour note: since the new team"


def test_entries_linked_to_a_facet_stand_beside_it_the_newest_first(desk: Desk, qtbot: QtBot) -> None:
    link(desk, "Old talk", date(2026, 2, 3))
    link(desk, "New notebook", date(2026, 9, 1), "I look back each Friday")
    link(desk, "Quiet thought", date(2026, 10, 1), private=True)
    link(desk, "Something else", date(2026, 10, 2), facet="A1")
    page = desk.show(two_checks(desk).id)
    choose(qtbot, page, "Reflection")
    told = [line.accessibleDescription() for line in lines(page)]
    assert told == [
        "1 October 2026 · 45\u202fmin · Private",
        "1 September 2026 · 45\u202fmin · I look back each Friday",
        "3 February 2026 · 45\u202fmin",
    ]
    text = words(page)
    assert text.index("Since 12 May 2026") < text.index("New notebook") < text.index("Before 12 May 2026")


def test_the_first_check_has_no_since_and_before(desk: Desk, qtbot: QtBot) -> None:
    link(desk, "Old talk", date(2026, 2, 3))
    page = desk.show(desk.take(NOVEMBER, 4).id)
    choose(qtbot, page, "Reflection")
    assert len(lines(page)) == 1
    assert "Before" not in words(page)


def test_an_entry_opens_in_the_journal_by_enter(desk: Desk, qtbot: QtBot) -> None:
    entry = link(desk, "New notebook", date(2026, 9, 1))
    page = desk.show(two_checks(desk).id)
    choose(qtbot, page, "Reflection")
    (line,) = lines(page)
    with qtbot.waitSignal(page.open_requested) as caught:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert caught.args == ["journal", entry]


def test_more_entries_than_fit_are_shown_by_the_journal(desk: Desk, qtbot: QtBot) -> None:
    for day in range(1, 9):
        link(desk, f"Talk {day}", date(2026, 9, day))
    page = desk.show(two_checks(desk).id)
    choose(qtbot, page, "Reflection")
    assert len(lines(page)) == 6
    with qtbot.waitSignal(page.open_requested) as caught:
        press(qtbot, page, "Show all in the Journal")
    assert caught.args == ["journal", Filter(facet="A4")]


def next_one(widget: QWidget) -> QWidget:
    after = widget.nextInFocusChain()
    assert after is not None
    return after


def test_tab_goes_from_the_answers_to_the_entries_and_on_to_what_stands_under_them(desk: Desk, qtbot: QtBot) -> None:
    for day in range(1, 9):
        link(desk, f"Talk {day}", date(2026, 9, day))
    page = desk.show(two_checks(desk).id)
    choose(qtbot, page, "Reflection")
    assert len(lines(page)) == 6
    chain: list[QWidget] = [button(page, "Where this number comes from")]
    expected = [*lines(page), button(page, "Show all in the Journal"), button(page, "All answers side by side")]
    for _step in expected:
        one = next_one(chain[-1])
        while not (one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus):
            one = next_one(one)
        chain.append(one)
    assert chain[1:] == expected


def test_without_an_entry_it_says_how_to_link_one(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(two_checks(desk).id)
    choose(qtbot, page, "Reflection")
    assert "No entry is linked to this facet yet." in words(page)
    with qtbot.waitSignal(page.open_requested) as caught:
        press(qtbot, page, "Link an entry…")
    assert caught.args == ["journal", None]


def test_what_was_written_about_a_check_is_listed_with_it(desk: Desk, qtbot: QtBot) -> None:
    check = desk.take(NOVEMBER, 3)
    page = desk.show(check.id)
    assert "What you wrote about this self-check" not in words(page)
    for day in range(1, 8):
        desk.store.activities.add(Activity(f"Thought {day}", date(2026, 11, 16 + day), check_id=check.id))
    assert "What you wrote about this self-check" in words(page)
    assert len(lines(page)) == 6
    with qtbot.waitSignal(page.open_requested) as caught:
        press(qtbot, page, "Show all in the Journal")
    assert caught.args == ["journal", Filter(check_id=check.id)]


def test_looking_back_stands_beside_both_scores(desk: Desk) -> None:
    old = desk.take(MAY, 3)
    check = desk.take(NOVEMBER, 4, left=1)
    desk.store.checks.set_then(check.id, old.id, {"A": 2.25})
    desk.store.checks.finish(check.id)
    page = desk.show(check.id)
    assert table(page, "Looking back") == [["My learning agility", "3.0 ±0.3", "2.25", "4.0 ±0.3"]]
    assert "none of them is called the truth" in words(page)
    assert "The look back lies −0.8 from the score of that day" in words(page)


def test_a_pulse_tells_where_the_growth_page_draws_it(desk: Desk) -> None:
    asked = next(item for item in LC48.facet("B1").items if item.pulse)
    full = desk.take(MAY, 3)
    assert asked.id in full.answers
    desk.store.checks.answer(full.id, replace(full.answers[asked.id], value=5))
    page = desk.show(desk.take(NOVEMBER, 4, FormId.PULSE).id)
    assert table(page, "On the Growth page") == [["Learning with others", "4.00", "2.50", "−1.50"]]


def test_a_note_on_the_check_is_kept_when_one_leaves_it(desk: Desk, qtbot: QtBot) -> None:
    check = desk.take(NOVEMBER, 3)
    page = desk.show(check.id)
    field = page.findChildren(QTextEdit)[0]
    field.setFocus()
    qtbot.keyClicks(field, "A calm month")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert desk.store.checks.get(check.id).note == "A calm month"
    assert field.isVisible(), "the page is not drawn anew under the cursor"
    page.refresh()
    assert page.findChildren(QTextEdit)[-1].toPlainText() == "A calm month"


def test_a_note_is_kept_while_one_writes(desk: Desk, qtbot: QtBot) -> None:
    check = desk.take(NOVEMBER, 3)
    page = desk.show(check.id)
    field = page.findChildren(QTextEdit)[0]
    field.setFocus()
    qtbot.keyClicks(field, "A calm")
    qtbot.waitUntil(lambda: desk.store.checks.get(check.id).note == "A calm", timeout=4000)
    assert field.hasFocus()


def test_a_half_written_note_outlives_a_change_elsewhere_and_leaving(desk: Desk, qtbot: QtBot) -> None:
    check = desk.take(NOVEMBER, 3)
    page = desk.show(check.id)
    field = page.findChildren(QTextEdit)[0]
    field.setFocus()
    qtbot.keyClicks(field, "A calm")
    link(desk, "Meanwhile", NOVEMBER)
    assert desk.store.checks.get(check.id).note == "A calm"
    again = next(one for one in page.findChildren(QTextEdit) if one.isVisible())
    qtbot.keyClicks(again, "er ")
    assert page.leave()
    assert "er" in desk.store.checks.get(check.id).note


def hasty(desk: Desk) -> Check:
    check = desk.take(NOVEMBER, 3, left=1, milliseconds=900)
    desk.store.checks.answer(check.id, *(replace(one, value=5) for one in check.answers.values()))
    desk.store.checks.finish(check.id)
    return desk.store.checks.get(check.id)


def test_hasty_answers_can_be_given_once_more(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(hasty(desk).id)
    press(qtbot, page, "Take it again")
    assert desk.store.checks.under_way() is not None
    assert page.full_window


def test_all_answers_stand_side_by_side_and_are_copied(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(two_checks(desk).id)
    press(qtbot, page, "All answers side by side")
    view = next(one for one in page.findChildren(AnswersTable) if one.isVisible())
    assert QApplication.focusWidget() is view
    model = view.model()
    assert model.rowCount() == 48 + 12
    assert model.index(0, 0).data() == "My learning agility: Curiosity and drive"
    assert [model.index(1, column).data() for column in (1, 2, 3)] == ["4, Mostly", "3, Moderately", "moved"]
    assert "48 of 48 answers moved since 12 May 2026." in words(page)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 49
    assert copied[1].split("\t")[:2] == ["My learning agility", "Curiosity and drive"]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert facets(page).isVisible()


def test_one_goes_back_from_all_answers_by_their_button(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(desk.take(NOVEMBER, 3, FormId.PULSE).id)
    press(qtbot, page, "All answers side by side")
    view = next(one for one in page.findChildren(AnswersTable) if one.isVisible())
    assert view.model().columnCount() == 2
    assert view.model().rowCount() == 12 + 5
    qtbot.mouseClick(icon_button(page, "Back to the profile"), Qt.MouseButton.LeftButton)
    assert "Two-minute pulse, 12 answers" in words(page)


def test_another_check_begins_with_its_profile(desk: Desk, qtbot: QtBot) -> None:
    first = desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4).id)
    press(qtbot, page, "All answers side by side")
    page.refresh()
    assert any(one.isVisible() for one in page.findChildren(AnswersTable)), "reading it again stays there"
    page.open(first.id)
    assert "Your profile, 12 May 2026" in words(page)


def test_a_rebuilt_window_goes_on_in_the_same_place(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(two_checks(desk).id)
    choose(qtbot, page, "Reflection")
    area = next(one for one in page.findChildren(QScrollArea) if one.isVisible())
    area.verticalScrollBar().setValue(300)
    i18n.use("fr")
    again = desk.show()
    again.restore(page.state())
    assert facets(again).chosen() == "A4"
    assert any(view.isVisible() for view in again.findChildren(ItemView))
    bar = next(one for one in again.findChildren(QScrollArea) if one.isVisible()).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == 300)
    press(qtbot, page, "All answers side by side")
    third = desk.show()
    third.restore(page.state())
    assert any(view.isVisible() for view in third.findChildren(AnswersTable))


def test_the_facet_stays_chosen_when_something_changes(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(two_checks(desk).id)
    choose(qtbot, page, "Reflection")
    link(desk, "New notebook", date(2026, 9, 1))
    assert facets(page).chosen() == "A4"
    assert len(lines(page)) == 1


def test_every_number_can_be_asked_where_it_comes_from(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "show", lambda dialog: asked.append(dialog.windowTitle()))
    page = desk.show(two_checks(desk).id)
    name = "Where this number comes from: My learning agility"
    qtbot.mouseClick(icon_button(page, name), Qt.MouseButton.LeftButton)
    choose(qtbot, page, "Reflection")
    press(qtbot, page, "Where this number comes from")
    assert [title.partition(",")[0] for title in asked] == ["My learning agility", "Reflection"]


def test_checks_of_other_questions_are_named_but_cannot_be_compared(desk: Desk) -> None:
    source = LC48.source.replace('"version": "0.1"', '"version": "0.0"')
    checks = desk.store.checks
    old = checks.start((LC48.id, "0.0", source), FormId.FULL, "en", 7, MAY, "0")
    checks.finish(old.id)
    page = desk.show(desk.take(NOVEMBER, 3).id)
    entries = button(page, "Compare").menu().actions()
    assert [(entry.text(), entry.isEnabled()) for entry in entries if not entry.isSeparator()] == [
        ("Full self-check, 12 May 2026", False)
    ]
    assert "Other questions: not comparable" in [entry.text() for entry in entries]


def test_own_margins_are_used_where_wanted(desk: Desk) -> None:
    desk.take(date(2026, 11, 9), 3)
    check = desk.take(NOVEMBER, 3)
    page = desk.show(check.id)
    assert "±0.2" not in words(page)
    page.hide()
    desk.controls.chosen = replace(desk.controls.chosen, personal_margins=True)
    page.show()
    assert "with your own repeats instead of" in words(page)
    assert "±0.2" in words(page)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "scale"), [(1064, 100), (964, 100), (934, 200)])
def test_all_answers_fit_any_window(
    desk: Desk, qtbot: QtBot, looks: theme.ThemeManager, width: int, scale: int, language: str
) -> None:
    i18n.use(language)
    looks.use("dark", scale)
    page: SelfCheckPage = desk.show(two_checks(desk).id, width)
    next(one for one in page.findChildren(QPushButton) if one.text() == i18n._("All answers side by side")).click()
    view = next(one for one in page.findChildren(AnswersTable) if one.isVisible())
    room = sum(view.columnWidth(column) for column in range(view.model().columnCount()))
    assert room <= view.viewport().width()
    assert not view.grab().toImage().isNull()
