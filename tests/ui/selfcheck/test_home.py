"""The first page of the self-check: earlier ones, the bin, paper, and what may leave."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDateEdit,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from lcjournal.core import instruments
from lcjournal.core.model import FormId
from lcjournal.ui import dialogs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Protocol

    from pytestqt.qtbot import QtBot

    from tests.ui.selfcheck.conftest import Desk

    class Answering(Protocol):
        """Fills in the next dialog."""

        def __call__(self, fill: Callable[[QDialog], None], *, ahead: bool = True) -> None: ...


LC48 = instruments.builtin()
MAY, NOVEMBER = date(2026, 5, 12), date(2026, 11, 16)


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def buttons(page: QWidget, name: str) -> list[QAbstractButton]:
    found = page.findChildren(QAbstractButton)
    return [one for one in found if name in {one.text(), one.accessibleName()} and one.isVisibleTo(page)]


def press(page: QWidget, qtbot: QtBot, name: str) -> None:
    qtbot.waitUntil(lambda: bool(buttons(page, name)))
    qtbot.mouseClick(buttons(page, name)[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def answer_dialog(monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Let the next dialog be filled in by a function, and then gone ahead with or given up."""

    def prepare(fill: Callable[[QDialog], None], *, ahead: bool = True) -> None:
        def show(dialog: QDialog) -> bool:
            fill(dialog)
            return ahead

        monkeypatch.setattr(dialogs, "show", show)

    return prepare


def untouched(_dialog: QDialog) -> None:
    """Leave the dialog as it opens."""


def test_a_note_is_written_in_the_list_and_can_be_undone(desk: Desk, qtbot: QtBot, answer_dialog: Answering) -> None:
    check = desk.take(NOVEMBER)
    page = desk.show()

    def write(dialog: QDialog) -> None:
        field = dialog.findChild(QTextEdit) or dialog.findChild(QPlainTextEdit)
        assert isinstance(field, QTextEdit | QPlainTextEdit)
        qtbot.keyClicks(field, "A quiet Monday")

    answer_dialog(write)
    press(page, qtbot, "Full self-check, 16 November 2026: write a note")
    assert desk.store.checks.get(check.id).note == "A quiet Monday"
    qtbot.waitUntil(lambda: "A quiet Monday" in words(page))
    desk.context.undo.undo()
    assert desk.store.checks.get(check.id).note == ""


def test_back_from_a_profile_the_list_is_where_it_was(desk: Desk, qtbot: QtBot) -> None:
    for month in range(1, 12):
        desk.take(date(2026, month, 1))
    page = desk.show()
    page.resize(700, 420)
    press(page, qtbot, "Show")
    press(page, qtbot, "All self-checks")
    qtbot.waitUntil(lambda: bool(buttons(page, "Show")))
    bars = [area.verticalScrollBar() for area in page.findChildren(QScrollArea) if area.isVisible()]
    assert [(bar.maximum() > 0, bar.value()) for bar in bars] == [(True, 0)]


def test_a_check_can_be_taken_again(desk: Desk, qtbot: QtBot) -> None:
    desk.take(NOVEMBER, form=FormId.PULSE)
    page = desk.show()
    press(page, qtbot, "Two-minute pulse, 16 November 2026: take it again now")
    waiting = desk.store.checks.under_way()
    assert waiting
    assert waiting.form is FormId.PULSE
    assert len(desk.store.checks.all()) == 1


def test_what_is_in_the_bin_is_seen_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    check = desk.take(MAY)
    page = desk.show()
    press(page, qtbot, "Full self-check, 12 May 2026: move to the bin")
    press(page, qtbot, "In the bin: 1 self-check")
    press(page, qtbot, "Restore: Full self-check, 12 May 2026")
    assert [kept.id for kept in desk.store.checks.all()] == [check.id]


def test_answers_on_paper_are_entered_with_their_day(desk: Desk, qtbot: QtBot, answer_dialog: Answering) -> None:
    page = desk.show()

    def fill(dialog: QDialog) -> None:
        day = dialog.findChild(QDateEdit)
        assert isinstance(day, QDateEdit)
        assert day.maximumDate() == QDate(2026, 11, 18), "not in the future"
        day.setDate(QDate(2026, 5, 12))

    answer_dialog(fill)
    press(page, qtbot, "Enter answers from paper…")
    waiting = desk.store.checks.under_way()
    assert waiting
    assert (waiting.day, waiting.seed, waiting.form) == (MAY, instruments.UNSHUFFLED, FormId.FULL)
    assert LC48.items(FormId.FULL)[0].wording.en in words(page)


