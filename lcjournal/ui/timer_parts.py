"""The timer in the window: its place in the sidebar, its question over the pages, its command."""

from functools import partial

from lcjournal.core.i18n import N_
from lcjournal.ui.commands import Actions, Command
from lcjournal.ui.main_window import MainWindow
from lcjournal.ui.timekeeper import Timekeeper
from lcjournal.ui.widgets.running_timer import RunningTimer
from lcjournal.ui.widgets.timer_question import TimerQuestion


def add_timer(window: MainWindow, actions: Actions, timekeeper: Timekeeper) -> None:
    """Show the timer in ``window`` and let Ctrl+T start and stop it."""
    running = RunningTimer(timekeeper)
    running.open_requested.connect(window.navigate)
    window.add_parts(running, TimerQuestion(timekeeper))
    toggle = partial(_toggle, window, timekeeper)
    actions.add(Command("timer", N_("Start or stop the timer"), toggle, "timer", ("Ctrl+T",), N_("Journal")))


def _toggle(window: MainWindow, timekeeper: Timekeeper) -> None:
    if timekeeper.running() is not None:
        timekeeper.stop()
    else:
        timekeeper.start(window.page(window.current()).in_hand())
