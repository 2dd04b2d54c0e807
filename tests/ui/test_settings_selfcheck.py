"""Another questionnaire is added, chosen, used, and may go again; what it asked stays readable."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.model import Answer, AnswerState, FormId
from lcjournal.ui import dialogs
from lcjournal.ui.app import App
from lcjournal.ui.widgets.switch import Switch

Find = Any
Start = Callable[..., App]
DOCUMENT = Path(__file__).parents[2] / "docs" / "instrument-format.md"
(TEXT,) = re.findall(r"```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
READING = instruments.parse(TEXT)
NAME = "READING 1.0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "instruments"


@pytest.fixture
def own(folder: Path) -> Path:
    """The file of another questionnaire, put into the folder by hand."""
    folder.mkdir(parents=True)
    path = folder / "by hand.json"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def app(start: Start) -> App:
    app = start("settings")
    app.window.page("settings").open("selfcheck")
    return app


def said(app: App, find: Find) -> str:
    QApplication.processEvents()
    return "\n".join(find.texts(app.window))


def give(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    def answer(_title: str, _patterns: str, _folder: Path | None = None) -> Path | None:
        return path

    monkeypatch.setattr(dialogs, "open_file", answer)


def choose(app: App, find: Find, qtbot: QtBot, key: Qt.Key) -> None:
    before = app.window
    QTest.keyClick(find(app.window, QComboBox, "In use"), key)
    qtbot.waitUntil(lambda: app.window is not before)


def test_what_ships_with_the_app_is_in_use_and_says_where_it_comes_from(app: App, find: Find) -> None:
    assert find(app.window, QComboBox, "In use").currentText() == "LC-48 0.1"
    words = said(app, find)
    assert "LC-48 0.1: 48 questions, 12 in the pulse" in words
    assert "They are drafts" in words
    assert "Files that cannot be used" not in words


def test_a_file_is_added_and_used_once_it_is_chosen(
    app: App, find: Find, qtbot: QtBot, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "from a coach.json"
    chosen.write_text(TEXT, encoding="utf-8")
    give(monkeypatch, chosen)
    find(app.window, QPushButton, "Add a questionnaire from a file…").click()
    assert (folder / f"{NAME}.json").read_text(encoding="utf-8") == TEXT
    assert f"{NAME} is there. It is used once you choose it." in said(app, find)
    assert f"{NAME}: 3 questions, 1 in the pulse" in said(app, find)
    assert app.settings().questionnaire == ""
    choose(app, find, qtbot, Qt.Key.Key_Down)
    assert app.settings().questionnaire == NAME
    assert app.window.page("selfcheck").context.instrument == READING
    choose(app, find, qtbot, Qt.Key.Key_Up)
    assert app.settings().questionnaire == ""
    assert app.window.page("selfcheck").context.instrument == instruments.builtin()


def test_giving_up_the_choice_of_a_file_changes_nothing(
    app: App, find: Find, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, None)
    find(app.window, QPushButton, "Add a questionnaire from a file…").click()
    assert not folder.exists()


def test_a_wrong_file_is_refused_with_its_line(
    app: App, find: Find, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(TEXT.replace('"targets": true', '"targets": "yes"'), encoding="utf-8")
    give(monkeypatch, wrong)
    told: list[str] = []

    def read(dialog: QDialog) -> bool:
        told.extend(line.text() for line in dialog.findChildren(QLabel))
        return True

    monkeypatch.setattr(dialogs, "show", read)
    find(app.window, QPushButton, "Add a questionnaire from a file…").click()
    line = TEXT[: TEXT.index('"targets"')].count("\n") + 1
    assert told == ["This questionnaire cannot be used", f"Line {line}: “domains[0].targets” must be true or false."]
    assert not folder.exists()


def test_wrong_files_in_the_folder_are_told(start: Start, find: Find, own: Path) -> None:
    own.write_text("{", encoding="utf-8")
    app = start("settings")
    app.window.page("settings").open("selfcheck")
    words = said(app, find)
    assert "Files that cannot be used\nby hand.json\nLine 1: this is not valid JSON." in words


def test_the_folder_is_made_and_shown(app: App, find: Find, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def remember(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", remember)
    find(app.window, QPushButton, "Open the folder").click()
    assert opened == [folder]
    assert folder.is_dir()


def test_a_folder_that_cannot_be_made_is_told(app: App, find: Find, folder: Path) -> None:
    folder.write_text("a file is in the way")
    find(app.window, QPushButton, "Open the folder").click()
    assert "The folder could not be shown." in said(app, find)


@pytest.mark.usefixtures("own")
def test_the_chosen_questionnaire_is_used_from_the_start(start: Start) -> None:
    app = start("selfcheck", questionnaire=NAME)
    assert app.window.page("selfcheck").context.instrument == READING


def test_a_questionnaire_that_is_gone_gives_way_to_the_one_that_ships_with_a_sentence(start: Start, find: Find) -> None:
    app = start("selfcheck", questionnaire=NAME)
    assert app.window.page("selfcheck").context.instrument == instruments.builtin()
    assert f"The questionnaire {NAME} is no longer there; LC-48 0.1 is used instead." in said(app, find)


def test_a_check_is_shown_in_its_own_words_when_its_questionnaire_is_gone(start: Start, find: Find) -> None:
    app = start("selfcheck")
    checks = app.store.checks
    texts = (READING.id, READING.version, READING.source)
    check = checks.start(texts, FormId.FULL, "en", 7, date(2026, 11, 16), "0")
    checks.answer(check.id, *(Answer(item.id, AnswerState.ANSWERED, 4) for item in READING.items(FormId.FULL)))
    checks.finish(check.id)
    app.window.page("selfcheck").open(check.id)
    words = said(app, find)
    assert "Your profile, 16 November 2026" in words
    assert "Reading" in words
    assert "My learning agility" not in words


def test_going_on_by_itself_is_turned_off(app: App, find: Find) -> None:
    find(app.window, Switch, "Go on by itself").click()
    assert not app.settings().auto_advance


def test_margins_are_the_person_s_own_only_once_that_is_turned_on(app: App, find: Find) -> None:
    assert not app.settings().personal_margins
    find(app.window, Switch, "Refine my margins from my own repeats").click()
    assert app.settings().personal_margins
