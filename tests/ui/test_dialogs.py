"""Every question is asked in one way and can be answered by a test."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core.errors import UserError
from lcjournal.ui import crash, dialogs


def _answer(monkeypatch: pytest.MonkeyPatch, dialog_seen: list[QDialog], *, accept: bool) -> None:
    def answer(dialog: QDialog) -> bool:
        dialog_seen.append(dialog)
        return accept

    monkeypatch.setattr(dialogs, "show", answer)


def test_a_question_has_a_verb_and_cancel_is_what_enter_does(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[QDialog] = []
    _answer(monkeypatch, seen, accept=False)
    assert not dialogs.confirm("Erase everything?", "Nothing comes back.", "Erase", danger=True)
    cancel, erase = (next(b for b in seen[0].findChildren(QPushButton) if b.text() == t) for t in ("Cancel", "Erase"))
    assert cancel.isDefault()
    assert not erase.isDefault()


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    dialog = dialogs.Dialog("Earlier versions")
    ahead = dialog.add_buttons("Put this back", cancel="Close")
    qtbot.addWidget(dialog)
    dialog.show()
    ahead.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(ahead, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_line_that_is_asked_for_is_kept_by_enter(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def type_it(dialog: QDialog) -> bool:
        dialog.show()
        field = dialog.findChildren(QLineEdit)[0]
        QTest.keyClicks(field, "Last quarter")
        QTest.keyClick(field, Qt.Key.Key_Return)
        return dialog.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(dialogs, "show", type_it)
    assert dialogs.ask_line("Save this filter", "Name of the filter", "", "Keep") == "Last quarter"


def test_an_error_is_said_in_its_own_sentence(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[QDialog] = []
    _answer(monkeypatch, seen, accept=True)
    dialogs.error(UserError("This disk is full."))
    assert "This disk is full." in [words.text() for words in seen[0].findChildren(QLabel)]


def test_a_crash_report_holds_no_word_of_the_person(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[QDialog] = []
    _answer(monkeypatch, seen, accept=True)
    reporter = crash.CrashReporter(tmp_path, lambda: tmp_path / "journal.lcjournal")
    reporter.install()
    try:
        int("my boss is unkind")
    except ValueError as error:
        reporter.report(error)
        QApplication.processEvents()
    finally:
        reporter.remove()
    words = "\n".join(part.text() for part in seen[0].findChildren(QLabel))
    assert "ValueError" in words
    assert "journal.lcjournal" in words
    log = (tmp_path / "lcjournal.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "unkind" not in words + log
