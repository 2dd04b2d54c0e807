"""What could help next, beside a profile: planned by a click, put away by another, both undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from lcjournal.core.model import FacetLink, FormId, Status
from lcjournal.core.suggestions import known_ideas
from lcjournal.ui.widgets.profile.suggestions import SuggestionsCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lcjournal.ui.pages.selfcheck import SelfCheckPage
    from tests.ui.conftest import Finder
    from tests.ui.selfcheck.conftest import Desk

MAY, NOVEMBER = date(2026, 5, 12), date(2026, 11, 16)
FIRST, SECOND, THIRD = (idea.title.en for idea in known_ideas().ideas if idea.facet == "A2")
CARD = "What could help next"


def profile(desk: Desk) -> SelfCheckPage:
    """Show a profile with a gap in one facet."""
    desk.wish(NOVEMBER, A2=4.5)
    return desk.show(desk.take(NOVEMBER, 3).id)


def test_a_suggestion_shows_its_numbers(desk: Desk, find: Finder) -> None:
    words = find.texts(find(profile(desk), SuggestionsCard, CARD))
    assert FIRST in words
    assert "Gap +1.5 (±0.6). No project in the last 90 days." in words
    assert "Experimenting\nabout 1\u202fh" in words


def test_planning_puts_an_entry_into_the_journal_and_leads_to_it(desk: Desk, qtbot: QtBot, find: Finder) -> None:
    page = profile(desk)
    find(page, QPushButton, f"Plan: {FIRST}").setFocus()
    qtbot.keyClick(find.focused(), Qt.Key.Key_Space)
    (row,) = desk.store.activities.planned()
    entry = desk.store.activities.get(row.id)
    assert (entry.title, entry.day, entry.kind, entry.status) == (FIRST, date(2026, 11, 25), "project", Status.PLANNED)
    assert entry.facets == (FacetLink("A2"),)
    button = find(page, QPushButton, f"Planned for 25 November 2026: {FIRST}. Open the entry")
    assert button.text() == "on 25 Nov"
    assert find.focused() is button
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened.args == ["journal", row.id]


def test_planning_can_be_undone(desk: Desk, qtbot: QtBot, find: Finder) -> None:
    page = profile(desk)
    qtbot.mouseClick(find(page, QPushButton, f"Plan: {FIRST}"), Qt.MouseButton.LeftButton)
    desk.context.undo.undo()
    assert desk.store.activities.planned() == []
    assert find(page, QPushButton, f"Plan: {FIRST}").isEnabled()
    desk.context.undo.redo()
    assert len(desk.store.activities.planned()) == 1


def test_a_suggestion_put_away_gives_way_until_undone(desk: Desk, qtbot: QtBot, find: Finder) -> None:
    page = profile(desk)
    qtbot.mouseClick(find(page, QToolButton, f"Suggest this no more: {FIRST}"), Qt.MouseButton.LeftButton)
    assert desk.store.checks.dismissed() == {"A2/one-idea"}
    assert find.focused() is find(page, QPushButton, f"Plan: {SECOND}")
    desk.context.undo.undo()
    assert desk.store.checks.dismissed() == set()
    assert find(page, QPushButton, f"Plan: {FIRST}").isEnabled()
    desk.context.undo.redo()
    assert find(page, QPushButton, f"Plan: {SECOND}").isEnabled()


def test_when_all_are_put_away_a_sentence_says_how_they_come_about(desk: Desk, qtbot: QtBot, find: Finder) -> None:
    page = profile(desk)
    for title in (FIRST, SECOND, THIRD):
        qtbot.mouseClick(find(page, QToolButton, f"Suggest this no more: {title}"), Qt.MouseButton.LeftButton)
    card = find(page, SuggestionsCard, CARD)
    assert any(words.startswith("Suggestions come from the gaps") for words in find.texts(card))
    assert not card.findChildren(QPushButton)


def test_after_a_pulse_the_last_full_check_is_named(desk: Desk, find: Finder) -> None:
    desk.wish(MAY, A2=4.5)
    desk.take(MAY, 3)
    page = desk.show(desk.take(NOVEMBER, 4, FormId.PULSE).id)
    words = find.texts(find(page, SuggestionsCard, CARD))
    assert "By the facets of your last full self-check, 12 May 2026" in words
    assert FIRST in words


def test_an_older_check_suggests_nothing(desk: Desk) -> None:
    desk.wish(MAY, A2=4.5)
    old = desk.take(MAY, 3)
    desk.take(NOVEMBER, 3)
    assert not desk.show(old.id).findChildren(SuggestionsCard)