@pytest.fixture
def from_csv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Choose the CSV file, with these lines, in the dialog about the sheet."""

    def choose(lines: str) -> None:
        file = tmp_path / "answers.csv"
        file.write_text(lines, encoding="utf-8")

        def show(dialog: QDialog) -> bool:
            buttons(dialog, "From a CSV file…")[0].click()
            return True

        monkeypatch.setattr(dialogs, "show", show)
        monkeypatch.setattr(dialogs, "open_file", lambda *_words: file)

    return choose


def test_answers_from_a_csv_file_are_kept_whole(desk: Desk, qtbot: QtBot, from_csv: Callable[[str], None]) -> None:
    page = desk.show()
    from_csv("item,value\n" + "".join(f"{item.id},4\n" for item in LC48.items(FormId.FULL)))
    press(page, qtbot, "Enter answers from paper…")
    [check] = desk.store.checks.all()
    assert (len(check.answers), check.seed) == (48, instruments.UNSHUFFLED)
    desk.context.undo.undo()
    assert desk.store.checks.all() == []


def test_a_csv_file_with_a_wrong_line_keeps_nothing(
    desk: Desk, qtbot: QtBot, from_csv: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.show()
    said: list[str] = []
    monkeypatch.setattr(dialogs, "tell", lambda _title, sentence: said.append(sentence))
    from_csv("item,value\nA1.1,9\n")
    press(page, qtbot, "Enter answers from paper…")
    assert desk.store.checks.all() == []
    assert said[0].startswith("Line 2: “9” is no answer to item A1.1")
    assert "more." in said[0], "48 missing items are not all listed"


def test_the_raw_answers_leave_without_dates_or_texts(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer_dialog: Answering
) -> None:
    check = desk.take(NOVEMBER)
    desk.store.checks.set_note(check.id, "A secret")
    page = desk.show()
    told: list[str] = []
    answer_dialog(lambda dialog: told.extend(words(dialog)))
    monkeypatch.setattr(dialogs, "save_file", lambda *_words: tmp_path / "out.csv")
    press(page, qtbot, "Save my raw answers without any text…")
    assert any("What stays here: dates, names" in sentence for sentence in told)
    left = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert "1,full,en,LC-48,0.1,0,0,3" in left
    assert "secret" not in left
    assert "2026" not in left
    assert (tmp_path / "out-keys.csv").exists()


def test_the_raw_answers_stay_where_they_are_unless_one_goes_ahead(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer_dialog: Answering
) -> None:
    desk.take(NOVEMBER)
    page = desk.show()
    answer_dialog(untouched, ahead=False)
    monkeypatch.setattr(dialogs, "save_file", lambda *_words: tmp_path / "out.csv")
    press(page, qtbot, "Save my raw answers without any text…")
    assert not (tmp_path / "out.csv").exists()


def test_a_blank_form_is_saved_in_the_other_language(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.show()
    named: list[str] = []

    def show(dialog: QDialog) -> bool:
        buttons(dialog, "Français")[0].click()
        buttons(dialog, "Save as PDF…")[0].click()
        return True

    def choose(_title: str, name: str, _patterns: str) -> Path:
        named.append(name)
        return tmp_path / "form.pdf"

    monkeypatch.setattr(dialogs, "show", show)
    monkeypatch.setattr(dialogs, "save_file", choose)
    press(page, qtbot, "Print a blank form…")
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF-")
    assert named[0].startswith("Auto-évaluation complète")
    assert buttons(page, "Print a blank form…"), "the app itself still speaks English"


def test_a_questionnaire_without_a_pulse_offers_none(desk: Desk, qtbot: QtBot) -> None:
    source = LC48.source.replace('"pulse": true', '"pulse": false').replace('"LC-48"', '"Long"')
    page = desk.show(instrument=instruments.parse(source))
    assert buttons(page, "Two-minute pulse") == []
    page.open(FormId.PULSE)
    waiting = desk.store.checks.under_way()
    assert waiting
    assert waiting.form is FormId.FULL


def test_the_language_of_a_check_is_told_where_there_are_several(desk: Desk, qtbot: QtBot) -> None:
    desk.take(MAY)
    page = desk.show()
    assert "English" not in words(page)
    texts = (LC48.id, LC48.version, LC48.source)
    desk.store.checks.finish(desk.store.checks.start(texts, FormId.PULSE, "fr", 7, NOVEMBER, "0").id)
    page.refresh()
    qtbot.waitUntil(lambda: {"English", "Français"} <= set(words(page)))
