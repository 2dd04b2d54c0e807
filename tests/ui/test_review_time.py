"""The review tells of protected time, and suggests what is long ago until that is put away."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTableView

from lcjournal.core.model import Activity, Kind, Session, Slot, Status
from lcjournal.ui import dialogs
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Tag

Find = Any
Start = Callable[..., App]


@pytest.fixture
def app(start: Start) -> App:
    app = start("today")
    session = Session(date(2026, 3, 2), 60, time(14))
    app.store.activities.add(Activity("A book", session.day, Kind.READING, status=Status.DONE, sessions=(session,)))
    app.store.slots.add(Slot(0, time(14), 120, date(2026, 11, 16), ""))
    return app


@pytest.fixture
def review(app: App, monkeypatch: pytest.MonkeyPatch, find: Find) -> Callable[..., list[str]]:
    """Open the review, press what is named or look at it, and return all it says."""

    def look(*pressed: str | Callable[[QDialog], None]) -> list[str]:
        said: list[str] = []

        def show(dialog: QDialog) -> bool:
            dialog.show()
            for deed in pressed:
                if isinstance(deed, str):
                    find(dialog, QPushButton, deed).click()
                else:
                    deed(dialog)
            said.extend(found.text() for found in dialog.findChildren(QLabel) if found.isVisible() and found.text())
            dialog.close()
            return False

        monkeypatch.setattr(dialogs, "show", show)
        find(app.window, Tag, "Review…").click()
        return said

    return look


SUGGESTED = "Reading: the last time was on 2 March. Perhaps something of the kind again?"


def test_the_week_tells_what_came_of_each_slot(review: Callable[..., list[str]]) -> None:
    said = review()
    assert "Protected time" in said
    assert "Monday 16 November, 14:00 to 16:00: To come" in said


def test_a_suggestion_is_put_away_for_good(review: Callable[..., list[str]], app: App) -> None:
    assert SUGGESTED in review()
    assert SUGGESTED not in review(f"Not now: {SUGGESTED}")
    assert app.settings().put_away == "kind:reading:2026-03-02"
    assert SUGGESTED not in review()


def test_what_is_planned_stands_beside_what_is_done(review: Callable[..., list[str]], app: App, find: Find) -> None:
    session = Session(date(2026, 11, 20), 90)
    app.store.activities.add(Activity("A visit", session.day, Kind.CLIENT, Status.PLANNED, sessions=(session,)))
    tables: list[list[str]] = []

    def read(dialog: QDialog) -> None:
        model = find(dialog, QTableView, "Time by kind").model()
        tables.append([model.index(0, column).data() for column in range(model.columnCount())])

    review(read)
    assert tables == [["Client visit", "0\u202fmin", "1\u202fh\u202f30"]]
