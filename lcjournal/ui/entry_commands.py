"""What can be done, from the menu and Ctrl+K, with the entry that is read or written."""

from collections.abc import Callable
from functools import partial

from lcjournal.core.i18n import N_
from lcjournal.ui.activity_changes import ActivityChanges
from lcjournal.ui.commands import Command
from lcjournal.ui.context import Context
from lcjournal.ui.main_window import MainWindow

_WEEKS = 4


def entry_commands(window: MainWindow, context: Context) -> list[Command]:
    """Return the commands for the entry in hand; without one they are out of use."""
    changes = ActivityChanges(context.store, context.undo, context.today)
    menu, in_hand = N_("Journal"), partial(_in_hand, window)

    def on_it(do: Callable[[str], object]) -> Callable[[], None]:
        def run() -> None:
            if window.page(window.current()).leave():  # what is being written of it comes first
                do(in_hand())

        return run

    def duplicate(activity_id: str) -> None:
        window.navigate("journal", changes.duplicate(activity_id))

    def repeat(activity_id: str) -> None:
        changes.repeat_weekly(activity_id, _WEEKS)

    def has_one() -> bool:
        return bool(in_hand())

    return [
        Command("duplicate", N_("Duplicate"), on_it(duplicate), "copy", (), menu, has_one),
        Command("weekly", N_("Repeat weekly for four weeks"), on_it(repeat), "repeat", (), menu, has_one),
    ]


def _in_hand(window: MainWindow) -> str:
    return window.page(window.current()).in_hand()
