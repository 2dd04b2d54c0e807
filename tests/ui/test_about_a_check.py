"""An entry about a self-check: begun on the profile, kept by the editor, and led back from by the reader."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core import instruments
from lcjournal.core.model import Activity, Check, Filter, FormId
from lcjournal.core.store import Store
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Chip
from tests.ui.conftest import Finder

DAY = date(2026, 11, 16)
ABOUT = "About the self-check of 16 November 2026"


def finished(store: Store) -> Check:
    bank = instruments.builtin()
    check = store.checks.start((bank.id, bank.version, bank.source), FormId.FULL, "en", 7, DAY, "0")
    store.checks.finish(check.id)
    return store.checks.get(check.id)


def test_an_entry_leads_to_the_self_check_it_was_written_about(start: Callable[..., App], find: Finder) -> None:
    app = start("journal")
    journal = app.window.page("journal")
    check = finished(journal.context.store)
    journal.open(journal.context.store.activities.add(Activity("A thought", DAY, check_id=check.id)))
    find(app.window, Chip, ABOUT).click()
    assert app.window.current() == "selfcheck"


def test_what_is_begun_on_the_profile_stays_with_its_check(
    start: Callable[..., App], find: Finder, qtbot: QtBot
) -> None:
    app = start("selfcheck")
    page = app.window.page("selfcheck")
    store = page.context.store
    check = finished(store)
    page.open(check.id)
    find(app.window, QPushButton, "Write what I take from it").click()
    title = find(app.window, QLineEdit, "Title")
    qtbot.keyClick(title, Qt.Key.Key_End)
    qtbot.keyClicks(title, "!")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    (entry,) = store.activities.all(Filter(check_id=check.id))
    assert entry.title == "What I take from my self-check of 16 November 2026!"
    assert find(app.window, Chip, ABOUT).isVisible()
