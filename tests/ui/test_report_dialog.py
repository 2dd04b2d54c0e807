"""Saving a report: what goes in, in which language, how far it is, stopping, and where the file is."""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity, Kind, Reflection, Session
from lcjournal.core.report.process import Made
from lcjournal.core.report.request import Request
from lcjournal.core.store import Store
from lcjournal.ui import dialogs, report_saving
from lcjournal.ui.app import App
from lcjournal.ui.widgets.segmented import Segment
from lcjournal.ui.widgets.switch import Switch

Find = Any
Use = Callable[..., None]
DAY = date(2026, 11, 18)
LONG_ENOUGH = 30_000
"""Milliseconds within which a child makes a file on a busy machine."""


@pytest.fixture
def app(start: Callable[..., App]) -> App:
    return start("today")


@pytest.fixture
def store(app: App) -> Store:
    store = app.window.page("today").context.store
    talk = Activity("Talk on graphs", DAY - timedelta(days=7), Kind.CONFERENCE, sessions=(Session(DAY, 90),))
    store.activities.add(talk)
    store.activities.add(Activity("Secret", DAY, private=True, sessions=(Session(DAY, 60),)))
    return store


@pytest.fixture
def opened(app: App, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[..., None]:
    """Open a dialog by its command, and do something with it."""

    def opened(command: str, use: Callable[[QDialog], None]) -> None:
        def show(dialog: QDialog) -> bool:
            dialog.show()
            qtbot.waitExposed(dialog)
            use(dialog)
            dialog.done(0)
            return False

        monkeypatch.setattr(dialogs, "show", show)
        app.window.page("today").context.actions.action(command).trigger()

    return opened


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Have the person choose a file."""

    def chosen(name: str) -> Path:
        monkeypatch.setattr(dialogs, "save_file", lambda *_words: tmp_path / name)
        return tmp_path / name

    return chosen


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """Stand for the process that makes files, and keep what it was asked."""
    requests: list[Request] = []

    def made(request: Request, say: Callable[[float], None]) -> Made:
        requests.append(request)
        say(0.5)
        return Made(b"file", 3, 2)

    monkeypatch.setattr(report_saving, "made", made)
    return requests


def click(qtbot: QtBot, find: Find, dialog: QDialog, words: str) -> None:
    qtbot.mouseClick(find(dialog, QPushButton, words), Qt.MouseButton.LeftButton)


def test_the_preview_says_what_goes_in(opened: Use, store: Store, find: Find, qtbot: QtBot) -> None:
    def says(words: str, dialog: QDialog) -> bool:
        return any(words in text for text in find.texts(dialog))

    def use(dialog: QDialog) -> None:
        qtbot.waitUntil(lambda: says("1 entry, 1\u202fh\u202f30", dialog) and says("1 private entry", dialog))
        qtbot.mouseClick(find(dialog, Switch, "Private entries and reflections"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: says("2 entries, 2\u202fh\u202f30", dialog))
        qtbot.mouseClick(find(dialog, Switch, "Entries, month by month"), Qt.MouseButton.LeftButton)
        assert not find(dialog, Switch, "Reflections and notes").isEnabled()

    opened("report", use)


def test_growth_leads_to_it(app: App, store: Store, find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(dialogs, "show", lambda dialog: shown.append(dialog.windowTitle()))
    app.window.navigate("growth")
    find(app.window, QPushButton, "Image…").menu().actions()[-1].trigger()
    assert shown == ["Report: my learning"]


@pytest.mark.parametrize(("command", "last"), [("report", 10), ("interview", 8)])
def test_tab_goes_through_it_as_one_reads(opened: Use, store: Store, command: str, last: int) -> None:
    names: list[str] = []

    def use(dialog: QDialog) -> None:
        for _key in range(last):
            focused = dialog.focusWidget()
            QTest.keyClick(focused, Qt.Key.Key_Tab)
            focused = dialog.focusWidget()
            names.append(focused.text() if isinstance(focused, QPushButton) else focused.accessibleName())

    opened(command, use)
    assert names[-2:] == ["Save as…", "Close"]
    assert len(set(names)) == last


def test_a_report_is_made_and_can_be_shown(
    opened: Use, store: Store, chosen: Callable[[str], Path], find: Find, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, shown = chosen("mine.html"), list[Path]()

    def open_second_time(where: Path) -> bool:
        shown.append(where)
        return len(shown) > 1

    monkeypatch.setattr(report_saving, "open_with_system", open_second_time)

    def use(dialog: QDialog) -> None:
        qtbot.mouseClick(find(dialog, Segment, "Français"), Qt.MouseButton.LeftButton)
        click(qtbot, find, dialog, "Save as…")
        assert not find(dialog, QPushButton, "Save as…").isEnabled()
        qtbot.waitUntil(path.exists, timeout=LONG_ENOUGH)
        qtbot.waitUntil(lambda: "Saved: mine.html" in find.texts(dialog))
        click(qtbot, find, dialog, "Show the file")
        assert any("No program opens it" in text for text in find.texts(dialog))
        click(qtbot, find, dialog, "Show the file")

    opened("report", use)
    text = path.read_text(encoding="utf-8")
    assert '<html lang="fr">' in text
    assert "Talk on graphs" in text
    assert "Secret" not in text
    assert shown == [path, path]


def test_what_was_chosen_is_asked_for(
    opened: Use, store: Store, chosen: Callable[[str], Path], asked: list[Request], find: Find, qtbot: QtBot
) -> None:
    path = chosen("report.pdf")

    def use(dialog: QDialog) -> None:
        period = find(dialog, QComboBox, "Period")
        for _line in range(3):
            qtbot.keyClick(period, Qt.Key.Key_Down)
        click(qtbot, find, dialog, "Save as…")
        qtbot.waitUntil(path.exists)
        qtbot.waitUntil(lambda: any("3 pages." in text for text in find.texts(dialog)))
        assert any("2 characters have no shape" in text for text in find.texts(dialog))

    opened("report", use)
    (request,) = asked
    assert (request.format, request.language, request.today) == ("pdf", "en", DAY)
    assert (request.sheet.since, request.sheet.until) == (DAY, DAY)  # type: ignore[union-attr]
    assert request.journal == store.path
    assert path.read_bytes() == b"file"


@pytest.mark.parametrize(
    ("error", "words"),
    [(UserError("The journal is locked."), "The journal is locked."), (OSError(), "choose another folder")],
)
def test_what_goes_wrong_is_said(
    opened: Use,
    store: Store,
    chosen: Callable[[str], Path],
    find: Find,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    words: str,
) -> None:
    path = chosen("mine.html")

    def fail(_request: Request, _say: object) -> Made:
        raise error

    monkeypatch.setattr(report_saving, "made", fail)

    def use(dialog: QDialog) -> None:
        click(qtbot, find, dialog, "Save as…")
        qtbot.waitUntil(lambda: any(words in text for text in find.texts(dialog)))
        assert find(dialog, QPushButton, "Save as…").isEnabled()

    opened("report", use)
    assert not path.exists()


def test_a_report_that_is_stopped_leaves_no_file(
    opened: Use,
    store: Store,
    chosen: Callable[[str], Path],
    find: Find,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path, began, go_on, ended = chosen("mine.pdf"), threading.Event(), threading.Event(), threading.Event()

    def made(_request: Request, say: Callable[[float], None]) -> Made:
        began.set()
        go_on.wait(30)
        try:
            say(0.5)
        finally:
            ended.set()
        return Made(b"file")

    monkeypatch.setattr(report_saving, "made", made)

    def use(dialog: QDialog) -> None:
        click(qtbot, find, dialog, "Save as…")
        qtbot.waitUntil(began.is_set)
        click(qtbot, find, dialog, "Stop")
        assert "Stopped. No file was written." in find.texts(dialog)
        go_on.set()
        qtbot.waitUntil(ended.is_set)

    opened("report", use)
    assert not path.exists()
    assert not list(tmp_path.glob(".mine*"))


def test_giving_up_the_choice_of_a_file_does_nothing(
    opened: Use, store: Store, asked: list[Request], find: Find, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "save_file", lambda *_words: None)
    opened("report", lambda dialog: click(qtbot, find, dialog, "Save as…"))
    assert not asked


def test_a_journal_is_never_written_over(
    opened: Use, store: Store, chosen: Callable[[str], Path], asked: list[Request], find: Find, qtbot: QtBot
) -> None:
    chosen("other.lcjournal")

    def use(dialog: QDialog) -> None:
        click(qtbot, find, dialog, "Save as…")
        assert any("is the name of a journal" in text for text in find.texts(dialog))

    opened("report", use)
    assert not asked


def test_the_interview_is_filled_from_chosen_entries(
    opened: Use, store: Store, chosen: Callable[[str], Path], asked: list[Request], find: Find, qtbot: QtBot
) -> None:
    own = (Reflection("entretien.skills", "I lead"),)
    identity = store.activities.add(Activity("My words", DAY, method="entretien", reflections=own))
    path = chosen("sheet.html")

    def use(dialog: QDialog) -> None:
        entries = find(dialog, QListWidget, "Entries of the period; tick those that belong to this part")
        names = [entries.item(row).text() for row in range(entries.count())]
        assert not any("Secret" in name for name in names)
        row = next(row for row, name in enumerate(names) if name.startswith("Talk on graphs"))
        entries.setFocus()
        entries.setCurrentRow(row)
        qtbot.keyClick(entries, Qt.Key.Key_Space)
        part = find(dialog, QComboBox, "Part of the interview")
        assert part.currentText().endswith("(1)")
        qtbot.keyClick(part, Qt.Key.Key_Down)
        assert entries.item(row).checkState() is Qt.CheckState.Unchecked
        entries.setCurrentRow(row)
        qtbot.keyClick(entries, Qt.Key.Key_Space)
        qtbot.keyClick(entries, Qt.Key.Key_Space)
        click(qtbot, find, dialog, "Save as…")
        qtbot.waitUntil(path.exists)

    opened("interview", use)
    sheet: Any = asked[0].sheet
    assert sheet.activity_id == identity
    assert list(sheet.entries) == ["entretien.skills"]
    assert asked[0].language == "fr"


def test_ones_own_words_are_written_in_an_entry(app: App, opened: Use, find: Find, qtbot: QtBot) -> None:
    opened("interview", lambda dialog: click(qtbot, find, dialog, "Write my own words"))
    assert app.window.current() == "journal"
    assert find(app.window, QPushButton, "Method: French career interview").isVisible()
    assert "entretien" in find(app.window, QLineEdit, "Title").text()
