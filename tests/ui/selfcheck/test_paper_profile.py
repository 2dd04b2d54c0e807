"""A profile on paper: printed or saved as PDF, with one's own notes only where that is asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from lcjournal.core.model import Activity, Check, FacetLink
from lcjournal.ui import dialogs
from lcjournal.ui.widgets.profile.results import Results

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.selfcheck.conftest import Desk


def checks(desk: Desk) -> Check:
    desk.take(date(2026, 5, 12), 3)
    return desk.take(date(2026, 11, 16), 4)


def paper(page: QWidget) -> dict[str, QAction]:
    found = page.findChildren(QToolButton)
    button = next(one for one in found if one.isVisible() and one.accessibleName() == "Print or save…")
    entries = button.menu().actions()
    return {action.text(): action for action in entries if action.text()}


def test_a_profile_is_saved_as_pdf(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page, asked = desk.show(checks(desk).id), []

    def choose_place(_title: str, name: str, _patterns: str) -> Path:
        asked.append(name)
        return tmp_path / "profile.pdf"

    monkeypatch.setattr(dialogs, "save_file", choose_place)
    assert list(paper(page)) == ["Print…", "Save as PDF…"]
    paper(page)["Save as PDF…"].trigger()
    assert asked == ["Your profile, 16 November 2026.pdf"]
    assert (tmp_path / "profile.pdf").read_bytes().startswith(b"%PDF")


def test_own_notes_go_out_only_where_asked(desk: Desk, qtbot: QtBot) -> None:
    check = checks(desk)
    desk.store.checks.set_note(check.id, "A calm month")
    done = Activity("New notebook", date(2026, 9, 1), facets=(FacetLink("A4"),))
    desk.store.activities.add(done)
    page = desk.show(check.id)
    results = page.findChildren(Results)[0]
    results.print_requested.disconnect()
    results.pdf_requested.disconnect()
    for entry, signal, told in (
        ("Print…", results.print_requested, False),
        ("Print with my notes…", results.print_requested, True),
        ("Save as PDF with my notes…", results.pdf_requested, True),
    ):
        with qtbot.waitSignal(signal) as caught:
            paper(page)[entry].trigger()
        html, title = caught.args
        assert title == "Your profile, 16 November 2026"
        assert ("A calm month" in html) is told
        assert "New notebook" not in html
