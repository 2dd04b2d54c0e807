"""What the reader says of an entry above its text."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Status
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.reader import Reader
from tests.ui.conftest import TODAY


@pytest.mark.parametrize(
    ("days", "status", "told"),
    [(400, Status.DONE, True), (400, Status.PLANNED, False), (0, Status.DONE, False)],
)
def test_what_was_done_on_a_day_to_come_says_so(
    start: Callable[..., App], qtbot: QtBot, days: int, status: Status, told: bool
) -> None:
    app = start("journal")
    identity = app.store.activities.add(Activity("A chapter on maps", TODAY + timedelta(days=days), status=status))
    app.window.page("journal").open(identity)

    def badges() -> set[str]:
        reader = app.window.findChild(Reader)
        assert reader is not None
        return {tag.text() for tag in reader.findChildren(Tag) if tag.isVisible()}

    qtbot.waitUntil(lambda: bool(badges()))
    assert ("On a day still to come" in badges()) == told
