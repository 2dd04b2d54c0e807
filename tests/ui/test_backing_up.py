"""Backups are made by themselves: while one works, and when the journal closes."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core.backup import backups, folder_elsewhere
from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity, Filter
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui import background, backing_up
from lcjournal.ui.app import App
from lcjournal.ui.backing_up import BackingUp
from lcjournal.ui.bulk_changes import MANY, BulkChanges
from lcjournal.ui.bus import Bus
from lcjournal.ui.undo import Undo
from tests.ui.conftest import Finder

NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
DAY = date(2026, 11, 20)


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
def store(tmp_path: Path, bus: Bus) -> Iterator[Store]:
    with Store.open(tmp_path / "journal.lcjournal", on_change=bus.changed.emit) as store:
        yield store


def keeper(store: Store, bus: Bus, said: list[str], second: str = "", *, auto: bool = True) -> BackingUp:
    settings = Settings(second_place=second, auto_backup=auto)
    return BackingUp(store.path, store.path.parent / "backups", lambda: settings, lambda: NOW, bus, said.append)


def made(store: Store) -> int:
    return len(backups(store.path.parent / "backups", "journal"))


def test_a_while_after_a_change_a_backup_is_made_without_a_word(
    store: Store, bus: Bus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "_EVERY_MS", 1)
    said: list[str] = []
    keeper(store, bus, said)
    store.activities.add(Activity("One", DAY))
    qtbot.waitUntil(lambda: made(store) == 1)
    background.wait_for_all()
    assert said == []


def test_closing_makes_one_only_where_something_changed(store: Store, bus: Bus) -> None:
    backing = keeper(store, bus, [])
    backing.finish()
    assert made(store) == 0
    store.activities.add(Activity("One", DAY))
    backing.finish()
    backing.finish()
    assert made(store) == 1


def test_a_folder_that_takes_no_backup_is_told_and_hinders_no_closing(store: Store, bus: Bus, qtbot: QtBot) -> None:
    (store.path.parent / "backups").write_text("in the way", encoding="utf-8")
    said: list[str] = []
    backing = keeper(store, bus, said)
    store.activities.add(Activity("One", DAY))
    backing.make()
    qtbot.waitUntil(lambda: said == ["The backup could not be made. Your journal is safe."])
    backing.finish()


def test_the_app_leaves_a_backup_of_what_was_written_and_none_of_the_sample(
    start: Callable[..., App], tmp_path: Path, qtbot: QtBot
) -> None:
    app = start("today")
    app.store.activities.add(Activity("One", DAY))
    folder = app.window.page("today").context.paths.backups
    app.journals.open_sample()
    qtbot.waitUntil(app.is_sample, timeout=30_000)
    assert len(backups(folder, "journal")) == 1
    app.store.activities.add(Activity("Two", DAY))
    app.journals.open_own()
    assert len(list(folder.glob("*.lcjournal"))) == 1


def test_a_second_place_gets_every_backup_too(store: Store, bus: Bus, qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "other disk"
    place.mkdir()
    said: list[str] = []
    store.activities.add(Activity("One", DAY))
    keeper(store, bus, said, str(place)).make()
    qtbot.waitUntil(lambda: said == ["Backup made, checked and readable."])
    (there,) = backups(folder_elsewhere(place, store.path), "journal")
    with Store.open_read_only(there.path) as copy:
        assert [activity.title for activity in copy.activities.all()] == ["One"]


def test_a_second_place_that_is_not_there_is_said_and_nothing_else_suffers(
    store: Store, bus: Bus, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[str] = []
    keeper(store, bus, said, str(tmp_path / "unplugged")).make()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "is not there. Its disk may be unplugged. Your journal is safe." in said[0]
    assert made(store) == 1


def test_a_change_of_more_than_a_hundred_entries_comes_after_a_backup(store: Store, bus: Bus, qtbot: QtBot) -> None:
    ids = [store.activities.add(Activity(f"Entry {number}", DAY)) for number in range(MANY + 1)]
    changes = BulkChanges(store, Undo(), lambda _text: None, keeper(store, bus, []))
    changes.set_private(ids[:MANY], private=True)
    assert made(store) == 0
    changes.bin(ids)
    (copy,) = backups(store.path.parent / "backups", "journal")
    with Store.open_read_only(copy.path) as before:
        assert before.activities.totals(Filter()).count == MANY + 1
    assert store.activities.totals(Filter()).count == 0


def test_without_a_backup_a_large_change_is_not_made(store: Store, bus: Bus, qtbot: QtBot) -> None:
    ids = [store.activities.add(Activity(f"Entry {number}", DAY)) for number in range(MANY + 1)]
    (store.path.parent / "backups").write_text("in the way", encoding="utf-8")
    changes = BulkChanges(store, Undo(), lambda _text: None, keeper(store, bus, []))
    with pytest.raises(UserError, match="nothing was changed"):
        changes.bin(ids)
    assert store.activities.totals(Filter()).count == MANY + 1


def test_switched_off_none_is_made_by_itself_and_still_one_before_what_cannot_be_taken_back(
    store: Store, bus: Bus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "_EVERY_MS", 1)
    backing = keeper(store, bus, [], auto=False)
    store.activities.add(Activity("One", DAY))
    qtbot.wait(30)
    background.wait_for_all()
    backing.finish()
    assert made(store) == 0
    done: list[int] = []
    backing.before(lambda: done.append(made(store)), "not made")
    qtbot.waitUntil(lambda: done == [1])


def told(app: App, find: Finder) -> list[str]:
    return [text for text in find.texts(app.window.page("today")) if "backup" in text.lower()]


def test_today_tells_of_a_backup_that_failed_until_one_is_made(
    start: Callable[..., App], tmp_path: Path, qtbot: QtBot, find: Finder
) -> None:
    app = start("today")
    folder = app.window.page("today").context.paths.backups
    assert told(app, find) == []
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    app.back_up()
    qtbot.waitUntil(lambda: told(app, find) == ["The backup could not be made. Your journal is safe."])
    folder.unlink()
    find(app.window.page("today"), QPushButton, "Back up now").click()
    qtbot.waitUntil(lambda: told(app, find) == [])
    assert len(backups(folder, "journal")) == 1


def test_today_tells_of_a_second_place_that_is_not_there_and_leads_to_the_settings(
    start: Callable[..., App], tmp_path: Path, find: Finder
) -> None:
    place = tmp_path / "unplugged"
    app = start("today", second_place=str(place))
    words = f"The backup folder {place} is not there. Its disk may be unplugged. Your journal is safe."
    assert told(app, find) == [words]
    find(app.window.page("today"), QPushButton, "Settings").click()
    assert app.window.current() == "settings"
    assert "Back up automatically" in find.texts(app.window)


def test_the_switch_in_the_settings_says_what_remains(start: Callable[..., App], find: Finder) -> None:
    app = start("today")
    app.window.navigate("settings", "privacy")
    assert any("Half an hour after a change" in text for text in find.texts(app.window))
    QTest.mouseClick(find(app.window, QCheckBox, "Back up automatically"), Qt.MouseButton.LeftButton)
    assert not app.settings().auto_backup
    assert any("still before what cannot be taken back" in text for text in find.texts(app.window))
