"""A journal and the page of the self-check, as the window makes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Answer, AnswerState, Check, FormId, Target
from lcjournal.core.paths import DataPaths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.backing_up import BackingUp
from lcjournal.ui.bus import Bus
from lcjournal.ui.commands import Actions
from lcjournal.ui.context import Context, Controls
from lcjournal.ui.journals import Journals
from lcjournal.ui.pages.selfcheck import SelfCheckPage
from lcjournal.ui.timekeeper import Timekeeper
from lcjournal.ui.undo import Undo

NOW = datetime(2026, 11, 18, 14, tzinfo=UTC)
LC48 = instruments.builtin()


@dataclass
class StubControls:
    """The settings, and nothing else of the application."""

    chosen: Settings = field(default_factory=Settings)

    def settings(self) -> Settings:
        return self.chosen


@dataclass
class Desk:
    """A journal on which pages can be opened."""

    context: Context
    controls: StubControls
    show: Callable[..., SelfCheckPage]

    @property
    def store(self) -> Store:
        return self.context.store

    def wait_for_enter(self) -> None:
        """Turn off what passes to the next question by itself."""
        self.controls.chosen = replace(self.controls.chosen, auto_advance=False)

    def take(
        self,
        day: date,
        level: int = 3,
        form: FormId = FormId.FULL,
        *,
        other: dict[str, int] | None = None,
        left: int = 0,
        milliseconds: int = 0,
    ) -> Check:
        """Answer a check at one keyed level, facets in ``other`` at another; ``left`` questions stay open."""
        checks = self.store.checks
        check = checks.start((LC48.id, LC48.version, LC48.source), form, "en", 7, day, "0")
        items = LC48.order(form, 7)
        for item in items[: len(items) - left]:
            keyed = (other or {}).get(item.facet, level)
            value = 6 - keyed if item.reversed else keyed
            checks.answer(check.id, Answer(item.id, AnswerState.ANSWERED, value, milliseconds))
        if not left:
            checks.finish(check.id)
        return checks.get(check.id)

    def wish(self, day: date, **levels: float) -> None:
        """Set desired levels."""
        self.store.checks.set_targets([Target(facet, level, day) for facet, level in levels.items()])


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, looks: theme.ThemeManager, tmp_path: Path) -> Iterator[Desk]:
    bus = Bus()
    store = Store.open(tmp_path / "journal.lcjournal", clock=lambda: NOW, on_change=bus.changed.emit)
    controls = StubControls()
    undo = Undo()
    context = Context(
        store=store,
        bus=bus,
        undo=undo,
        backing_up=BackingUp(store.path, tmp_path / "backups", Settings, lambda: NOW, bus, print),
        timekeeper=Timekeeper(store, undo, bus, lambda: NOW, asks=False),
        actions=Actions(),
        controls=cast("Controls", controls),
        journals=cast("Journals", None),  # nothing here goes to another journal
        paths=DataPaths(tmp_path),
        instrument=LC48,
        say=lambda _sentence: None,
        now=lambda: NOW,
    )

    # The robot of the tests holds its widgets weakly; one collected while it is being painted would crash.
    pages = []

    def show(
        argument: object = None, width: int = 1064, height: int = 800, instrument: Instrument = LC48
    ) -> SelfCheckPage:
        page = SelfCheckPage(replace(context, instrument=instrument))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        with qtbot.waitActive(page):
            page.activateWindow()
        if argument is not None:
            page.open(argument)
        return page

    yield Desk(context, controls, show)
    store.close()
