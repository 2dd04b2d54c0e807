"""A journal with self-checks and activities, and the Growth page that draws it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Activity, Answer, AnswerState, FormId, Session, Target
from lcjournal.core.paths import DataPaths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui.backing_up import BackingUp
from lcjournal.ui.bus import Bus
from lcjournal.ui.commands import Actions
from lcjournal.ui.context import Context, Controls
from lcjournal.ui.journals import Journals
from lcjournal.ui.pages.growth import GrowthPage
from lcjournal.ui.timekeeper import Timekeeper
from lcjournal.ui.undo import Undo

NOW = datetime(2026, 11, 18, 14, tzinfo=UTC)
LC48 = instruments.builtin()


class Preferences:
    """Stands for the app as far as this page asks it."""

    def __init__(self) -> None:
        self.chosen = Settings()

    def settings(self) -> Settings:
        return self.chosen


class Journal:
    """A store, filled a line at a time."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def check(
        self, day: date, level: int, form: FormId = FormId.FULL, *, asked: Instrument = LC48, language: str = "en"
    ) -> None:
        checks = self.store.checks
        begun = checks.start((asked.id, asked.version, asked.source), form, language, 1, day, "0")
        answers = [
            Answer(item.id, AnswerState.ANSWERED, 6 - level if item.reversed else level) for item in asked.items(form)
        ]
        checks.answer(begun.id, *answers)
        checks.finish(begun.id)

    def quarters(self, *levels: int, asked: Instrument = LC48, year: int = 2026) -> None:
        for index, level in enumerate(levels):
            self.check(date(year, 1 + 3 * index, 12), level, asked=asked)

    def activity(self, title: str, *days: date, minutes: int = 60, kind: str = "mooc") -> str:
        sessions = tuple(Session(day, minutes) for day in days)
        return self.store.activities.add(Activity(title, days[-1], kind, sessions=sessions))


@pytest.fixture
def bus(qapp: QApplication) -> Bus:
    return Bus()


@pytest.fixture
def store(tmp_path: Path, bus: Bus) -> Iterator[Store]:
    opened = Store.open(tmp_path / "journal.lcjournal", clock=lambda: NOW, on_change=bus.changed.emit)
    yield opened
    opened.close()


@pytest.fixture
def journal(store: Store) -> Journal:
    return Journal(store)


@pytest.fixture
def preferences() -> Preferences:
    return Preferences()


@pytest.fixture
def open_page(
    qtbot: QtBot, store: Store, bus: Bus, tmp_path: Path, preferences: Preferences
) -> Callable[..., GrowthPage]:
    """Return what shows the page at a size."""

    def show(width: int = 1280, height: int = 800) -> GrowthPage:
        undo = Undo()
        context = Context(
            store=store,
            bus=bus,
            undo=undo,
            backing_up=BackingUp(store.path, tmp_path / "backups", Settings, lambda: NOW, bus, print),
            timekeeper=Timekeeper(store, undo, bus, lambda: NOW, asks=False),
            actions=Actions(),
            controls=cast("Controls", preferences),
            journals=cast("Journals", None),  # nothing here goes to another journal
            paths=DataPaths(tmp_path),
            instrument=LC48,
            say=lambda _sentence: None,
            now=lambda: NOW,
        )
        page = GrowthPage(context)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return show


@pytest.fixture
def year(journal: Journal) -> Journal:
    """A journal with two checks, a desired level and two activities of this year."""
    journal.check(date(2026, 1, 12), 3)
    journal.check(date(2026, 11, 16), 4)
    journal.store.checks.set_targets([Target("A1", 4.25, date(2026, 1, 12))])
    journal.activity("Python", date(2026, 9, 2), date(2026, 9, 30), minutes=120)
    journal.activity("Karim", date(2026, 11, 16), minutes=50, kind="interview")
    return journal
