"""A second view: a page goes out, a file comes back and stands beside one’s own answers."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QWidget

from lcjournal.core import instruments
from lcjournal.core.formats.second_view import items_about_me
from lcjournal.core.model import FormId
from lcjournal.ui import dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.selfcheck.conftest import Desk

LC48 = instruments.builtin()
NOVEMBER = date(2026, 11, 16)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A file as the page writes it, every answer a 4."""
    head = {"format": "lcjournal-second-view", "version": 1, "instrument": "LC-48", "instrument_version": "0.1"}
    head |= {"language": "fr", "rater": "Inès", "day": "2026-11-17"}
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(head | {"answers": {item.id: 4 for item in items_about_me(LC48)}}), encoding="utf-8")
    return path


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    button = next(
        b for b in page.findChildren(QAbstractButton) if text in (b.text(), b.accessibleName()) and b.isVisible()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_page_to_send_holds_the_questions_and_no_answer(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.set_person("Camille")
    monkeypatch.setattr(dialogs, "save_file", lambda *_words: tmp_path / "page.html")
    press(qtbot, desk.show(desk.take(NOVEMBER).id), "Save the page to send…")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "How I see Camille" in page
    assert "2026" not in page


def test_what_comes_back_stands_beside_ones_own_answers(
    qtbot: QtBot, desk: Desk, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = desk.take(NOVEMBER, 3)
    page = desk.show(check.id)
    monkeypatch.setattr(dialogs, "open_file", lambda *_words: answers)
    press(qtbot, page, "Read the answers that came back…")
    page.refresh()
    assert "Inès, 17 November 2026" in words(page)
    table = next(view for view in page.findChildren(QTableView) if view.accessibleName().startswith("Inès"))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "My learning agility\t3.0 ±0.3\t" in QGuiApplication.clipboard().text()
    assert len(desk.store.checks.all()) == 1


def test_the_same_answers_are_not_added_twice_and_can_be_thrown_away(
    qtbot: QtBot, desk: Desk, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = desk.take(NOVEMBER)
    page = desk.show(check.id)
    said: list[str] = []
    monkeypatch.setattr(dialogs, "open_file", lambda *_words: answers)
    monkeypatch.setattr(dialogs, "tell", lambda _title, sentence: said.append(sentence))
    for _time in range(2):
        press(qtbot, page, "Read the answers that came back…")
        page.refresh()
    assert said == ["These answers of Inès are here already."]
    press(qtbot, page, "Inès, 17 November 2026: move to the bin")
    assert desk.store.checks.views(check.id) == []
    desk.context.undo.undo()
    assert [view.rater for view in desk.store.checks.views(check.id)] == ["Inès"]


def test_a_file_that_is_something_else_is_said_and_adds_nothing(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = desk.take(NOVEMBER)
    (tmp_path / "other.json").write_text("{}")
    said: list[object] = []
    monkeypatch.setattr(dialogs, "open_file", lambda *_words: tmp_path / "other.json")
    monkeypatch.setattr(dialogs, "error", said.append)
    press(qtbot, desk.show(check.id), "Read the answers that came back…")
    assert "holds no answers to such a form" in str(said[0])
    assert desk.store.checks.views(check.id) == []


def test_a_pulse_is_too_short_for_a_second_view(desk: Desk) -> None:
    page = desk.show(desk.take(NOVEMBER, form=FormId.PULSE).id)
    assert "A second view" not in words(page)
